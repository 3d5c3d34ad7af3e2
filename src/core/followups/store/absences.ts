import { and, asc, eq, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Person } from '../../contract/person.ts';
import { isAmong } from '../../db/columns.ts';
import { absences, people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { personOf } from '../../people/store/people.ts';

export type Absence = {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** When the person hears of what is due again. */
  readonly backAt: Temporal.Instant;
};

/** Keeps an absence; an older one that it touches is over. */
export async function addAbsence(
  tx: Tx,
  {
    personId,
    coverId,
    from,
    until,
    backAt,
  }: Absence & { readonly personId: number; readonly coverId: number | undefined },
) {
  await tx
    .delete(absences)
    .where(
      and(
        eq(absences.personId, personId),
        isNotNull(absences.backAt),
        lte(absences.fromDay, until),
        gte(absences.untilDay, from),
      ),
    );
  await tx.insert(absences).values({ personId, coverId, fromDay: from, untilDay: until, backAt });
}

/** Whether somebody is away on a day, until when, and who stands in, as long as they are here. */
export async function absenceOf(
  tx: Tx,
  { personId, on }: { readonly personId: number; readonly on: Temporal.PlainDate },
): Promise<(Absence & { readonly cover: Person | undefined }) | undefined> {
  const [row] = await tx
    .select({ absence: absences, cover: people })
    .from(absences)
    .leftJoin(people, and(eq(people.workspaceId, absences.workspaceId), eq(people.id, absences.coverId)))
    .where(
      and(
        eq(absences.personId, personId),
        isNotNull(absences.backAt),
        lte(absences.fromDay, on),
        gte(absences.untilDay, on),
      ),
    )
    .orderBy(asc(absences.id))
    .limit(1);
  if (!row?.absence.backAt) return undefined;
  const { fromDay: from, untilDay: until, backAt } = row.absence;
  return { from, until, backAt, cover: row.cover && row.cover.leftAt === null ? personOf(row.cover) : undefined };
}

/** Who of them is away, each by the day where they are. */
export async function awayNow(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
): Promise<readonly number[]> {
  const rows = await tx
    .select({ id: people.id })
    .from(absences)
    .innerJoin(people, and(eq(people.workspaceId, absences.workspaceId), eq(people.id, absences.personId)))
    .where(
      and(
        isAmong(absences.personId, ids),
        isNotNull(absences.backAt),
        sql`(${now.toString()}::timestamptz at time zone ${people.zone})::date between ${absences.fromDay} and ${absences.untilDay}`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** Claims one person who is back, for this transaction: they are told once, by whichever replica. */
export async function takeReturned(
  tx: Tx,
  now: Temporal.Instant,
): Promise<
  | (Omit<Absence, 'backAt'> & {
      readonly person: Person;
      readonly isHere: boolean;
      readonly cover: string | undefined;
    })
  | undefined
> {
  const covers = alias(people, 'covers');
  const [row] = await tx
    .select({ absence: absences, person: people, cover: covers.name })
    .from(absences)
    .innerJoin(people, and(eq(people.workspaceId, absences.workspaceId), eq(people.id, absences.personId)))
    .leftJoin(covers, and(eq(covers.workspaceId, absences.workspaceId), eq(covers.id, absences.coverId)))
    .where(lte(absences.backAt, now))
    .orderBy(asc(absences.id))
    .limit(1)
    .for('update', { of: absences, skipLocked: true });
  if (!row) return undefined;
  await tx.update(absences).set({ backAt: null }).where(eq(absences.id, row.absence.id));
  const { fromDay: from, untilDay: until } = row.absence;
  return {
    from,
    until,
    person: personOf(row.person),
    isHere: row.person.leftAt === null,
    cover: row.cover ?? undefined,
  };
}

/** The absences of somebody and of their team that are not over by a day, the first first. */
export async function absencesNear(
  tx: Tx,
  { person, from }: { readonly person: Pick<Person, 'id' | 'teamId'>; readonly from: Temporal.PlainDate },
) {
  return tx
    .select({ id: absences.id, name: people.name, from: absences.fromDay, until: absences.untilDay })
    .from(absences)
    .innerJoin(people, and(eq(people.workspaceId, absences.workspaceId), eq(people.id, absences.personId)))
    .where(
      and(
        gte(absences.untilDay, from),
        isNull(people.leftAt),
        person.teamId === undefined ? eq(people.id, person.id) : eq(people.teamId, person.teamId),
      ),
    )
    .orderBy(asc(absences.fromDay), asc(absences.id));
}

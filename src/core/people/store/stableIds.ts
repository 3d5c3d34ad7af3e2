/** People whom a platform gives a new id at each login, met again by what outlives it. */
import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { parseInstant } from '../../db/columns.ts';
import type { Account } from './installations.ts';
import type { Tx } from '../../db/tx.ts';
import { type Identity, personOf } from './people.ts';
import { identities, people } from '../../db/schema/people.ts';
import { heard, rooms } from '../../db/schema/messages.ts';

const at = ({ platform, account }: Account) => and(eq(identities.platform, platform), eq(identities.account, account));

/** The ids under which people of ours are known there. */
export async function knownHere(tx: Tx, here: Account): Promise<string[]> {
  const rows = await tx.select({ external: identities.external }).from(identities).where(at(here));
  return rows.map(({ external }) => external);
}

/** Whether an id is one of ours; under a new id whoever bears a mark of ours keeps their room and all that was said in it. */
export async function meetAgain(
  tx: Tx,
  { marks, external, ...here }: Identity & { readonly marks: readonly string[] },
): Promise<boolean> {
  const [known] = await tx
    .select({ id: identities.id })
    .from(identities)
    .where(and(at(here), eq(identities.external, external)));
  if (known) return true;
  for (const mark of marks) {
    const [met] = await tx
      .update(identities)
      .set({ external })
      .from(sql`(select id as was_id, external as was from identities) old`)
      .where(and(at(here), sql`${identities.marks} ? ${mark}`, sql`old.was_id = ${identities.id}`))
      .returning({ was: sql<string>`old.was` });
    if (!met) continue;
    const direct = and(eq(rooms.platform, here.platform), eq(rooms.account, here.account), eq(rooms.kind, 'direct'));
    await tx
      .delete(rooms)
      .where(
        and(
          direct,
          eq(rooms.external, external),
          sql`not exists (select from heard h where h.workspace_id = rooms.workspace_id and h.room_id = rooms.id)`,
        ),
      );
    await tx
      .update(rooms)
      .set({ external })
      .where(and(direct, eq(rooms.external, met.was)));
    return true;
  }
  return false;
}

/** The marks of somebody we know, made when there are none yet; undefined: we do not know them. */
export async function stableIdsOf(
  tx: Tx,
  { external, handle, ...here }: Identity & { readonly handle: string },
): Promise<readonly string[] | undefined> {
  const [known] = await tx
    .select({ id: identities.id, marks: identities.marks })
    .from(identities)
    .where(and(at(here), eq(identities.external, external)));
  if (!known) return undefined;
  const own = known.marks.find((mark) => mark.startsWith('alias:')) ?? `alias:TB-${randomBytes(4).toString('hex')}`;
  const marks = [own, ...(handle ? [handle] : known.marks.filter((mark) => mark.startsWith('handle:')))];
  if (marks.join() !== known.marks.join())
    await tx.update(identities).set({ marks }).where(eq(identities.id, known.id));
  return marks;
}

/** Who has spoken in a direct room since a moment, the last first. */
export async function spokeSince(
  tx: Tx,
  { platform, account, since, most }: Account & { readonly since: Temporal.Instant; readonly most: number },
) {
  const last = sql<string>`max(${heard.createdAt})::text`;
  const rows = await tx
    .select({ person: people, roomId: rooms.id, last })
    .from(rooms)
    .innerJoin(people, and(eq(people.workspaceId, rooms.workspaceId), eq(people.id, rooms.personId)))
    .innerJoin(heard, and(eq(heard.workspaceId, rooms.workspaceId), eq(heard.roomId, rooms.id)))
    .where(
      and(
        eq(rooms.platform, platform),
        eq(rooms.account, account),
        eq(rooms.kind, 'direct'),
        isNull(people.leftAt),
        gt(heard.createdAt, since),
      ),
    )
    .groupBy(people.workspaceId, people.id, rooms.id)
    .orderBy(desc(sql`max(${heard.createdAt})`))
    .limit(most);
  return rows.map(({ person, roomId, last }) => ({ person: personOf(person), roomId, last: parseInstant(last) }));
}

/** Which digests come of themselves, where, and when next. */
import { calendarFor } from '../../company/store/days.ts';
import { and, eq, inArray, ne, notExists, sql } from 'drizzle-orm';
import { digests } from '../../db/schema/digests.ts';
import { people, teams } from '../../db/schema/people.ts';
import { workspaces } from '../../db/schema/workspaces.ts';
import type { Tx } from '../../db/tx.ts';
import type { DigestKind } from '../../contract/vocabulary.ts';
import { isColleague, personOf } from '../../people/store/people.ts';
import { nextDigestAt } from '../schedule.ts';

export type Digest = typeof digests.$inferSelect;

/** Claims one digest that is due, for this transaction. */
export async function takeDigestDue(tx: Tx, now: Temporal.Instant): Promise<Digest | undefined> {
  const rows = await tx
    .select()
    .from(digests)
    .where(sql`${digests.nextAt} <= ${now.toString()}`)
    .orderBy(digests.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  return rows[0];
}

export async function postponeDigest(
  tx: Tx,
  {
    id,
    at,
    saidAt,
  }: { readonly id: number; readonly at: Temporal.Instant | undefined; readonly saidAt: Temporal.Instant | null },
) {
  await tx
    .update(digests)
    .set({ nextAt: at ?? null, saidAt })
    .where(eq(digests.id, id));
}

/** Where a digest comes: into a channel, or to a person. */
export type Destination = { readonly roomId: number } | { readonly personId: number };

const isAt = (place: Destination) =>
  'roomId' in place ? eq(digests.roomId, place.roomId) : eq(digests.personId, place.personId);

export async function digestAt(tx: Tx, { kind, place }: { readonly kind: DigestKind; readonly place: Destination }) {
  const rows = await tx
    .select()
    .from(digests)
    .where(and(isAt(place), eq(digests.kind, kind)));
  return rows[0];
}

/** Has a digest come to a place, instead of the one of its kind that came there before. */
export async function keepDigest(
  tx: Tx,
  {
    place,
    ...digest
  }: Pick<Digest, 'kind' | 'at' | 'days' | 'nextAt'> & { readonly place: Destination; readonly teamId?: number | null },
) {
  const known = await digestAt(tx, { kind: digest.kind, place });
  await (known
    ? tx.update(digests).set(digest).where(eq(digests.id, known.id))
    : tx.insert(digests).values({ ...digest, ...place }));
}

/** How many channels a team's digest comes to. */
export async function channelsOf(tx: Tx, { teamId, kind }: { readonly teamId: number; readonly kind: DigestKind }) {
  const rows = await tx
    .select({ roomId: digests.roomId })
    .from(digests)
    .where(and(eq(digests.teamId, teamId), eq(digests.kind, kind), sql`${digests.nextAt} is not null`));
  return rows.flatMap(({ roomId }) => roomId ?? []);
}

/** Whose day a channel hears, and in which zone and language: its team's, or the company's. */
export async function audienceOf(tx: Tx, teamId: number | null) {
  const [team] =
    teamId === null
      ? []
      : await tx
          .select({ name: teams.name, zone: teams.zone, locale: teams.locale })
          .from(teams)
          .where(eq(teams.id, teamId));
  if (team) return team;
  const [company] = await tx.select({ zone: workspaces.zone, locale: workspaces.locale }).from(workspaces);
  return company && { ...company, name: undefined };
}

/** What somebody who leads hears of itself, until they say otherwise. */
const LEADING = ['lead', 'manager'] as const;
const OF_LEADERS: readonly DigestKind[] = ['weekly', 'monthly'];
const MORNING = Temporal.PlainTime.from('09:00');

/** Gives everybody who leads, and has none yet, the digests that come of themselves. */
export async function startLeaderDigests(tx: Tx, now: Temporal.Instant) {
  const theirs = tx.select({ id: digests.id }).from(digests).where(eq(digests.personId, people.id));
  const found = await tx
    .select()
    .from(people)
    .where(and(inArray(people.role, [...LEADING]), isColleague, notExists(theirs)));
  for (const person of found.map(personOf)) {
    const calendar = await calendarFor(tx, person.zone);
    for (const kind of OF_LEADERS)
      await tx
        .insert(digests)
        .values({
          kind,
          personId: person.id,
          at: MORNING,
          nextAt: nextDigestAt({ kind, at: MORNING, days: null }, { zone: person.zone, calendar, after: now }) ?? null,
        })
        .onConflictDoNothing();
  }
}

/** A team's digests of a kind come to no other channel than this. */
export async function stopDigests(
  tx: Tx,
  { teamId, kind, except }: { readonly teamId: number; readonly kind: DigestKind; readonly except: number },
) {
  await tx
    .update(digests)
    .set({ days: [], nextAt: null })
    .where(and(eq(digests.teamId, teamId), eq(digests.kind, kind), ne(digests.roomId, except)));
}

/** Those that come again, wherever they come. */
export async function comingDigests(tx: Tx): Promise<readonly Digest[]> {
  return tx
    .select()
    .from(digests)
    .where(sql`${digests.nextAt} is not null`);
}

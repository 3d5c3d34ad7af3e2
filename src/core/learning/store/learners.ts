import { and, desc, eq, inArray, isNotNull, lte, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAmong } from '../../db/columns.ts';
import { customers } from '../../db/schema/customers.ts';
import { learners } from '../../db/schema/digests.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people, teams } from '../../db/schema/people.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';
import { isColleague, personOf } from '../../people/store/people.ts';

export type Learner = typeof learners.$inferSelect;

const looking = statement(
  z.object({ id: z.number(), tries: z.number(), told: z.array(z.string()), used: z.array(z.string()) }),
  sql`select id, tries, told, used from learners
    where workspace_id = current_workspace() and person_id = ${text('person')}::bigint and next_at is not null`,
);

/** Somebody who still learns: asked at every message, so it is one look. */
export async function findLearner(tx: Tx, personId: number) {
  const [row] = await looking(tx, { person: String(personId) });
  return row;
}

/** Who of them is told something now. */
export async function learningNow(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
): Promise<readonly number[]> {
  const rows = await tx
    .select({ id: learners.personId })
    .from(learners)
    .where(and(isAmong(learners.personId, ids), lte(learners.nextAt, now)));
  return rows.map(({ id }) => id);
}

/** False: they were one before. */
export async function addLearner(
  tx: Tx,
  learner: Pick<Learner, 'personId' | 'startedOn' | 'nextAt'> & Partial<Pick<Learner, 'told'>>,
): Promise<boolean> {
  const made = await tx.insert(learners).values(learner).onConflictDoNothing().returning({ id: learners.id });
  return made.length > 0;
}

export async function changeLearner(
  tx: Tx,
  { id, ...change }: Pick<Learner, 'id'> & Partial<Pick<Learner, 'tries' | 'told' | 'used' | 'nextAt'>>,
) {
  await tx.update(learners).set(change).where(eq(learners.id, id));
}

/** Claims one learner to whom something may be told, for this transaction: a person, or anybody. */
export async function takeLearnerDue(
  tx: Tx,
  { now, personId }: { readonly now: Temporal.Instant; readonly personId?: number },
): Promise<Learner | undefined> {
  const [row] = await tx
    .select()
    .from(learners)
    .where(and(lte(learners.nextAt, now), personId === undefined ? undefined : eq(learners.personId, personId)))
    .orderBy(learners.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  return row;
}

/** Begins a week anew, or ends it. */
export async function setLearning(
  tx: Tx,
  { personId, ...week }: Pick<Learner, 'personId' | 'startedOn' | 'nextAt'>,
): Promise<void> {
  await tx
    .insert(learners)
    .values({ personId, ...week })
    .onConflictDoUpdate({ target: [learners.workspaceId, learners.personId], set: week });
}

/** The teams that have the bot before the others; none: all have it. */
export async function pilotTeams(tx: Tx) {
  return tx.select().from(teams).where(isNotNull(teams.pilotSince)).orderBy(teams.id);
}

const turning = statement(
  z.object({ turn: z.boolean() }),
  sql`select coalesce(bool_or(id = ${text('team')}::bigint), true) as turn from teams
    where workspace_id = current_workspace() and pilot_since is not null`,
);

/** Whether a team has the bot now: without a pilot every team does. Of no team: of none of the pilot's. */
export async function hasTurn(tx: Tx, teamId: number | undefined): Promise<boolean> {
  const [row] = await turning(tx, { team: String(teamId ?? NOBODYS) });
  return row?.turn ?? true;
}

/** No team has this number. */
const NOBODYS = 0;

/** Those of some teams, or of all, to whom nobody has shown anything yet. */
export async function newcomersOf(tx: Tx, teamIds: readonly number[] | undefined) {
  const theirs = tx.select({ id: learners.id }).from(learners).where(eq(learners.personId, people.id));
  const rows = await tx
    .select()
    .from(people)
    .where(
      and(isColleague, notExists(theirs), teamIds === undefined ? undefined : inArray(people.teamId, [...teamIds])),
    );
  return rows.map(personOf);
}

/** The customer of whom somebody spoke last, by name; undefined: of none so far. */
export async function lastCustomer(tx: Tx, personId: number): Promise<string | undefined> {
  const [row] = await tx
    .select({ name: customers.name })
    .from(interactions)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(eq(interactions.authorId, personId))
    .orderBy(desc(interactions.id))
    .limit(1);
  return row?.name;
}

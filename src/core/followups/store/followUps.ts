import { and, asc, eq, gte, isNotNull, lt, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { statement } from '../../db/prepared.ts';
import type { DayOff, Rung } from '../../contract/reading.ts';

const shown = {
  id: followUps.id,
  interactionId: followUps.interactionId,
  customerId: followUps.customerId,
  customer: customers.name,
  tier: customers.tier,
  mention: interactions.mention,
  /** What its note says. */
  gist: interactions.gist,
  action: followUps.action,
  dueOn: followUps.dueOn,
  dueTime: followUps.dueTime,
  until: followUps.until,
  precision: followUps.precision,
  rule: followUps.rule,
  isDeadline: followUps.isDeadline,
  ahead: followUps.ahead,
  dayOff: followUps.dayOff,
  zone: followUps.zone,
  rung: followUps.rung,
  /** How many it has had. */
  reminders: followUps.reminders,
  remindAt: followUps.remindAt,
  isWatched: followUps.isWatched,
  isPrivate: followUps.isPrivate,
  state: followUps.state,
  ownerId: followUps.ownerId,
  owner: people.name,
  ownerZone: people.zone,
  ownerMorning: people.morning,
};

/** Follow-ups with what is shown of them. */
export const followUpsShown = (tx: Tx) =>
  tx
    .select(shown)
    .from(followUps)
    .innerJoin(people, and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.ownerId)))
    .leftJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .leftJoin(
      interactions,
      and(eq(interactions.workspaceId, followUps.workspaceId), eq(interactions.id, followUps.interactionId)),
    )
    .$dynamic();

/** A follow-up as lists show it. */
export type FollowUp = Awaited<ReturnType<typeof followUpsOf>>[number];

/** A person's open follow-ups that fall due from a day on and before another, the earliest first. */
export async function followUpsOf(
  tx: Tx,
  {
    ownerId,
    from,
    before,
  }: { readonly ownerId: number; readonly from?: Temporal.PlainDate; readonly before: Temporal.PlainDate },
) {
  return followUpsShown(tx)
    .where(
      and(
        eq(followUps.ownerId, ownerId),
        eq(followUps.state, 'open'),
        lt(followUps.dueOn, before),
        from && gte(followUps.dueOn, from),
      ),
    )
    .orderBy(asc(followUps.dueOn), asc(sql`coalesce(${followUps.dueTime}, '09:30')`), asc(followUps.id));
}

export async function followUpsAt(tx: Tx, customerId: number) {
  return followUpsShown(tx)
    .where(and(eq(followUps.customerId, customerId), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.dueOn), asc(followUps.id));
}

/** The open follow-ups that a note set. */
export async function followUpsFrom(tx: Tx, interactionId: number) {
  return followUpsShown(tx)
    .where(and(eq(followUps.interactionId, interactionId), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.id));
}

/** A follow-up that a note may have settled. */
export type Owed = z.output<typeof OwedRow>;

const OwedRow = z.object({
  id: z.number(),
  action: z.string(),
  repeats: z.boolean(),
  dueOn: z.string().transform((day) => Temporal.PlainDate.from(day)),
});

const owing = statement(
  OwedRow,
  sql`select id, action, rule is not null as repeats, due_on::text as "dueOn" from follow_ups
    where workspace_id = current_workspace() and customer_id = ${sql.placeholder('customerId')}::bigint
      and owner_id = ${sql.placeholder('ownerId')}::bigint and state = 'open' and due_on <= ${sql.placeholder('by')}::date
      and interaction_id is distinct from ${sql.placeholder('noteId')}::bigint
    order by due_on, id limit 8`,
);

/** What a person already owed a customer by a day when a note was made. */
export async function owedTo(
  tx: Tx,
  of: {
    readonly customerId: number;
    readonly ownerId: number;
    readonly by: Temporal.PlainDate;
    readonly noteId: number;
  },
): Promise<Owed[]> {
  return owing(tx, { ...of, by: of.by.toString() });
}

export async function findFollowUp(tx: Tx, id: number): Promise<FollowUp | undefined> {
  const rows = await followUpsShown(tx).where(eq(followUps.id, id)).for('update', { of: followUps });
  return rows[0];
}

/** Who set a follow-up. */
export async function setterOf(tx: Tx, id: number): Promise<number | undefined> {
  const [row] = await tx.select({ setBy: followUps.setBy }).from(followUps).where(eq(followUps.id, id));
  return row?.setBy;
}

/** The open follow-ups of a team, or of everybody, that are due by a day: person after person, the oldest first. */
export async function teamFollowUps(
  tx: Tx,
  { teamId, by }: { readonly teamId?: number; readonly by: Temporal.PlainDate },
) {
  return followUpsShown(tx)
    .where(
      and(
        teamId === undefined ? undefined : eq(people.teamId, teamId),
        eq(followUps.state, 'open'),
        lte(followUps.dueOn, by),
      ),
    )
    .orderBy(asc(people.id), asc(followUps.dueOn), asc(followUps.id));
}

export type NewFollowUp = {
  readonly action: string;
  /** The customer does it; its owner only hears of it. */
  readonly isWatched?: boolean | undefined;
  readonly ownerId: number;
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime?: Temporal.PlainTime | undefined;
  readonly until?: Temporal.PlainDate | undefined;
  readonly precision: typeof followUps.$inferSelect.precision;
  readonly rule?: string | undefined;
  readonly isDeadline: boolean;
  readonly ahead: string | null;
  readonly dayOff: DayOff | null;
  readonly zone: string;
  readonly rung: Rung;
  readonly remindAt: Temporal.Instant;
};

export async function addFollowUp(
  tx: Tx,
  followUp: NewFollowUp & {
    readonly interactionId?: number;
    readonly customerId?: number | undefined;
    readonly setBy: number;
  },
) {
  const made = await tx.insert(followUps).values(followUp).returning({ id: followUps.id });
  return onlyRow(made).id;
}

/** Changes what is due, when or whose; `remindAt` has to follow. A reminder already given counts no longer. */
export async function changeFollowUp(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number } & Partial<
    Pick<
      typeof followUps.$inferInsert,
      | 'dueOn'
      | 'dueTime'
      | 'until'
      | 'precision'
      | 'rule'
      | 'isDeadline'
      | 'ahead'
      | 'dayOff'
      | 'zone'
      | 'ownerId'
      | 'rung'
      | 'remindAt'
      | 'action'
      | 'state'
    >
  >,
) {
  await tx
    .update(followUps)
    .set({ ...change, reminders: 0, remindedAt: null })
    .where(eq(followUps.id, id));
}

export async function closeFollowUp(
  tx: Tx,
  { id, state, by }: { readonly id: number; readonly state: 'done' | 'cancelled'; readonly by: number },
) {
  await tx
    .update(followUps)
    .set({ state, closedBy: by, closedAt: sql`moment()`, remindAt: null, giverId: null, askAt: null })
    .where(eq(followUps.id, id));
}

/** Everybody's that fall due between two days, both included, and have not been reminded of. */
export async function notYetRemindedIn(
  tx: Tx,
  { from, until }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
) {
  return followUpsShown(tx).where(
    and(
      eq(followUps.state, 'open'),
      eq(followUps.reminders, 0),
      isNotNull(followUps.remindAt),
      gte(followUps.dueOn, from),
      lte(followUps.dueOn, until),
    ),
  );
}

/** Moves reminders that have not been given, all in one statement. */
export async function moveReminders(
  tx: Tx,
  moves: readonly { readonly id: number; readonly rung: Rung; readonly remindAt: Temporal.Instant }[],
) {
  const to = JSON.stringify(moves.map(({ id, rung, remindAt }) => ({ id, rung, at: remindAt.toString() })));
  await tx.execute(sql`update follow_ups f set rung = g.rung, remind_at = g.at
    from jsonb_to_recordset(${to}::text::jsonb) as g(id bigint, rung text, at timestamptz)
    where f.workspace_id = current_workspace() and f.id = g.id`);
}

/** A person's mornings or zone have changed: whatever they have not been reminded of yet moves along. */
export async function notYetReminded(tx: Tx, ownerId: number) {
  return followUpsShown(tx).where(
    and(eq(followUps.ownerId, ownerId), eq(followUps.state, 'open'), eq(followUps.reminders, 0)),
  );
}

/** What a figure counts: an event a row, with its customer, its day, its note, whoever it counts for, and its sum where it has one. */
import { and, eq, ilike, inArray, isNotNull, isNull, like, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { complaints, deals, scores } from '../../db/schema/outcomes.ts';
import type { Tx } from '../../db/tx.ts';
import { countedSums } from '../../outcomes/store/sums.ts';
import type { LossCause } from '../../contract/customer.ts';
import type { Evidence, Figure } from '../../understand/types.ts';
import { ofKind, saying } from './evidence.ts';

export type EventSelection = {
  readonly of: Figure;
  /** Any of these words. */
  readonly words: readonly string[];
  /** Why deals were lost. */
  readonly cause?: LossCause | undefined;
  readonly kind?: Evidence['kind'] | undefined;
  readonly isOpen?: boolean | undefined;
  readonly isSettled?: boolean | undefined;
  readonly isBroken?: boolean | undefined;
  readonly today: Temporal.PlainDate;
  readonly closing?: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } | undefined;
  /** In which a day begins. */
  readonly zone: string;
};

export function eventsOf(tx: Tx, selection: EventSelection): SQL {
  return SOURCES[selection.of](tx, selection);
}

/** What an event has none of. */
const NOTHING = {
  noteId: sql`null::bigint`.as('note_id'),
  kind: sql`null::text`.as('kind'),
  currency: sql`null::text`.as('currency'),
  amount: sql`null::numeric`.as('amount'),
  cause: sql`null::text`.as('cause'),
  rival: sql`null::text`.as('rival'),
  stage: sql`null::text`.as('stage'),
  stageName: sql`null::text`.as('stage_name'),
  isWon: sql`null::boolean`.as('is_won'),
  personId: sql`null::bigint`.as('person_id'),
  text: sql`null::text`.as('text'),
};

const NO_SUMS = sql`(select null::bigint as deal_id, null::text as kind, null::text as currency, null::numeric as amount)`;

type Source = (tx: Tx, selection: EventSelection) => SQL;

const SOURCES: Readonly<Record<Figure, Source>> = {
  signed: () => moneyOf('signed'),
  quoted: () => moneyOf('quote'),
  paid: () => moneyOf('paid'),
  ordered: () => moneyOf('order'),
  openDeals: (_, { closing }) => openDeals(closing),
  wonDeals: () => endedDeals('won'),
  averageDeal: () => endedDeals('won'),
  lostDeals: (_, { words, cause }) => endedDeals('lost', { words, cause }),
  winRate: () =>
    sql`(${dealsOf(sql`${deals.endNoteId}`, sql`${deals.endedOn}`, NO_SUMS)} where ${isNotNull(deals.outcome)}) events`,
  complaints: (tx, { words, isOpen, isSettled }) =>
    sql`(${tx
      .select({
        ...NOTHING,
        id: complaints.id,
        customerId: sql`${complaints.customerId}`.as('customer_id'),
        noteId: sql`${complaints.interactionId}`.as('note_id'),
        onDay: sql`${interactions.occurredOn}`.as('on_day'),
      })
      .from(complaints)
      .innerJoin(
        interactions,
        and(eq(interactions.workspaceId, complaints.workspaceId), eq(interactions.id, complaints.interactionId)),
      )
      .where(
        and(
          saying(sql`${complaints.text}`, words),
          isOpen ? isNull(complaints.closedAt) : undefined,
          isSettled ? isNotNull(complaints.closedAt) : undefined,
        ),
      )}) events`,
  complaintDays: (tx, { words, zone }) =>
    sql`(${tx
      .select({
        ...NOTHING,
        id: complaints.id,
        customerId: sql`${complaints.customerId}`.as('customer_id'),
        noteId: sql`${complaints.interactionId}`.as('note_id'),
        onDay: sql`(${complaints.closedAt} at time zone ${zone})::date`.as('on_day'),
        amount: sql`extract(epoch from ${complaints.closedAt} - ${complaints.openedAt}) / 86400`.as('amount'),
        text: complaints.text,
      })
      .from(complaints)
      .where(and(saying(sql`${complaints.text}`, words), isNotNull(complaints.closedAt)))}) events`,
  contacts: (tx, { kind }) =>
    sql`(${tx
      .select({
        ...NOTHING,
        id: interactions.id,
        customerId: sql`${interactions.customerId}`.as('customer_id'),
        noteId: sql`${interactions.id}`.as('note_id'),
        onDay: sql`${interactions.occurredOn}`.as('on_day'),
        personId: sql`${interactions.authorId}`.as('person_id'),
      })
      .from(interactions)
      .where(and(isNotNull(interactions.customerId), kind && ofKind(kind)))}) events`,
  scores: (tx) =>
    sql`(${tx
      .select({
        ...NOTHING,
        id: scores.id,
        customerId: sql`${scores.customerId}`.as('customer_id'),
        noteId: sql`${scores.interactionId}`.as('note_id'),
        onDay: sql`${scores.notedOn}`.as('on_day'),
        amount: sql`${scores.value} * 5 / ${scores.outOf}`.as('amount'),
      })
      .from(scores)
      .where(eq(scores.scale, 'csat'))}) events`,
  promises: (_, selection) => promises(selection),
  newCustomers: (tx, { zone }) =>
    sql`(${tx
      .select({
        ...NOTHING,
        id: customers.id,
        customerId: sql`${customers.id}`.as('customer_id'),
        onDay: sql`(${customers.createdAt} at time zone ${zone})::date`.as('on_day'),
      })
      .from(customers)}) events`,
};

function moneyOf(kind: 'signed' | 'quote' | 'paid' | 'order') {
  return sql`(select counted.id, counted.customer_id, counted.interaction_id as note_id, counted.noted_on as on_day,
    counted.kind, counted.currency, counted.amount, null::text as cause, null::text as rival, null::text as stage, null::text as stage_name,
    null::boolean as is_won, null::bigint as person_id, null::text as text from ${countedSums({ kind })} counted) events`;
}

/**
 * What somebody promised, with whoever did: told as what was promised, or as a follow-up that says so. It is kept when
 * somebody has said so, or when its follow-up is done; it counts on its day where it has one, and is broken when that has gone by.
 */
function promises({ isOpen, isBroken, today }: EventSelection) {
  const by = today.toString();
  const told = and(
    eq(facts.topic, 'promised'),
    isOpen || isBroken ? sql`${facts.endedOn} is null and step.is_done is not true` : undefined,
    isBroken ? sql`step.due_on < ${by}::date` : undefined,
  );
  const planned = and(
    or(like(followUps.action, '答应%'), like(followUps.action, '承诺%'), ilike(followUps.action, 'promised %')),
    isOpen || isBroken ? inArray(followUps.state, ['open', 'asked']) : ne(followUps.state, 'cancelled'),
    isBroken ? lt(followUps.dueOn, today) : undefined,
    sql`not exists (select from facts s where s.workspace_id = ${followUps.workspaceId}
      and s.interaction_id = ${followUps.interactionId} and s.topic = 'promised')`,
  );
  const nothing = sql`null::text as kind, null::text as currency, null::numeric as amount, null::text as cause,
    null::text as rival, null::text as stage, null::text as stage_name, null::boolean as is_won`;
  return sql`(select ${facts.id} as id, ${facts.customerId} as customer_id, ${facts.interactionId} as note_id,
      coalesce(step.due_on, ${facts.notedOn}) as on_day, ${nothing}, ${facts.authorId} as person_id, ${facts.text} as text
    from ${facts} left join lateral (
      select min(f.due_on) filter (where f.state <> 'cancelled') as due_on, bool_or(f.state = 'done') as is_done
      from follow_ups f where f.workspace_id = ${facts.workspaceId} and f.interaction_id = ${facts.interactionId}
    ) step on true where ${told}
    union all
    select -${followUps.id}, ${followUps.customerId}, ${followUps.interactionId}, ${followUps.dueOn}, ${nothing},
      ${followUps.ownerId}, ${followUps.action}
    from ${followUps} where ${planned}) events`;
}

/** Each with its quote, or with its budget where none is out. */
function openDeals(closing: EventSelection['closing']) {
  const money = sql`(select distinct on (counted.deal_id) counted.*
    from ${countedSums({}, sql`s.kind in ('quote', 'budget') and d.outcome is null and s.deal_id is not null`)} counted order by counted.deal_id, counted.kind desc)`;
  const day = sql`${closing ? deals.closeOn : deals.movedOn}`;
  return sql`(${dealsOf(sql`${deals.interactionId}`, day, money)} where ${and(
    isNull(deals.outcome),
    closing && sql`${deals.closeOn} between ${closing.from.toString()}::date and ${closing.until.toString()}::date`,
  )}) events`;
}

function endedDeals(
  outcome: 'won' | 'lost',
  { words = [], cause }: Partial<Pick<EventSelection, 'words' | 'cause'>> = {},
) {
  const kind = outcome === 'won' ? ('signed' as const) : ('loss' as const);
  return sql`(${dealsOf(sql`${deals.endNoteId}`, sql`${deals.endedOn}`, countedSums({ kind }, sql`s.deal_id is not null`))}
    where ${and(eq(deals.outcome, outcome), cause && eq(deals.cause, cause), saying(sql`${deals.rival}`, words))}) events`;
}

function dealsOf(note: SQL, day: SQL, money: SQL) {
  return sql`select ${deals.id}, ${deals.customerId} as customer_id, ${note} as note_id, ${day} as on_day, counted.kind, counted.currency,
    counted.amount, ${deals.cause} as cause, ${deals.rival} as rival, ${deals.stage} as stage, ${deals.stageName} as stage_name, ${deals.outcome} = 'won' as is_won,
    null::bigint as person_id, null::text as text from ${deals} left join ${money} counted on counted.deal_id = ${deals.id}`;
}

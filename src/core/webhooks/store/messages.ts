/** What is to be told to webhooks, as whoever sends it sees it: taken under a lease, ticked off, put off or given up. */
import { and, asc, count, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { WebhookEvent, WebhookFacts } from '../../contract/doors/webhook.ts';
import { isAmong, parseInstant } from '../../db/columns.ts';
import { statement, text } from '../../db/prepared.ts';
import { webhookMessages, webhooks } from '../../db/schema/doors/webhooks.ts';
import type { Tx } from '../../db/tx.ts';

const Taken = z
  .object({
    id: z.number(),
    message_id: z.string(),
    event: z.custom<WebhookEvent>((event) => typeof event === 'string'),
    subject_id: z.number(),
    facts: z.custom<WebhookFacts>().nullable(),
    tries: z.number(),
    at: z.string().transform(parseInstant),
    isDue: z.boolean(),
  })
  .transform(({ message_id: messageId, subject_id: subjectId, ...rest }) => ({ ...rest, messageId, subjectId }));

/** A message that is ours to send, until its lease ends. */
export type TakenMessage = z.output<typeof Taken>;

const taking = statement(
  Taken,
  sql`with recursive first as (
    (select m.lane, m.id from webhook_messages m where m.workspace_id = current_workspace() and m.webhook_id = ${text('webhook')}::bigint and m.state = 'due'
      order by m.lane, m.id limit 1)
    union all
    select next.lane, next.id from first cross join lateral (
      select m.lane, m.id from webhook_messages m where m.workspace_id = current_workspace() and m.webhook_id = ${text('webhook')}::bigint and m.state = 'due'
        and m.lane > first.lane order by m.lane, m.id limit 1
    ) next
  ), head as (
    select m.id from webhook_messages m where m.workspace_id = current_workspace() and m.id = any(array(select id from first)) and m.state = 'due'
      and (m.due_at <= ${text('now')}::timestamptz or ${text('probe')}::boolean) and coalesce(m.leased_until <= ${text('now')}::timestamptz, true)
    order by m.id limit ${text('most')}::int for update skip locked
  ), taken as (
    update webhook_messages m set leased_until = ${text('until')}::timestamptz from head where m.workspace_id = current_workspace() and m.id = head.id
    returning m.*
  )
  select t.id, t.message_id, t.event, t.subject_id, t.facts, t.tries, t.at::text, t.due_at <= ${text('now')}::timestamptz as "isDue" from taken t`,
);

/** Takes the first message of each lane that is due. Later ones wait, whatever becomes of it: a customer's events keep their order. */
export async function takeMessages(
  tx: Tx,
  {
    webhookId,
    now,
    until,
    most,
    probe = false,
  }: {
    readonly webhookId: number;
    readonly now: Temporal.Instant;
    readonly until: Temporal.Instant;
    readonly most: number;
    /** To see whether the other side answers again: whether it is due already or not. */
    readonly probe?: boolean;
  },
): Promise<readonly TakenMessage[]> {
  const taken = await taking(tx, {
    webhook: String(webhookId),
    now: now.toString(),
    until: until.toString(),
    most: String(most),
    probe: String(probe),
  });
  return taken.toSorted((one, other) => one.id - other.id);
}

/** The webhooks that have something to be sent, and are not to be left alone now. */
export async function webhooksDue(tx: Tx, now: Temporal.Instant): Promise<readonly number[]> {
  const rows = await tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(
      and(
        eq(webhooks.state, 'active'),
        or(isNull(webhooks.freeAt), lte(webhooks.freeAt, now)),
        sql`exists (select from webhook_messages m where m.workspace_id = ${webhooks.workspaceId} and m.webhook_id = ${webhooks.id}
          and m.state = 'due' and (m.due_at <= ${now.toString()}::text::timestamptz or ${webhooks.failures} > 0))`,
      ),
    )
    .orderBy(asc(webhooks.id));
  return rows.map(({ id }) => id);
}

export async function endMessages(
  tx: Tx,
  {
    ids,
    ...end
  }: {
    readonly ids: readonly number[];
    readonly state: 'sent' | 'dead' | 'void';
    readonly reason?: string;
    readonly sentAt?: Temporal.Instant;
  },
) {
  if (!ids.length) return;
  await tx
    .update(webhookMessages)
    .set({ reason: null, ...end, leasedUntil: null })
    .where(isAmong(webhookMessages.id, ids));
}

export async function postponeMessage(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number; readonly dueAt: Temporal.Instant; readonly tries: number; readonly reason: string },
) {
  await tx
    .update(webhookMessages)
    .set({ ...change, leasedUntil: null })
    .where(eq(webhookMessages.id, id));
}

/** The other side answers again: what waits for its next try need not. */
export async function hurryMessages(
  tx: Tx,
  { webhookId, now }: { readonly webhookId: number; readonly now: Temporal.Instant },
) {
  await tx
    .update(webhookMessages)
    .set({ dueAt: now })
    .where(
      and(
        eq(webhookMessages.webhookId, webhookId),
        eq(webhookMessages.state, 'due'),
        sql`${webhookMessages.dueAt} > ${now.toString()}::text::timestamptz`,
      ),
    );
}

export async function releaseMessage(tx: Tx, id: number) {
  await tx.update(webhookMessages).set({ leasedUntil: null }).where(eq(webhookMessages.id, id));
}

/** Those of a process that is certainly gone are due at once: for the embedded database, which lets one process in. */
export async function releaseMessages(tx: Tx) {
  await tx.update(webhookMessages).set({ leasedUntil: null }).where(eq(webhookMessages.state, 'due'));
}

export async function addMessage(
  tx: Tx,
  message: { readonly webhookId: number; readonly event: WebhookEvent; readonly subjectId: number },
) {
  await tx.insert(webhookMessages).values({ ...message, lane: 0 });
}

/** How often one of a customer at risk is told. */
const RISK_AGAIN = { hours: 30 * 24 };

// Materialized: Citus inserts nothing out of a list that an insert itself compares with a table.
const risking = statement(
  z.object({}),
  sql`with told as materialized (
    select r.id, r.signs from jsonb_to_recordset(${text('risks')}::jsonb) as r(id bigint, signs jsonb)
    where not exists (select from webhook_messages m where m.workspace_id = current_workspace() and m.webhook_id = ${text('webhook')}::bigint
      and m.event = 'customer.risk' and m.subject_id = r.id and m.at > ${text('since')}::timestamptz)
  )
  insert into webhook_messages (webhook_id, event, subject_id, lane, facts)
  select ${text('webhook')}::bigint, 'customer.risk', id, id, jsonb_build_object('signs', signs) from told`,
);

/** Adds those of the customers at risk of whom this webhook has not been told lately. */
export async function addRisks(
  tx: Tx,
  {
    webhookId,
    risks,
    now,
  }: {
    readonly webhookId: number;
    readonly risks: readonly { readonly id: number; readonly signs: NonNullable<WebhookFacts['signs']> }[];
    readonly now: Temporal.Instant;
  },
) {
  const since = now.subtract(RISK_AGAIN).toString();
  await risking(tx, { webhook: String(webhookId), risks: JSON.stringify(risks), since });
}

export type DeadMessages = {
  readonly webhookId: number;
  readonly url: string;
  readonly event: WebhookEvent;
  readonly count: number;
  readonly reason: string | null;
};

/** What was given up, by webhook and event. */
export async function deadMessages(tx: Tx): Promise<readonly DeadMessages[]> {
  return tx
    .select({
      webhookId: webhooks.id,
      url: webhooks.url,
      event: webhookMessages.event,
      count: count(),
      reason: sql<string | null>`max(${webhookMessages.reason})`,
    })
    .from(webhookMessages)
    .innerJoin(
      webhooks,
      and(eq(webhooks.workspaceId, webhookMessages.workspaceId), eq(webhooks.id, webhookMessages.webhookId)),
    )
    .where(and(eq(webhookMessages.state, 'dead'), eq(webhooks.state, 'active')))
    .groupBy(webhooks.workspaceId, webhooks.id, webhookMessages.event)
    .orderBy(asc(webhooks.id), asc(webhookMessages.event));
}

/** Has them sent once more, with the ids that they had. Resolves to how many those are. */
export async function replayMessages(
  tx: Tx,
  {
    webhookId,
    since,
    until,
    onlyDead,
    now,
  }: {
    readonly webhookId: number | undefined;
    readonly since?: Temporal.Instant | undefined;
    readonly until?: Temporal.Instant | undefined;
    readonly onlyDead: boolean;
    readonly now: Temporal.Instant;
  },
): Promise<number> {
  const again = await tx
    .update(webhookMessages)
    .set({ state: 'due', dueAt: now, tries: 0, reason: null, leasedUntil: null })
    .where(
      and(
        inArray(webhookMessages.state, onlyDead ? ['dead'] : ['dead', 'sent']),
        sql`${webhookMessages.event} <> 'webhook.test'`,
        sql`${webhookMessages.webhookId} in (select id from webhooks where workspace_id = current_workspace() and state = 'active')`,
        webhookId === undefined ? undefined : eq(webhookMessages.webhookId, webhookId),
        since && gte(webhookMessages.at, since),
        until && lt(webhookMessages.at, until),
      ),
    )
    .returning({ id: webhookMessages.id });
  return again.length;
}

export type WebhookBacklog = {
  readonly due: number;
  readonly dead: number;
  readonly oldest: Temporal.Instant | undefined;
};

const counting = statement(
  z.object({ due: z.number(), dead: z.number(), oldest: z.string().nullable() }),
  sql`select count(*) filter (where m.state = 'due')::int as due, count(*) filter (where m.state = 'dead')::int as dead,
    min(m.at) filter (where m.state = 'due')::text as oldest
    from webhook_messages m join webhooks w on w.workspace_id = m.workspace_id and w.id = m.webhook_id and w.state = 'active'
    where m.workspace_id = current_workspace() and m.state in ('due', 'dead')`,
);

/** How much waits to be told to webhooks, and since when. */
export async function webhookBacklog(tx: Tx): Promise<WebhookBacklog> {
  const [row] = await counting(tx, {});
  return { due: row?.due ?? 0, dead: row?.dead ?? 0, oldest: row?.oldest ? parseInstant(row.oldest) : undefined };
}

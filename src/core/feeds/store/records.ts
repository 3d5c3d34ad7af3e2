/** What feeds have told: kept by the thousand, and shown by customer. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MappedRecord, RecordKind, RecordState } from '../../contract/doors/feed.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';

const Kept = z.object({
  id: z.number(),
  kind: z.custom<RecordKind>(),
  external: z.string(),
  state: z.custom<RecordState>(),
  on: z.string().transform((day) => Temporal.PlainDate.from(day)),
  text: z.string().nullable(),
  name: z.string(),
  name_id: z.number(),
  customer_id: z.number().nullable(),
  is_new: z.boolean(),
});

/** A record that was not there, or not like this. */
export type KeptRecord = z.output<typeof Kept>;

// Materialized: Citus keeps nothing, and says nothing, where it takes such a list into the insert itself.
const keeping = statement(
  Kept,
  sql`with given as materialized (
    select distinct on (g.kind, g.id) g.*, n.id as name_id, n.name, n.customer_id
    from jsonb_to_recordset(${text('records')}::jsonb) as g(kind text, id text, key text, "on" date, due date, amount numeric, outstanding numeric,
      currency text, state text, text text, reference text, place int)
    join feed_names n on n.workspace_id = current_workspace() and n.feed_id = ${text('feed')}::bigint and n.key = g.key
    order by g.kind, g.id, g.place desc
  ), kept as (
    insert into records (feed_id, name_id, kind, external, happened_on, due_on, amount, outstanding, currency, state, text, reference)
    select ${text('feed')}::bigint, name_id, kind, id, "on", due, amount, outstanding, currency, state, text, reference from given
    on conflict (workspace_id, feed_id, kind, external) do update set name_id = excluded.name_id, happened_on = excluded.happened_on, due_on = excluded.due_on,
      amount = excluded.amount, outstanding = excluded.outstanding, currency = excluded.currency, state = excluded.state, text = excluded.text, reference = excluded.reference
    where (records.name_id, records.happened_on, records.due_on, records.amount, records.outstanding, records.currency, records.state, records.text, records.reference)
      is distinct from (excluded.name_id, excluded.happened_on, excluded.due_on, excluded.amount, excluded.outstanding, excluded.currency, excluded.state, excluded.text, excluded.reference)
    returning id, kind, external, name_id, state, happened_on, text, xmax = 0 as is_new
  )
  select k.id, k.kind, k.external, k.state, k.happened_on::text as on, k.text, n.name, n.id as name_id, n.customer_id, k.is_new
  from kept k join feed_names n on n.workspace_id = current_workspace() and n.id = k.name_id`,
);

/** Keeps what is new or has changed, and resolves to that alone: what is told again changes nothing. */
export async function keepRecords(
  tx: Tx,
  {
    feedId,
    records,
  }: { readonly feedId: number; readonly records: readonly (MappedRecord & { readonly key: string })[] },
): Promise<readonly KeptRecord[]> {
  return keeping(tx, {
    feed: String(feedId),
    records: JSON.stringify(records.map((record, place) => ({ ...record, place }))),
  });
}

export async function linkNote(tx: Tx, { id, noteId }: { readonly id: number; readonly noteId: number }) {
  await tx.execute(
    sql`update records set interaction_id = ${noteId} where workspace_id = current_workspace() and id = ${id}`,
  );
}

export type Overdue = {
  readonly currency: string;
  readonly amount: number;
  readonly invoices: number;
  readonly since: string;
};

/** What of a customer's invoices ought to be paid by now, by currency: what the feed says is outstanding, or all that no payment refers to. */
export async function overdueOf(
  tx: Tx,
  { customerId, today }: { readonly customerId: number; readonly today: Temporal.PlainDate },
): Promise<readonly Overdue[]> {
  return tx.execute<Overdue & Record<string, unknown>>(sql`
    select currency, sum(open)::float8 as amount, count(*)::int as invoices, min(due_on)::text as since from (
      select r.currency, r.due_on, coalesce(r.outstanding, r.amount - coalesce((select sum(p.amount) from records p
        where p.workspace_id = r.workspace_id and p.feed_id = r.feed_id and p.kind = 'payment' and p.state <> 'cancelled' and p.reference = r.external), 0)) as open
      from records r join feed_names n on n.workspace_id = r.workspace_id and n.id = r.name_id
        join feeds f on f.workspace_id = r.workspace_id and f.id = r.feed_id and f.state = 'active'
      where r.workspace_id = current_workspace() and n.customer_id = ${customerId} and r.kind = 'invoice' and r.state = 'open'
        and r.due_on < ${today.toString()}::date
    ) late where open > 0 group by currency order by 2 desc`);
}

export type ShownRecord = {
  readonly kind: RecordKind;
  readonly external: string;
  readonly on: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly state: RecordState;
  readonly text: string | null;
  readonly feed: string;
};

/** A customer's newest. */
export async function recordsOf(
  tx: Tx,
  {
    customerId,
    most,
    since,
    until,
  }: {
    readonly customerId: number;
    readonly most: number;
    readonly since?: Temporal.PlainDate | undefined;
    /** The day after the last. */
    readonly until?: Temporal.PlainDate | undefined;
  },
): Promise<readonly ShownRecord[]> {
  return tx.execute<ShownRecord & Record<string, unknown>>(sql`
    select r.kind, r.external, r.happened_on::text as on, r.amount::float8 as amount, r.currency, r.state, r.text, f.name as feed
    from records r join feed_names n on n.workspace_id = r.workspace_id and n.id = r.name_id
      join feeds f on f.workspace_id = r.workspace_id and f.id = r.feed_id and f.state = 'active'
    where r.workspace_id = current_workspace() and n.customer_id = ${customerId} and r.interaction_id is null
      and ${since ? sql`r.happened_on >= ${since.toString()}::date` : sql`true`} and ${until ? sql`r.happened_on < ${until.toString()}::date` : sql`true`}
    order by r.happened_on desc, r.id desc limit ${most}`);
}

const waiting = statement(
  Kept,
  sql`select r.id, r.kind, r.external, r.state, r.happened_on::text as on, r.text, n.name, n.id as name_id, n.customer_id, true as is_new
    from records r join feed_names n on n.workspace_id = r.workspace_id and n.id = r.name_id
    where r.workspace_id = current_workspace() and n.id = ${text('name')}::bigint and r.interaction_id is null order by r.id desc limit 50`,
);

/** The newest of a name that nobody was told of, as nobody knew whose they are. */
export async function waitingRecords(tx: Tx, nameId: number): Promise<readonly KeptRecord[]> {
  return waiting(tx, { name: String(nameId) });
}

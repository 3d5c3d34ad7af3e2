/** Customers about whom their owner is asked of itself: silent ones before they count as lost, and how content the others are. */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { checkIns } from '../../db/schema/outcomes.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type CheckIn = {
  readonly kind: 'silent' | 'score';
  readonly customerId: number;
  readonly customer: string;
  /** The last contact, or the last score. */
  readonly lastOn: Temporal.PlainDate | undefined;
  readonly value: number | undefined;
  readonly outOf: number | undefined;
  /** Whom of the customer's people one knows best. */
  readonly contact: string | undefined;
};

type Asking = { readonly personId: number; readonly today: Temporal.PlainDate };

/** How often somebody has been asked since a day. */
export async function countCheckIns(
  tx: Tx,
  { personId, after }: { readonly personId: number; readonly after: Temporal.PlainDate },
): Promise<number> {
  return tx.$count(checkIns, and(eq(checkIns.personId, personId), gt(checkIns.askedOn, after)));
}

/**
 * The customer of somebody's that is the first to be asked about: those whose score has grown old, then those that nobody
 * has heard of, each by tier and by how long. Who is asked about seldom, or rests, is left out.
 */
export async function nextCheckIn(
  tx: Tx,
  {
    personId,
    today,
    days,
    again,
  }: Asking & {
    /** A score is as old, and a customer as silent; what a team or a customer says of its scores goes before. */
    readonly days: { readonly score: number; readonly silent: number };
    /** So many days nobody is asked anew about the same. */
    readonly again: { readonly score: number; readonly silent: number };
  },
): Promise<CheckIn | undefined> {
  const on = today.toString();
  const [row] = await tx.execute<Omit<CheckIn, 'lastOn'> & { lastOn: string | null }>(sql`
    with theirs as (
      select c.id, c.name, c.tier, c.status, coalesce(c.score_days, t.score_days) as wanted_days, c.cadence_off
      from customers c
        join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
        left join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
      where c.workspace_id = current_workspace() and c.owner_id = ${personId} and c.partner is null
        and c.status is distinct from 'lost' and c.status is distinct from 'paused'
    ), asked as (
      select customer_id, kind, max(asked_on) as asked_on from check_ins where workspace_id = current_workspace() group by 1, 2
    ), due as (
      select 'score' as kind, c.id, c.name, c.tier, coalesce(s.noted_on, b.bought_on) as last_on, s.value, s.out_of
      from theirs c
        left join lateral (select noted_on, value, out_of from scores s where s.workspace_id = current_workspace()
          and s.customer_id = c.id and s.scale = 'csat' order by noted_on desc, id desc limit 1) s on true
        left join lateral (select max(noted_on) as bought_on from sums m where m.workspace_id = current_workspace()
          and m.customer_id = c.id and m.kind in ('signed', 'order', 'paid')) b on true
        left join asked a on a.customer_id = c.id and a.kind = 'score'
      where case
          when c.wanted_days = 0 then false
          when s.noted_on is not null then s.noted_on <= ${on}::date - coalesce(c.wanted_days, ${days.score})
          else c.wanted_days is not null and b.bought_on is not null and b.bought_on <= ${on}::date - c.wanted_days end
        and (a.asked_on is null or a.asked_on <= ${on}::date - ${again.score}::int)
      union all
      select 'silent', c.id, c.name, c.tier, l.last_on, null, null
      from theirs c
        join lateral (select max(occurred_on) as last_on from interactions i where i.workspace_id = current_workspace()
          and i.customer_id = c.id) l on l.last_on <= ${on}::date - ${days.silent}::int
        left join asked a on a.customer_id = c.id and a.kind = 'silent'
      where not c.cadence_off and (a.asked_on is null or a.asked_on <= ${on}::date - ${again.silent}::int)
    )
    select d.kind, d.id as "customerId", d.name as customer, d.last_on::text as "lastOn", d.value::float8 as value,
      d.out_of as "outOf", (select k.name from contacts k left join interaction_contacts x on x.workspace_id = k.workspace_id
        and x.contact_id = k.id where k.workspace_id = current_workspace() and k.customer_id = d.id
        group by k.id, k.name order by count(x.id) desc, k.id limit 1) as contact
    from due d
    -- A customer that nobody has heard of is not asked how content it is.
    order by exists (select from due o where o.id = d.id and o.kind <> d.kind) and d.kind = 'score',
      d.kind, d.tier nulls last, d.last_on, d.id limit 1`);
  if (!row) return undefined;
  const { kind, customerId, customer, lastOn, value, outOf, contact } = row;
  return {
    kind,
    customerId,
    customer,
    lastOn: lastOn === null ? undefined : Temporal.PlainDate.from(lastOn),
    value: value ?? undefined,
    outOf: outOf ?? undefined,
    contact: contact ?? undefined,
  };
}

export async function addCheckIn(
  tx: Tx,
  { personId, today, customerId, kind }: Asking & Pick<CheckIn, 'customerId' | 'kind'>,
): Promise<number> {
  const made = await tx
    .insert(checkIns)
    .values({ personId, customerId, kind, askedOn: today })
    .returning({ id: checkIns.id });
  return onlyRow(made).id;
}

/** What somebody has said of a silent customer; where nobody had asked, it is as if somebody had. */
export async function answerCheckIn(
  tx: Tx,
  {
    customerId,
    answer,
    ...asking
  }: Asking & {
    readonly customerId: number;
    readonly answer: Pick<typeof checkIns.$inferInsert, 'answer' | 'cause' | 'reason' | 'noteId'>;
  },
) {
  const [open] = await tx
    .select({ id: checkIns.id })
    .from(checkIns)
    .where(and(eq(checkIns.customerId, customerId), eq(checkIns.kind, 'silent'), isNull(checkIns.answer)))
    .orderBy(desc(checkIns.id))
    .limit(1);
  const id = open?.id ?? (await addCheckIn(tx, { ...asking, customerId, kind: 'silent' }));
  await tx
    .update(checkIns)
    .set({ ...answer, answeredOn: asking.today })
    .where(eq(checkIns.id, id));
}

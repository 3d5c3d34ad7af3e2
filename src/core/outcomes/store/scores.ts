import { eq, sql } from 'drizzle-orm';
import type { ScoreScale } from '../../contract/customer.ts';
import { scores } from '../../db/schema/outcomes.ts';
import type { Tx } from '../../db/tx.ts';

export type NewScore = {
  readonly customerId: number;
  readonly notedOn: Temporal.PlainDate;
  readonly text: string;
  readonly value: number;
  readonly of: number;
};

/** A note has one score, or none. A net promoter score is one in so many words. */
export async function replaceScore(
  tx: Tx,
  { noteId, score }: { readonly noteId: number; readonly score: NewScore | undefined },
) {
  await tx.delete(scores).where(eq(scores.interactionId, noteId));
  if (!score) return;
  const { customerId, notedOn, text, value, of } = score;
  const scale = /\bnps\b/i.test(text) ? 'nps' : 'csat';
  await tx.insert(scores).values({ customerId, interactionId: noteId, scale, value, outOf: of, notedOn });
}

/** A customer's scores on one scale: the newest, the one before it, and the mean of all since a day. */
export type CustomerScore = Awaited<ReturnType<typeof scoresByCustomer>>[number];

export async function scoresByCustomer(
  tx: Tx,
  {
    ownerId,
    teamId,
    customerId,
    since,
    below,
  }: {
    readonly ownerId?: number | undefined;
    readonly teamId?: number | undefined;
    readonly customerId?: number | undefined;
    readonly since?: Temporal.PlainDate | undefined;
    /** As a share of the scale: 3 of 5 is 0.6. */
    readonly below?: number | undefined;
  },
) {
  const of = sql.join(
    [
      sql`s.workspace_id = current_workspace()`,
      ...(ownerId === undefined ? [] : [sql`c.owner_id = ${ownerId}`]),
      ...(teamId === undefined ? [] : [sql`p.team_id = ${teamId}`]),
      ...(customerId === undefined ? [] : [sql`s.customer_id = ${customerId}`]),
      ...(since ? [sql`s.noted_on >= ${since.toString()}::date`] : []),
    ],
    sql` and `,
  );
  return tx.execute<{
    customerId: number;
    customer: string;
    owner: string | null;
    scale: ScoreScale;
    value: number;
    outOf: number;
    notedOn: string;
    noteId: number;
    before: number | null;
    share: number;
  }>(sql`
    select r.customer_id as "customerId", r.customer, r.owner, r.scale, r.value::float8 as value, r.out_of as "outOf",
      r.noted_on::text as "notedOn", r.interaction_id as "noteId", r.before::float8 as before, r.share::float8 as share
    from (
      select s.*, c.name as customer, p.name as owner, s.value / s.out_of as share,
        row_number() over newest as age, lead(s.value / s.out_of) over newest as before
      from scores s
        join customers c on c.workspace_id = s.workspace_id and c.id = s.customer_id
        left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
      where ${of}
      window newest as (partition by s.customer_id, s.scale order by s.noted_on desc, s.interaction_id desc)
    ) r
    where r.age = 1 ${below === undefined ? sql`` : sql`and r.share < ${below}::numeric`}
    order by r.share, r.noted_on desc, r.id desc limit 60`);
}

/** How content customers are, on the scale of one to five, by the months in which they said so: «2026-11». */
export async function scoresByMonth(
  tx: Tx,
  { teamId, since }: { readonly teamId?: number | undefined; readonly since: Temporal.PlainDate },
) {
  return tx.execute<{ month: string; mean: number }>(sql`
    select to_char(s.noted_on, 'YYYY-MM') as month, (avg(s.value / s.out_of) * 5)::float8 as mean
    from scores s
      join customers c on c.workspace_id = s.workspace_id and c.id = s.customer_id
      left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
    where s.workspace_id = current_workspace() and s.scale = 'csat' and s.noted_on >= ${since.toString()}::date
      ${teamId === undefined ? sql`` : sql`and p.team_id = ${teamId}`}
    group by 1 order by 1`);
}

/** What a checkup counts of what was heard. */
import { sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type HeardCounts = {
  readonly heard: number;
  /** Of somebody we know, with words that are kept; neither answered nor changed anything. */
  readonly lost: number;
  /** Notes that one message made twice. */
  readonly doubled: number;
};

/** Of the messages between two instants. What a program asked is answered there and then. The transaction has to see all. */
export async function countHeard(
  tx: Tx,
  { since, until }: { readonly since: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<HeardCounts> {
  return onlyRow(
    await tx.execute<HeardCounts>(sql`with said as (
        select h.id, h.platform, h.person_id, h.text from heard h where h.workspace_id = current_workspace()
          and h.created_at between ${since.toString()}::text::timestamptz and ${until.toString()}::text::timestamptz and h.message_id not like 'demo:%'
      )
      select count(*)::int as heard,
        count(*) filter (where platform <> 'api' and person_id is not null and text is not null
          and not exists (select from outbox o where o.workspace_id = current_workspace() and o.heard_id = said.id)
          and not exists (select from audit a where a.workspace_id = current_workspace() and a.heard_id = said.id))::int as lost,
        (select coalesce(sum(times - 1), 0)::int from (
          select count(*) as times from interactions i join said s on s.id = i.heard_id
          where i.workspace_id = current_workspace() group by i.heard_id, i.customer_id, i.mention, i.text, i.gist, i.kind, i.occurred_on
        ) noted where times > 1) as doubled
      from said`),
  );
}

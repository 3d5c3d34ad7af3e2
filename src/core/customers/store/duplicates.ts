import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';

type Side = { readonly id: number; readonly words: string };

/** Two that may be one, by what they share; the elder is kept. */
export type DuplicatePair = {
  readonly what: 'customer' | 'contact';
  readonly by: 'name' | 'phone' | 'email';
  readonly shared: string;
  readonly gone: Side;
  readonly kept: Side;
};

type Looking = { readonly id: number; readonly teamId: number | undefined; readonly all: boolean };

const MOST = 8;

/** Customers who share a name, and contacts who share a phone or an address: mine and my team's, or all. */
export async function findDuplicates(tx: Tx, { id, teamId, all }: Looking): Promise<DuplicatePair[]> {
  const mine = all
    ? sql`true`
    : sql`c.owner_id in (select p.id from people p where p.id = ${id} or p.team_id = ${teamId ?? null}::bigint) or c.backup_id = ${id}`;
  const rows = await tx.execute<{
    what: DuplicatePair['what'];
    by: DuplicatePair['by'];
    shared: string;
    gone: number;
    gone_words: string;
    kept: number;
    kept_words: string;
  }>(sql`
    with ours as materialized (select c.id, c.name from customers c where ${mine} order by c.id desc limit 20000)
    (select distinct on (g.id, k.id) 'customer' as what, 'name' as by, a.name as shared, g.id as gone, g.name as gone_words, k.id as kept, k.name as kept_words
      from ours g join aliases a on a.customer_id = g.id
        join aliases b on b.workspace_id = current_workspace() and b.key collate "C" = a.key and b.customer_id < a.customer_id
        join customers k on k.id = b.customer_id
      where a.kind in ('own', 'short') order by g.id, k.id limit ${MOST})
    union all
    (select 'contact', case when g.phone = k.phone then 'phone' else 'email' end, case when g.phone = k.phone then g.phone else g.email end,
        g.id, c.name || '·' || g.name, k.id, h.name || '·' || k.name
      from ours c join contacts g on g.customer_id = c.id
        join contacts k on k.id < g.id and (k.phone = g.phone or lower(k.email) = lower(g.email))
        join customers h on h.id = k.customer_id
      order by g.id limit ${MOST})
    limit ${MOST}`);
  return rows.map(({ what, by, shared, gone, gone_words, kept, kept_words }) => ({
    what,
    by,
    shared,
    gone: { id: gone, words: gone_words },
    kept: { id: kept, words: kept_words },
  }));
}

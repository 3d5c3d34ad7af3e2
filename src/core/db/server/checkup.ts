/** What a checkup asks of the database itself. */
import { sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../tx.ts';

export type Walls = {
  readonly tables: number;
  /** The names of those that do not keep companies apart. */
  readonly open: readonly string[];
  /** References that nobody has checked. */
  readonly unchecked: number;
  /** Row-level security does not bind the role that the bot acts as. */
  readonly isAbove: boolean;
};

/** Whether one company is shut to the other: every table that belongs to one has its policy, and it holds for everybody. */
export async function inspectWalls(tx: Tx): Promise<Walls> {
  const { open, ...walls } = onlyRow(
    await tx.execute<Omit<Walls, 'open'> & { readonly open: string }>(sql`with owned as (
        select c.oid, c.relname, c.relrowsecurity and c.relforcerowsecurity and exists (
          select from pg_policy p where p.polrelid = c.oid and p.polname = 'workspace'
            and pg_get_expr(p.polqual, p.polrelid) like '%= current_workspace()%' and pg_get_expr(p.polwithcheck, p.polrelid) like '%= current_workspace()%') as shut
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = (select relnamespace from pg_class where oid = 'workspaces'::regclass)
      )
      select count(*)::int as tables, coalesce(string_agg(relname, ' ' order by relname) filter (where not shut), '') as open,
        (select count(*)::int from pg_constraint k where k.contype = 'f' and not k.convalidated and k.conrelid in (select oid from owned)) as unchecked,
        (select r.rolsuper or r.rolbypassrls or exists (select from owned o join pg_class c on c.oid = o.oid where c.relowner = r.oid)
          from pg_roles r where r.rolname = current_user) as "isAbove"
      from owned`),
  );
  return { ...walls, open: open.split(' ').filter(Boolean) };
}

/** The server's settings without which a power cut loses what was acknowledged, and are off. */
export async function unsafeSettings(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.execute<{ name: string }>(
    sql`select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by 1`,
  );
  return rows.map(({ name }) => name);
}

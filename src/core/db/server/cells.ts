/**
 * A database that Citus spreads over several servers, in cells: a cell is a schema with every table, whole on one server,
 * and a company is in one cell for good, by its number. A transaction of a company goes to the server of its cell and is
 * planned there as on one PostgreSQL; nothing of it crosses the network twice.
 */
import type postgres from 'postgres';
import type { Pool } from '../pool.ts';
import { Refusal } from '../refusal.ts';
import type { Scope } from '../session.ts';

export type Cells = {
  readonly all: readonly Pool[];
  of(scope: Scope): Promise<Pool>;
};

/** What a session on a cell needs to know. Nothing is prepared there: what a plan takes for constant is so for one transaction. */
export const onCell = (cell: string) => ({
  prepare: false,
  connection: {
    search_path: cell,
    'citus.enable_unsafe_triggers': 'on',
    'citus.allow_nested_distributed_execution': 'on',
  },
});

export const cellName = (number: number) => `cell_${number}`;

type Found = { readonly cell: string; readonly at: string; readonly version: string | null };

/** The cells of a database in the order of their numbers, each with its server as `host:port`; none: it is one PostgreSQL. */
export async function findCells(sql: postgres.Sql | postgres.TransactionSql): Promise<readonly Found[]> {
  const [citus] = await sql<
    { is: boolean }[]
  >`select to_regclass('pg_catalog.pg_dist_schema') is not null and to_regclass('citus_schemas') is not null as is`;
  if (!citus?.is) return [];
  const found = await sql<Found[]>`
    select schema_name::text as cell, min(nodename || ':' || nodeport) as at, obj_description(schema_name::oid, 'pg_namespace') as version
    from citus_schemas join citus_shards using (colocation_id) where schema_name::text ~ '^cell_[0-9]+$' group by schema_name`;
  return found.toSorted((a, b) => Number(a.cell.slice(5)) - Number(b.cell.slice(5)));
}

/** `connect`: a pool of a cell's own on its server. Undefined where the database is one PostgreSQL. */
export async function openCells(
  first: Pool,
  { version, connect }: { readonly version: number; readonly connect: (cell: string, at: string) => Pool },
): Promise<Cells | undefined> {
  const found = await first.begin((raw) => findCells(raw));
  if (found.length === 0) return undefined;
  if (found.some((cell) => cell.version !== String(version)))
    throw new Refusal({
      en: 'the cells of this distributed database are of another version than this Touchbase: run the version that made them',
      zh: '这个分布式数据库的分区与当前的 Touchbase 版本不同:请运行创建它们的那个版本',
    });
  const all = found.map(({ cell, at }) => connect(cell, at));
  const shut = await Promise.all(
    all.map((pool, number) =>
      pool.begin((there) => first.begin((raw) => isShut(raw, there, found[number]?.cell ?? ''))),
    ),
  );
  if (shut.includes(false)) {
    await Promise.all(all.map((pool) => pool.close()));
    throw new Refusal({
      en: 'a cell of this distributed database is not shut to other companies, as it has been moved: run `npm run distribute` again',
      zh: '这个分布式数据库有分区被移动过,权限规则不全:请再运行一次 `npm run distribute`',
    });
  }
  const accounts = new Map<string, Pool>();
  const byNumber = (workspace: number) => all[workspace % all.length] ?? first;
  return {
    all,
    async of(scope) {
      if ('workspace' in scope) return byNumber(scope.workspace);
      const { platform, account } = scope;
      const isAt = (pool: Pool) =>
        pool.begin(async (raw) => {
          const [row] = await raw<{ id: number | null }[]>`select workspace_of(${platform}, ${account}) as id`;
          return row?.id ? pool : undefined;
        });
      const key = JSON.stringify([platform, account]);
      const known = accounts.get(key);
      // It may be another company's by now.
      if (known && (await isAt(known))) return known;
      const asked = await Promise.all(all.map(isAt));
      const home = asked.find((pool) => pool !== undefined);
      if (home) accounts.set(key, home);
      return home ?? first;
    },
  };
}

type Row = { readonly name: string };

/** In a transaction: whether every table of a cell shuts out at its own server whom it shuts out on one PostgreSQL. */
export async function isShut(
  first: postgres.Sql | postgres.TransactionSql,
  there: postgres.Sql | postgres.TransactionSql,
  cell: string,
): Promise<boolean> {
  const wanted = await first<Row[]>`
    select c.relname || ' ' || polname || ' ' || polcmd::text || ' ' || polpermissive::text || (relrowsecurity and relforcerowsecurity)::text as name
    from pg_policy join pg_class c on c.oid = polrelid where c.relnamespace = 'public'::regnamespace order by 1`;
  // The tables that hold the rows are not shown otherwise.
  await there`select set_config('citus.show_shards_for_app_name_prefixes', '*', true)`;
  const found = await there<Row[]>`
    select regexp_replace(c.relname, '_[0-9]{6,}$', '') || ' ' || polname || ' ' || polcmd::text || ' ' || polpermissive::text || (relrowsecurity and relforcerowsecurity)::text as name
    from pg_policy join pg_class c on c.oid = polrelid where c.relnamespace = ${cell}::regnamespace and c.relname ~ '_[0-9]{6,}$' order by 1`;
  const names = (rows: readonly Row[]) => rows.map(({ name }) => name).join();
  return names(wanted) === names(found);
}

/** The same address at another host. */
export function atHost(url: string, host: string) {
  const there = new URL(url);
  there.host = host;
  return there.href;
}

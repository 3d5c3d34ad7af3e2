/** Makes the cells of a database in which Citus is: `npm run distribute`. */
import type postgres from 'postgres';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { Refusal } from '../refusal.ts';
import { knownMigrations, runMigrations } from '../migrate.ts';
import { atHost, cellName, findCells, isShut } from './cells.ts';
import { connectTo } from './connect.ts';
import { withoutSubqueries } from './policies.ts';

/** What a cell is called until its server has let the bot in. */
const unfinished = (migrations: readonly unknown[]) => `unfinished ${migrations.length}`;

type Sql = postgres.Sql | postgres.TransactionSql;
/** Spreading takes minutes, and between two tables nothing is asked. */
const UNHURRIED = { idle_in_transaction_session_timeout: 0 };

/** Constant within a transaction, as nothing is prepared: Citus writes by no function that may change. */
const CONSTANT = ['moment()', 'current_workspace()'];

/** Brings a database to `count` cells and lets the bot's role into them. Resolves to their servers, and how many are new. */
export async function distribute(url: string, count: number) {
  const client = connectTo(url)('touchbase-migrate', { connection: UNHURRIED });
  try {
    await needCitus(client);
    // Its roles, and the tables of a database that is not distributed, from which companies have their numbers.
    await runMigrations(() => connectTo(url)('touchbase-migrate'));
    const migrations = knownMigrations();
    const { made, cells } = await makeCells(client, { count, migrations });
    for (const { cell, at, version } of cells) {
      const there = connectTo(atHost(url, at))('touchbase-migrate');
      try {
        if (version === unfinished(migrations)) await countFromOne(there, cell);
        await admitToCell(there, cell);
        await shutCell(client, there, cell);
        if (!(await there.begin((raw) => isShut(client, raw, cell))))
          throw new Error(`${cell} is not shut as the tables of one server are`);
        if (version === unfinished(migrations))
          await client.unsafe(`comment on schema ${cell} is '${migrations.length}'`);
      } finally {
        await there.end({ timeout: 2 });
      }
    }
    return { made, cells };
  } finally {
    await client.end({ timeout: 2 });
  }
}

/**
 * All cells in one transaction, or none. A database that has them keeps them: `made` says how many are new. Rejects with
 * sentences where companies live in tables of one server already, or where there are cells of another number.
 */
async function makeCells(
  client: postgres.Sql,
  { count, migrations }: { readonly count: number; readonly migrations: readonly MigrationMeta[] },
): Promise<{ readonly made: number; readonly cells: Awaited<ReturnType<typeof findCells>> }> {
  const before = await findCells(client);
  if (before.length === count) return { made: 0, cells: before };
  if (before.length)
    throw new Refusal({
      en: `this database has ${before.length} cells, and companies are in them by their number: it cannot have ${count}`,
      zh: `这个数据库已经有 ${before.length} 个分区,公司按编号放在里面:不能改成 ${count} 个`,
    });
  if (await hasCompanies(client))
    throw new Refusal({
      en: 'there are companies in this database already: a distributed one begins empty, and what they have comes in as an import',
      zh: '这个数据库里已经有公司了:分布式数据库要从空的开始,原有的资料用导入带进去',
    });
  await client.begin(async (sql) => {
    await sql`select set_config('citus.enable_unsafe_triggers', 'on', true)`;
    const cells = Array.from({ length: count }, (_, number) => cellName(number));
    // All of them first: a migration that goes over policies goes over those of every schema.
    for (const cell of cells) await migrateCell(sql, cell, migrations);
    for (const cell of cells) await spreadCell(sql, cell);
  });
  return { made: count, cells: await findCells(client) };
}

async function needCitus(client: Sql) {
  const [citus] = await client`select from pg_extension where extname = 'citus'`;
  if (!citus)
    throw new Refusal({
      en: 'there is no Citus in this database: `create extension citus` on every server, add them to the first with citus_add_node, and run this again',
      zh: '这个数据库里没有 Citus:请在每台服务器上执行 `create extension citus`,用 citus_add_node 把它们加到第一台,再运行一次',
    });
}

async function hasCompanies(client: Sql): Promise<boolean> {
  const [there] = await client<{ id: string | null }[]>`select to_regclass('public.workspaces')::text as id`;
  if (!there?.id) return false;
  const found = await client`select from public.workspaces limit 1`;
  return found.length > 0;
}

async function migrateCell(sql: Sql, cell: string, migrations: readonly MigrationMeta[]) {
  await sql.unsafe(`create schema ${cell}`);
  await sql.unsafe(`comment on schema ${cell} is '${unfinished(migrations)}'`);
  await sql.unsafe(`grant usage on schema ${cell} to touchbase`);
  await sql.unsafe(`set local search_path = ${cell}`);
  for (const { sql: statements } of migrations)
    for (const statement of statements) await sql.unsafe(withinCell(statement, cell));
  await sql`select admit_role(), admit_clock()`;
}

/** A migration is about the tables of its own schema, also where it goes over policies. */
const withinCell = (statement: string, cell: string) =>
  statement
    .replaceAll(/\bpublic\b/g, cell)
    .replaceAll(
      /FROM pg_policy( p)? WHERE/g,
      (_, name = '') =>
        `FROM pg_policy${name} WHERE polrelid IN (SELECT oid FROM pg_class WHERE relnamespace = '${cell}'::regnamespace) AND`,
    );

async function spreadCell(sql: Sql, cell: string) {
  await sql.unsafe(`set local search_path = ${cell}`);
  const policies = await sql<
    { readonly table: string; readonly name: string; readonly using: string; readonly check: string | null }[]
  >`select tablename as table, policyname as name, qual as using, with_check as check from pg_policies where schemaname = ${cell} and policyname in ('unseen', 'own')`;
  for (const { name, table, using, check } of policies)
    await sql.unsafe(
      `alter policy ${name} on ${table} using (${withoutSubqueries(using)})${check ? ` with check (${withoutSubqueries(check)})` : ''}`,
    );
  await sql`select citus_schema_distribute(${cell}::regnamespace)`;
  const functions = await sql<
    { name: string }[]
  >`select oid::regprocedure::text as name from pg_proc where pronamespace = ${cell}::regnamespace and prorettype <> 'trigger'::regtype`;
  for (const { name } of functions) await sql`select create_distributed_function(${name}::regprocedure)`;
  for (const name of CONSTANT) await sql.unsafe(`alter function ${name} immutable`);
}

/**
 * People say numbers of rows. Citus gives each server some of 15 digits and more, so that those of several never meet, which
 * those of a cell need not; where it is moved to another server they go on from that one's.
 */
async function countFromOne(client: postgres.Sql, cell: string) {
  await client.unsafe(`set citus.enable_ddl_propagation = off`);
  const sequences = await client<
    { name: string }[]
  >`select oid::regclass::text as name from pg_class where relkind = 'S' and relnamespace = ${cell}::regnamespace`;
  for (const { name } of sequences) await client.unsafe(`alter sequence ${name} minvalue 1 restart with 1`);
}

/**
 * On a cell's own server, what Citus does not carry there: rights on the sequences, whose numbers it takes in the bot's name
 * where PostgreSQL would ask for none; on a view; and on single columns of the audit, of which undo needs no more.
 */
async function admitToCell(client: postgres.Sql, cell: string) {
  await client.unsafe(`set citus.enable_ddl_propagation = off`);
  await client.unsafe(`grant usage on all sequences in schema ${cell} to touchbase`);
  await client.unsafe(`grant select on ${cell}.names to touchbase`);
  const shards = await client<
    { name: string }[]
  >`select shard_name as name from citus_shards where table_name = ${`${cell}.audit`}::regclass`;
  for (const name of [`${cell}.audit`, ...shards.map((shard) => shard.name)])
    await client.unsafe(`grant update (undone_by, before, after) on ${name} to touchbase`);
}

type Policy = {
  readonly table: string;
  readonly name: string;
  readonly command: string;
  readonly using: string;
  readonly check: string | null;
};

/**
 * Citus makes every policy a permissive one, which lets in where it should keep out: those that restrict are made anew at
 * the cell's own server, on the table as Citus plans for it and on the one that holds the rows, which may ask in subqueries.
 */
async function shutCell(first: postgres.Sql, there: postgres.Sql, cell: string) {
  const policies = await first.begin(async (sql) => {
    // Every name is then written with its schema.
    await sql`select set_config('search_path', '', true)`;
    return sql<
      Policy[]
    >`select tablename as table, policyname as name, cmd as command, qual as using, with_check as check
      from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE'`;
  });
  const shards = await there<{ table: string; name: string }[]>`select c.relname as table, s.shard_name as name
    from citus_shards s join pg_class c on c.oid = s.table_name where c.relnamespace = ${cell}::regnamespace`;
  const holding = new Map(shards.map(({ table, name }) => [table, name]));
  await there.begin(async (sql) => {
    await sql`select set_config('citus.enable_ddl_propagation', 'off', true)`;
    for (const { table, name, command, using, check } of policies) {
      const ours = (expression: string) => expression.replaceAll('public.', `${cell}.`);
      const make = async (target: string, form: (expression: string) => string) => {
        await sql.unsafe(`drop policy if exists ${name} on ${target}`);
        await sql.unsafe(
          `create policy ${name} on ${target} as restrictive for ${command} using (${form(ours(using))})${check ? ` with check (${form(ours(check))})` : ''}`,
        );
      };
      await make(`${cell}.${table}`, withoutSubqueries);
      await make(holding.get(table) ?? '', (expression) => expression);
    }
  });
}

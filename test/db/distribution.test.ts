/** What a database that is distributed by company would ask of the schema, held on plain PostgreSQL: docs/scaling.md. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openTestStore } from '../support/world.ts';

/** What says which company somebody is of: the same on every node. */
const EVERYWHERE = ['accounts_account', 'feeds_name', 'workspaces_pkey'];
/** Asked over all companies, by a clock or a door that does not know the company yet. */
const OVER_ALL = [
  'all_workspaces',
  'carrying_workspaces',
  'due_workspaces',
  'feed_workspace',
  'meeting_workspaces',
  'pushing_workspaces',
  'unsent_workspaces',
  'workspace_of',
];

test('every row, unique key and reference is a company’s, and no policy reads a table', async () => {
  const store = await openTestStore();
  const workspace = await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'en', demo: true });
  const ask = (what: string) =>
    store.within({ workspace }, async (tx) =>
      [...(await tx.execute<{ name: string }>(sql.raw(what)))].map(({ name }) => name),
    );
  const lacks = (table: string, keys: string) =>
    `not exists (select from pg_attribute a where a.attrelid = ${table} and a.attname = 'workspace_id'${keys && ` and a.attnum = any (${keys})`})`;
  const ours = `join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'`;
  expect(
    await ask(
      `select c.relname as name from pg_class c ${ours} where c.relkind in ('r', 'p') and ${lacks('c.oid', '')}`,
    ),
  ).toEqual(['workspaces']);
  expect(
    await ask(`select i.relname as name from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid ${ours}
      where x.indisunique and ${lacks('c.oid', 'x.indkey')} order by 1`),
  ).toEqual(EVERYWHERE);
  expect(
    await ask(`select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid ${ours}
      where k.contype = 'f' and ${lacks('c.oid', 'k.conkey')}`),
  ).toEqual([]);
  expect(
    await ask(`select tablename || ' ' || policyname as name from pg_policies
      where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '\\mfrom\\M'`),
  ).toEqual([]);
  expect(
    await ask(`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
      where p.prosecdef and p.proname ~ 'workspace' order by 1`),
  ).toEqual(OVER_ALL);
});

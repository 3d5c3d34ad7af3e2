/** What a database that is distributed by company would ask of the schema, held on plain PostgreSQL: docs/scaling.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { openCells } from '../../src/core/db/server/cells.ts';
import { distribute } from '../../src/core/db/server/distribute.ts';
import { withoutSubqueries } from '../../src/core/db/server/policies.ts';
import type { Pool, Raw } from '../../src/core/db/pool.ts';
import { storeOn } from '../../src/core/db/store.ts';
import { temporary } from '../support/folders.ts';
import { plan, planAll, type Plan } from '../support/plans.ts';
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

test('every policy has a form that Citus takes, and it is still a condition', async () => {
  const store = await openTestStore();
  const workspace = await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'en', demo: true });
  await store.within({ workspace }, async (tx) => {
    const policies = await tx.execute<{ name: string; condition: string }>(
      sql`select tablename as name, qual as condition from pg_policies where schemaname = 'public' and policyname in ('own', 'unseen')`,
    );
    expect(policies.length).toBeGreaterThan(10);
    for (const { name, condition } of policies) {
      const taken = withoutSubqueries(condition);
      expect(taken).not.toContain('SELECT');
      await tx.execute(sql.raw(`select from ${name} where (${taken}) is distinct from (${condition}) limit 1`));
    }
  });
  expect(withoutSubqueries('((a = 1) OR ( SELECT (f(b) = 2)) OR (c = ( SELECT g() AS g)))')).toBe(
    '((a = 1) OR ((f(b) = 2)) OR (c = (g())))',
  );
});

test('no function writes what a planner for many servers cannot place', async () => {
  const store = await openTestStore();
  const workspace = await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'en', demo: true });
  const writing = await store.within({ workspace }, (tx) =>
    tx.execute<{ name: string; language: string; body: string }>(
      sql`select proname as name, lanname as language, prosrc as body from pg_proc p join pg_language l on l.oid = p.prolang
        where pronamespace = 'public'::regnamespace and prosrc ~* '(insert into|update) '`,
    ),
  );
  expect(writing.length).toBeGreaterThan(5);
  expect(writing.filter(({ language }) => language === 'sql').map(({ name }) => name)).toEqual([]);
  // What a statement changed is no table there, and a table has a number behind its name.
  const straight = /insert into[^;]*from (added|removed|changed)\b|(?<!table_of\()TG_TABLE_NAME/i;
  expect(writing.filter(({ body }) => straight.test(body)).map(({ name }) => name)).toEqual([]);
  // What is inserted is compared with no table, but made before.
  const from = String.raw`(?<!distinct |')\b(?:from|join)\b[^;]*`;
  const compared = new RegExp(`insert into[^;]*select[^;]*${from}${from}`, 'i');
  expect(writing.filter(({ body }) => compared.test(body)).map(({ name }) => name)).toEqual([]);
});

test('no insert takes its rows from a table and something else, unless they are materialized before; no recursion ends in a change', async () => {
  const store = await openTestStore();
  const workspace = await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'en', demo: true });
  const list = `jsonb_to_recordset('[]') as given(name text)`;
  const into = 'insert into teams (name, zone, locale)';
  await store.within({ workspace }, async (tx) => {
    const planned = await planAll(tx);
    const textsWhere = (is: (plan: Plan) => boolean) =>
      planned.filter(({ plans }) => plans.some(is)).map(({ text }) => text);
    expect(textsWhere(looksUp)).toEqual([]);
    // A change at the head of a recursion is refused there as soon as it gives back what is reckoned.
    expect(textsWhere(isRecursive).length).toBeGreaterThan(1);
    expect(textsWhere((first) => isRecursive(first) && first['Node Type'] === 'ModifyTable')).toEqual([]);
    // Each of these inserts nothing on Citus, and says nothing.
    for (const statement of [
      `${into} select name, zone, locale from teams t where not exists (select from people where team_id = t.id)`,
      `${into} select given.name, zone, locale from ${list} join teams t on t.name = given.name`,
      `with kept as (${into} select name, zone, locale from teams where name in (select name from ${list}) returning id) select from kept`,
      `with met as (select given.name, zone from ${list} join teams t on t.name = given.name), kept as (${into} select name, zone, 'en' from met returning id) select from kept`,
    ])
      expect((await plan(tx, statement)).some(looksUp)).toBe(true);
  });
  // What is not prepared is not planned here: such an insert has to be.
  const loose = sources().flatMap((text) =>
    [
      ...text.matchAll(
        /(?<!statement\(\s*[^`]{0,200})sql`[^`]*insert into[^`]*\bselect\b[^`]*\bfrom\s+\w+(?![\w(])[^`]*`/gi,
      ),
    ].map(([found]) => found),
  );
  expect(loose).toEqual([]);
});

test('no case has an operand, which Citus takes for a condition where a row is changed', () => {
  const simple = /\bcase(?!\s+when\b)\s[^:;]*?\bwhen\b/i;
  expect('set a = case a when 1 then 2 else a end').toMatch(simple);
  expect(sources().flatMap((text) => simple.exec(text)?.[0] ?? [])).toEqual([]);
});

/** The code that has statements in it. */
const sources = () =>
  readdirSync('src/core', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:[^/]+\/store|db)\/.*\.ts$/.test(file))
    .map((file) => readFileSync(join('src/core', file), 'utf8'));

/** Whether an insert, this one or one below, takes its rows from a table and something else. */
function looksUp(step: Plan): boolean {
  const below = step.Plans ?? [];
  const from = step['Operation'] === 'Insert' ? below.flatMap(sourcesOf) : [];
  return (from.length > 1 && from.includes('table')) || below.some(looksUp);
}

function isRecursive({ 'Node Type': node, Plans: below = [] }: Plan): boolean {
  return node === 'Recursive Union' || below.some(isRecursive);
}

/** What rows come from. What is materialized, or was written before, is neither table nor list. */
function sourcesOf(step: Plan): ('table' | 'list')[] {
  const { 'Node Type': node, 'Relation Name': table, 'Subplan Name': name, Plans: below = [] } = step;
  if (String(name).startsWith('CTE')) return [];
  const rest = below.flatMap(sourcesOf);
  if (table !== undefined) return ['table', ...rest];
  return /^(?:Function|Values) Scan$/.test(node) ? ['list', ...rest] : rest;
}

/** Answers what is asked of cells, accounts and policies. */
const fakePool = (rows: readonly object[] | (() => readonly object[]), policies: readonly string[]): Pool => ({
  begin: <T>(work: (raw: Raw) => Promise<T>) =>
    work((async (text: readonly string[]) =>
      text.join().includes('pg_policy')
        ? policies.map((name) => ({ name }))
        : typeof rows === 'function'
          ? rows()
          : rows) as unknown as Raw),
  ask: () => Promise.reject(new Error('nothing is asked by itself')),
  close: async () => {},
  load: { begun: 0, open: 0 },
});

test('a company is where its number says, an account where it is known; cells of another version, or not shut, are refused', async () => {
  const found = ['cell_10', 'cell_2', 'cell_0'].map((cell) => ({ is: true, cell, at: `${cell}:5432`, version: '7' }));
  const first = fakePool(found, ['customers own', 'customers workspace']);
  const asked: string[] = [];
  const home = { cell: 'cell_2' };
  const connect = (cell: string, at: string) => {
    asked.push(`${cell} ${at}`);
    return fakePool(() => [{ id: cell === home.cell ? 4 : null }], ['customers own', 'customers workspace']);
  };
  const cells = await openCells(first, { version: 7, connect });
  expect(asked).toEqual(['cell_0 cell_0:5432', 'cell_2 cell_2:5432', 'cell_10 cell_10:5432']);
  expect(await cells?.of({ workspace: 5 })).toBe(cells?.all[2]);
  expect(await cells?.of({ platform: 'slack', account: 'T1' })).toBe(cells?.all[1]);
  // Given up by one company, and taken by another.
  home.cell = 'cell_10';
  expect(await cells?.of({ platform: 'slack', account: 'T1' })).toBe(cells?.all[2]);
  await expect(openCells(first, { version: 8, connect })).rejects.toThrow(/another version/);
  const open = () => fakePool([], ['customers workspace']);
  await expect(openCells(first, { version: 7, connect: open })).rejects.toThrow(/not shut/);
  expect(await openCells(fakePool([{ is: false }], []), { version: 7, connect })).toBeUndefined();
});

test('what is spread over servers is not backed up into one file: it says how each server is, and leaves none', async () => {
  const pool = fakePool([], []);
  const nothing = () => {
    throw new Error('not asked');
  };
  const store = storeOn(pool, {
    embedded: false,
    clock: nothing,
    statistics: { gather: nothing, wrote: nothing },
    cells: { all: [pool], of: nothing },
    lead: nothing,
    breath: nothing,
    tryDisk: nothing,
    close: nothing,
  });
  const file = join(temporary(), 'touchbase.backup');
  await expect(store.backUp(file)).rejects.toThrow(/pg_basebackup on each of its servers/);
  expect(existsSync(file)).toBe(false);
});

test.skipIf(!inject('server'))('a server without Citus says what is missing', async () => {
  await expect(distribute(inject('server'), 2)).rejects.toThrow(/no Citus in this database/);
});

/**
 * «Who owns X», however X is written, at a million customers on PostgreSQL and at fifty thousand on the embedded database.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/find.ts [--customers 1000000] [--queries 1000]
 *
 * As the bot's own role, row-level security on, one connection. Each question is asked beside `select 1` and a look-up by
 * key, and some of them beside pg_trgm on a bare table of the same names; ratios are of medians within one run. Right means
 * that the customer is among the first three.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { z } from 'zod';
import { addCustomer, namedIn } from '../src/core/store/customers.ts';
import { addNames, search } from '../src/core/store/directory.ts';
import { openStore, type Store, type Tx } from '../src/core/store/open.ts';
import { addPerson, addTeam } from '../src/core/store/people.ts';
import { statement } from '../src/core/store/statement.ts';
import { brandOf, dice, makeName, prefixes, sounds, type Way, WAYS } from './names.ts';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    embedded: { type: 'string', default: '50000' },
    queries: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '20261120' },
  },
});
const server = process.env['TEST_POSTGRES_URL'];
const queries = Number(values.queries);
const print = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(0)} s`;

const PEOPLE = 200;
const one = statement(z.object({ one: z.number() }), sql`select 1 as one`);
const byKey = statement(
  z.object({ name: z.string() }),
  sql`select name from customers where workspace_id = current_workspace() and id = ${sql.placeholder('id')}::text::bigint`,
);

print(
  `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, load ${loadavg()[0]!.toFixed(1)}, seed ${values.seed}`,
);
if (server) await onServer(server, Number(values.customers));
else print('no PostgreSQL: it takes TEST_POSTGRES_URL');
await onEmbedded(Number(values.embedded));

async function onServer(url: string, size: number) {
  const database = `touchbase_bench_${randomUUID().slice(0, 8)}`;
  const above = postgres(url, { max: 1, onnotice: () => {} });
  await above.unsafe(`create database ${database}`);
  const inside = new URL(url);
  inside.pathname = `/${database}`;
  const admin = postgres(inside.href, { max: 1, onnotice: () => {} });
  try {
    const store = await openStore({ kind: 'server', url: inside.href, connections: 1 });
    const [{ version } = { version: '' }] = await admin<
      { version: string }[]
    >`select current_setting('server_version') as version`;
    print(`\nPostgreSQL ${version}, ${size} customers`);
    const company = await fill(store, { size, admin });
    await sizes(admin);
    const trigrams = await makeTrigrams(admin, company.names);
    await ask(store, { ...company, trigrams });
    await insertCost(store, company);
    await recognise(store, company);
    await store.close();
  } finally {
    await admin.end();
    await above.unsafe(`drop database ${database} with (force)`);
    await above.end();
  }
}

async function onEmbedded(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
  const store = await openStore({ kind: 'folder', folder: join(folder, 'data') });
  print(`\nembedded, ${size} customers`);
  const company = await fill(store, { size });
  await ask(store, company);
  await insertCost(store, company);
  await store.close();
  rmSync(folder, { recursive: true });
}

type Company = {
  readonly workspace: number;
  readonly names: readonly string[];
  readonly firstId: number;
  readonly me: { readonly id: number; readonly teamId: number };
};

type Admin = postgres.Sql;

/** A company of two hundred people, each of whom owns as many customers. Indexes are made at the end, as a restore would. */
async function fill(store: Store, { size, admin }: { size: number; admin?: Admin }): Promise<Company> {
  const roll = dice(Number(values.seed));
  const names = [...new Set(Array.from({ length: size }, () => makeName(roll)))];
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, work);
  const team = await within((tx) => addTeam(tx, { name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh' }));
  const people: number[] = [];
  for (let at = 0; at < PEOPLE; at += 1)
    people.push(
      (
        await within((tx) =>
          addPerson(tx, { name: `p${at}`, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: team.id }),
        )
      ).id,
    );
  const rebuild = admin && (await unindexed(admin));
  const from = performance.now();
  // Far from the keys that the database gives out by itself.
  const firstId = 1_000_000_000;
  for (let at = 0; at < names.length; at += 2_000) {
    const some = names
      .slice(at, at + 2_000)
      .map((name, place) => ({ id: firstId + at + place, name, owner: people[(at + place) % PEOPLE]! }));
    await within(async (tx) => {
      await tx.execute(sql`insert into customers (id, name, owner_id, created_by)
        select id, name, owner, owner from jsonb_to_recordset(${JSON.stringify(some)}::text::jsonb) as c(id bigint, name text, owner bigint)`);
      await addNames(
        tx,
        some.map(({ id, name }) => ({ customerId: id, name, kind: 'own' })),
      );
    });
  }
  print(`  ${names.length} loaded in ${seconds(from)}`);
  await rebuild?.();
  if (admin) await admin.unsafe('vacuum analyze');
  else await store.analyze();
  return { workspace, names, firstId, me: { id: people[0]!, teamId: team.id } };
}

async function unindexed(admin: Admin) {
  const indexes = await admin<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes where tablename = 'aliases' and indexname not in ('aliases_workspace_id_id_pk', 'aliases_key', 'aliases_customer')`;
  for (const { name } of indexes) await admin.unsafe(`drop index ${name}`);
  for (const table of ['aliases', 'customers']) await admin.unsafe(`alter table ${table} disable trigger audit`);
  return async () => {
    for (const { definition, name } of indexes) {
      const from = performance.now();
      await admin.unsafe(definition);
      print(`  ${name} made in ${seconds(from)}`);
    }
    for (const table of ['aliases', 'customers']) await admin.unsafe(`alter table ${table} enable trigger audit`);
  };
}

async function sizes(admin: Admin) {
  const rows = await admin<{ name: string; size: string }[]>`
    select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
    where relname in ('customers', 'aliases') or (relkind = 'i' and relname like 'aliases%') order by relkind desc, relname`;
  print(`  ${rows.map(({ name, size }) => `${name} ${size}`).join(', ')}`);
}

/** The same names under pg_trgm, without row-level security. Undefined: this server has not got it. */
async function makeTrigrams(admin: Admin, names: readonly string[]) {
  const has = await admin.unsafe('create extension pg_trgm').then(
    () => true,
    () => false,
  );
  if (!has) return undefined;
  const from = performance.now();
  await admin.unsafe('create table bare (id bigint, name text)');
  for (let at = 0; at < names.length; at += 20_000) {
    const some = names.slice(at, at + 20_000).map((name, place) => ({ id: at + place + 1, name: name.toLowerCase() }));
    await admin.unsafe(
      `insert into bare select * from jsonb_to_recordset($1::text::jsonb) as b(id bigint, name text)`,
      [JSON.stringify(some)],
    );
  }
  await admin.unsafe('create index bare_name on bare using gin (name gin_trgm_ops)');
  await admin.unsafe('vacuum analyze bare');
  const [{ size } = { size: '' }] = await admin<
    { size: string }[]
  >`select pg_size_pretty(pg_relation_size('bare_name')) as size`;
  print(`  pg_trgm on the names: ${size}, made in ${seconds(from)}`);
  return {
    part: (text: string) =>
      admin.unsafe('select id from bare where name like $1 order by length(name) limit 3', [`%${text}%`], {
        prepare: true,
      }),
    typo: (text: string) =>
      admin.unsafe('select id from bare where name % $1 order by similarity(name, $1) desc limit 3', [text], {
        prepare: true,
      }),
  };
}

type Trigrams = Awaited<ReturnType<typeof makeTrigrams>>;

async function ask(store: Store, { workspace, names, firstId, me, trigrams }: Company & { trigrams?: Trigrams }) {
  const ways: Readonly<Record<string, Way>> = {
    exact: WAYS['exact']!,
    alias: WAYS['alias']!,
    prefix: prefixes(names),
    pinyin: sounds(names),
    ...WAYS,
  };
  print(`  ${'as'.padEnd(19)} right   p50 ms   p99 ms   × select 1   × by key`);
  const all: number[] = [];
  const floors: number[] = [];
  for (const [kind, way] of Object.entries(ways)) {
    const roll = dice(Number(values.seed) + 1);
    const asked: { readonly id: number; readonly typed: string }[] = [];
    while (asked.length < queries) {
      const at = roll.below(names.length);
      const typed = way(names[at]!, roll);
      if (typed) asked.push({ id: firstId + at, typed });
    }
    const times = { search: [] as number[], floor: [] as number[], key: [] as number[], trigram: [] as number[] };
    const state = { right: 0 };
    const measure = async (tx: Tx, { id, typed }: (typeof asked)[number]) => {
      times.floor.push(await timed(() => one(tx, {})));
      times.key.push(await timed(() => byKey(tx, { id: String(id) })));
      times.search.push(
        await timed(async () => {
          const found = await search(tx, { name: typed, by: me });
          if (found.slice(0, 3).some((each) => each.id === id)) state.right += 1;
        }),
      );
    };
    // A connection's first times are no measure: a statement is planned anew until the server sees what to keep.
    for (let from = 0; from < asked.length; from += 100)
      await store.within({ workspace }, async (tx) => {
        if (from === 0) for (const { typed } of asked.slice(0, 30)) await search(tx, { name: typed, by: me });
        for (const question of asked.slice(from, from + 100)) await measure(tx, question);
      });
    const trigram = kind.startsWith('part') ? trigrams?.part : kind.startsWith('typo') ? trigrams?.typo : undefined;
    for (const { typed } of trigram ? asked.slice(0, 40) : []) times.trigram.push(await timed(() => trigram!(typed)));
    all.push(...times.search);
    floors.push(...times.floor);
    const [p50, floor] = [at(times.search, 0.5), at(times.floor, 0.5)];
    const beside = times.trigram.length
      ? `   pg_trgm ${at(times.trigram, 0.5).toFixed(1)} ms: × ${(at(times.trigram, 0.5) / p50).toFixed(0)}`
      : '';
    print(
      `  ${kind.padEnd(19)} ${((100 * state.right) / queries).toFixed(1).padStart(5)} ${p50.toFixed(3).padStart(8)} ${at(times.search, 0.99).toFixed(3).padStart(8)}` +
        `   ${(p50 / floor).toFixed(1).padStart(10)}   ${(p50 / at(times.key, 0.5)).toFixed(1).padStart(8)}${beside}`,
    );
  }
  print(
    `  ${'all of them'.padEnd(19)}       ${at(all, 0.5).toFixed(3).padStart(8)} ${at(all, 0.99).toFixed(3).padStart(8)}   ${(at(all, 0.5) / at(floors, 0.5)).toFixed(1).padStart(10)}` +
      `              select 1: ${at(floors, 0.5).toFixed(3)} ms`,
  );
}

/** What a new customer costs, with all that it is looked for by, beside the bare row. */
async function insertCost(store: Store, { workspace, me }: Company) {
  const roll = dice(1);
  const times = { bare: [] as number[], whole: [] as number[] };
  const undone = new Error('undone');
  await store
    .within({ workspace }, async (tx) => {
      for (let round = 0; round < 300; round += 1) {
        const name = makeName(roll);
        times.bare.push(
          await timed(() => tx.execute(sql`insert into customers (name, owner_id) values (${name}, ${me.id})`)),
        );
        times.whole.push(await timed(() => addCustomer(tx, { name, ownerId: me.id })));
      }
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  print(
    `  a new customer with its names ${at(times.whole, 0.5).toFixed(2)} ms, the bare row ${at(times.bare, 0.5).toFixed(2)} ms`,
  );
}

/** Known customers in a note: one indexed query. */
async function recognise(store: Store, { workspace, names }: Company) {
  const roll = dice(2);
  const times: number[] = [];
  const state = { right: 0 };
  await store.within({ workspace }, async (tx) => {
    for (let round = 0; round < 300; round += 1) {
      const name = roll.one(names);
      const note = `今天和${brandOf(name)}李总通了电话,嫌报价高,下周三跟进`;
      times.push(
        await timed(async () => {
          const found = await namedIn(tx, note);
          if (found.some((each) => each.name === name)) state.right += 1;
        }),
      );
    }
  });
  print(
    `  known customers in a note ${at(times, 0.5).toFixed(2)} ms, p99 ${at(times, 0.99).toFixed(2)} ms, found ${((100 * state.right) / times.length).toFixed(1)} %`,
  );
}

async function timed(work: () => Promise<unknown>) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function at(numbers: readonly number[], quantile: number) {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * quantile)] ?? Number.NaN;
}

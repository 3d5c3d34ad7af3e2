/**
 * «Who owns X», however X is written, at a million customers on PostgreSQL and at fifty thousand on the embedded database.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/find.ts [--customers 1000000] [--queries 1000]
 *
 * As the bot's own role, row-level security on, one connection. Each question is asked beside `select 1` and a look-up by
 * key, and some of them, fewer times, beside pg_trgm on a bare table of the same names; ratios are of medians within one
 * run. Right means that the customer is among the first three.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { z } from 'zod';
import { addCustomer, customersNamedIn } from '../src/core/customers/store/customers.ts';
import { searchCustomers } from '../src/core/customers/store/directory.ts';
import { openStore, type Store } from '../src/core/db/open.ts';
import { statement } from '../src/core/db/prepared.ts';
import type { Tx } from '../src/core/db/tx.ts';
import { type Company, fill, makeTrigrams, sizes, type Trigrams } from './crowd.ts';
import { brandOf, dice, makeName, prefixes, sounds, type Way, WAYS } from './names.ts';
import { lookAs } from '../src/core/db/session.ts';

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
const seed = Number(values.seed);
const print = (line: string) => process.stdout.write(`${line}\n`);

const one = statement(z.object({ one: z.number() }), sql`select 1 as one`);
const byKey = statement(
  z.object({ name: z.string() }),
  sql`select name from customers where workspace_id = current_workspace() and id = ${sql.placeholder('id')}::text::bigint`,
);

print(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, load ${load()}, seed ${values.seed}`);
if (server) await onServer(server, Number(values.customers));
else print('no PostgreSQL: it takes TEST_POSTGRES_URL');
await onEmbedded(Number(values.embedded));
print(`\nload ${load()} at the end`);

async function onServer(url: string, size: number) {
  const database = `touchbase_bench_${randomUUID().slice(0, 8)}`;
  const above = postgres(url, { max: 1, onnotice: () => {} });
  await above.unsafe(`create database ${database}`);
  const inside = new URL(url);
  inside.pathname = `/${database}`;
  const admin = postgres(inside.href, { max: 1, onnotice: () => {} });
  try {
    const open = (connections: number) => openStore({ kind: 'server', url: inside.href, connections });
    const loader = await open(2);
    const [{ version } = { version: '' }] = await admin<
      { version: string }[]
    >`select current_setting('server_version') as version`;
    print(`\nPostgreSQL ${version}, ${size} customers`);
    const company = await fill(loader, { size, seed, admin });
    await loader.close();
    await sizes(admin);
    const trigrams = await makeTrigrams(admin, company);
    const store = await open(1);
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
  const company = await fill(store, { size, seed });
  await ask(store, company);
  await insertCost(store, company);
  await store.close();
  rmSync(folder, { recursive: true });
}

async function ask(store: Store, { workspace, names, firstId, me, trigrams }: Company & { trigrams?: Trigrams }) {
  const { exact, alias, ...others } = WAYS;
  const ways: Readonly<Record<string, Way>> = {
    exact,
    alias,
    prefix: prefixes(names),
    pinyin: sounds(names),
    ...others,
  };
  print(`  ${'as'.padEnd(24)} right   p50 ms   p99 ms   × select 1   × by key`);
  const all: number[] = [];
  const floors: number[] = [];
  for (const [kind, way] of Object.entries(ways)) {
    const roll = dice(seed + 1);
    const asked: { readonly id: number; readonly typed: string }[] = [];
    while (asked.length < queries) {
      const at = roll.below(names.length);
      const typed = way(names[at] ?? '', roll);
      if (typed) asked.push({ id: firstId + at, typed });
    }
    const times = { search: [] as number[], floor: [] as number[], key: [] as number[], trigram: [] as number[] };
    const state = { right: 0, trigramRight: 0 };
    const measure = async (tx: Tx, { id, typed }: (typeof asked)[number]) => {
      times.floor.push(await timed(() => one(tx, {})));
      times.key.push(await timed(() => byKey(tx, { id: String(id) })));
      times.search.push(
        await timed(async () => {
          const found = await searchCustomers(tx, { name: typed, by: me });
          if (found.slice(0, 3).some((each) => each.id === id)) state.right += 1;
        }),
      );
    };
    // A connection's first times are no measure: a statement is planned anew until the server sees what to keep.
    for (let from = 0; from < asked.length; from += 25)
      await store.within({ workspace }, async (tx) => {
        // As `hear` has said of the speaker.
        lookAs(tx, { ...me, role: 'rep' });
        await one(tx, {});
        if (from === 0) for (const { typed } of asked.slice(0, 30)) await searchCustomers(tx, { name: typed, by: me });
        for (const question of asked.slice(from, from + 25)) await measure(tx, question);
      });
    const trigram = kind.startsWith('part') ? trigrams?.part : kind.startsWith('typo') ? trigrams?.typo : undefined;
    for (const { id, typed } of trigram ? asked.slice(0, kind.startsWith('part') ? 40 : 200) : [])
      times.trigram.push(
        await timed(async () => {
          if ((await trigram?.(typed.toLowerCase()))?.includes(id)) state.trigramRight += 1;
        }),
      );
    all.push(...times.search);
    floors.push(...times.floor);
    const [p50, floor] = [at(times.search, 0.5), at(times.floor, 0.5)];
    const beside = times.trigram.length
      ? `   pg_trgm ${at(times.trigram, 0.5).toFixed(1)} ms: × ${(at(times.trigram, 0.5) / p50).toFixed(0)}, right ${((100 * state.trigramRight) / times.trigram.length).toFixed(0)} %`
      : '';
    print(
      `  ${kind.padEnd(24)} ${((100 * state.right) / queries).toFixed(1).padStart(5)} ${p50.toFixed(3).padStart(8)} ${at(times.search, 0.99).toFixed(3).padStart(8)}` +
        `   ${(p50 / floor).toFixed(1).padStart(10)}   ${(p50 / at(times.key, 0.5)).toFixed(1).padStart(8)}${beside}`,
    );
  }
  print(
    `  ${'all of them'.padEnd(24)}       ${at(all, 0.5).toFixed(3).padStart(8)} ${at(all, 0.99).toFixed(3).padStart(8)}   ${(at(all, 0.5) / at(floors, 0.5)).toFixed(1).padStart(10)}` +
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
async function recognise(store: Store, { workspace, names, me }: Company) {
  const roll = dice(2);
  const times: number[] = [];
  const state = { right: 0 };
  await store.within({ workspace }, async (tx) => {
    lookAs(tx, { ...me, role: 'rep' });
    for (let round = 0; round < 300; round += 1) {
      const name = roll.one(names);
      const note = `今天和${brandOf(name)}李总通了电话,嫌报价高,下周三跟进`;
      times.push(
        await timed(async () => {
          const found = await customersNamedIn(tx, note);
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

function load() {
  return (loadavg()[0] ?? 0).toFixed(1);
}

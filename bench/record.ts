/**
 * A recorded note, whole (hear, match, read, keep, say, commit), beside pgbench running the same statements, in one run.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/record.ts [--rounds 5] [--seconds 4]
 *
 * The statements are taken off the wire while the bot records a note, so they are what it really sends. Each round runs
 * pgbench, the bot on PostgreSQL and the bot on the embedded database one after the other; ratios are medians of rounds.
 * Client and server share the machine. Last, the embedded database records ten thousand notes, to see that it keeps its pace.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { openStore, type Store } from '../src/core/db/open.ts';
import { settle, WRITERS, writing } from './company.ts';
import { findPgbench, KEYS, pgbench, scriptOf } from './pgbench.ts';
import { tap } from './wire.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    notes: { type: 'string', default: '10000' },
    script: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const server = process.env['TEST_POSTGRES_URL'];
const program = await findPgbench();
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, load ${load()}`);
if (server && program) await compare(server, program);
else print('no comparison: it takes TEST_POSTGRES_URL and pgbench');
await age(Number(values.notes));

async function compare(url: string, { program, version }: { program: string; version: string }) {
  const database = await makeDatabase(url);
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
  print(`${version}; ${database.version}`);
  const { script, values: parameters } = await statements(database, program);
  if (values.script) writeFileSync(values.script, script);
  print(`a note is ${script.split('\n').filter((line) => line && !line.startsWith('\\set')).length} statements`);
  const onServer = await openStore({ kind: 'server', url: database.url, connections: WRITERS });
  const embedded = await openStore({ kind: 'folder', folder: join(folder, 'data') });
  await settle(embedded);
  const ways = { PostgreSQL: writing(onServer), embedded: writing(embedded) };
  for (const write of Object.values(ways)) await rate(write, { writers: WRITERS, seconds: 2 });

  for (const writers of [1, WRITERS]) {
    const rounds: Record<'pgbench' | keyof typeof ways, number>[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      rounds.push({
        pgbench: await pgbench({ program, url: database.url, script, values: parameters, writers, seconds }),
        PostgreSQL: await rate(ways.PostgreSQL, { writers, seconds }),
        embedded: await rate(ways.embedded, { writers, seconds }),
      });
      await database.freshen();
    }
    const column = (name: 'pgbench' | keyof typeof ways) => median(rounds.map((round) => round[name]));
    const ratio = (name: keyof typeof ways) => median(rounds.map((round) => round[name] / round.pgbench));
    print(
      `\n${writers} writer${writers > 1 ? 's' : ''}, median of ${rounds.length} rounds of ${seconds} s, load ${load()}`,
    );
    print(`  pgbench     ${column('pgbench').toFixed(0).padStart(6)} notes/s`);
    for (const name of ['PostgreSQL', 'embedded'] as const)
      print(`  ${name.padEnd(11)} ${column(name).toFixed(0).padStart(6)} notes/s   ratio ${ratio(name).toFixed(2)}`);
  }
  await onServer.close();
  await embedded.close();
  await database.drop();
  rmSync(folder, { recursive: true });
}

/** What one note sends, as a script for pgbench. The connection is warm: a statement's first time is no measure. */
async function statements(database: Awaited<ReturnType<typeof makeDatabase>>, program: string) {
  const wire = await tap(database.url);
  const store = await openStore({ kind: 'server', url: wire.url, connections: 1 });
  await database.spread();
  await settle(store);
  await database.freshen();
  const write = writing(store);
  await write(0);
  await write(0);
  wire.take();
  await write(0);
  const sent = wire.take();
  await store.close();
  await wire.close();
  const script = scriptOf(sent, (value) => /^[\da-f]{8}-[\da-f-]{27}$/.test(value));
  await pgbench({ program, ...script, url: database.url, writers: 1, seconds: 1 });
  return script;
}

/** Notes per second of so many writers, each with one note in hand. */
async function rate(
  write: (writer: number) => Promise<void>,
  { writers, seconds }: { writers: number; seconds: number },
) {
  const state = { notes: 0 };
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < until) {
        await write(writer);
        state.notes += 1;
      }
    }),
  );
  return (state.notes * 1000) / (performance.now() - from);
}

/** Whether the embedded database keeps its pace, from an empty folder on. */
async function age(notes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
  const store: Store = await openStore({ kind: 'folder', folder: join(folder, 'data') });
  await settle(store);
  const write = writing(store);
  const piece = Math.min(1000, Math.ceil(notes / 5));
  print(
    `\nembedded, ${notes} notes of ${WRITERS} writers from an empty folder, notes/s for each ${piece}, load ${load()}`,
  );
  const paces: string[] = [];
  for (let done = 0; done < notes; done += piece) {
    const from = performance.now();
    const each = Math.floor(piece / WRITERS);
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let at = 0; at < each; at += 1) await write(writer);
      }),
    );
    paces.push(((each * WRITERS * 1000) / (performance.now() - from)).toFixed(0));
  }
  print(`  ${paces.join(' ')}`);
  await store.close();
  rmSync(folder, { recursive: true });
}

async function makeDatabase(server: string) {
  const name = `touchbase_bench_${randomUUID().slice(0, 8)}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const inside = postgres(url.href, { max: 1, onnotice: () => {} });
  const [about = { version: '' }] = await inside<
    { version: string }[]
  >`select 'PostgreSQL ' || current_setting('server_version')
    || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit') as version`;
  return {
    url: url.href,
    version: about.version,
    async spread() {
      for (const [table, first] of Object.entries(KEYS))
        await inside.unsafe(`select setval(pg_get_serial_sequence('${table}', 'id'), ${first}, false)`);
    },
    async freshen() {
      await inside.unsafe('vacuum analyze');
    },
    async drop() {
      await inside.end();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

function median(numbers: readonly number[]) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, each) => sum + each, 0) / middle.length;
}

function load() {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
}

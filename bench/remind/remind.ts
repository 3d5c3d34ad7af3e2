/**
 * What the clock costs: a tick at a million open follow-ups of which none is due, and 100,000 that are due at once, beside
 * graphile-worker and pg-boss doing as many jobs that do nothing, on the same PostgreSQL in one run.
 *
 *     npm ci --prefix bench/remind
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/remind/remind.ts [--open 1000000] [--due 100000] [--rounds 3]
 *
 * Ours are the reminders themselves, of 500 people with as many each: claimed by person, each person's card composed and put
 * into the outbox, each follow-up moved on to its next rung. The others take a job and tick it off, tuned as their documentation says: graphile-worker with a
 * local queue of 500 and completions in batches, pg-boss by a thousand. All have four connections at work.
 */
import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Logger, run } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { openStore, type Store } from '../../src/core/db/open.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { remind } from '../../src/jobs/rhythm/remind.ts';

const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
  },
});
const [OPEN, DUE, ROUNDS] = [Number(values.open), Number(values.due), Number(values.rounds)];
const PEOPLE = 500;
const AT_WORK = 4;
const BATCH = 1000;
/** A Monday, ten in the morning where everybody is. */
const NOW = Temporal.Instant.from('2026-11-23T02:00Z');

const print = (line: string) => process.stdout.write(`${line}\n`);
const load = () => loadavg()[0]?.toFixed(1);
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const perSecond = (seconds: number) => `${Math.round(DUE / seconds).toLocaleString('en')} a second`;

const server = process.env['TEST_POSTGRES_URL'];
if (!server) throw new Error('it takes TEST_POSTGRES_URL');
print(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, load ${load()}`);

const database = `touchbase_bench_${randomUUID().slice(0, 8)}`;
const above = postgres(server, { max: 1, onnotice: () => {} });
await above.unsafe(`create database ${database}`);
const url = Object.assign(new URL(server), { pathname: `/${database}` }).href;
const admin = postgres(url, { max: 1, onnotice: () => {} });
try {
  const store = await openStore({ kind: 'server', url, connections: AT_WORK }, () => NOW);
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  await tick(store, 0);
  await fill(workspace);
  await tick(store, OPEN);

  const times = { ours: [] as number[], graphile: [] as number[], boss: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.ours.push(await told('reminders', ours(store)));
    times.graphile.push(await told('graphile-worker', graphileWorker()));
    times.boss.push(await told('pg-boss', pgBoss()));
  }
  await store.close();
  const [own, graphile, boss] = [median(times.ours), median(times.graphile), median(times.boss)];
  print(`\n${DUE} due at once, medians of ${ROUNDS}`);
  print(`  reminders          ${own.toFixed(1)} s, ${perSecond(own)}`);
  print(
    `  graphile-worker    ${graphile.toFixed(1)} s, ${perSecond(graphile)}: ours are ${(graphile / own).toFixed(2)} times as fast`,
  );
  print(
    `  pg-boss            ${boss.toFixed(1)} s, ${perSecond(boss)}: ours are ${(boss / own).toFixed(2)} times as fast`,
  );
  print(`load ${load()} at the end`);
} finally {
  await admin.end();
  await above.unsafe(`drop database ${database} with (force)`);
  await above.end();
}

async function fill(workspace: number) {
  await admin.unsafe(`select set_config('app.workspace', '${workspace}', false)`);
  await admin.unsafe(
    `insert into people (name, role, locale, zone) select 'Rep ' || n, 'rep', 'zh', 'Asia/Shanghai' from generate_series(1, ${PEOPLE}) n`,
  );
  // Each has a road: whoever has none is told so with the next reminder, which is another matter.
  await admin.unsafe(
    `insert into rooms (platform, account, external, kind, person_id) select 'bench', 'bench', 'dm:' || id, 'direct', id from people`,
  );
  await admin.unsafe(
    `insert into customers (name, owner_id) select 'Works ' || p.id || ' ' || n, p.id from people p, generate_series(1, 20) n`,
  );
  // In the order of time, as they were noted: each person's lie among those of all others.
  await admin.unsafe(`insert into follow_ups (owner_id, set_by, customer_id, action, due_on, precision, zone, remind_at)
    select p.id, p.id, c.id, '报新价', date '2027-03-01' + (n % 200)::int, 'day', 'Asia/Shanghai', timestamptz '2027-03-01 01:30Z' + n % 200 * interval '1 day'
    from generate_series(1, ${OPEN}) n join (select id, row_number() over (order by id) as place from people) p on p.place = n % ${PEOPLE} + 1
      join (select id, owner_id, row_number() over (partition by owner_id order by id) as place from customers) c on c.owner_id = p.id and c.place = n / ${PEOPLE} % 20 + 1
    order by random()`);
  await wakeEach();
  await admin.unsafe('vacuum analyze');
}

/** Each was set by itself, and so has a look of its own coming. */
async function wakeEach() {
  await admin.unsafe(
    `truncate wakes; insert into wakes (owner_id, at) select owner_id, remind_at from follow_ups where remind_at is not null`,
  );
}

/** One question of the database a tick and replica, whatever is open. */
async function tick(store: Store, open: number) {
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const from = performance.now();
    if ((await store.due(NOW)).length) throw new Error('nothing was to be due');
    times.push(performance.now() - from);
  }
  const plan = await admin.unsafe<{ 'QUERY PLAN': string }[]>(
    `explain (analyze, buffers, costs off, timing off) select workspace_id from wakes where at <= '${NOW.toString()}'`,
  );
  const sorted = times.toSorted((a, b) => a - b);
  print(
    `\na tick when nothing is due, ${open} open: p50 ${median(times).toFixed(2)} ms, p99 ${sorted[Math.floor(sorted.length * 0.99)]?.toFixed(2)} ms`,
  );
  for (const line of plan) if (/Scan|Buffers/.test(line['QUERY PLAN'])) print(`  ${line['QUERY PLAN'].trim()}`);
}

async function ours(store: Store): Promise<number> {
  await admin.unsafe(`update follow_ups set remind_at = '2026-11-23 01:30Z', due_on = '2026-11-23', rung = 'due', reminders = 0
    where id in (select id from follow_ups order by id limit ${DUE})`);
  await admin.unsafe('truncate outbox');
  await wakeEach();
  await admin.unsafe('vacuum analyze');
  const failed: unknown[] = [];
  const seconds = await timed(async () => {
    const round = () => runJobs({ store, jobs: [remind], now: NOW, log: (_job, error) => failed.push(error) });
    await Promise.all(Array.from({ length: AT_WORK }, round));
  });
  const [left] = await admin.unsafe<{ count: number }[]>(
    `select count(*)::int from follow_ups where state = 'open' and remind_at <= '${NOW.toString()}'`,
  );
  if (failed.length || left?.count) throw new Error(`${left?.count} were left`, { cause: failed[0] });
  return seconds;
}

async function graphileWorker(): Promise<number> {
  const { promise: all, resolve } = Promise.withResolvers<void>();
  let count = 0;
  const whole = { connectionString: url, noHandleSignals: true, logger: new Logger(() => () => {}) };
  const first = await run({ ...whole, taskList: { nothing: async () => {} } });
  await first.stop();
  await admin.unsafe(`select count(*) from graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, '{"identifier": "noop"}') from generate_series(1, ${DUE})))`);
  await admin.unsafe('vacuum analyze');
  return timed(async () => {
    const worker = await run({
      ...whole,
      taskList: {
        noop: async () => {
          count += 1;
          if (count === DUE) resolve();
        },
      },
      preset: {
        worker: {
          concurrentJobs: 24,
          maxPoolSize: AT_WORK,
          localQueue: { size: 500 },
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
    await all;
    await worker.stop();
  });
}

async function pgBoss(): Promise<number> {
  const boss = new PgBoss({ connectionString: url, max: AT_WORK, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('noop');
  for (let from = 0; from < DUE; from += 10 * BATCH)
    await boss.insert(
      'noop',
      Array.from({ length: Math.min(10 * BATCH, DUE - from) }, () => ({ data: {} })),
    );
  await admin.unsafe('vacuum analyze');
  const seconds = await timed(async () => {
    const work = async () => {
      for (;;) {
        const jobs = await boss.fetch('noop', { batchSize: BATCH });
        if (!jobs.length) return;
        await boss.complete(
          'noop',
          jobs.map(({ id }) => id),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_WORK }, work));
  });
  await boss.deleteQueue('noop');
  await boss.stop({ graceful: false });
  return seconds;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function told(name: string, measured: Promise<number>): Promise<number> {
  const seconds = await measured;
  print(`  ${name}: ${seconds.toFixed(1)} s, load ${load()}`);
  return seconds;
}

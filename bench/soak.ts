/**
 * A firm that talks without a pause: whether memory and answers stay as they are, nothing acknowledged is lost, and the
 * tables are swept.
 *
 *     node bench/soak.ts [--minutes 30] [--rate 20]                            on the embedded database
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/soak.ts  on a server, in a database of its own making
 *
 * So many messages a second, of a day's mixture: notes, questions, lists, corrections, talk. Where the machine does not keep
 * that pace it is said at which it went. Slopes are of the second half, by least squares; memory is the heap after it was
 * collected. It ends with 1 when a note is missing or doubled, or when a table is not swept.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { addAliases } from '../src/core/customers/store/aliases.ts';
import { openStore, type Store } from '../src/core/db/open.ts';
import { lookAs } from '../src/core/db/session.ts';
import { cleanUp } from '../src/jobs/cleanup.ts';
import { openChat, quantile, WHO, type Who } from './chat.ts';
import { makeDatabase } from './database.ts';
import { dice, makeName } from './names.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, rate: { type: 'string', default: '20' } },
});
const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
const CUSTOMERS = 500;
/** More than these at once are no longer sent: whoever types waits for an answer before long. */
const AT_ONCE = 40;
const TABLES = ['heard', 'outbox', 'interactions', 'follow_ups', 'audit', 'wakes'] as const;
/** All that is kept for a time only. */
const SWEPT = ['heard', 'outbox'] as const;
const print = (line: string) => process.stdout.write(`${line}\n`);
const load = () => loadavg()[0]?.toFixed(1);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const roll = dice(20261201);
const home = mkdtempSync(join(tmpdir(), 'touchbase-soak-'));
const server = process.env['TEST_POSTGRES_URL'];
const database = server ? await makeDatabase(server) : undefined;
const store = await openStore(
  database ? { kind: 'server', url: database.url } : { kind: 'folder', folder: join(home, 'data') },
);
print(
  `${database ? 'PostgreSQL' : 'embedded'}, node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${load()}`,
);
const { app, workspace, say } = await openChat(store);
const names = await meet(store);
await store.analyze();

type Minute = { readonly heap: number; readonly p50: number; readonly p99: number; readonly sent: number };
const sent = { notes: new Set<string>(), all: 0, refused: 0, open: 0 };
const times: number[] = [];
const history: Minute[] = [];
const began = performance.now();
for (let minute = 1; minute <= minutes; minute += 1) {
  times.length = 0;
  const before = sent.all;
  await talkUntil(began + minute * 60_000);
  collect();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  history.push({ heap, p50: quantile(times, 0.5), p99: quantile(times, 0.99), sent: sent.all - before });
  const { p50, p99 } = history.at(-1)!;
  print(
    `  minute ${String(minute).padStart(2)}: ${((sent.all - before) / 60).toFixed(1)} messages/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, heap ${heap.toFixed(0)} MiB, process ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB, load ${load()}`,
  );
}
while (sent.open > 0) await pause(20);
await app.settled();

const kept = await keptNotes(store);
const missing = [...sent.notes].filter((id) => !kept.get(id)?.notes).length;
const doubled = [...kept.values()].filter(({ again }) => again > 0).length;
const full = await rowsOf(store);
await cleanUp({ store, now: store.clock().add({ hours: 24 * 400 }) });
const swept = await rowsOf(store);
const left = SWEPT.filter((table) => swept[table]! > 0);
print(
  `${sent.all} messages, ${sent.refused} not acknowledged, of ${sent.notes.size} acknowledged notes ${missing} missing and ${doubled} doubled`,
);
print(
  `rows: ${TABLES.map((table) => `${table} ${full[table]}`).join(', ')}; a year later ${SWEPT.map((table) => `${table} ${swept[table]}`).join(', ')}`,
);
const second = history.slice(Math.floor(history.length / 2));
if (second.length > 1)
  print(
    `in the second half, an hour: heap ${slope(second.map(({ heap }) => heap)).toFixed(1)} MiB, p50 ${slope(second.map(({ p50 }) => p50)).toFixed(0)} ms; load ${load()}`,
  );
await app.stop();
await database?.drop();
rmSync(home, { recursive: true, force: true });
process.exit(missing + doubled + left.length > 0 ? 1 : 0);

/** Begins a message whenever the next is due, however long the last one takes. */
async function talkUntil(end: number) {
  const from = performance.now();
  for (let at = 0; performance.now() < end; at += 1) {
    await pause(Math.max(0, Math.min(from + (at * 1000) / rate, end) - performance.now()));
    if (sent.open < AT_ONCE) void speak(WHO[at % WHO.length]!);
  }
}

async function speak(who: Who) {
  const id = randomUUID();
  const name = roll.one(names);
  const sort = roll.below(100);
  sent.open += 1;
  sent.all += 1;
  try {
    times.push(await say(who, sort < 60 ? noteOn(name) : wordsOn(name, sort), { id }));
    if (sort < 60) sent.notes.add(id);
  } catch {
    sent.refused += 1;
  } finally {
    sent.open -= 1;
  }
}

function noteOn(name: string) {
  const said = roll.one(['嫌报价高', '看了样品,还满意', '交期催了两次', '预算80万左右', '说下个月开会定']);
  const next = roll.one(['下周三跟进', '后天发方案', '月底回访', '明天下午3点打电话']);
  return `今天和${name}的李总通了电话,${said},${next}`;
}

function wordsOn(name: string, sort: number) {
  if (sort < 75) return name;
  if (sort < 85) return `谁负责${name}`;
  if (sort < 92) return '今天要跟谁';
  if (sort < 96) return '哪些客户提过价格';
  return roll.one(['改成下周五下午3点', '谢谢', '本周跟进']);
}

/** Customers whom both reps share, so that nobody is asked who somebody is. */
async function meet(of: Store) {
  const made = [...new Set(Array.from({ length: CUSTOMERS }, () => makeName(roll)))];
  await of.within({ workspace }, async (tx) => {
    const rows = await tx.execute<{ id: number; name: string }>(
      sql`insert into customers (name) select * from jsonb_array_elements_text(${JSON.stringify(made)}::text::jsonb) returning id, name`,
    );
    await addAliases(
      tx,
      rows.map(({ id, name }) => ({ customerId: id, name, kind: 'own' })),
    );
  });
  return made;
}

/** Of each message that was heard, how many notes were made of it, and how many of them of the same customer again. */
async function keptNotes(of: Store) {
  return of.within({ workspace }, async (tx) => {
    lookAs(tx, 'everything');
    const rows = await tx.execute<{ id: string; notes: number; again: number }>(
      sql`select h.message_id as id, count(i.id)::int as notes, (count(i.id) - count(distinct i.customer_id))::int as again
        from heard h left join interactions i on i.workspace_id = h.workspace_id and i.heard_id = h.id group by h.workspace_id, h.id`,
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  });
}

async function rowsOf(of: Store): Promise<Readonly<Record<string, number>>> {
  return of.within({ workspace }, async (tx) => {
    lookAs(tx, 'everything');
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const [row] = await tx.execute<{ count: number }>(sql.raw(`select count(*)::int as count from ${table}`));
      counts[table] = row?.count ?? 0;
    }
    return counts;
  });
}

/** How much it becomes more in an hour, of a figure of each minute. */
function slope(figures: readonly number[]) {
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((sum, each) => sum + each, 0) / figures.length;
  const along = figures.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0);
  return (60 * along) / figures.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
}

/**
 * How what it does grows with what it knows: the same at a company's size, at ten times and at a hundred times that.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/growth.ts [--customers 300] [--rounds 9]
 *     node bench/growth.ts --customers 30                                       on the embedded database
 *
 * The company has ten notes and a follow-up for each customer, and a rep more for each five hundred. What people say is said
 * through the whole program, and timed until the answer is sent. Each size is beside a transaction that does nothing, so that
 * the machine's load can be told from growth; the last column is the power with which the time grows from the first size to
 * the last: 0 is not at all, 1 is as the data. What is read has no company: there it is the text that becomes longer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { addAliases } from '../src/core/customers/store/aliases.ts';
import { openStore, type Store } from '../src/core/db/open.ts';
import { addPerson } from '../src/core/people/store/people.ts';
import { homeTeam } from '../src/core/people/store/teams.ts';
import { read } from '../src/core/reader/read.ts';
import { gramsOfNote, topicBits } from '../src/core/text/topics.ts';
import { understand } from '../src/core/understand/understand.ts';
import { digest } from '../src/jobs/digest/digest.ts';
import { runJobs } from '../src/jobs/job.ts';
import { openChat, quantile } from './chat.ts';
import { makeDatabase } from './database.ts';
import { dice, makeName } from './names.ts';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '9' },
  },
});
const SIZES = [1, 10, 100].map((times) => times * Number(values.customers));
const NOTES = 10;
const IMPORTED = 300;
const print = (line: string) => process.stdout.write(`${line}\n`);
const load = () => loadavg()[0]?.toFixed(1);
const roll = dice(20261201);

const home = mkdtempSync(join(tmpdir(), 'touchbase-growth-'));
const server = process.env['TEST_POSTGRES_URL'];
const database = server ? await makeDatabase(server) : undefined;
const place = database
  ? ({ kind: 'server', url: database.url } as const)
  : ({ kind: 'folder', folder: join(home, 'data') } as const);
print(`${database ? 'PostgreSQL' : 'embedded'}, node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);

const curves = new Map<string, number[]>();
const known: string[] = [];
const state = { days: 0 };
for (const size of SIZES) {
  await grow(size);
  await measure(size);
}
for (const what of ['read', 'understand'] as const)
  for (const times of [1, 10, 100])
    note(what, readingTimes(what, '今天和华为李总通了电话,嫌报价高,下周三跟进。'.repeat(times)));
await database?.drop();
rmSync(home, { recursive: true, force: true });

print(`\n${''.padEnd(34)}${SIZES.map((size) => `${size} customers`.padStart(18)).join('')}     grows with`);
for (const [what, times] of curves) {
  const [first = Number.NaN, last = Number.NaN] = [times[0], times.at(-1)];
  const power = Math.log(last / first) / Math.log(100);
  print(
    `${what.padEnd(34)}${times.map((time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`.padStart(18)).join('')}   n^${power.toFixed(2)}`,
  );
}
print('read, understand: of a text that is as many times as long');
process.exit(0);

function note(what: string, times: readonly number[]) {
  curves.set(what, [...(curves.get(what) ?? []), quantile(times, 0.5)]);
}

/** Each thing in turn, round by round, so that what else the machine does falls on all of them alike. */
async function measure(size: number) {
  const opening = performance.now();
  const store = await openStore(place);
  const { app, workspace, ask } = await openChat(store);
  note('start, on this database', [performance.now() - opening]);
  const name = () => roll.one(known);
  const csv = new TextEncoder().encode(
    `客户,联系人,电话\n${Array.from({ length: IMPORTED }, (_, at) => `${size}号新客户${at}有限公司,李${at},138${String(at).padStart(8, '0')}\n`).join('')}`,
  );
  const things: Readonly<Record<string, () => Promise<number>>> = {
    'a transaction that does nothing': () =>
      timed(() => store.within({ workspace }, (tx) => tx.execute(sql`select 1`))),
    'record a note': () => ask('lilei', `今天和${name()}李总通了电话,嫌报价高,下周三跟进`),
    'find: who owns X': () => ask('lilei', `谁负责${name()}`),
    'a customer’s card': () => ask('lilei', name()),
    'list: who is due today': () => ask('lilei', '今天要跟谁'),
    'ask: which mentioned price': () => ask('wangqiang', '哪些客户提过价格'),
    'a tick, nothing due': () => timed(() => store.due(store.clock().subtract({ hours: 24 * 365 }))),
    'the team’s day': () => nextDigest(store, workspace),
  };
  for (const thing of Object.values(things)) await thing();
  const times = new Map<string, number[]>();
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [what, thing] of Object.entries(things)) times.set(what, [...(times.get(what) ?? []), await thing()]);
  for (const [what, each] of times) note(what, each);
  const looked = await ask('lilei', '', {
    files: [{ name: 'list.csv', size: csv.length, read: async () => csv }],
    until: ({ card }) => /还没有导入/.test(card.title),
  });
  const taken = await ask('lilei', '确认导入', { until: ({ card }) => /已导入/.test(card.title) });
  note(`import ${IMPORTED} rows`, [looked + taken]);
  await app.stop();
  print(`  ${size} customers, load ${load()}`);
}

/** The digest of the next day: each is told once. What it says then would hold up what its room is told now, so it goes. */
async function nextDigest(store: Store, workspace: number) {
  state.days += 1;
  const day = Temporal.Now.plainDateISO().add({ days: state.days });
  const now = day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '18:30' }).toInstant();
  const log = (_: string, error: unknown) => {
    throw error;
  };
  const time = await timed(() => runJobs({ store, jobs: [digest], now, log }));
  await store.within({ workspace }, (tx) =>
    tx.execute(sql`delete from outbox where due_at > now() + interval '1 hour'`),
  );
  return time;
}

/** A text alone, without a database. */
function readingTimes(what: 'read' | 'understand', text: string): readonly number[] {
  const local = Temporal.PlainDateTime.from('2026-12-01T10:00');
  const me = { id: 1, name: '李雷', role: 'rep', also: [] } as const;
  const names = { me, customers: [], colleagues: [me] };
  const work = () =>
    what === 'read'
      ? read(text, { ref: local, known: [], locale: 'zh', country: 'CN' })
      : understand({ text, names, shown: undefined, local, locale: 'zh', country: 'CN' });
  work();
  return Array.from({ length: Number(values.rounds) }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}

/** Until there are so many customers, with all that is known of them. */
async function grow(size: number) {
  const store = await openStore(place);
  const { app, workspace } = await openChat(store);
  const said = ['嫌报价高,要再降', '看了样品,聊得不错', '交期太长', '下个月定', '问了售后'].map((text) => ({
    text: `拜访了负责人,${text}`,
    grams: gramsOfNote(text),
    topics: topicBits(text),
  }));
  while (known.length < size) {
    const names = [...new Set(Array.from({ length: Math.min(500, size - known.length) }, () => makeName(roll)))];
    await store.within({ workspace }, async (tx) => {
      const team = await homeTeam(tx);
      const rep = await addPerson(tx, {
        name: `rep ${known.length}`,
        role: 'rep',
        locale: 'zh',
        zone: 'Asia/Shanghai',
        teamId: team?.id,
      });
      const made = await tx.execute<{ id: number; name: string }>(sql`
        insert into customers (name, owner_id) select name, case when n % 3 = 0 then ${rep.id} else (select min(id) + n % 4 from people) end
          from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) with ordinality as c(name, n) returning id, name`);
      await addAliases(
        tx,
        made.map(({ id, name }) => ({ customerId: id, name, kind: 'own' })),
      );
      const ids = JSON.stringify(made.map(({ id }) => id));
      await tx.execute(sql`
        with note as (
          insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood, topics)
          select c.id::bigint, (select min(id) from people), 'visit', current_date - (n * 7 + c.id::bigint % 90)::int, s.text, '', '{"contacts": [], "amounts": [], "phones": [], "emails": []}', s.topics
          from jsonb_array_elements_text(${ids}::text::jsonb) c(id) cross join generate_series(1, ${NOTES}) n
            join jsonb_to_recordset(${JSON.stringify(said.map((one, place_) => ({ ...one, place: place_ })))}::text::jsonb) as s(place int, text text, topics int) on s.place = (n + c.id::bigint) % 5
          returning id, customer_id, text)
        insert into words (interaction_id, grams)
        select note.id, array_append(s.grams, company_mark()) from note
          join jsonb_to_recordset(${JSON.stringify(said)}::text::jsonb) as s(text text, grams int[]) on s.text = note.text`);
      await tx.execute(sql`
        insert into follow_ups (customer_id, owner_id, set_by, action, due_on, precision, rung, zone, remind_at)
        select c.id, c.owner_id, c.owner_id, '跟进', current_date + (10 + c.id % 300)::int, 'day', 'due', 'Asia/Shanghai', now() + (10 + c.id % 300) * interval '1 day'
        from customers c where c.id in (select e::bigint from jsonb_array_elements_text(${ids}::text::jsonb) e)`);
    });
    known.push(...names);
  }
  await store.analyze();
  await app.stop();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

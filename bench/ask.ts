/**
 * Questions that count and sort: a company's million interactions and 100,000 deals on PostgreSQL, fifty thousand and five
 * thousand on the embedded database.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/ask.ts [--notes 1000000] [--rounds 20]
 *
 * As the bot's own role, row-level security on, one connection. Beside each question the same one as somebody would write
 * it by hand, who sees what the bot sees: in a transaction of the same role and company, with the same policies. The ratio
 * is of medians within one run. The last column is that text from a superuser, whom no policy binds.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { openStore, type Store } from '../src/core/db/open.ts';
import { lookAs } from '../src/core/db/session.ts';
import type { Tx } from '../src/core/db/tx.ts';
import { dealStages } from '../src/core/outcomes/store/deals.ts';
import { totalsOfOpenDeals } from '../src/core/outcomes/store/sums.ts';
import { answersTo, type CustomerQuestion, groupsOf } from '../src/core/questions/store/customers.ts';
import { figureBy } from '../src/core/questions/store/figures.ts';
import { gramsOfNote, topicAsked, topicBits } from '../src/core/text/topics.ts';
import { endangeredCustomers } from '../src/core/worth/store/mayLose.ts';
import { valueRankOf } from '../src/core/worth/store/worth.ts';

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '1000000' },
    embedded: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '20' },
  },
});
const PEOPLE = 200;
const TODAY = Temporal.PlainDate.from('2026-11-20');
const NOW = Temporal.Instant.from('2026-11-20T04:00Z');
const print = (line: string) => process.stdout.write(`${line}\n`);
const load = () => loadavg()[0]?.toFixed(1);

/** What notes say: of a hundred eight speak of the price, five of lead times, one of bearings. */
const SAID = Array.from({ length: 400 }, (_, at) => {
  const topic =
    at % 100 < 8
      ? '嫌报价高,要再降'
      : at % 100 < 13
        ? '交期太长,催了两次'
        : at % 100 === 13
          ? '轴承有异响'
          : '看了样品,聊得不错';
  return `拜访了第${at}车间的负责人,${topic},下周再约`;
});

const ask = (question: Partial<CustomerQuestion>): CustomerQuestion => ({
  evidence: [],
  days: {},
  currency: 'CNY',
  today: TODAY,
  most: 20,
  ...question,
});
const topic = (about: string) => ({ words: topicAsked(about)?.said ?? [], topic: topicAsked(about)?.mark });
const since = Temporal.PlainDate.from('2026-09-01');

type Question = { readonly asks: (tx: Tx) => Promise<unknown>; readonly byHand?: string };

const FIGURE = { evidence: [], days: {}, words: [], today: TODAY, zone: 'Asia/Shanghai' } as const;

/** What is shown of a customer that answers, whoever writes it; suppliers are none. */
const OF = 'c.id, c.name, c.tier, c.owner_id, p.name owner, count(*) over () as all';
const PEOPLE_TOO =
  'left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id where c.partner is null';
const LIKE_PRICE = `i.text like '%报价高%'`;
const SIGNED = `(select x.customer_id, sum(x.amount) amount from (select s.*, d.outcome, rank() over (partition by s.customer_id, s.deal_id order by s.noted_on desc, s.interaction_id desc) age
  from sums s left join deals d on d.workspace_id = s.workspace_id and d.id = s.deal_id where s.kind = 'signed' and s.currency = 'CNY') x where x.deal_id is null or x.age = 1 and x.outcome = 'won' group by 1)`;

const LIFETIME = SIGNED.replace(
  'sum(x.amount)',
  "sum(x.amount) + 3 * coalesce(sum(x.amount) filter (where x.noted_on >= '2025-11-20'), 0)",
);

const QUESTIONS: Readonly<Record<string, Question>> = {
  'which mentioned price': {
    asks: (tx) => answersTo(tx, ask({ evidence: [{ what: 'mentions', ...topic('价格') }] })),
    byHand: `select ${OF}, m.n, m.last from customers c join (select i.customer_id, count(*) n, max(i.id) last from interactions i where ${LIKE_PRICE} group by 1) m on m.customer_id = c.id ${PEOPLE_TOO} order by m.n desc, c.tier, c.id limit 20`,
  },
  'mentioned price since September, by owner': {
    asks: (tx) =>
      groupsOf(tx, {
        ...ask({ evidence: [{ what: 'mentions', ...topic('价格') }], days: { since }, most: 40 }),
        group: 'owner',
      }),
    byHand: `select p.name, count(*), array_agg(c.name order by m.n desc) from customers c join people p on p.id = c.owner_id join (select i.customer_id, count(*) n from interactions i where ${LIKE_PRICE} and i.occurred_on >= '2026-09-01' group by 1) m on m.customer_id = c.id group by 1 order by 2 desc limit 40`,
  },
  'which mentioned bearings': {
    asks: (tx) => answersTo(tx, ask({ evidence: [{ what: 'mentions', words: ['轴承'] }] })),
    byHand: `select ${OF}, m.n, m.last from customers c join (select i.customer_id, count(*) n, max(i.id) last from interactions i where i.text like '%轴承%' group by 1) m on m.customer_id = c.id ${PEOPLE_TOO} order by m.n desc, c.tier, c.id limit 20`,
  },
  'which use Siemens': {
    asks: (tx) => answersTo(tx, ask({ evidence: [{ what: 'uses', words: ['西门子'] }] })),
    byHand: `select ${OF}, m.n from customers c join (select f.customer_id, count(*) n from facts f where f.ended_on is null and f.text ilike '%西门子%' group by 1) m on m.customer_id = c.id ${PEOPLE_TOO} order by m.n desc, c.tier, c.id limit 20`,
  },
  'complaints about lead times': {
    asks: (tx) => answersTo(tx, ask({ evidence: [{ what: 'complaints', ...topic('交期') }] })),
    byHand: `select ${OF}, m.n from customers c join (select k.customer_id, count(*) n from complaints k where k.text ilike any ('{%交期%,%交货%,%拖期%,%延期交%,%lead time%,%deliver%}') group by 1) m on m.customer_id = c.id ${PEOPLE_TOO} order by m.n desc, c.tier, c.id limit 20`,
  },
  'tier A by value': {
    asks: (tx) => answersTo(tx, ask({ tier: 'A', sort: 'value' })),
    byHand: `select ${OF}, m.amount from customers c left join ${SIGNED} m on m.customer_id = c.id ${PEOPLE_TOO} and c.tier = 'A' order by m.amount desc nulls last, c.id limit 20`,
  },
  'top 20 by value': {
    asks: (tx) => answersTo(tx, ask({ sort: 'value' })),
    byHand: `select ${OF}, m.amount from customers c left join ${SIGNED} m on m.customer_id = c.id ${PEOPLE_TOO} order by m.amount desc nulls last, c.tier, c.id limit 20`,
  },
  'top 20 by lifetime value': {
    asks: (tx) => answersTo(tx, ask({ sort: 'lifetime' })),
    byHand: `select ${OF}, m.amount from customers c left join ${LIFETIME} m on m.customer_id = c.id ${PEOPLE_TOO} order by m.amount desc nulls last, c.tier, c.id limit 20`,
  },
  'with an open deal': {
    asks: (tx) => answersTo(tx, ask({ evidence: [{ what: 'deals', words: [] }] })),
    byHand: `select ${OF}, m.n from customers c join (select d.customer_id, count(*) n from deals d where d.outcome is null group by 1) m on m.customer_id = c.id ${PEOPLE_TOO} order by m.n desc, c.tier, c.id limit 20`,
  },
  'silent for 90 days': {
    asks: (tx) => answersTo(tx, ask({ silentSince: TODAY.subtract({ days: 90 }), sort: 'silence' })),
    byHand: `select ${OF}, l.last from customers c cross join lateral (select max(i.occurred_on) as last from interactions i where i.workspace_id = c.workspace_id and i.customer_id = c.id) l ${PEOPLE_TOO} and l.last < '2026-08-22' order by l.last, c.id limit 20`,
  },
  'satisfaction below 3': {
    asks: (tx) => answersTo(tx, ask({ evidence: [{ what: 'scores', words: [] }], below: 0.6 })),
    byHand: `select ${OF}, m.n from customers c join (select w.customer_id, count(*) n from (select distinct on (customer_id) * from scores order by customer_id, noted_on desc, id desc) w where w.value / w.out_of < 0.6 group by 1) m on m.customer_id = c.id ${PEOPLE_TOO} order by m.n desc, c.tier, c.id limit 20`,
  },
  'customers by tier': {
    asks: (tx) => groupsOf(tx, { ...ask({ most: 40 }), group: 'tier' }),
    byHand: `select c.tier, count(*), jsonb_agg(c.name order by c.id) from customers c group by 1 order by 2 desc`,
  },
  'in the quoted stage': {
    asks: (tx) => answersTo(tx, ask({ stage: { base: 'quoted', name: null } })),
    byHand: `select ${OF} from customers c ${PEOPLE_TOO} and (exists (select from deals d where d.workspace_id = c.workspace_id and d.customer_id = c.id and d.outcome is null and d.stage = 'quoted') or c.stage = 'quoted' and not exists (select from deals d where d.workspace_id = c.workspace_id and d.customer_id = c.id and d.outcome is null and d.stage is not null)) order by c.tier nulls last, c.id limit 20`,
  },
  'the funnel': {
    asks: (tx) => dealStages(tx, {}),
    byHand: `select d.stage, d.stage_name, count(*) from deals d where d.outcome is null group by 1, 2`,
  },
  'what open deals come to': { asks: (tx) => totalsOfOpenDeals(tx, {}) },
  'open deals by stage': {
    asks: (tx) => figureBy(tx, { ...FIGURE, of: 'openDeals', group: 'stage' }),
  },
  'signed by month this year': {
    asks: (tx) =>
      figureBy(tx, { ...FIGURE, of: 'signed', group: 'month', days: { since: Temporal.PlainDate.from('2026-01-01') } }),
  },
  'which we may lose': {
    asks: (tx) =>
      endangeredCustomers(tx, {
        now: NOW,
        silentBefore: TODAY.subtract({ days: 90 }),
        lostSince: TODAY.subtract({ days: 180 }),
        currency: 'CNY',
        most: 12,
      }),
  },
  'a customer’s place by value': {
    asks: (tx) => valueRankOf(tx, { customerId: 7, currency: 'CNY', since: TODAY.subtract({ years: 2 }) }),
  },
};

print(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, load ${load()}`);
const server = process.env['TEST_POSTGRES_URL'];
if (server) await onServer(server, Number(values.notes));
else print('no PostgreSQL: it takes TEST_POSTGRES_URL');
await onEmbedded(Number(values.embedded));
print(`load ${load()} at the end`);

async function onServer(server: string, notes: number) {
  const database = `touchbase_bench_${randomUUID().slice(0, 8)}`;
  const above = postgres(server, { max: 1, onnotice: () => {} });
  await above.unsafe(`create database ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    const store = await openStore({ kind: 'server', url: url.href, connections: 1 });
    const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
    await admin.unsafe(
      `set session_replication_role = replica; select set_config('app.workspace', '${workspace}', false)`,
    );
    for (const statement of filling(notes, workspace)) await admin.unsafe(statement);
    await admin.unsafe('vacuum analyze');
    print(`\nPostgreSQL, ${notes} interactions, ${notes / 10} deals, ${notes / 50} customers`);
    await measure(store, { workspace, above: (text) => admin.unsafe(text) });
    await store.close();
  } finally {
    await admin.end();
    await above.unsafe(`drop database ${database} with (force)`);
    await above.end();
  }
}

async function onEmbedded(notes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
  const store = await openStore({ kind: 'folder', folder: join(folder, 'data') });
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  for (const statement of filling(notes, workspace))
    await store.within({ workspace }, (tx) => tx.execute(sql.raw(statement)));
  // Only its owner gathers statistics; in its life it does so whenever there have been twice as many writes.
  await store.analyze();
  print(`\nembedded, ${notes} interactions, ${notes / 10} deals, ${notes / 50} customers`);
  await measure(store, { workspace });
  await store.close();
  rmSync(folder, { recursive: true });
}

async function measure(
  store: Store,
  { workspace, above }: { readonly workspace: number; readonly above?: (text: string) => Promise<unknown> },
) {
  const within = (work: (tx: Tx) => Promise<unknown>) =>
    store.within({ workspace }, async (tx) => {
      lookAs(tx, { id: 1, role: 'manager', teamId: undefined });
      return timed(() => work(tx));
    });
  // Eight seconds end a statement: what took longer is shown as Infinity.
  print(`  ${''.padEnd(44)} p50 ms   p99 ms   by hand   ratio   unbound`);
  for (const [name, { asks, byHand: text }] of Object.entries(QUESTIONS)) {
    const [ours, hand, unbound]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round <= Number(values.rounds); round += 1) {
      const time = await within(asks).catch(() => Number.POSITIVE_INFINITY);
      const beside =
        text === undefined || !above
          ? []
          : [await within((tx) => tx.execute(sql.raw(text))), await timed(() => above(text))];
      // The first time warms all of them.
      if (round === 0) continue;
      ours.push(time);
      hand.push(...beside.slice(0, 1));
      unbound.push(...beside.slice(1));
    }
    const p50 = at(ours, 0.5);
    const beside = hand.length
      ? `${at(hand, 0.5).toFixed(0).padStart(10)} ${(p50 / at(hand, 0.5)).toFixed(2).padStart(7)} ${at(unbound, 0.5).toFixed(0).padStart(9)}`
      : '';
    print(`  ${name.padEnd(44)} ${p50.toFixed(0).padStart(6)} ${at(ours, 0.99).toFixed(0).padStart(8)}${beside}`);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function at(times: readonly number[], share: number) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Each customer has fifty notes of two years and five deals, of which two are won and one is lost. */
function filling(notes: number, workspace: number): string[] {
  const customers = notes / 50;
  const deals = notes / 10;
  const pool = JSON.stringify(
    SAID.map((text, place) => ({ place, text, grams: gramsOfNote(text), topics: topicBits(text) })),
  ).replaceAll("'", "''");
  return [
    `insert into people (id, name, role, locale, zone) select n, 'p' || n, 'rep', 'zh', 'Asia/Shanghai' from generate_series(1, ${PEOPLE}) n`,
    `insert into customers (id, name, owner_id, tier, status, created_at) select n, 'customer ' || n, 1 + n % ${PEOPLE}, (array['A', 'B', 'C'])[1 + n % 3], case when n % 9 = 0 then 'lost' end, '2024-01-01' from generate_series(1, ${customers}) n`,
    `insert into interactions (id, customer_id, author_id, kind, occurred_on, text, gist, understood, topics)
      select n, 1 + n % ${customers}, 1 + n % ${PEOPLE}, 'visit', date '2026-11-19' - (n / ${customers} * 14 + n % 97 * 2), s.text, '', '{"contacts": [], "amounts": [], "phones": [], "emails": []}', s.topics
      from generate_series(1, ${notes}) n join jsonb_to_recordset('${pool}') as s(place int, text text, topics int) on s.place = (n * 7919::bigint) % ${SAID.length}`,
    `insert into words (interaction_id, grams)
      select n, s.grams || hashint8(${workspace}) from generate_series(1, ${notes}) n join jsonb_to_recordset('${pool}') as s(place int, text text, grams int[]) on s.place = (n * 7919::bigint) % ${SAID.length}`,
    `insert into deals (id, customer_id, interaction_id, stage, moved_on, outcome, ended_on, cause, set_by)
      select n, 1 + n % ${customers}, n, 'quoted', date '2026-11-01' - (n % 600)::int, (array['won', 'won', 'lost', null, null])[1 + n / ${customers} % 5], date '2026-11-01' - (n % 600)::int, 'price', 1 from generate_series(1, ${deals}) n`,
    `insert into sums (customer_id, deal_id, interaction_id, kind, currency, amount, noted_on)
      select 1 + n % ${customers}, n, n, k.kind, 'CNY', 1000 * (1 + n % 977), date '2026-11-01' - (n % 600)::int
      from generate_series(1, ${deals}) n cross join (values ('quote'), ('signed')) k(kind) where k.kind = 'quote' or n / ${customers} % 5 < 2`,
    `insert into scores (customer_id, interaction_id, scale, value, out_of, noted_on) select 1 + n % ${customers}, n, 'csat', 1 + n % 5, 5, date '2026-11-01' - (n % 600)::int from generate_series(1, ${notes / 20}) n`,
    `insert into complaints (customer_id, interaction_id, text, opened_at, due_at, closed_at, set_by) select 1 + n % ${customers}, n, case when n % 4 = 0 then '交期晚了一周' else '轴承异响' end, timestamptz '2026-11-01' - n % 600 * interval '1 day', timestamptz '2026-11-03' - n % 600 * interval '1 day', case when n % 10 > 0 then timestamptz '2026-11-10' end, 1 from generate_series(1, ${notes / 50}) n`,
    `insert into facts (customer_id, author_id, topic, text, noted_on, holds_on) select 1 + n % ${customers}, 1, 'competitor', case when n % 5 = 0 then '西门子' else 'ABB' end, '2026-01-01', '2026-01-01' from generate_series(1, ${notes / 50}) n`,
    'analyze',
  ];
}

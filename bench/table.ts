/**
 * The table of ten thousand customers beside the chat, as it is filtered, sorted and searched: milliseconds for each page.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/table.ts [--customers 10000] [--rounds 100]
 *
 * Through the site's own routes, row-level security on; without a server only on the embedded database. Each customer has
 * two names, two contacts, five notes of up to three colleagues, and two of three have something due.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { web } from '../src/adapters/web/index.ts';
import { newKey } from '../src/adapters/web/session.ts';
import { viewPorts } from '../src/app/ports/pages/views.ts';
import { webPorts } from '../src/app/ports/web.ts';
import { openStore, type Store } from '../src/core/db/open.ts';
import { lookAs } from '../src/core/db/session.ts';
import { addPerson, linkIdentity } from '../src/core/people/store/people.ts';
import { openSession } from '../src/core/people/store/web/sessions.ts';
import { makeDatabase } from './database.ts';

const { values } = parseArgs({
  options: { customers: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '100' } },
});
const size = Number(values.customers);
const rounds = Number(values.rounds);
const PEOPLE = 20;
/** A statement fills a table for ten thousand. */
const PATIENCE = 300_000;
const ASKED = [
  'q=8888',
  'q=精密',
  'tier=A',
  'only=mine',
  'only=cold',
  'only=idle',
  'only=oneKnows',
  'sort=name',
  'sort=last&down=1',
  'sort=next&page=200',
  'sort=owner&page=40',
];
const print = (line: string) => process.stdout.write(`${line}\n`);
const load = () => loadavg()[0]?.toFixed(1);

print(`${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, load ${load()}, ${size} customers, ${rounds} times each`);
const server = process.env['TEST_POSTGRES_URL'];
if (server) await onServer(server);
await onEmbedded();

async function onServer(url: string) {
  const database = await makeDatabase(url);
  try {
    const store = await openStore({ kind: 'server', url: database.url, patience: PATIENCE });
    await measure(store, { name: 'PostgreSQL', settle: database.settle });
  } finally {
    await database.drop();
  }
}

async function onEmbedded() {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-table-'));
  const store = await openStore({ kind: 'folder', folder: join(folder, 'data') });
  await measure(store, { name: 'embedded', settle: store.analyze });
  rmSync(folder, { recursive: true });
}

async function measure(
  store: Store,
  { name, settle }: { readonly name: string; readonly settle: () => Promise<void> },
) {
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  const cookie = await fill(store, workspace);
  await settle();
  const site = web({
    ...webPorts({ store, workspace, demo: false }),
    views: viewPorts({ store, workspace }),
    log: (_id, error) => {
      throw error;
    },
  });
  print(`\n${name}, load ${load()}`);
  const all: number[] = [];
  for (const asked of ASKED) {
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const answer = await site.routes.request(`http://localhost/customers?${asked}`, { headers: { cookie } });
      await answer.text();
      took.push(performance.now() - began);
      if (answer.status !== 200) throw new Error(`${asked}: ${answer.status}`);
    }
    all.push(...took);
    print(`  ${asked.padEnd(20)} ${figures(took)}`);
  }
  print(`  ${'all of them'.padEnd(20)} ${figures(all)}   load ${load()}`);
  await store.close();
}

/** Resolves to the cookie of a manager who has come in. */
async function fill(store: Store, workspace: number) {
  const { key, hash } = newKey();
  const { people } = await store.within({ workspace }, async (tx) => {
    const people: number[] = [];
    for (let at = 0; at < PEOPLE; at += 1) {
      const role = at ? 'rep' : 'manager';
      const person = { name: `同事${at}`, role, locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined } as const;
      people.push((await addPerson(tx, person)).id);
    }
    const [personId = 0] = people;
    await linkIdentity(tx, { platform: 'web', account: 'local', external: `person-${personId}`, personId });
    await openSession(tx, { hash, personId, now: store.clock() });
    return { people };
  });
  const whose = (by: string) => sql.raw(`(array[${people.join()}])[1 + (${by}) % ${PEOPLE}]`);
  const rows = [
    sql`insert into customers (name, owner_id, tier) select '苏州' || g || '精密制造有限公司', ${whose('g')}, (array['A', 'B', 'C', null])[1 + g % 4] from generate_series(1, ${size}::int) g`,
    sql`insert into aliases (customer_id, name, key, kind) select id, name, name, 'own' from customers`,
    sql`insert into aliases (customer_id, name, key, kind) select id, replace(name, '有限公司', ''), replace(name, '有限公司', ''), 'short' from customers`,
    sql`insert into contacts (customer_id, name, key) select id, '联系人' || g, '联系人' || g from customers, generate_series(1, 2) g`,
    sql`insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood)
        select id, ${whose('id + g % (1 + id % 3)')}, 'call', current_date - ((id * 7 + g * 31) % 180)::int, '今天通了电话,嫌报价高', '嫌报价高', '{"contacts": [], "amounts": [], "phones": [], "emails": []}'
        from customers, generate_series(1, 5) g`,
    sql`insert into follow_ups (customer_id, owner_id, action, due_on, set_by, remind_at, zone, precision)
        select id, owner_id, '回电话', current_date + (id % 60)::int - 10, owner_id, now() + interval '1 day', 'Asia/Shanghai', 'day' from customers where id % 3 > 0`,
  ];
  for (const each of rows)
    await store.within({ workspace }, async (tx) => {
      lookAs(tx, 'everything');
      await tx.execute(each);
    });
  return `touchbase_session=${key}`;
}

function figures(took: readonly number[]) {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0).padStart(5);
  return `p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   slowest ${at(1)} ms`;
}

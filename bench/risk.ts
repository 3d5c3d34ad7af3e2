/**
 * Which customers hang on one head: a company's million contacts of a year, summed on PostgreSQL.
 *
 *     TEST_POSTGRES_URL=postgres://user@127.0.0.1/postgres node bench/risk.ts [--contacts 1000000] [--rounds 5]
 *
 * As the bot's own role, row-level security on, one connection; nothing is kept between two rounds.
 */
import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { openStore } from '../src/core/db/open.ts';
import { lookAs } from '../src/core/db/session.ts';
import { meanRisk } from '../src/core/relations/keyPersonRisk.ts';
import { loadRisks } from '../src/core/relations/loadRisks.ts';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '1000000' },
    customers: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
  },
});
const PEOPLE = 100;
const TODAY = Temporal.PlainDate.from('2026-11-20');
const server = process.env['TEST_POSTGRES_URL'];
if (!server) throw new Error('TEST_POSTGRES_URL names a PostgreSQL server on which this may make a database');
const print = (line: string) => process.stdout.write(`${line}\n`);

const database = `touchbase_${randomUUID().replaceAll('-', '')}`;
const above = postgres(server, { max: 1, onnotice: () => {} });
await above.unsafe(`create database ${database}`);
const url = new URL(server);
url.pathname = `/${database}`;
try {
  const store = await openStore({ kind: 'server', url: url.href, connections: 2 });
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  await fill(workspace);
  print(
    `${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}; ${values.contacts} contacts, ${values.customers} customers, ${PEOPLE} colleagues`,
  );
  const times: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1)
    await store.within({ workspace }, async (tx) => {
      lookAs(tx, { id: 1, role: 'manager', teamId: undefined });
      const from = performance.now();
      const risks = await loadRisks(tx, { of: 'all', on: TODAY });
      times.push(performance.now() - from);
      if (round === 0) print(`  ${risks.length} customers, risk ${meanRisk(risks)}`);
    });
  print(`  ${times.map((time) => `${(time / 1000).toFixed(2)} s`).join(', ')}`);
  await store.close();
} finally {
  await above.unsafe(`drop database ${database} with (force)`);
  await above.end();
}

/** Customers have two to four colleagues who deal with them; every twentieth contact is a joint one. */
async function fill(workspace: number) {
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  await admin
    .unsafe(`
    set session_replication_role = replica;
    select set_config('app.workspace', '${workspace}', false);
    insert into people (id, name, role, locale, zone) select n, 'p' || n, 'rep', 'zh', 'Asia/Shanghai' from generate_series(1, ${PEOPLE}) n;
    insert into customers (id, name, owner_id, created_at) select n, 'customer ' || n, 1 + n % ${PEOPLE}, '2025-01-01' from generate_series(1, ${values.customers}) n;
    insert into contacts (customer_id, name, created_at) select 1 + n % ${values.customers}, 'contact ' || n, '2025-01-01' from generate_series(1, 3 * ${values.customers}) n;
    insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood)
      select 1 + n % ${values.customers}, 1 + (n % ${values.customers} + n / ${values.customers} % (2 + n % 3)) % ${PEOPLE},
        (array['call', 'visit', 'wechat', 'email', 'meeting'])[1 + n % 5], date '2025-11-25' + n % 360,
        repeat('今天和华为李总通了电话,嫌报价高,下周三跟进。', 2), '嫌报价高',
        case when n % 20 = 0 then jsonb_build_object('contacts', array['李总'], 'amounts', '[]'::jsonb, 'companions', array[1 + n % ${PEOPLE}])
          else '{"contacts": ["李总"], "amounts": [], "phones": [], "emails": []}' end
      from generate_series(1, ${values.contacts}) n;
    insert into facts (customer_id, author_id, topic, text, noted_on, holds_on)
      select 1 + n % ${values.customers}, 1 + n % ${PEOPLE}, (array['decides', 'floor', 'avoid'])[1 + n % 3], 'fact', '2026-01-01', '2026-01-01' from generate_series(1, 3 * ${values.customers}) n;`)
    .catch(async (error: unknown) => {
      await admin.end();
      throw error;
    });
  await admin.unsafe('vacuum analyze');
  await admin.end();
}

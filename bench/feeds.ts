/**
 * How long a hundred thousand orders take to come in, and to be told again: `node bench/feeds.ts` on the embedded database,
 * `TEST_POSTGRES_URL=… node bench/feeds.ts` on a server, in a database that it makes and drops.
 */
import { loadavg } from 'node:os';
import { sql } from 'drizzle-orm';
import { openStore } from '../src/core/db/open.ts';
import { takeIn } from '../src/core/feeds/intake.ts';
import { mapRows, rowsOfTable } from '../src/core/feeds/map.ts';
import { FeedMapSchema } from '../src/core/contract/doors/feed.ts';
import { readMap } from '../src/core/feeds/mapFiles.ts';
import { addFeed, feedNamed } from '../src/core/feeds/store/feeds.ts';
import { addPerson } from '../src/core/people/store/people.ts';
import { addAliases } from '../src/core/customers/store/aliases.ts';
import { readCsv } from '../src/core/transfer/format/csv.ts';
import { makeDatabase } from './database.ts';

const CUSTOMERS = 1_000;
const ORDERS = 100_000;
const TOGETHER = 20_000;

const server = process.env['TEST_POSTGRES_URL'];
const database = server ? await makeDatabase(server) : undefined;
const store = await openStore(database ? { kind: 'server', url: database.url } : { kind: 'memory' });
const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
const name = `bench-${workspace}`;
const map = FeedMapSchema.parse(readMap('kingdee'));
await store.within({ workspace }, async (tx) => {
  const person = { locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined } as const;
  const { id: setBy } = await addPerson(tx, { name: 'Ada', role: 'admin', ...person });
  const { id: personId } = await addPerson(tx, { name, role: 'rep', isProgram: true, ...person });
  await addFeed(tx, { name, map, secret: '-', setBy, personId });
  const made = await tx.execute<{ id: number; name: string }>(
    sql`insert into customers (name, owner_id) select '客户' || n || '号', ${setBy} from generate_series(1, ${CUSTOMERS}) n returning id, name`,
  );
  await addAliases(
    tx,
    made.map((row) => ({ customerId: row.id, name: row.name, kind: 'own' })),
  );
});

for (const round of ['in', 'again']) {
  const began = performance.now();
  const counts = { new: 0, changed: 0, same: 0 };
  for (let from = 0; from < ORDERS; from += TOGETHER) {
    const table = readCsv(
      ['单据编号,客户,日期,价税合计', ...Array.from({ length: TOGETHER }, (_, at) => lineOf(from + at))].join('\n'),
    );
    const { records } = mapRows(rowsOfTable(table), { map });
    const done = await store.within({ workspace }, async (tx) => {
      const feed = await feedNamed(tx, name);
      if (!feed) throw new Error('the feed is gone');
      return takeIn(tx, { feed, records, now: store.clock() });
    });
    counts.new += done.new;
    counts.changed += done.changed;
    counts.same += done.same;
  }
  process.stdout.write(
    `${round}: ${((performance.now() - began) / 1000).toFixed(1)} s ${JSON.stringify(counts)}, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
}
await store.close();
await database?.drop();

function lineOf(at: number) {
  return `SO-${at},客户${(at % CUSTOMERS) + 1}号,2026-0${(at % 9) + 1}-15,${at % 7_777}.50`;
}

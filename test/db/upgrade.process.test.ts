/** A firm at work on an earlier version, brought up to date: what it had is there, and what was done before can be undone after. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { bot } from '../../src/core/bot/bot.ts';
import { commands } from '../../src/core/commands.ts';
import { openStore } from '../../src/core/db/open.ts';
import { temporary } from '../support/folders.ts';
import { makeDatabase } from '../support/world.ts';

type Journal = { readonly entries: readonly { readonly idx: number; readonly tag: string }[] };

const JOURNAL = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as Journal;
/** Since then notes are kept with an audit by which they are taken back. */
const FIRST = JOURNAL.entries.findIndex(({ tag }) => tag === '0004_slack_guard');
const NOTE = '今天和华为李总通了电话,嫌报价高';

const versions = JOURNAL.entries.slice(FIRST, -1).map(({ tag }) => tag);

test.runIf(inject('server'))(
  'from every earlier schema: what was noted is there, and «撤销» after the upgrade takes back what was done before it',
  { timeout: 600_000 },
  async () => {
    const database = await makeDatabase(inject('server'));
    onTestFinished(database.drop);
    await fillOld(database.url);
    const store = await openStore({ kind: 'server', url: database.url, connections: 2 });
    try {
      const problems: unknown[] = [];
      const { receive } = bot({
        store,
        commands,
        clock: store.clock,
        wake: () => {},
        log: (_id, error) => problems.push(error),
      });
      const says = async (account: string, text: string) => {
        const id = crypto.randomUUID();
        const room = { id: 'dm:lilei', kind: 'direct' } as const;
        await receive({ id, platform: 'web', account, from: { id: 'lilei' }, room, text, at: store.clock() });
        const rows = await store.within({ platform: 'web', account }, (tx) =>
          tx.execute<{ card: string }>(
            sql`select card::text as card from outbox o join heard h on h.id = o.heard_id where h.message_id = ${id}`,
          ),
        );
        return [...rows].map(({ card }) => card).join('\n');
      };
      for (const version of versions) {
        const said = [await says(version, '华为'), await says(version, '撤销'), await says(version, '华为')];
        expect([version, ...said]).toEqual([version, ...WORKS]);
      }
      expect(problems).toEqual([]);
    } finally {
      await store.close();
    }
  },
);

const WORKS = [
  expect.stringContaining('嫌报价高'),
  expect.stringContaining('已撤销'),
  expect.not.stringContaining('嫌报价高'),
];

/** Walks through the versions, and in each a firm comes in with one note, as that version wrote it. */
async function fillOld(url: string) {
  const folder = temporary();
  mkdirSync(join(folder, 'meta'));
  const client = postgres(url, { max: 1, onnotice: () => {} });
  for (const [at, { tag }] of JOURNAL.entries.slice(0, -1).entries()) {
    cpSync(`drizzle/${tag}.sql`, join(folder, `${tag}.sql`));
    if (at < FIRST) continue;
    const entries = JOURNAL.entries.slice(0, at + 1);
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...JOURNAL, entries }));
    await migrate(drizzle(client), { migrationsFolder: folder });
    await client.begin((tx) => fill(tx, { id: at, account: tag }));
  }
  await client.end();
}

async function fill(tx: postgres.TransactionSql, { id, account }: { readonly id: number; readonly account: string }) {
  await tx`select set_config('app.workspace', ${String(id)}, true), set_config('app.heard', '', true), set_config('app.person', '', true)`;
  await tx`insert into workspaces (id, name, zone, locale) values (${id}, 'Old', 'Asia/Shanghai', 'zh')`;
  await tx`insert into accounts (platform, account, meets) values ('web', ${account}, false)`;
  const [team] =
    await tx`insert into teams (name, zone, locale) values ('销售一组', 'Asia/Shanghai', 'zh') returning id`;
  const [person] =
    await tx`insert into people (name, role, locale, zone, team_id) values ('李雷', 'rep', 'zh', 'Asia/Shanghai', ${team?.['id']}) returning id`;
  const [room] =
    await tx`insert into rooms (platform, account, external, kind, person_id) values ('web', ${account}, 'dm:lilei', 'direct', ${person?.['id']}) returning id`;
  await tx`insert into identities (person_id, platform, account, external) values (${person?.['id']}, 'web', ${account}, 'lilei')`;
  const [customer] = await tx`insert into customers (name, owner_id) values ('华为', ${person?.['id']}) returning id`;
  await tx`insert into aliases (customer_id, name, key) values (${customer?.['id']}, '华为', '华为')`;
  const [heard] =
    await tx`insert into heard (platform, account, message_id, room_id, speaker, person_id, pressed, said_at, text)
      values ('web', ${account}, 'old', ${room?.['id']}, 'lilei', ${person?.['id']}, false, now(), ${NOTE}) returning id`;
  await tx`select set_config('app.heard', ${heard?.['id']}::text, true), set_config('app.person', ${person?.['id']}::text, true)`;
  await tx`insert into interactions (heard_id, author_id, customer_id, occurred_on, text, gist, understood, kind)
    values (${heard?.['id']}, ${person?.['id']}, ${customer?.['id']}, current_date, ${NOTE}, '嫌报价高', '{"contacts":[],"amounts":[],"phones":[],"emails":[]}', 'call')`;
}

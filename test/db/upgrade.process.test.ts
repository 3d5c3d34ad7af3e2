/** A firm at work on an earlier version, brought up to date: what it had is there, and what was done before can be undone after. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Every twelfth, and the one before the newest: they stand for those between them. */
const versions = JOURNAL.entries
  .slice(FIRST, -1)
  .filter((_, at, all) => at % 12 === 0 || at === all.length - 1)
  .map(({ tag }) => tag);

test.runIf(inject('server'))(
  'from earlier schemas: what was noted is there, and «撤销» after the upgrade takes back what was done before it',
  { timeout: 600_000 },
  async () => {
    for (const version of versions) expect(await upgraded(version)).toEqual([version, ...WORKS]);
  },
);

const WORKS = [
  expect.stringContaining('嫌报价高'),
  expect.stringContaining('已撤销'),
  expect.not.stringContaining('嫌报价高'),
];

/** What is said after it was brought up to date from this version. */
async function upgraded(version: string) {
  const database = await makeDatabase(inject('server'));
  onTestFinished(database.drop);
  await fillOld(database.url, version);
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
    const says = async (text: string) => {
      const id = crypto.randomUUID();
      const room = { id: 'dm:lilei', kind: 'direct' } as const;
      await receive({ id, platform: 'web', account: 'local', from: { id: 'lilei' }, room, text, at: store.clock() });
      const rows = await store.within({ platform: 'web', account: 'local' }, (tx) =>
        tx.execute<{ card: string }>(
          `select card::text as card from outbox o join heard h on h.id = o.heard_id where h.message_id = '${id}'`,
        ),
      );
      return [...rows].map(({ card }) => card).join('\n');
    };
    const said = [await says('华为'), await says('撤销'), await says('华为')];
    expect(problems).toEqual([]);
    return [version, ...said];
  } finally {
    await store.close();
  }
}

/** A firm with one note, as that version wrote it. */
async function fillOld(url: string, version: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  await migrate(drizzle(client), { migrationsFolder: upTo(version) });
  await client.begin(async (tx) => {
    await tx`select set_config('app.workspace', '1', true)`;
    await tx`insert into workspaces (id, name, zone, locale) values (1, 'Old', 'Asia/Shanghai', 'zh')`;
    await tx`insert into accounts (platform, account, meets) values ('web', 'local', false)`;
    const [team] =
      await tx`insert into teams (name, zone, locale) values ('销售一组', 'Asia/Shanghai', 'zh') returning id`;
    const [person] =
      await tx`insert into people (name, role, locale, zone, team_id) values ('李雷', 'rep', 'zh', 'Asia/Shanghai', ${team?.['id']}) returning id`;
    const [room] =
      await tx`insert into rooms (platform, account, external, kind, person_id) values ('web', 'local', 'dm:lilei', 'direct', ${person?.['id']}) returning id`;
    await tx`insert into identities (person_id, platform, account, external) values (${person?.['id']}, 'web', 'local', 'lilei')`;
    const [customer] = await tx`insert into customers (name, owner_id) values ('华为', ${person?.['id']}) returning id`;
    await tx`insert into aliases (customer_id, name, key) values (${customer?.['id']}, '华为', '华为')`;
    const [heard] =
      await tx`insert into heard (platform, account, message_id, room_id, speaker, person_id, pressed, said_at, text)
        values ('web', 'local', 'old', ${room?.['id']}, 'lilei', ${person?.['id']}, false, now(), ${NOTE}) returning id`;
    await tx`select set_config('app.heard', ${heard?.['id']}::text, true), set_config('app.person', ${person?.['id']}::text, true)`;
    await tx`insert into interactions (heard_id, author_id, customer_id, occurred_on, text, gist, understood, kind)
      values (${heard?.['id']}, ${person?.['id']}, ${customer?.['id']}, current_date, ${NOTE}, '嫌报价高', '{"contacts":[],"amounts":[],"phones":[],"emails":[]}', 'call')`;
  });
  await client.end();
}

/** The migrations as that version brought them. */
function upTo(version: string) {
  const folder = temporary();
  const entries = JOURNAL.entries.slice(0, JOURNAL.entries.findIndex(({ tag }) => tag === version) + 1);
  mkdirSync(join(folder, 'meta'));
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...JOURNAL, entries }));
  for (const { tag } of entries) cpSync(`drizzle/${tag}.sql`, join(folder, `${tag}.sql`));
  return folder;
}

/** The doctor's numbers: of a company at work they are well, and each tells what is wrong in the rows. */
import { sql, type SQL } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { examine, openInTime } from '../../src/cli/doctor/doctor.ts';
import { inspectWalls, unsafeSettings } from '../../src/core/db/server/checkup.ts';
import { openStore } from '../../src/core/db/open.ts';
import { countAudited } from '../../src/core/access/store/checkup.ts';
import type { Tx } from '../../src/core/db/tx.ts';
import { addressOf, openLink } from '../support/link.ts';
import { openOwnStore, world, type World } from '../support/world.ts';

const CONFIG = { zone: 'Asia/Shanghai', locale: 'zh' } as const;

/** What deserves a look, without what is of this test's clock, and of a test server that need not survive a power cut. */
async function wrong(it: World) {
  const { out, isWell } = await examine(it.store, CONFIG);
  expect(out.every((line) => /^[✓⚠✗] \S/.test(line))).toBe(true);
  const found = out.filter((line) => !line.startsWith('✓') && !/^. (?:clock|holidays|disk):/.test(line));
  return { found, isWell, out };
}

async function atWork() {
  const it = await world();
  for (const said of ['今天拜访了华为的刘芳,嫌报价高,下周三跟进', '新客户 华为', '天气真好', '搜 报价'])
    await it.hears(said);
  await it.as('han').hears('让李雷明天给华为打电话');
  return it;
}

test('of a company at work everything is well, and each promise has its number', async () => {
  const it = await atWork();
  const { found, out } = await wrong(it);
  expect(found).toEqual([]);
  for (const number of [
    /^✓ database: (?:embedded|PostgreSQL), answers, tables up to date \(version \d+\)$/,
    /^✓ people: 5 in 1 company$/,
    /^✓ sending: 0 lines wait, the oldest for less than a minute; 0 answers older than a minute; 0 given up in the last month$/,
    /^✓ reminders: 0 due and not told for more than a minute$/,
    /^✓ audit: 0 of [1-9]\d* rows of the last month without a line of it$/,
    /^✓ companies: ([1-9]\d) of \1 tables shut to other companies$/,
    /^✓ erased: 0 of 0 people are here again$/,
    /^✓ sweep: 0 rows kept for longer than they may be$/,
    /^✓ once: 0 notes and 0 lines of the last week are there twice$/,
  ])
    expect(out).toContainEqual(expect.stringMatching(number));
  it.pass({ minutes: 2 });
  expect((await wrong(it)).out).toContainEqual(
    expect.stringMatching(/^✓ messages: 0 of [1-9]\d* of the last week neither answered nor kept$/),
  );
});

const SPOILT: readonly (readonly [what: string, spoil: SQL, told: RegExp])[] = [
  [
    'an answer that waits',
    sql`update outbox set state = 'due', created_at = moment() - interval '3 minutes' where id = (select max(id) from outbox)`,
    /^⚠ sending: 1 lines wait, the oldest for 3 min; 1 answers older than a minute; .*is start running\?/,
  ],
  [
    'an answer that has waited for long',
    sql`update outbox set state = 'due', created_at = moment() - interval '25 minutes' where id = (select max(id) from outbox)`,
    /^✗ sending: 1 lines wait, the oldest for 25 min/,
  ],
  [
    'a reminder that nobody was told of',
    sql`update follow_ups set remind_at = moment() - interval '12 minutes' where id = (select max(id) from follow_ups where state = 'open')`,
    /^✗ reminders: 1 due and not told for more than a minute, the oldest for 12 min/,
  ],
  [
    'a note that is gone',
    sql`with one as (update heard set created_at = moment() - interval '1 hour' where id = (select max(id) from heard) returning id),
      gone as (delete from outbox where heard_id in (select id from one) or edits_id in (select id from outbox where heard_id in (select id from one)))
      insert into heard (platform, account, message_id, room_id, speaker, person_id, text, pressed, said_at, created_at)
      select platform, account, 'lost', room_id, speaker, person_id, '拜访了华为', false, said_at, moment() - interval '1 hour' from heard where id in (select id from one)`,
    /^✗ messages: \d of \d+ of the last week neither answered nor kept \(company \d+\)/,
  ],
  [
    'a note that is kept twice',
    sql`insert into interactions (author_id, kind, occurred_on, text, gist, understood, heard_id, customer_id, mention)
      select author_id, kind, occurred_on, text, gist, understood, heard_id, customer_id, mention from interactions where heard_id is not null order by id limit 1`,
    /^✗ once: 1 notes and 0 lines of the last week are there twice/,
  ],
  [
    'a line that is said twice',
    sql`insert into outbox (room_id, thread, person_id, heard_id, locale, card, state, created_at)
      select room_id, thread, person_id, heard_id, locale, card, state, created_at from outbox where edits_id is null order by id limit 1`,
    /^✗ once: 1 notes and 1 lines of the last week are there twice/,
  ],
  [
    'somebody who was erased and is here',
    sql`insert into erasures (contact_id, erased, at) select id, '{}', moment() + interval '1 second' from contacts order by id limit 1`,
    /^✗ erased: 1 of 1 people are here again .*--replay/,
  ],
  [
    'words that should be gone',
    sql`update heard set created_at = moment() - interval '10 days' where id = (select min(id) from heard)`,
    /^⚠ sweep: 1 rows kept for longer than they may be/,
  ],
];

test('what is wrong in the rows is told by its number, and what to do', async () => {
  const it = await atWork();
  for (const [what, spoil, told] of SPOILT) {
    await it.sql((tx) => tx.execute(spoil));
    const { found, isWell } = await wrong(it);
    expect({ what, found }).toEqual({ what, found: expect.arrayContaining([expect.stringMatching(told)]) });
    expect(isWell).toBe(false);
  }
});

/** What is so for one transaction, as the database's owner leaves it. */
async function spoiled<T>(it: World, spoil: readonly string[], look: (tx: Tx) => Promise<T>): Promise<T> {
  const undo = new Error('undone');
  const seen: T[] = [];
  await it
    .sql(async (tx) => {
      await tx.execute(sql.raw('reset role'));
      for (const each of spoil) await tx.execute(sql.raw(each));
      await tx.execute(sql.raw('set local role touchbase'));
      seen.push(await look(tx));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return seen[0]!;
}

test('a table that is open to other companies, an unchecked reference, an audit that may be changed, a disk that is not waited for', async () => {
  const it = await atWork();
  const walls = (...spoil: string[]) => spoiled(it, spoil, inspectWalls);
  expect(await walls()).toMatchObject({ open: [], unchecked: 0, isAbove: false });
  expect(await walls('alter table deals no force row level security')).toMatchObject({ open: ['deals'] });
  expect(await walls('drop policy workspace on wakes')).toMatchObject({ open: ['wakes'] });
  expect(await walls('alter policy workspace on deals using (true)')).toMatchObject({ open: ['deals'] });
  expect(
    await walls(
      'alter table deals add constraint loose foreign key (workspace_id, customer_id) references customers not valid',
    ),
  ).toMatchObject({ unchecked: 1 });
  expect(
    await walls('grant create on schema public to touchbase', 'alter table deals owner to touchbase'),
  ).toMatchObject({ isAbove: true });
  const isOpen = async (...spoil: string[]) => (await spoiled(it, spoil, (tx) => countAudited(tx, it.now()))).isOpen;
  expect(await isOpen()).toBe(false);
  expect(await isOpen('grant delete on audit to touchbase')).toBe(true);
  expect(await isOpen('grant update on audit to touchbase')).toBe(true);
  expect(
    await spoiled(
      it,
      [
        'alter table customers disable trigger user',
        `insert into customers (workspace_id, name) values (${it.workspace}, '暗中')`,
      ],
      (tx) => countAudited(tx, it.now().subtract({ hours: 1 })),
    ),
  ).toMatchObject({ unknown: 1 });
  expect(await spoiled(it, ['set local synchronous_commit = off'], unsafeSettings)).toContain('synchronous_commit');
});

test.runIf(inject('server'))(
  'a database that falls silent, and one whose tables are in another’s hands: the doctor ends',
  async () => {
    const it = await world({ on: await openOwnStore() });
    const url = await addressOf(it);
    const link = await openLink({ to: url });
    const store = await openStore({ kind: 'server', url: link.of(url), connections: 1, patience: 500 });
    onTestFinished(() => store.close());
    link.state = 'silent';
    const { out, isWell } = await examine(store, CONFIG, { patience: { look: 50, all: 120 } });
    expect(isWell).toBe(false);
    expect(out).toContainEqual('✗ database: could not be looked at (DEADLINE)');
    expect(out).toContainEqual('✗ sweep: could not be looked at (no time left)');
    Object.assign(link, { state: 'open' }).drop();

    const other = postgres(url, { max: 1 });
    await other`select pg_advisory_lock(hashtext('touchbase migrations'))`;
    await expect(openInTime({ kind: 'server', url, connections: 1 }, 100)).rejects.toThrow(
      /another replica.*\n.*另一个副本/,
    );
    await other.end();
  },
);

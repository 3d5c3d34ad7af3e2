/** One private note, and every road on which anybody but its author could come by it: closed while it is private, open afterwards. */
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { viewPorts } from '../../src/app/ports/pages/views.ts';
import { webPorts } from '../../src/app/ports/web.ts';
import { decodeText } from '../../src/core/transfer/format/charset.ts';
import { deliver } from '../../src/core/delivery/deliver.ts';
import { bytesOf } from '../../src/core/delivery/store/files.ts';
import { myDay } from '../../src/core/followups/myDay.ts';
import { openAccount } from '../../src/core/people/store/accounts.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import { linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { only } from '../support/rows.ts';
import { openOwnStore, type World, world } from '../support/world.ts';

const it = {} as World;
const CANARY = 'QX5521';
const TEAM = { room: { id: 'team', kind: 'group' } } as const;
const WEB = { platform: 'web', account: 'local' } as const;

beforeEach(async () => {
  // The page's account is one of a whole database.
  Object.assign(it, await world({ on: await openOwnStore() }));
  await it.hears('拜访了立讯的王工,嫌报价高');
  await it.hears('新客户 立讯');
  await it.as('han').hears('把提到跳槽的记录发到这里', { room: { id: 'hr', kind: 'group' } });
  await it.sql(async (tx) => {
    await openAccount(tx, { ...WEB, meets: false });
    const { id: personId } = only(await colleaguesNamed(tx, '王强'));
    const roomId = await addRoom(tx, { ...WEB, external: 'dm:wang', kind: 'direct', personId });
    await linkIdentity(tx, { ...WEB, external: 'wang', personId, roomId });
  });
});

/** What was said to anybody but the author while something happened, edits and lines that never went out included. */
async function saidToOthers(work: () => Promise<unknown>): Promise<string> {
  const { last } = only(
    await it.sql((tx) => tx.execute<{ last: number }>(sql`select coalesce(max(id), 0)::int as last from outbox`)),
  );
  await work();
  const rows = await it.sql((tx) =>
    tx.execute<{ card: string }>(
      sql`select o.card::text as card from outbox o left join rooms r on r.id = o.room_id
        where o.id > ${last} and r.external is distinct from 'dm:lilei'`,
    ),
  );
  return rows.map(({ card }) => card).join('\n');
}

const asked = (who: 'emma' | 'han' | 'wang' | 'boss', ...texts: readonly string[]) =>
  saidToOthers(async () => {
    for (const text of texts) await it.as(who).hears(text);
  });

/** All files that anybody but the author was given. */
async function files(): Promise<string> {
  await it.as('boss').hears('导出全部客户');
  await it.as('wang').hears('批准');
  await it.as('boss').hears('export all notes');
  await it.as('wang').hears('批准');
  await it.as('han').hears('导出记录');
  const rows = await it.sql((tx) =>
    tx.execute<{ id: number }>(
      sql`select id from files where person_id not in (select person_id from identities where external = 'lilei')`,
    ),
  );
  expect(rows.length).toBeGreaterThan(1);
  const all = await Promise.all(rows.map(({ id }) => it.sql((tx) => bytesOf(tx, id))));
  return all.map((bytes) => (bytes ? decodeText(bytes) : '')).join('\n');
}

async function page(): Promise<string> {
  await it.receive(it.message('wang', '立讯', { ...WEB, room: { id: 'dm:wang', kind: 'direct' } }));
  await it.receive(it.message('wang', `搜 代号`, { ...WEB, room: { id: 'dm:wang', kind: 'direct' } }));
  const web = { ...it.platform, name: 'web' };
  await deliver({
    store: it.store,
    adapters: [web],
    clock: it.now,
    unspoken: tellChannelClosed,
    log: () => {},
  }).drain();
  return JSON.stringify(
    await webPorts({ store: it.store, workspace: it.workspace, demo: false }).transcript('dm:wang'),
  );
}

const home = () =>
  it.sql(async (tx) => {
    const all = [];
    for (const name of ['Emma', '韩梅梅', '王强', 'Ada'])
      all.push(await myDay(tx, { person: only(await colleaguesNamed(tx, name)), now: it.now() }));
    return JSON.stringify(all);
  });

const EVERYBODY = {
  search: undefined,
  tier: undefined,
  owner: undefined,
  tag: undefined,
  only: undefined,
  sort: 'name',
  isDown: false,
  page: 1,
} as const;

/** The pages beside the chat, as the manager sees them. */
async function views(): Promise<string> {
  const pages = viewPorts({ store: it.store, workspace: it.workspace });
  const { id } = only(
    await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from customers order by id limit 1`)),
  );
  return JSON.stringify([
    await pages.customer('wang', id, { heard: undefined, skip: 0, locale: 'zh' }),
    await pages.customers('wang', EVERYBODY),
    await pages.board('wang', 'zh'),
    await pages.followUps('wang', { whose: 'team', month: undefined, week: undefined }),
  ]);
}

/** Each road, walked by somebody else: what came of it. */
async function roads(days: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return {
    brief: await asked('emma', 'brief 立讯', '立讯', 'prep me for 立讯', '30-second version'),
    timeline: await asked('han', '立讯最近3个月时间线', '上次谁见的立讯'),
    search: (await asked('han', '搜 代号', '谁提过"代号"')) + (await asked('boss', 'find 代号', 'who mentioned 代号')),
    people: await asked('wang', '谁认识立讯的人', '立讯决策链', '谁真正懂立讯', '和立讯的关系有多深'),
    lists: await asked(
      'wang',
      '客户',
      '组里的跟进',
      '逾期',
      '李雷的跟进',
      '我们答应过立讯什么',
      '这个季度可能丢的客户',
    ),
    report: await asked('han', '李雷这周做了什么', '今天谁跟了谁', '本周最有用的5条记录', '谁看过立讯'),
    loss: await asked('wang', '如果李雷明天走,我们丢什么', '客户私有化风险', 'privatisation risk'),
    team: await saidToOthers(async () => {
      for (const text of ['立讯', '搜 代号', '我的跟进']) await it.hears(text, TEAM);
    }),
    export: await files(),
    page: await page(),
    views: await views(),
    home: await home(),
    digests: await saidToOthers(async () => {
      for (const day of days) for (const hour of ['09:00', '09:31', '18:01']) await it.until(`${day}T${hour}`);
    }),
  };
}

const open = (all: Readonly<Record<string, string>>) =>
  Object.keys(all).filter((road) => /QX5521|陈工/.test(all[road] ?? ''));

const NOTES = [
  [`立讯的陈工要跳槽,他拍板,代号${CANARY},答应周三给他代号${CANARY}的样品,先别公开(7天)`],
  [`Met 陈工 at 立讯, 要跳槽, 代号 ${CANARY}, send him ${CANARY} samples on Wed, keep private 7 days`],
] as const;

test.each(NOTES)(
  'nothing of it anywhere before its end, and it is found after: %s',
  async (note) => {
    await it.as('han').hears('每天18:00在本群发日报', TEAM);
    expect(await saidToOthers(() => it.hears(note))).toBe('');
    expect(await it.hears(`搜 ${CANARY}`)).toEqual([expect.stringContaining('立讯')]);

    const before = await roads(['2026-11-23', '2026-11-24', '2026-11-26']);
    expect(open(before)).toEqual([]);
    expect(Object.entries(before).filter(([road, text]) => road !== 'digests' && !text)).toEqual([]);

    const told = await saidToOthers(() => it.until('2026-11-27T10:00'));
    expect(told).toContain(CANARY);
    const after = await roads(['2026-11-30']);
    expect(open(after)).toEqual(
      expect.arrayContaining(['brief', 'timeline', 'search', 'people', 'report', 'team', 'export', 'page', 'views']),
    );
    expect(it.problems).toEqual([]);
  },
  300_000,
);

test.each(NOTES)('no line of the log has it, even where its echo cannot be sent: %s', async (note) => {
  const lines: string[] = [];
  const app = openApp({
    store: { ...it.store, close: async () => {} },
    adapters: [
      {
        ...it.platform,
        send: ({ card }) => Promise.reject(new Error(`cannot send ${JSON.stringify(card)}`)),
      },
    ],
    clock: it.now,
    log: pino({ level: 'trace', base: null }, { write: (line: string) => lines.push(line) }),
  });
  onTestFinished(app.stop);
  await app.hear(it.message('lilei', note));
  await app.hear(it.message('lilei', `搜 ${CANARY}`));
  await app.settled();
  expect(lines.filter((line) => line.includes('not sent')).length).toBeGreaterThan(0);
  expect(lines.filter((line) => /QX5521|陈工/.test(line))).toEqual([]);
});

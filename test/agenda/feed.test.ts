/** Follow-ups in people's own calendars: by a secret address, at the right hour, with nothing of others. */
import { sql } from 'drizzle-orm';
import ical from 'node-ical';
import { beforeEach, expect, test } from 'vitest';
import { calendarRoutes } from '../../src/adapters/calendar/index.ts';
import { calendarPorts } from '../../src/app/ports/doors/calendar.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql((tx) => tx.execute(sql`update workspaces set pages = 'http://localhost:3000'`));
});

const addressIn = (said: readonly string[]) => /http:\S+\/calendar\/tbc_\S+\.ics/.exec(said.join('\n'))?.[0] ?? '';

function fetched(address: string, head: Readonly<Record<string, string>> = {}) {
  return calendarRoutes(calendarPorts(it.store)).request(address, { headers: head });
}

/** What a program that is not ours reads in it: title, and when. */
async function entries(address: string): Promise<string[]> {
  const read = ical.sync.parseICS(await (await fetched(address)).text());
  return Object.values(read)
    .flatMap((each) => {
      if (each?.type !== 'VEVENT' || !each.end) return [];
      const { start, end, datetype } = each;
      const summary = typeof each.summary === 'string' ? each.summary : each.summary.val;
      const day = (at: Date) =>
        [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
      const when = datetype === 'date' ? `${day(start)}..${day(end)}` : `${start.toISOString()}..${end.toISOString()}`;
      return `${summary} ${when}`;
    })
    .toSorted();
}

test('the address is shown once and opens one person’s calendar, until it is stopped or replaced', async () => {
  const first = addressIn(await it.hears('我的日历地址'));
  expect(first).not.toBe('');
  expect(await it.hears('我的日历地址')).toEqual([expect.stringMatching(/只显示那一次[^]*还没有日历来取过/)]);
  expect((await fetched(first)).status).toBe(200);
  expect(await it.hears('日历链接')).toEqual([expect.stringMatching(/上次来取:今天/)]);
  const kept = await it.sql((tx) =>
    tx.execute(sql`select row_to_json(calendar_links)::text as row from calendar_links`),
  );
  expect(JSON.stringify(kept)).not.toContain(/tbc_\d+_([\w-]+)/.exec(first)?.[1]);

  const second = addressIn(await it.hears('换一个日历地址'));
  expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
  expect(await it.hears('停用日历地址')).toEqual([expect.stringContaining('停用了')]);
  expect(await it.hears('stop my calendar address')).toEqual([expect.stringContaining('no calendar address')]);
  const opened = [second, second.replace('tbc_', 'tb_'), 'http://localhost/calendar/tbc_1_x.ics'];
  expect(await Promise.all(opened.map(async (each) => (await fetched(each)).status))).toEqual([404, 404, 404]);
  expect((await fetched(second.replace('localhost:3000', 'evil.example'))).status).toBe(403);
  expect(await it.hears('我的日历地址', { room: { id: 'team', kind: 'group' } })).toEqual([
    expect.stringContaining('请私聊我'),
  ]);

  const leaver = addressIn(await it.as('emma').hears('my calendar address'));
  expect((await fetched(leaver)).status).toBe(200);
  await it.as('boss').hears('remove Emma');
  await it.as('boss').hears('1');
  expect((await fetched(leaver)).status).toBe(404);

  await it.sql((tx) => tx.execute(sql`update workspaces set pages = null`));
  expect(await it.hears('我的日历地址')).toEqual([expect.stringContaining('WEB_CHAT')]);
});

test('follow-ups, series, birthdays and absences are there at their hours, and nothing of anybody else’s', async () => {
  for (const said of [
    '今天和立讯王工通了电话,周三下午3点再聊',
    '新客户 立讯',
    '王工生日 03-05',
    '每周五给立讯发周报',
    '私密:立讯要换供应商,下周四跟进',
    '我12月7日到9日请假',
  ])
    await it.hears(said);
  await it.as('emma').hears('Called Bosch, follow up on Tuesday');
  await it.as('emma').hears('new customer Bosch');
  const address = addressIn(await it.hears('我的日历地址'));
  const all = await entries(address);
  const series = all.filter((each) => each.includes('发周报'));
  expect(all.filter((each) => !series.includes(each))).toMatchInlineSnapshot(`
    [
      "立讯 · 再聊 2026-11-25T07:00:00.000Z..2026-11-25T07:30:00.000Z",
      "🌴 李雷 不在 2026-12-07..2026-12-10",
      "🎂 立讯 王工 生日 2027-03-05..2027-03-06",
      "🎂 立讯 王工 生日 2028-03-05..2028-03-06",
      "🔒 跟进 2026-11-26..2026-11-27",
    ]
  `);
  expect(series.slice(0, 3)).toMatchInlineSnapshot(`
    [
      "立讯 · 给立讯发周报 2026-11-27..2026-11-28",
      "立讯 · 给立讯发周报 2026-12-04..2026-12-05",
      "立讯 · 给立讯发周报 2026-12-11..2026-12-12",
    ]
  `);
  expect(series.length).toBeGreaterThan(40);

  const answer = await fetched(address);
  const tag = answer.headers.get('etag') ?? '';
  it.pass({ hours: 1 });
  expect((await fetched(address, { 'if-none-match': tag })).status).toBe(304);
  await it.hears('明天给立讯寄样品');
  expect((await fetched(address, { 'if-none-match': tag })).status).toBe(200);

  // Three in the afternoon is there where its owner is.
  await it.hears('时区 伦敦');
  expect((await entries(address)).find((each) => each.includes('再聊'))).toContain('2026-11-25T15:00:00.000Z');
});

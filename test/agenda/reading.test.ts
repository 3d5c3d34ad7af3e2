/** Somebody's own calendar is read: what is with a customer is offered to be prepared, and asked about, once. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { readCalendar } from '../../src/adapters/calendar/read.ts';
import { outside as openOutside } from '../../src/adapters/outside/index.ts';
import type { OutsideAnswer } from '../../src/core/contract/doors/outside.ts';
import { calendarWorker } from '../../src/jobs/rhythm/calendars.ts';
import { testVault, type World, world } from '../support/world.ts';

const it = {} as World;
const there = { events: [] as string[], answer: undefined as OutsideAnswer | undefined, asked: [] as string[] };

beforeEach(async () => {
  Object.assign(it, await world());
  Object.assign(there, { events: [], answer: undefined, asked: [] });
  for (const said of [
    '今天拜访了Bosch',
    '新客户 Bosch',
    'Bosch Anna Schmidt 邮箱 anna@bosch.example',
    '今天拜访了立讯',
    '新客户 立讯',
  ])
    await it.hears(said);
});

const event = (uid: string, ...lines: readonly string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');

const calendar = () =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...there.events, 'END:VCALENDAR'].join('\r\n');

/** Asks as the clock does, at a moment on the team's wall. */
async function at(local: string): Promise<string[]> {
  return it.during(async () => {
    it.pass(it.now().until(Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()));
    const worker = calendarWorker({
      store: it.store,
      read: readCalendar,
      vault: testVault,
      clock: it.now,
      wake: () => {},
      fail: (error) => it.problems.push(error),
      outside: {
        async ask({ url }) {
          there.asked.push(url);
          return (
            there.answer ?? { kind: 'answered', status: 200, text: calendar(), etag: undefined, retryAfter: undefined }
          );
        },
      },
    });
    await worker.settled();
    await worker.stop();
  });
}

test('a meeting with a customer is offered the evening before and asked about afterwards, once; what is said is a note', async () => {
  there.events = [
    event(
      'one@x',
      'SUMMARY:年度回顾',
      'DTSTART;TZID=China Standard Time:20261124T140000',
      'DTEND;TZID=China Standard Time:20261124T150000',
      'ATTENDEE;CN=Anna:mailto:anna@bosch.example',
    ),
    event('two@x', 'SUMMARY:牙医', 'DTSTART:20261124T020000Z', 'DTEND:20261124T030000Z'),
    event('day@x', 'SUMMARY:立讯展会', 'DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125'),
    event(
      'week@x',
      'SUMMARY:立讯周会',
      'DTSTART;TZID=Europe/Berlin:20261013T090000',
      'DTEND;TZID=Europe/Berlin:20261013T093000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU',
      'EXDATE;TZID=Europe/Berlin:20261201T090000',
    ),
    event('bomb@x', 'SUMMARY:Bosch', 'DTSTART:20261101T000000Z', 'RRULE:FREQ=SECONDLY'),
    event('gone@x', 'SUMMARY:Bosch 取消的会', 'STATUS:CANCELLED', 'DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z'),
  ];
  expect(await it.hears('我的日历是 webcal://calendar.example.com/private-secret/lilei.ics')).toEqual([
    expect.stringContaining('calendar.example.com'),
  ]);
  const kept = await it.sql((tx) => tx.execute(sql`select address from calendars`));
  expect(JSON.stringify(kept)).not.toContain('private-secret');
  expect(await at('2026-11-23T10:00')).toEqual([]);
  expect(there.asked).toEqual(['https://calendar.example.com/private-secret/lilei.ics']);
  const titles = await it.sql((tx) =>
    tx.execute<{ title: string }>(sql`select title from meetings order by starts_at`),
  );
  expect(titles.map(({ title }) => title)).toEqual(['年度回顾', '立讯周会']);

  const [offer = '', ...others] = await at('2026-11-23T18:00');
  expect(others).toEqual([]);
  expect(offer).toMatch(/明天见 2 个客户,准备一下\?[^]*14:00 · Bosch · 年度回顾[^]*16:00 · 立讯 · 立讯周会/);
  expect(await it.presses('Bosch')).toEqual([expect.stringContaining('Bosch')]);
  expect(await at('2026-11-23T18:40')).toEqual([]);

  expect(await at('2026-11-24T15:00')).toEqual([]);
  expect(await at('2026-11-24T15:20')).toEqual([expect.stringMatching(/14:00 见 Bosch,怎么样\?[^]*年度回顾/)]);
  expect(await it.hears('嫌报价高,下周三再谈')).toEqual([expect.stringMatching(/✅ Bosch[^]*12-02/)]);
  expect(await at('2026-11-24T16:00')).toEqual([]);
  expect(await at('2026-11-24T16:50')).toEqual([expect.stringContaining('16:00 见 立讯,怎么样?')]);
  // The one that the series leaves out is not offered.
  expect(await at('2026-11-30T18:30')).toEqual([]);
  expect(it.problems).toEqual([]);
});

test('what has moved is offered anew, what is called off is not; a sentence mutes it, another ends it', async () => {
  const meeting = (day: string) => event('m@x', 'SUMMARY:Bosch 报价', `DTSTART:${day}T060000Z`, `DTEND:${day}T070000Z`);
  there.events = [meeting('20261124')];
  await it.hears('我的日历是 https://calendar.example.com/lilei.ics');
  expect(await at('2026-11-23T18:00')).toEqual([expect.stringContaining('明天14:00 见 Bosch,准备一下?')]);
  there.events = [meeting('20261125')];
  expect(await at('2026-11-23T20:00')).toEqual([]);
  expect(await at('2026-11-24T18:00')).toEqual([expect.stringContaining('明天14:00 见 Bosch')]);
  there.events = [];
  await at('2026-11-25T09:00');
  expect(await at('2026-11-25T16:00')).toEqual([]);

  there.events = [meeting('20261127')];
  expect(await it.hears('别问我日历上的会')).toEqual([expect.stringContaining('不再问你')]);
  expect([...(await at('2026-11-26T18:30')), ...(await at('2026-11-27T16:00'))]).toEqual([]);
  expect(await it.hears('继续问我日历上的会')).toEqual([expect.stringContaining('照常问你')]);
  there.events = [meeting('20261201')];
  expect(await at('2026-11-30T18:30')).toHaveLength(1);
  expect(await it.hears('stop reading my calendar')).toEqual([expect.stringContaining('is gone')]);
  expect(await it.sql((tx) => tx.execute(sql`select id from meetings`))).toEqual([]);
  expect(await it.hears('别问我日历上的会')).toEqual([expect.stringContaining('没有在读')]);
});

test('an address is asked as a stranger’s: none of our own network, none in a room, none without a key; one that fails is told after a day', async () => {
  expect(await it.hears('我的日历是 https://x.example/a.ics', { room: { id: 'team', kind: 'group' } })).toEqual([
    expect.stringContaining('私聊'),
  ]);
  const guarded = openOutside({ allowPrivate: false });
  for (const url of [
    'https://127.0.0.1/x.ics',
    'https://[::1]/x.ics',
    'https://10.0.0.1/x.ics',
    'http://example.com/x.ics',
  ])
    expect((await guarded.ask({ url, method: 'GET', maxBytes: 10 })).kind).toBe('failed');
  await it.hears('我的日历是 https://calendar.example.com/lilei.ics');
  there.answer = { kind: 'failed', why: 'private' };
  const told: string[] = [];
  for (let hour = 0; hour < 48; hour += 1) {
    it.pass({ hours: 1 });
    told.push(...(await at(it.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString())));
  }
  expect(told).toEqual([expect.stringMatching(/你的日历一天没读到了[^]*private/)]);
  there.answer = { kind: 'answered', status: 200, text: '<html>', etag: undefined, retryAfter: undefined };
  expect(await at('2026-11-25T18:00')).toEqual([]);
  expect(it.problems).toEqual([]);
});

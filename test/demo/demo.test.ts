import { randomUUID } from 'node:crypto';
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { lookAs } from '../../src/core/db/session.ts';
import { bot } from '../../src/core/bot/bot.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { countryOf } from '../../src/core/calendar/timeZones.ts';
import { commands } from '../../src/core/commands.ts';
import { deliver } from '../../src/core/delivery/deliver.ts';
import { read } from '../../src/core/reader/read.ts';
import { parseDueDate } from '../../src/core/followups/schedule.ts';
import { cardText } from '../../src/core/contract/cardText.ts';
import { localeOf } from '../../src/core/text/phrases.ts';
import { playWeek } from '../../src/app/demo/player.ts';
import { STORY } from '../../src/app/demo/script.ts';
import { week } from '../../src/app/demo/schedule.ts';
import { tellTour } from '../../src/app/demo/tour.ts';
import { TO_TRY } from '../../src/core/demo/thingsToTry.ts';
import { setUp } from '../../src/app/setup.ts';
import { digest } from '../../src/jobs/digest/digest.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { remind } from '../../src/jobs/rhythm/remind.ts';
import { openOwnStore } from '../support/world.ts';
import type { Card } from '../../src/core/contract/card.ts';
import type { OutboxLine, Adapter } from '../../src/core/contract/adapter.ts';

const ZONE = 'Asia/Shanghai';
const JOBS = [remind, digest];
const NOTES = 60;
/** A whole week takes a few seconds, and more where others work too. */
const LONG = 120_000;

test.each(['Asia/Shanghai', 'America/New_York'])(
  'each day that the story names is read as that day, on whichever day it is played in %s',
  (zone) => {
    const { addWorkdays, nextWorkday } = calendarOf(countryOf(zone));
    const said = STORY.trim().split(/\n+/);
    // Three weeks with a long holiday of one country in them.
    for (let day = 0; day < 21; day += 1) {
      const today = Temporal.PlainDate.from('2026-09-23').add({ days: day });
      const lines = week(today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant(), zone);
      expect(lines).toHaveLength(said.length);
      for (const [at, { says, ...line }] of lines.entries()) {
        const local = line.at.toZonedDateTimeISO(zone).toPlainDateTime();
        const about = {
          local,
          ref: local,
          known: [],
          locale: localeOf(says, 'zh'),
          country: countryOf(zone),
        } as const;
        const days = [...(said[at] ?? '').matchAll(/\{(\d+)\}/g)].map(([, n]) =>
          Number(n) < 6 ? addWorkdays(today, Number(n) - 6) : addWorkdays(nextWorkday(today), Number(n) - 6),
        );
        const isNote =
          !/^(?:make it|push|撤销$)|谁|跟进$|^.{1,9}$/.test(says) || (says.length > 20 && !says.startsWith('push'));
        const words = says.replace(/^(?:make it |push \[.+\] to |(?:完成|done )\[.+?\]:? ?)/, '');
        const steps = isNote ? read(words, about).steps : [parseDueDate(words, about)];
        const named = steps.flatMap((step) => step?.dueOn?.toString() ?? []);
        expect([today.toString(), says, ...named]).toEqual([today.toString(), says, ...days.map(String)]);
      }
    }
  },
);

test(
  'a week at work is played once, answers every question, and is taken back to the last row',
  { timeout: LONG },
  async () => {
    const it = await firm('2026-11-25T10:15');
    await it.says('hanmeimei', '每天9:00在本群发日报', 'team');
    await it.says('lilei', '今天和华为李总通了电话,嫌报价高,下周三跟进');
    await it.says('lilei', '1');
    const before = await it.rows();

    await it.says('lilei', '演示');
    const told = await it.rows();
    expect(told.interactions).toHaveLength((before.interactions?.length ?? 0) + NOTES);
    expect(told.customers).toHaveLength(25);
    const cards = (told.outbox ?? []).map(({ card, room_id }) => ({ card: card as Card, room_id }));
    expect(cards.filter(({ card }) => /🤔|⚠️|🔎|🔒/u.test(card.icon ?? '')).map(({ card }) => card.title)).toEqual([]);
    // It is their past: nobody hears of it now but whoever asked, who is told that it is played.
    expect(
      it.said
        .filter(({ room }) => room !== 'team')
        .slice(2)
        .map(({ text }) => text),
    ).toEqual([expect.stringContaining('正在回放')]);
    expect(told.heard?.filter(({ text }) => /[#[{]\S/.test(String(text)))).toEqual([]);
    const team = told.rooms?.find((room) => room.platform === 'web' && room.external === 'team')?.id;
    expect(cards.filter(({ card }) => card.title.includes('日报 · ')).map(({ room_id }) => room_id)).toEqual(
      Array(5).fill(team),
    );
    expect(await it.says('emma', 'demo')).toContainEqual(expect.stringContaining('played already'));
    const tour = await it.tours(() => 'go on');
    expect(tour.map(({ room }) => room)).toEqual(Array(7).fill('dm:lilei'));
    expect(tour.map(({ text }) => text)).toEqual([
      expect.stringMatching(/李雷:「今天和华为李总通了电话[^]*华为 · 李总[^]*1\/6 · .*周三 09:12/),
      expect.stringMatching(/韩梅梅:「完成1[^]*✅[^]*海康威视/),
      expect.stringMatching(/李雷:「今天要跟谁」[^]*比亚迪/),
      expect.stringMatching(/李雷:「撤销」[^]*已撤销/),
      expect.stringMatching(/李雷:「1转给韩梅梅」[^]*转给韩梅梅:格力/),
      expect.stringMatching(/韩梅梅:「小米许总监来电,丢了/),
      expect.stringMatching(/试试这五句/),
    ]);
    expect(tour.map(it.choicesOf)).toEqual([0, 0, 0, 0, 0, 0, 5]);
    expect(await it.tours(() => 'skip')).toHaveLength(2);
    expect(await it.tours(() => 'stop')).toHaveLength(1);
    for (const [who, locale] of [
      ['lilei', 'zh'],
      ['emma', 'en'],
    ] as const)
      for (const sentence of TO_TRY[locale])
        expect([sentence, (await it.says(who, sentence))[0]]).toEqual([
          sentence,
          expect.not.stringMatching(/🤔|🔎|没有|[Nn]othing|[Nn]obody/u),
        ]);

    expect(await it.says('lilei', '谁负责华为')).toContainEqual(expect.stringContaining('华为由李雷负责'));
    // Whose notes helped him hears of it.
    expect(await it.says('wangqiang', '华为')).toContainEqual(expect.stringMatching(/李总、王姐[\s\S]*韩梅梅 拜访/));
    expect(await it.says('emma', 'who owns Siemens')).toContainEqual(expect.stringContaining('Emma owns Siemens'));
    expect(await it.says('lilei', '今天要跟谁')).toContainEqual(expect.stringMatching(/逾期[\s\S]*华为 · 今天/));
    expect(await it.says('emma', 'overdue')).toContainEqual(expect.stringMatching(/^📋 Overdue \(\d\)/));
    expect(await it.says('hanmeimei', '逾期')).toContainEqual(expect.stringContaining('海康威视'));
    expect(await it.says('wangqiang', '今天要跟谁')).toContainEqual(expect.stringContaining('京东方'));

    const later = await it.tick('2026-11-25T10:25');
    expect(later).toEqual([]);
    const afternoon = await it.tick('2026-11-25T16:00');
    expect(afternoon.map(({ room }) => room).toSorted()).toEqual([
      'dm:emma',
      'dm:hanmeimei',
      'dm:lilei',
      'dm:wangqiang',
    ]);

    await it.says('lilei', '拜访了比亚迪,刘工说要追加20台,下周二报价');
    await it.says('hanmeimei', '刚才那条补一句:陆工喜欢喝茶');
    const own = await it.rows();
    expect(await it.says('emma', 'demo off')).toContainEqual(expect.stringContaining(`cleared (${NOTES - 1} notes)`));
    const after = await it.rows();
    // Of each two: the note that was made on a customer of the story, and the one of the story's that was added to.
    for (const table of ['customers', 'aliases', 'contacts', 'interactions', 'interaction_contacts', 'follow_ups'])
      expect([table, after[table]?.length]).toEqual([table, (before[table]?.length ?? 0) + 2]);
    for (const table of ['people', 'identities', 'rooms', 'teams', 'codes'])
      expect(after[table]).toEqual(before[table]);
    for (const table of ['customers', 'aliases', 'contacts', 'interactions', 'follow_ups'])
      expect(after[table]).toEqual(expect.arrayContaining(before[table]!));
    expect(after.interactions?.at(-1)).toEqual(own.interactions?.at(-1));
    expect(after.outbox?.filter((line) => !after.heard?.some(({ id }) => id === line.heard_id))).toEqual([]);
    expect(after.heard?.filter(({ message_id: id }) => String(id).startsWith('demo:'))).toEqual([]);

    expect(await it.says('lilei', '迈瑞')).toContainEqual(expect.stringMatching(/负责人 韩梅梅[\s\S]*陆工喜欢喝茶/));
    expect(await it.says('lilei', '比亚迪')).toContainEqual(expect.stringMatching(/刘工[\s\S]*今天 · 李雷 拜访/));
    expect(await it.says('emma', 'who owns Siemens')).toEqual([
      expect.stringContaining('No customer called “Siemens”'),
    ]);
    expect(await it.says('emma', 'undo')).toContainEqual(expect.stringContaining('Nothing to undo'));
    expect(await it.says('emma', 'demo off')).toContainEqual(expect.stringContaining('nothing of the demo'));
  },
);

test(
  'on a Sunday the story is there too, and one that is cut short goes on where it stopped',
  { timeout: LONG },
  async () => {
    const it = await firm('2026-11-29T21:30');
    await it.leavesPage('wangqiang');
    const before = await it.rows();
    const cut = { after: 40 };
    it.watching.see = () => {
      cut.after -= 1;
      if (cut.after === 0) throw new Error('pulled the plug');
    };
    await expect(it.says('emma', 'demo')).rejects.toThrow('pulled the plug');
    const half = await it.rows();
    expect(await it.says('emma', 'demo')).toContainEqual(expect.stringContaining('Playing a week'));
    const told = await it.rows();
    expect(told.heard?.length).toBeGreaterThan(half.heard!.length);
    // A terminal is not told at once of six days that nobody lived through.
    const terminal = told.rooms?.find((room) => room.platform === 'console' && room.external === 'dm:wangqiang');
    const pushed = told.outbox?.filter((line) => line.room_id === terminal?.id).map(({ state }) => state);
    expect(new Set(pushed)).toEqual(new Set(['sent']));
    expect(told.interactions).toHaveLength((before.interactions?.length ?? 0) + NOTES);
    const tour = (await it.tours(() => 'go on')).map(({ text }) => text);
    expect(tour[0]).toMatch(/Emma: “Called Mr Weber at Siemens[^]*Siemens · Mr Weber[^]*1\/6/);
    expect(tour).toHaveLength(7);
    expect(tour.join()).not.toContain('no choice');
    for (const who of ['lilei', 'hanmeimei', 'wangqiang'])
      expect(await it.says(who, '今天要跟谁')).toContainEqual(expect.stringContaining('逾期'));
    expect(await it.tick('2026-11-29T21:40')).toEqual([]);
    expect(await it.says('emma', 'demo off')).toContainEqual(expect.stringContaining(`cleared (${NOTES} notes)`));
    expect((await it.rows()).interactions).toEqual(before.interactions);
  },
);

test('a story that is removed while it is told ends, and leaves nothing', { timeout: LONG }, async () => {
  const it = await firm('2026-11-30T09:45');
  const before = await it.rows();
  const off: Promise<unknown>[] = [];
  it.watching.see = (id) => {
    if (id.endsWith(':20')) off.push(it.says('lilei', '结束演示'));
  };
  await it.says('lilei', '演示');
  await Promise.all(off);
  const after = await it.rows();
  expect(off).toHaveLength(1);
  expect(after.interactions).toEqual(before.interactions);
  expect(after.customers).toEqual(before.customers);
  expect(after.heard?.filter(({ message_id: id }) => String(id).startsWith('demo:'))).toEqual([]);
});

const TABLES = [
  'people,identities,rooms,teams,codes,heard,outbox',
  'customers,aliases,contacts,interactions,interaction_contacts,follow_ups',
]
  .join()
  .split(',');

type Row = Readonly<Record<string, unknown>>;

/** The four of the demo, their rooms in the web page, and a clock that stands still until it is moved. */
async function firm(local: string) {
  const instant = (at: string) => Temporal.PlainDateTime.from(at).toZonedDateTime(ZONE).toInstant();
  const time = { now: instant(local) };
  const clock = () => time.now;
  const store = (await openOwnStore()).at(clock);
  const { workspace } = await setUp(store, { zone: ZONE, locale: 'zh', demo: true });
  const said: (OutboxLine & { text: string })[] = [];
  /** As each message stands now. */
  const shown = new Map<string, Card>();
  const page: Adapter = {
    name: 'web',
    can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
    start: async () => {},
    stop: async () => {},
    async send(line) {
      if (line.edits === undefined) said.push({ ...line, text: cardText(line.card, line.locale) });
      const id = line.edits ?? `m${line.key}`;
      shown.set(id, line.card);
      return { kind: 'sent', id };
    },
  };
  const fail = (error: unknown) => {
    throw error;
  };
  const watching: { see: (id: string) => void } = { see: () => {} };
  const delivery = deliver({
    store,
    adapters: [page],
    clock,
    unspoken: tellChannelClosed,
    log: ({ error }) => error && fail(error),
  });
  const plays: Promise<boolean>[] = [];
  const { receive } = bot({
    store,
    commands,
    clock,
    log: (_id, error) => fail(error),
    wake(done) {
      if (done?.command === 'demo' && done.outcome === 'playing')
        plays.push(playWeek({ store, clock, told: (id) => watching.see(id), jobs: JOBS }));
    },
  });

  const during = async (work: () => Promise<unknown>) => {
    const before = said.length;
    await work();
    await delivery.drain();
    return said.slice(before);
  };

  return {
    /** What whoever asked for the story is told of it. */
    tours: (next: () => 'go on' | 'skip' | 'stop') =>
      during(() => tellTour({ store, clock, wake: () => {}, until: async () => {}, pause: async () => next() })),
    said,
    choicesOf: ({ key }: OutboxLine) => shown.get(`m${key}`)?.buttons?.length ?? 0,
    watching,
    /** Resolves to what is answered to it, when all that follows from it is over. */
    async says(who: string, text: string, room = `dm:${who}`) {
      const id = randomUUID();
      await during(async () => {
        await receive({
          id,
          platform: 'web',
          account: 'local',
          from: { id: who },
          room: { id: room, kind: room === 'team' ? 'group' : 'direct' },
          text,
          at: time.now,
        });
        await Promise.all(plays.splice(0));
      });
      const lines = await answers(id);
      return said.filter(({ key }) => lines.includes(key)).map((line) => line.text);
    },
    /** Moves the clock and asks all jobs. Resolves to what is said. */
    tick: (at: string) =>
      during(async () => {
        time.now = instant(at);
        await runJobs({ store, jobs: JOBS, now: time.now, log: (_job, error) => fail(error) });
      }),
    /** From now on the terminal is their road. */
    leavesPage: (who: string) =>
      store.within({ workspace }, (tx) =>
        tx.execute(sql`update rooms set closed_at = now()
          where platform = 'web' and external = ${`dm:${who}`}`),
      ),
    rows: () =>
      store.within({ workspace }, async (tx) => {
        lookAs(tx, 'everything');
        const found: Record<string, Row[]> = {};
        for (const table of TABLES)
          found[table] = [...(await tx.execute<Row>(sql`select * from ${sql.identifier(table)} order by id`))];
        return found;
      }),
  };

  function answers(messageId: string) {
    return store.within({ workspace }, async (tx) => {
      const rows = await tx.execute<{ id: number }>(
        sql`select o.id from outbox o join heard h on h.id = o.heard_id where h.message_id = ${messageId} order by o.id`,
      );
      return rows.map(({ id }) => String(id));
    });
  }
}

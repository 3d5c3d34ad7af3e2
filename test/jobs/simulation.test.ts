/**
 * Weeks of a moved clock: people in twelve zones, each with follow-ups on which nobody acts, replicas that tick at once and
 * at random, transactions that die after their work. Each follow-up is told on exactly the days of a table kept here.
 *
 * `SIMULATED=people,each,days,replicas` plays it at another size, as 500,400,730,4 for two years of a large company.
 */
import { countryOf } from '../../src/core/calendar/timeZones.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { followUps } from '../../src/core/db/schema/followUps.ts';
import { scheduleFollowUp } from '../../src/core/followups/schedule.ts';
import type { Job } from '../../src/jobs/job.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { remind } from '../../src/jobs/rhythm/remind.ts';
import { dice } from '../support/dice.ts';
import { type World, world } from '../support/world.ts';

/** The days off of these weeks beside Saturday and Sunday, by hand. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  'Asia/Shanghai': [],
  'Asia/Tokyo': ['2026-11-23'],
  'Asia/Singapore': [],
  'Asia/Seoul': [],
  'Europe/Berlin': [],
  'Europe/London': [],
  'America/New_York': ['2026-11-26'],
  'America/Los_Angeles': ['2026-11-26'],
  'America/Sao_Paulo': [],
  'America/Santiago': ['2026-12-08'],
  'Australia/Sydney': [],
  'Australia/Lord_Howe': [],
};
const [PEOPLE = 24, FOLLOW_UPS = 8, DAYS = 11, REPLICAS = 2] = (process.env['SIMULATED'] ?? '')
  .split(',')
  .filter(Boolean)
  .map(Number);
const FIRST = Temporal.PlainDate.from('2026-11-23');
/** The question of what is due last comes within two weeks, and within three where a holiday is long. */
const LAST = FIRST.add({ days: DAYS + (DAYS > 11 ? 28 : 8) })
  .toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  .toInstant();

type Promised = { readonly zone: string; readonly dueOn: Temporal.PlainDate };

test('each is told on its days, once each, in waking hours, whoever ticks and whoever dies', async () => {
  const it = await world();
  const { below } = dice(20_261_123);
  const promised = await plan(it, below);
  const crash: Job = {
    ...remind,
    async run(tx, now) {
      const said = await remind.run(tx, now);
      if (said?.length && below(8) === 0) throw new Error('died after its work');
      return said;
    },
  };
  while (Temporal.Instant.compare(it.now(), LAST) < 0) {
    it.pass({ minutes: 20 + below(below(10) === 0 ? 160 : 25) });
    const tick = () => runJobs({ store: it.store, jobs: [crash], now: it.now(), log: () => {} });
    await Promise.all(Array.from({ length: REPLICAS }, tick));
  }
  const told = await toldOf(it);
  for (const [id, { zone, dueOn }] of promised) {
    const moments = (told.get(id) ?? []).map((at) => at.toZonedDateTimeISO(zone));
    const [due, nudge, open, question] = expectedDays({ zone, dueOn });
    expect([id, ...moments.slice(0, 3).map((at) => at.toPlainDate().toString())]).toEqual([id, due, nudge, open]);
    expect([id, moments.length]).toEqual([id, 4]);
    const asked = moments[3]?.toPlainDate().toString() ?? '';
    expect(asked >= question && isWorkday(zone, Temporal.PlainDate.from(asked))).toBe(true);
    for (const at of moments) expect(at.hour >= 9 && at.hour < 21).toBe(true);
  }
}, 86_400_000);

/** By the table above; in the years of a larger size by the calendars, which tests of their own hold to independent ones. */
function isWorkday(zone: string, day: Temporal.PlainDate) {
  if (DAYS > 11) return calendarOf(countryOf(zone)).isWorkday(day);
  return day.dayOfWeek < 6 && !ZONES[zone]?.includes(day.toString());
}

function workdaysFrom({ zone, dueOn }: Promised): readonly string[] {
  const days = Array.from({ length: 25 }, (_, n) => dueOn.add({ days: n }));
  return days.filter((day) => isWorkday(zone, day)).map(String);
}

/** Its day, that afternoon, the workday after, and the question three workdays after its day. */
function expectedDays(promised: Promised): readonly [string, string, string, string] {
  const [due = '', open = '', , question = ''] = workdaysFrom(promised);
  return [due, due, open, question];
}

async function plan(it: World, below: (n: number) => number): Promise<ReadonlyMap<number, Promised>> {
  const promised = new Map<number, Promised>();
  const morning = Temporal.PlainTime.from('09:30');
  const zones = Object.keys(ZONES);
  for (let nth = 0; nth < PEOPLE; nth++) {
    const zone = zones[nth % zones.length] ?? 'UTC';
    await it.sql(async (tx) => {
      const [made] = await tx.execute<{ id: number }>(
        sql`insert into people (name, role, locale, zone, team_id) values (${`${zone} ${nth}`}, 'rep', 'en', ${zone}, ${it.teamId}) returning id`,
      );
      const id = Number(made?.id);
      await tx.execute(
        sql`insert into rooms (platform, account, external, kind, person_id) values ('test', ${it.account}, ${`dm:${id}`}, 'direct', ${id})`,
      );
      const owner = { id, zone, morning };
      const calendar = calendarOf(countryOf(zone));
      const days = Array.from({ length: FOLLOW_UPS }, () => FIRST.add({ days: below(DAYS) }));
      const rows = days.map((dueOn) => ({
        ...scheduleFollowUp({ dueOn, precision: 'day' }, { owner, calendar, now: it.now() }),
        action: 'quote',
        setBy: id,
      }));
      const added = await tx.insert(followUps).values(rows).returning({ id: followUps.id, dueOn: followUps.dueOn });
      for (const { id: made, dueOn } of added) promised.set(made, { zone, dueOn });
    });
  }
  return promised;
}

/** When each was told, by what was put into the outbox. */
async function toldOf(it: World): Promise<ReadonlyMap<number, readonly Temporal.Instant[]>> {
  const told = new Map<number, Temporal.Instant[]>();
  // A piece at a time: each is an answer of its own, within the deadline of any.
  for (let after = 0; ;) {
    const lines = await it.sql((tx) =>
      tx.execute<{ id: number; at: string; about: string | null; refs: number[] | null }>(
        sql`select id, created_at::text as at, about, jsonb_path_query_array(card, '$.items[*].ref') as refs
          from outbox where heard_id is null and id > ${after} order by id limit 2000`,
      ),
    );
    for (const { at, about, refs } of lines)
      for (const ref of refs?.length ? refs : [Number(about?.split(':')[1])])
        told.set(ref, [...(told.get(ref) ?? []), Temporal.Instant.from(at.replace(' ', 'T'))]);
    const last = lines.at(-1);
    if (!last) return told;
    after = last.id;
  }
}

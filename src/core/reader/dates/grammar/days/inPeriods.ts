import { day } from '../../values/fields.ts';
import { nthOf } from '../../values/nth.ts';
import { relative } from '../../values/periods.ts';
import { asOf, dayOn, daySpan as span, type Ref, type Time } from '../../values/time.ts';
import { afterHoliday } from '../../values/distance.ts';
import { standsFree } from '../../lexer/figures.ts';
import type { SaidByKind } from '../kinds.ts';
import { rule, type Made } from '../rule.ts';
import { asDay, isDay, dated, inPeriod, latinFree } from './day.ts';

const firstOf = (period: Time, { parts: [first] }: SaidByKind['length']) =>
  first ? phrase(nthOf({ places: [1], unit: first[1], count: Math.max(2, Math.round(first[0])) }, period)) : undefined;

const lastOf = (period: Time, { parts: [first] }: SaidByKind['length']) =>
  first ? phrase(nthOf({ places: [-1], unit: first[1], count: Math.max(2, Math.round(first[0])) }, period)) : undefined;

/** What is counted inside a period: the 20th of next month, the second Tuesday, the last three days. */
export const inPeriods = [
  rule('day of|in|comma? the? month', ([d, , , m]) =>
    d.said.fields?.month === undefined && d.said.fields?.day !== undefined
      ? asDay(dated(m.said, d.said.fields.day))
      : undefined,
  ),
  rule('month of? the? number', ([m, of, , n], at) =>
    m.said.fields === undefined && isDay(n.said) && n.said.digits > 0 && (of || standsFree(at.text, at.to))
      ? asDay(inPeriod({ day: n.said.value }, m.said), 0.2)
      : undefined,
  ),
  rule('the? number of month', ([, n, , m]) =>
    m.said.fields === undefined && isDay(n.said) ? asDay(inPeriod({ day: n.said.value }, m.said)) : undefined,
  ),
  rule('nth of|in|on? the? month|quarter|year|week|season_time|range', ([n, , , p]) => phrase(nthOf(n.said, p.said))),
  rule('month|quarter|year|week|range of|comma? the? nth', ([p, , , n]) => phrase(nthOf(n.said, p.said))),
  rule('month on|comma the? day', ([m, , , d]) =>
    m.said.fields === undefined && d.said.form === 'dayOfMonth' && d.said.fields?.day !== undefined
      ? asDay(inPeriod({ day: d.said.fields.day }, m.said))
      : undefined,
  ),
  // «下个月初八号»: the beginning of the month, and then the day itself.
  rule('month edge day', ([m, , d]) =>
    m.said.fields === undefined && d.said.form === 'dayOfMonth' && d.said.fields?.day !== undefined
      ? asDay(inPeriod({ day: d.said.fields.day }, m.said))
      : undefined,
  ),
  rule('nth of|in the? unit', ([n, , , u]) =>
    u.said.unit === 'month' || u.said.unit === 'quarter' || u.said.unit === 'year' || u.said.unit === 'week'
      ? phrase(nthOf(n.said, relative(u.said.unit, 0)))
      : undefined,
  ),
  rule('month|quarter|year|week qian length', ([p, , l]) => firstOf(p.said, l.said)),
  rule('month|quarter|year|week within length', ([p, , l], at) =>
    /[头前]/.test(at.text.slice(p.to, l.from)) ? firstOf(p.said, l.said) : undefined,
  ),
  rule('month|quarter|year|week hou length', ([p, , l]) => lastOf(p.said, l.said)),
  rule('nth', ([n]) =>
    n.said.weekday !== undefined && n.said.places.length === 1 && (n.said.places[0] ?? 0) > 0
      ? phrase(nthOf(n.said, relative('month', 0)))
      : undefined,
  ),
  rule('the? nth after|hou the? day', ([, n, , , d]) => afterDay(n.said, d.said)),
  rule('day hou|jie of? nth', ([d, , , n]) => afterDay(n.said, d.said)),
  rule('unit number', ([u, n], at) => {
    const week =
      u.said.unit === 'week' && n.said.digits > 0 && n.said.value <= 53 && n.said.value > 0
        ? nthOf({ places: [n.said.value], unit: 'week', count: 1 }, relative('year', 0))
        : undefined;
    return week && latinFree(at) && !at.ref.chinese ? { kind: 'week', said: week } : undefined;
  }),
] as const;

/** What was counted, under the name of its size. */
function phrase(time: Time | undefined): Made | undefined {
  if (!time) return undefined;
  switch (time.grain) {
    case 'day':
    case 'week':
    case 'month':
    case 'quarter':
      return { kind: time.grain, said: time };
    case 'minute':
    case 'hour':
    case 'part':
    case 'weekend':
    case 'season':
    case 'year':
    case 'range':
      return { kind: 'range', said: time };
  }
  return time.grain;
}

/** So many workdays once a holiday is over. */
function afterDay({ places: [place = 1], unit, weekday }: SaidByKind['nth'], d: Time): Made | undefined {
  if (d.off !== undefined && (unit === 'day' || unit === 'workday')) {
    const back = afterHoliday(d);
    return asDay({
      grain: 'day',
      loose: d.loose ?? false,
      at: (ref) => {
        const first = back.at(ref);
        return first && relative('workday', place - 1).at(asOf(ref, dayOn(first.start)))
          ? span(shift(ref, { from: dayOn(first.start), count: place - 1 }))
          : first;
      },
    });
  }
  if (weekday === undefined || place < 1) return undefined;
  return asDay({
    grain: 'day',
    weekday,
    loose: d.loose ?? false,
    at: (ref) => {
      const on = d.at(ref);
      return on && day({ weekday }).at(asOf(ref, dayOn(on.start) + 7 * (place - 1)));
    },
  });
}

function shift(ref: Ref, { from, count }: { from: number; count: number }): number {
  const found = count === 0 ? undefined : relative('workday', count).at(asOf(ref, from));
  return found ? dayOn(found.start) : from;
}

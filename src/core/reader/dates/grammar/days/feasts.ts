import { day } from '../../values/fields.ts';
import { relative } from '../../values/periods.ts';
import { asOf, dayOn, type Ref, type Time } from '../../values/time.ts';
import { anyHoliday } from '../../values/anyHoliday.ts';
import { holidayOn } from '../../lexicon/holidays.ts';
import { standsFree } from '../../lexer/figures.ts';
import type { SaidByKind } from '../kinds.ts';
import { rule, type Made } from '../rule.ts';
import { asDay, inPeriod, lunarOrHoliday } from './day.ts';

const isEarly = (text: string | undefined) => text !== undefined && /^(?:[一二三四五六七八九]|十)$/.test(text);

const lunar = (month: number, d: number, more: { year?: number } = {}) =>
  month >= 1 && month <= 12 && d >= 1 && d <= 30 ? day({ month, day: d, lunar: true, ...more }) : undefined;

/** Days of the Chinese year, and holidays. */
export const feasts = [
  rule('lunarMark year? month number|day', ([, y, m, n]) => lunarSaid(m.said.fields?.month, n, y?.said)),
  rule('lunarMark year? month chu number', ([, y, m, , n]) => lunarSaid(m.said.fields?.month, n, y?.said)),
  rule('lunarMark? lunarMonth chu? number', ([, { said }, , n]) => lunarSaid(said.month, n)),
  rule('lunarMark? lunarMonth day', ([, { said }, d]) => lunarSaid(said.month, d)),
  rule('month chu number', ([m, , n]) => (isEarly(n.said.text) ? lunarSaid(m.said.fields?.month, n) : undefined)),
  rule('month number', ([m, n]) => (n.said.text?.startsWith('廿') ? lunarSaid(m.said.fields?.month, n) : undefined)),
  rule('month number', ([m, n], at) => {
    // «八月十五» in characters is Mid-Autumn to most people, and 15 August to some.
    if (at.text.slice(m.from, at.to) !== '八月十五' || !standsFree(at.text, at.to)) return undefined;
    const feast = lunar(8, n.said.value);
    return feast && asDay({ ...feast, at: (ref) => withOther(feast, day({ month: 8, day: 15 }), ref) });
  }),
  rule('chu number', ([, n], at) =>
    isEarly(n.said.text) && !/月份?$/.test(at.text.slice(0, at.from)) ? asDay(lunar(1, n.said.value)) : undefined,
  ),
  // Holidays.
  rule('holiday', ([{ said }]) => asDay(said.id === 'any' ? anyHoliday : day({ holiday: said.id }))),
  rule('day holiday', ([d, { said }]) => {
    const { month: m, day: on } = d.said.fields ?? {};
    const id = said.id === 'any' && m !== undefined && on !== undefined ? holidayOn(m, on) : undefined;
    return id === undefined ? undefined : asDay(day({ holiday: id }));
  }),
  rule('holiday holiday', ([a, b]) => asDay(day({ holiday: a.said.id === 'any' ? b.said.id : a.said.id }))),
  rule('day of|in? the? shift unit', ([d, , , s, u]) =>
    u.said.unit === 'year' && d.said.fields?.year === undefined && d.said.fields?.weekday === undefined
      ? asDay(
          d.said.fields?.holiday
            ? lunarOrHoliday(relative('year', s.said.by), d.said)
            : inPeriod(d.said.fields, relative('year', s.said.by)),
        )
      : undefined,
  ),
] as const;

/** A day of the Chinese year inside a year that is told by anything. */
function lunarIn(y: Time, d: Time): Time {
  return {
    grain: 'day',
    at: (ref) => {
      const whole = y.at(ref);
      return whole && d.at({ ...asOf(ref, dayOn(whole.start) + 15) });
    },
  };
}

function withOther(time: Time, other: Time, ref: Ref) {
  const on = time.at(ref);
  const second = other.at(ref);
  return on && { ...on, ...(second ? { otherwise: [dayOn(second.start)] } : {}) };
}

function lunarSaid(
  month: number | undefined,
  n: { kind: 'number'; said: SaidByKind['number'] } | { kind: 'day'; said: Time },
  y?: Time,
): Made | undefined {
  const d = n.kind === 'number' ? n.said.value : n.said.fields?.day;
  const time = month === undefined || d === undefined ? undefined : lunar(month, d);
  return asDay(time && y ? lunarIn(y, time) : time, -0.1);
}

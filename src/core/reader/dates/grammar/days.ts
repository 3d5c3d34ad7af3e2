import { day, firstWithin, merged } from '../values/fields.ts';
import { nthOf } from '../values/nth.ts';
import { relative, weekAround } from '../values/periods.ts';
import { asOf, dayOn, daySpan as span, type Ref, type Time } from '../values/time.ts';
import { mondayOf, nextWeekday, weekdayOf } from '../civil.ts';
import { anyHoliday } from '../values/anyHoliday.ts';
import { holidayOn } from '../lexicon/holidays.ts';
import { afterHoliday } from '../values/distance.ts';
import { standsFree } from '../lexer/figures.ts';
import type { SaidByKind } from './kinds.ts';
import { rule, type Made, type Place } from './rule.ts';

const made = (time: Time | undefined, cost = 0): Made | undefined => time && { kind: 'day', said: time, cost };

const isDay = ({ value, digits, approximate = false }: { value: number; digits: number; approximate?: boolean }) =>
  Number.isInteger(value) && value >= 1 && value <= 31 && digits < 3 && !approximate;

/** A month and its day, with what the month says of the year. */
function dated(m: Time, d: number): Time | undefined {
  const fields = m.fields && merged({ day: d }, m.fields);
  if (fields?.month !== undefined) return d <= 29 || d <= (longest[fields.month - 1] ?? 31) ? day(fields) : undefined;
  return inPeriod({ day: d }, m);
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day told by its fields inside a period that is told by anything: 20th of next month, Friday of this week. */
export function inPeriod(fields: SaidByKind['day']['fields'], period: Time): Time | undefined {
  if (!fields) return undefined;
  if (period.fields) {
    const both = merged(fields, period.fields);
    return both && period.fields.day === undefined ? day(both) : undefined;
  }
  return {
    grain: 'day',
    loose: period.loose ?? false,
    weekday: fields.weekday,
    at: (ref) => {
      const whole = period.at(ref);
      const on = whole && firstWithin(fields, whole);
      return on === undefined
        ? undefined
        : {
            ...span(on),
            ...(fields.weekday !== undefined &&
            period.grain === 'week' &&
            ref.weekday === 7 &&
            !ref.past &&
            on === mondayOf(ref.today) + 6 + fields.weekday
              ? { otherwise: [on + 7] }
              : {}),
          };
    },
  };
}

/** Next Friday, last Monday, this Tuesday. */
function shifted(weekday: number, { by, word }: SaidByKind['shift']): Time {
  return {
    grain: 'day',
    weekday,
    loose: by === 0,
    at: (ref) => {
      const { today, past, chinese } = ref;
      const here = mondayOf(today) + weekday - 1;
      if (word === 'coming') return span(here > today ? here : here + 7);
      if (by === 1) {
        const otherwise = here > today && !chinese ? [here] : ref.weekday === 7 ? [here + 14] : undefined;
        return { ...span(here + 7), ...(otherwise ? { otherwise } : {}) };
      }
      // «本周五» said on a Sunday: the one that is over, or the coming one.
      if (by === 0 && !past && here < today) return { ...span(here + 7), otherwise: [here] };
      return { ...span(here + 7 * by), ...(by === -1 && here < today ? { otherwise: [here] } : {}) };
    },
  };
}

function moved(time: Time, by: number): Time {
  const { fields: _none, ...rest } = time;
  return {
    ...rest,
    at: (ref) => {
      const on = time.at(ref);
      return on && span(dayOn(on.start) + by);
    },
  };
}

const lunar = (month: number, d: number, more: { year?: number } = {}) =>
  month >= 1 && month <= 12 && d >= 1 && d <= 30 ? day({ month, day: d, lunar: true, ...more }) : undefined;

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

const isEarly = (text: string | undefined) => text !== undefined && /^(?:[一二三四五六七八九]|十)$/.test(text);

/** Days of a calendar, of a week, of the Chinese year, and those that are counted inside a period. */
export const dayRules = [
  // The day of a month.
  rule('number ri', ([n], at) =>
    isDay(n.said) && !address.test(at.text.slice(Math.max(0, at.from - 2), at.from))
      ? made(day({ day: n.said.value }, { form: 'dayOfMonth' }))
      : undefined,
  ),
  rule('ordinal', ([o]) =>
    isDay(o.said) ? made(day({ day: o.said.value }, { form: 'dayOfMonth', weak: true })) : undefined,
  ),
  rule('the|on|at ordinal', ([, o]) =>
    isDay(o.said) && o.said.digits > 0 ? made(day({ day: o.said.value }, { form: 'dayOfMonth' })) : undefined,
  ),
  rule('month comma|dash|slash? the? number|ordinal', ([m, joint, , n], at) => {
    if (!isDay(n.said) || m.said.fields?.month === undefined) return undefined;
    const han = /月份?$/.test(at.text.slice(m.from, m.to));
    if (han && (joint || !standsFree(at.text, at.to))) return undefined;
    return !han && n.kind === 'number' && (joint?.kind === 'comma' || !latinFree(at))
      ? undefined
      : made(dated(m.said, n.said.value), han ? 0.2 : 0);
  }),
  rule('month of? comma? day', ([m, , , d]) =>
    d.said.form === 'dayOfMonth' && d.said.fields?.day !== undefined && d.said.fields.weekday === undefined
      ? made(dated(m.said, d.said.fields.day))
      : undefined,
  ),
  rule('the? number|ordinal of|comma|dash|slash? month', ([, n, joint, m], at) =>
    isDay(n.said) &&
    m.said.fields?.month !== undefined &&
    (n.kind === 'ordinal' || joint?.kind !== 'comma') &&
    (n.kind === 'ordinal' || n.said.text === undefined) &&
    isLatinMonth(at.text.slice(m.from, m.to))
      ? made(dated(m.said, n.said.value))
      : undefined,
  ),
  rule('number month', (_, at) =>
    street.test(at.text.slice(at.to, at.to + 8)) ? { kind: 'nothing', said: null } : undefined,
  ),
  rule('the? ordinal unit of month', ([, o, u, , m]) =>
    u.said.unit === 'day' && isDay(o.said) ? made(dated(m.said, o.said.value)) : undefined,
  ),
  rule('day of|comma|dash|slash? year', ([d, , y]) =>
    d.said.fields?.year === undefined && (d.said.fields?.month !== undefined || d.said.fields?.holiday !== undefined)
      ? made(inPeriod(d.said.fields, y.said))
      : undefined,
  ),
  rule('day comma|dash|slash|of? number', ([d, joint, n], at) => {
    const { month: m, day: on, year: y } = d.said.fields ?? {};
    const short =
      n.said.digits === 2 &&
      (joint?.kind !== 'comma' || endsYear.test(at.text.slice(at.to, at.to + 8))) &&
      (n.said.value > 31 || (n.said.value > 12 && !joint && /[a-z]\.?$/.test(at.text.slice(d.from, d.to))));
    return m !== undefined && on !== undefined && y === undefined && short && latinFree(at) && !at.ref.chinese
      ? made(
          inPeriod(d.said.fields, { grain: 'year', fields: { year: 2000 + n.said.value }, at: () => undefined }),
          0.1,
        )
      : undefined;
  }),
  rule('year of|comma? day', ([y, , d]) => {
    if (
      d.said.fields?.year !== undefined ||
      (d.said.fields?.month === undefined && d.said.fields?.holiday === undefined)
    )
      return undefined;
    return made(
      d.said.fields.lunar || d.said.fields.holiday ? lunarOrHoliday(y.said, d.said) : inPeriod(d.said.fields, y.said),
    );
  }),
  // Weekdays.
  rule('the? shift day', ([, { said }, d]) => {
    const { fields } = d.said;
    if (said.word === 'end' || said.word === 'year') return undefined;
    if (fields?.weekday !== undefined && Object.keys(fields).length === 1) return made(shifted(fields.weekday, said));
    if (
      fields?.month !== undefined &&
      fields.day !== undefined &&
      fields.year === undefined &&
      (said.by === 0 || said.by === 1)
    )
      return made(inPeriod(fields, relative('year', said.by)));
    return fields?.holiday === undefined ? undefined : made(holidayBy(d.said, said.by));
  }),
  rule('day after the? shift', ([d, , , s]) =>
    d.said.fields?.weekday !== undefined && s.said.by === 1 ? made(moved(d.said, 7)) : undefined,
  ),
  rule('shift shift day', ([a, b, d]) => {
    const { weekday } = d.said.fields ?? {};
    return weekday !== undefined && a.said.by === 0 && b.said.by === -1
      ? made({
          grain: 'day',
          weekday,
          at: ({ today }) => span(mondayOf(today) + weekday - 1 - (mondayOf(today) + weekday - 1 >= today ? 7 : 0)),
        })
      : undefined;
  }),
  rule('week of|comma|on|at|in? the? day', ([w, , , d]) =>
    onlyWeekday(d.said) ? made(inPeriod(d.said.fields, w.said)) : undefined,
  ),
  rule('day of|on|in|comma? the? week', ([d, , , w]) =>
    onlyWeekday(d.said) ? made(inPeriod(d.said.fields, w.said)) : undefined,
  ),
  rule('day unit', ([d, u]) =>
    onlyWeekday(d.said) && u.said.unit === 'week' && u.to - u.from === 4
      ? made({
          grain: 'day',
          weekday: d.said.weekday,
          at: ({ today, weekday }) =>
            span(mondayOf(today) + (d.said.weekday ?? 1) + 6 + ((d.said.weekday ?? 1) > weekday ? 0 : 7)),
        })
      : undefined,
  ),
  rule('day comma|on|of|at? comma? the? day', ([a, , , , b]) => together(a.said, b.said)),
  // The Monday after Christmas, 春节前的周五; beside a day of the note where none is named.
  rule('the? day after|before the? day|moment', ([, w, side, , d]) =>
    onlyWeekday(w.said) && !isWeekdayAlone(d.said) && !d.said.open
      ? made(weekdayBeside(d.said, { weekday: w.said.weekday ?? 1, side: sideOf(side) }), 0.02)
      : undefined,
  ),
  rule('day hou|qian of? day', ([d, side, , w]) =>
    onlyWeekday(w.said) && !isWeekdayAlone(d.said) && !d.said.open
      ? made(
          weekdayBeside(d.said, { weekday: w.said.weekday ?? 1, side: side.kind === 'qian' ? 'before' : 'after' }),
          -0.02,
        )
      : undefined,
  ),
  rule('the? day after|before', ([, w, side], at) =>
    onlyWeekday(w.said) && endsThere.test(at.text.slice(at.to, at.to + 8))
      ? made({ ...w.said, fields: undefined, distance: { side: sideOf(side), weekday: w.said.weekday ?? 1 } }, 0.1)
      : undefined,
  ),
  rule('day number', ([d, n], at) =>
    onlyWeekday(d.said) && isDay(n.said) && n.said.digits > 0 && n.said.value > 12 && standsFree(at.text, at.to)
      ? made(day({ weekday: d.said.fields?.weekday ?? 1, day: n.said.value }), 0.3)
      : undefined,
  ),
  rule('the? weekOf the? day', ([, , , d]) => ({ kind: 'week', said: weekAround(d.said) })),
  rule('the? unit of the? day', ([, u, , , d]) =>
    u.said.unit === 'week' && (d.said.fields?.day !== undefined || d.said.fields?.holiday !== undefined)
      ? { kind: 'week', said: weekAround(d.said) }
      : undefined,
  ),
  // Inside a period.
  rule('day of|in|comma? the? month', ([d, , , m]) =>
    d.said.fields?.month === undefined && d.said.fields?.day !== undefined
      ? made(dated(m.said, d.said.fields.day))
      : undefined,
  ),
  rule('month of? the? number', ([m, of, , n], at) =>
    m.said.fields === undefined && isDay(n.said) && n.said.digits > 0 && (of || standsFree(at.text, at.to))
      ? made(inPeriod({ day: n.said.value }, m.said), 0.2)
      : undefined,
  ),
  rule('the? number of month', ([, n, , m]) =>
    m.said.fields === undefined && isDay(n.said) ? made(inPeriod({ day: n.said.value }, m.said)) : undefined,
  ),
  rule('nth of|in|on? the? month|quarter|year|week|season_time|range', ([n, , , p]) => phrase(nthOf(n.said, p.said))),
  rule('month|quarter|year|week|range of|comma? the? nth', ([p, , , n]) => phrase(nthOf(n.said, p.said))),
  rule('month on|comma the? day', ([m, , , d]) =>
    m.said.fields === undefined && d.said.form === 'dayOfMonth' && d.said.fields?.day !== undefined
      ? made(inPeriod({ day: d.said.fields.day }, m.said))
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
  // The Chinese year.
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
    return feast && made({ ...feast, at: (ref) => withOther(feast, day({ month: 8, day: 15 }), ref) });
  }),
  rule('chu number', ([, n], at) =>
    isEarly(n.said.text) && !/月份?$/.test(at.text.slice(0, at.from)) ? made(lunar(1, n.said.value)) : undefined,
  ),
  // Holidays.
  rule('holiday', ([{ said }]) => made(said.id === 'any' ? anyHoliday : day({ holiday: said.id }))),
  rule('day holiday', ([d, { said }]) => {
    const { month: m, day: on } = d.said.fields ?? {};
    const id = said.id === 'any' && m !== undefined && on !== undefined ? holidayOn(m, on) : undefined;
    return id === undefined ? undefined : made(day({ holiday: id }));
  }),
  rule('holiday holiday', ([a, b]) => made(day({ holiday: a.said.id === 'any' ? b.said.id : a.said.id }))),
  rule('day of|in? the? shift unit', ([d, , , s, u]) =>
    u.said.unit === 'year' && d.said.fields?.year === undefined && d.said.fields?.weekday === undefined
      ? made(
          d.said.fields?.holiday
            ? lunarOrHoliday(relative('year', s.said.by), d.said)
            : inPeriod(d.said.fields, relative('year', s.said.by)),
        )
      : undefined,
  ),
] as const;

/** «first Monday», «last 3 days», 第三周, 最后两个工作日, «second to last Friday». */
export const places = [
  rule('di number', ([, n]) =>
    n.said.value > 0 ? { kind: 'ordinal', said: { value: n.said.value, digits: 0 } } : undefined,
  ),
  rule('the? ordinal ge? unit', ([, o, , u]) => nth([o.said.value], { unit: u.said.unit, count: 1 })),
  rule('the? ordinal nian|ri|yue', ([, o, u]) =>
    nth([o.said.value], { unit: u.kind === 'ri' ? 'day' : u.kind === 'yue' ? 'month' : 'year', count: 1 }),
  ),
  rule('the? ordinal ge yue', ([, o]) => nth([o.said.value], { unit: 'month', count: 1 })),
  rule('the? ordinal ge? of? day', ([, o, , , d]) =>
    onlyWeekday(d.said) ? nth([o.said.value], { weekday: d.said.weekday, count: 1 }) : undefined,
  ),
  rule('the? ordinal and|comma the? ordinal|shift day', ([, a, , , b, d]) => {
    const second = b.kind === 'ordinal' ? b.said.value : b.said.by === -1 ? -1 : undefined;
    return onlyWeekday(d.said) && second !== undefined
      ? nth([a.said.value, second], { weekday: d.said.weekday, count: 1 })
      : undefined;
  }),
  rule('the? ordinal shift unit|day', ([, o, { said }, d]) =>
    said.by !== -1
      ? undefined
      : d.kind === 'unit'
        ? nth([-o.said.value], { unit: d.said.unit, count: 1 })
        : onlyWeekday(d.said)
          ? nth([-o.said.value], { weekday: d.said.weekday, count: 1 })
          : undefined,
  ),
  rule('the? shift ge? day', ([, { said }, , d]) =>
    said.by === -1 && onlyWeekday(d.said) ? nth([-1], { weekday: d.said.weekday, count: 1 }) : undefined,
  ),
  rule('the? shift ge? unit', ([, { said }, , u]) =>
    said.by === -1 ? nth([-1], { unit: u.said.unit, count: 1 }) : undefined,
  ),
  rule('the? shift length', ([, { said }, l]) => {
    const [first] = l.said.parts;
    return said.by === -1 && first && l.said.parts.length === 1
      ? nth([-1], { unit: first[1], count: first[0] })
      : undefined;
  }),
  rule('the? ordinal length', ([, o, l]) => {
    const [first] = l.said.parts;
    return first && l.said.parts.length === 1 && o.said.value === 1
      ? nth([1], { unit: first[1], count: first[0] })
      : undefined;
  }),
  rule('the? ordinal to|dash|before the? shift day|unit', ([, o, , , { said }, d]) =>
    said.by !== -1
      ? undefined
      : d.kind === 'unit'
        ? nth([-o.said.value], { unit: d.said.unit, count: 1 })
        : onlyWeekday(d.said)
          ? nth([-o.said.value], { weekday: d.said.weekday, count: 1 })
          : undefined,
  ),
  rule('shift di number ge? unit|day', ([{ said }, , n, , u]) =>
    said.word !== 'end'
      ? undefined
      : u.kind === 'unit'
        ? nth([-n.said.value], { unit: u.said.unit, count: 1 })
        : onlyWeekday(u.said)
          ? nth([-n.said.value], { weekday: u.said.weekday, count: 1 })
          : undefined,
  ),
] as const;

function nth(
  at: readonly number[],
  { count, ...what }: { count: number; weekday?: number | undefined; unit?: SaidByKind['unit']['unit'] },
): Made {
  return { kind: 'nth', said: { places: at, count: Math.round(count), ...what } };
}

const sideOf = (side: { kind: 'after' } | { kind: 'before'; said: SaidByKind['before'] }) =>
  side.kind === 'after' ? 'after' : 'before';

const isWeekdayAlone = (time: Time) => time.weekday !== undefined && time.month === undefined;

/** Behind «the Friday before»: nothing that it could be before. */
const endsThere = /^ ?(?:$|[.,;:!?)\n—–-]|(?:that|thats|if|so|and|at|w\/|with)\b)/;

/** The nearest such weekday before or after another day. */
function weekdayBeside(time: Time, { weekday, side }: { weekday: number; side: 'before' | 'after' }): Time {
  return {
    grain: 'day',
    weekday,
    loose: time.loose ?? false,
    at: (ref) => {
      const on = time.at(ref);
      return on && span(nextWeekday(dayOn(on.start), { weekday, side }));
    },
  };
}

function onlyWeekday({ fields }: Time): boolean {
  return fields?.weekday !== undefined && fields.day === undefined && fields.month === undefined;
}

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

const firstOf = (period: Time, { parts: [first] }: SaidByKind['length']) =>
  first ? phrase(nthOf({ places: [1], unit: first[1], count: Math.max(2, Math.round(first[0])) }, period)) : undefined;
const lastOf = (period: Time, { parts: [first] }: SaidByKind['length']) =>
  first ? phrase(nthOf({ places: [-1], unit: first[1], count: Math.max(2, Math.round(first[0])) }, period)) : undefined;

/** A weekday and a date, or a weekday and so many weeks: one day. */
function together(a: Time, b: Time): Made | undefined {
  if (onlyWeekday(a) === onlyWeekday(b)) return undefined;
  const [named, other] = onlyWeekday(a) ? [a, b] : [b, a];
  const { weekday } = named;
  if (weekday === undefined) return undefined;
  if (other.fields) {
    if (other.fields.holiday !== undefined || other.fields.weekday !== undefined) return undefined;
    const both = day({ ...other.fields, weekday });
    return made({ ...both, at: other.fields.month === undefined ? both.at : (ref) => agreeing(other, weekday, ref) });
  }
  if (other.weekday !== undefined || other.open) return undefined;
  if (other.counted)
    return made({
      grain: 'day',
      weekday,
      at: (ref) => {
        const on = other.at(ref);
        if (!on) return undefined;
        const base = dayOn(on.start);
        return span(
          other.counted === 'week' ? mondayOf(base) + weekday - 1 : base + ((weekday - weekdayOf(base) + 7) % 7),
        );
      },
    });
  return made({ ...other, weekday, at: (ref) => agreeing(other, weekday, ref) });
}

/** The date, with the weekday that was named beside it as a doubt where they disagree. */
function agreeing(date: Time, weekday: number, ref: Ref) {
  const fields = date.swapped ? orderBy(weekday, date, ref) : date.fields;
  const both = fields && day({ ...fields, weekday });
  if (both) return both.at(ref);
  const on = date.at(ref);
  if (!on) return undefined;
  const off = (weekday - weekdayOf(dayOn(on.start)) + 7) % 7;
  return off === 0 ? on : { ...on, otherwise: [dayOn(on.start) + (off > 3 ? off - 7 : off)] };
}

/** Of the two orders of 3/4 the one that falls on the weekday; where none does, that of the country. */
function orderBy(weekday: number, { fields, swapped }: Time, ref: Ref): Time['fields'] {
  const orders = ref.monthFirst ? [fields, swapped] : [swapped, fields];
  const falls = (one: Time['fields']) => {
    const on = one && day(one).at(ref);
    return on !== undefined && weekdayOf(dayOn(on.start)) === weekday;
  };
  return orders.find(falls) ?? orders[0];
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
  return made(time && y ? lunarIn(y, time) : time, -0.1);
}

/** A number of a house. */
const address = /[路街道弄巷段村] ?$/;
const street = /^ (?:street|road|st\b|rd\b|ave|lane|drive)/;

const isLatinMonth = (words: string) => /^[a-z]/.test(words);

function lunarOrHoliday(y: Time, { fields, ...rest }: Time): Time {
  return {
    ...rest,
    loose: false,
    at: (ref) => {
      const whole = y.at(ref);
      const year = whole && new Date(whole.start * 60_000).getUTCFullYear();
      return year === undefined ? undefined : day({ ...fields, year }).at(ref);
    },
  };
}

/** This Christmas, last Easter. */
function holidayBy(time: Time, by: number): Time {
  return {
    ...time,
    fields: undefined,
    loose: false,
    at: (ref) =>
      by === 0
        ? day({ ...time.fields, year: ref.y }).at(ref)
        : by < 0
          ? time.at({ ...asOf(ref, ref.today - 1), past: true })
          : time.at({ ...ref, past: false }),
  };
}

/** So many workdays once a holiday is over. */
function afterDay({ places: [place = 1], unit, weekday }: SaidByKind['nth'], d: Time): Made | undefined {
  if (d.off !== undefined && (unit === 'day' || unit === 'workday')) {
    const back = afterHoliday(d);
    return made({
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
  return made({
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

/** Behind the last figures of a year, which 95 of «Fri 10 Dec, 95 guests» are not. */
const endsYear = /^(?:$|[.,;!?)\n-]| ?-| at\b| \d{1,2}[:.]\d\d)/;

function latinFree({ text, to }: Place): boolean {
  return !/^(?:[:.]\d| ?(?:[ap]\.?m|%|days?|weeks?|months?|hours?|hrs?|min|o'clock|people|k\b|st\b))/.test(
    text.slice(to, to + 9),
  );
}

import type { Unit } from '../civil.ts';
import { everyUnit, type Series, weekendDays } from '../values/series.ts';
import { clock } from '../values/clock.ts';
import type { ClockTime, Time } from '../values/time.ts';
import type { SaidByKind } from './kinds.ts';
import { rule, type Made } from './rule.ts';

const told = (series: Series | undefined, cost = 0): Made | undefined =>
  series && { kind: 'recurrence', said: series, cost };

/** What comes again: every Friday, 每月15号, the last Thursday of each month, weekdays at nine. */
export const recurringRules = [
  rule('every unit', ([{ said }, u]) => told(everyUnit(u.said.unit, u.said.times * said.times))),
  rule('every length', ([{ said }, l]) =>
    eachLength(l.said, said.other && l.said.parts[0]?.[0] === 1 ? 2 : said.times),
  ),
  rule('every yue|nian', ([{ said }, u]) => told(everyUnit(u.kind === 'yue' ? 'month' : 'year', said.times))),
  rule('every ge? yue|nian|unit', ([{ said }, , u]) =>
    told(everyUnit(u.kind === 'yue' ? 'month' : u.kind === 'nian' ? 'year' : u.said.unit, said.times)),
  ),
  rule('every ordinal unit', ([, o, u]) => told(everyUnit(u.said.unit, o.said.value))),
  rule('once a|every unit|length', ([, , u]) =>
    u.kind === 'unit' ? told(everyUnit(u.said.unit, u.said.times)) : eachLength(u.said, 1),
  ),
  rule('once every ge? yue|nian', ([, , , u]) => told(everyUnit(u.kind === 'yue' ? 'month' : 'year', 1))),
  rule('every day', ([{ said }, d]) => onDays([d.said], said.times)),
  rule('every list', ([{ said }, l]) => onDays(l.said.days, said.times)),
  rule('every ordinal day', ([, o, d]) =>
    onlyWeekday(d.said)
      ? o.said.value === 2 && o.said.digits === 0
        ? onDays([d.said], 2)
        : told({ freq: 'MONTHLY', interval: 1, weekdays: [d.said.fields?.weekday ?? 1], places: [o.said.value] }, 0.1)
      : undefined,
  ),
  rule('every number day', ([, n, d]) => (onlyWeekday(d.said) ? onDays([d.said], n.said.value) : undefined)),
  rule('every weekend', ([{ said }]) => told({ freq: 'WEEKLY', interval: said.times, weekdays: weekendDays })),
  rule('every month', ([, m]) =>
    m.said.fields?.month !== undefined && m.said.fields.year === undefined
      ? told({ freq: 'YEARLY', interval: 1, month: m.said.fields.month })
      : undefined,
  ),
  rule('every range', ([{ said }, r], at) => edgeEach(at.text.slice(r.from, r.to), said.times)),
  rule('every ge? yue edge', ([{ said }, , , e]) =>
    told({ freq: 'MONTHLY', interval: said.times, monthDays: [dayOfEdge(e.said.edge)] }),
  ),
  rule('every ge? unit edge', ([{ said }, , u, e]) =>
    u.said.unit === 'month'
      ? told({ freq: 'MONTHLY', interval: said.times, monthDays: [dayOfEdge(e.said.edge)] })
      : u.said.unit === 'quarter' || u.said.unit === 'year'
        ? told(everyUnit(u.said.unit, said.times))
        : undefined,
  ),
  rule('every nth', ([{ said }, n]) => inMonth(n.said, { freq: 'MONTHLY', interval: said.times })),
  rule('every nth of|in? the? unit', ([, n, , , u]) => inMonth(n.said, everyUnit(u.said.unit, u.said.times))),
  rule('every unit nth of? the? day', ([, u, n, , , d]) => inQuarter(u.said.unit, { of: n.said, day: d.said })),
  rule('every nth of|in? month', ([, n, , m]) =>
    inMonth(n.said, { freq: 'YEARLY', interval: 1, month: m.said.fields?.month }),
  ),
  rule('every day of|in? the? unit', ([, d, , , u]) =>
    d.said.fields?.day !== undefined
      ? onSeries({ freq: 'MONTHLY', interval: u.said.unit === 'month' ? 1 : 0 }, [d.said])
      : undefined,
  ),
  rule('every list of|in? the? unit', ([, l, , , u]) =>
    u.said.unit === 'month' ? onSeries({ freq: 'MONTHLY', interval: 1 }, l.said.days) : undefined,
  ),
  // Days inside what recurs, in either order.
  rule('recurrence on|at|of|comma|in? the? day', ([r, , , d]) => onSeries(r.said, [d.said])),
  rule('recurrence on|at|of|comma? the? list', ([r, , , l]) => onSeries(r.said, l.said.days)),
  rule('recurrence on|at|of|comma? the? nth', ([r, , , n]) => inMonth(n.said, r.said)),
  rule('recurrence on|at|of|comma? the? nth of|in month', ([r, , , n, , m]) =>
    r.said.freq === 'YEARLY' ? inMonth(n.said, { ...r.said, month: m.said.fields?.month }) : undefined,
  ),
  rule('recurrence of|on|at|in? the? month', ([r, , , m]) =>
    r.said.freq === 'YEARLY' && r.said.month === undefined && m.said.fields?.month !== undefined
      ? told({ ...r.said, month: m.said.fields.month })
      : undefined,
  ),
  rule('recurrence on|at? the? edge', ([r, , , e]) =>
    r.said.freq === 'MONTHLY' ? told({ ...r.said, monthDays: [dayOfEdge(e.said.edge)] }) : undefined,
  ),
  rule('recurrence on|at? weekend', ([r]) =>
    r.said.freq === 'WEEKLY' && !r.said.weekdays ? told({ ...r.said, weekdays: weekendDays }) : undefined,
  ),
  rule('recurrence on|at? the? weekdays', ([r, , , { said }]) =>
    r.said.freq === 'WEEKLY' && !r.said.weekdays ? told({ ...r.said, weekdays: said.days }) : undefined,
  ),
  rule('on|at? the? day of|on|comma? recurrence', ([, , d, , r]) => onSeries(r.said, [d.said])),
  rule('on|at? the? list of|on|comma? recurrence', ([, , l, , r]) => onSeries(r.said, l.said.days)),
  rule('on|at? the? nth of|on|in|comma? recurrence', ([, , n, , r]) => inMonth(n.said, r.said)),
  rule('on|at? the? edge of recurrence', ([, , e, , r]) =>
    r.said.freq === 'MONTHLY' ? told({ ...r.said, monthDays: [dayOfEdge(e.said.edge)] }) : undefined,
  ),
  rule('the? ordinal to|dash|before the? shift of recurrence', ([, o, , , { said }, , r]) =>
    said.by === -1 && r.said.freq === 'MONTHLY' && !r.said.monthDays
      ? told({ ...r.said, monthDays: [-o.said.value] })
      : undefined,
  ),
  rule('nth and nth of? recurrence', ([a, , b, , r]) => {
    const days =
      a.said.weekday === b.said.weekday
        ? { places: [...a.said.places, ...b.said.places], weekday: a.said.weekday, count: 1 }
        : undefined;
    return days && inMonth(days, r.said);
  }),
  rule('nth of a|the unit', ([n, , the, u]) =>
    u.said.unit === 'month' && (the.kind === 'a' || (n.said.weekday !== undefined && (n.said.places[0] ?? 0) > 0))
      ? inMonth(n.said, { freq: 'MONTHLY', interval: 1 })
      : undefined,
  ),
  rule('nth and nth of? the? unit', ([a, , b, , , u]) =>
    u.said.unit === 'month' && a.said.weekday === b.said.weekday
      ? inMonth(
          { places: [...a.said.places, ...b.said.places], weekday: a.said.weekday, count: 1 },
          { freq: 'MONTHLY', interval: 1 },
        )
      : undefined,
  ),
  // «半年回访一次» is every half year.
  rule('length', ([l], at) =>
    !/[每隔]$/.test(at.text.slice(0, at.from)) && onceIn.test(at.text.slice(at.to, at.to + 12))
      ? eachLength(l.said, 1)
      : undefined,
  ),
  // Plurals.
  rule('weekdays', ([{ said }]) => told({ freq: 'WEEKLY', interval: 1, weekdays: said.days })),
  rule('every weekdays', ([{ said }, d]) => told({ freq: 'WEEKLY', interval: said.times, weekdays: d.said.days })),
  rule('every length|unit on? weekdays', ([e, l, , d]) => {
    const [first] = l.kind === 'unit' ? [[l.said.times, l.said.unit] as const] : l.said.parts;
    return first?.[1] === 'week'
      ? told({ freq: 'WEEKLY', interval: first[0] * e.said.times, weekdays: d.said.days })
      : undefined;
  }),
  rule('weekdays and|comma weekdays', ([a, , b]) =>
    told({ freq: 'WEEKLY', interval: 1, weekdays: [...a.said.days, ...b.said.days] }),
  ),
  rule('weekdays comma weekdays comma? and weekdays', ([a, , b, , , c]) =>
    told({ freq: 'WEEKLY', interval: 1, weekdays: [...a.said.days, ...b.said.days, ...c.said.days] }),
  ),
  rule('partsOfDay', () => told({ freq: 'DAILY', interval: 1 })),
  rule('in the partsOfDay', () => told({ freq: 'DAILY', interval: 1 })),
  rule('day partsOfDay', ([d]) => (onlyWeekday(d.said) ? onDays([d.said], 1) : undefined)),
  rule('day recurrence', ([d, r]) =>
    onlyWeekday(d.said) && r.said.freq === 'WEEKLY' && !r.said.weekdays ? onSeries(r.said, [d.said]) : undefined,
  ),
  rule('list recurrence', ([l, r]) =>
    r.said.freq === 'WEEKLY' && !r.said.weekdays ? onSeries(r.said, l.said.days) : undefined,
  ),
  // The hour, the first day, the last day.
  rule('every clock|hours', ([, { said }]) => told({ freq: 'DAILY', interval: 1, clock: said })),
  rule('every part', ([, { said }]) => told({ freq: 'DAILY', interval: 1, clock: partClock(said.name) })),
  rule('recurrence comma|at|on|of|in? at|from|about? the? clock|hours', ([r, , , , { said }]) =>
    r.said.clock === undefined || r.said.clock.grain === 'part' ? told({ ...r.said, clock: said }) : undefined,
  ),
  rule('recurrence at number', ([r, , n]) => {
    const time =
      r.said.clock === undefined && n.said.digits < 3 && n.said.value <= 24
        ? clock(n.said.value * 60, { grain: 'hour' })
        : undefined;
    return time && told({ ...r.said, clock: time }, 0.2);
  }),
  rule('recurrence in|on|of? the? part', ([r, , , { said }]) => told({ ...r.said, clock: partClock(said.name) })),
  rule('recurrence partsOfDay', ([r, { said }]) => told({ ...r.said, clock: partClock(said.name) })),
  rule('at? clock|hours on|of|comma? the? recurrence', ([, { said }, , , r]) =>
    r.said.clock === undefined ? told({ ...r.said, clock: said }) : undefined,
  ),
  rule('part of|on? recurrence', ([{ said }, , r]) => told({ ...r.said, clock: partClock(said.name) })),
  rule('recurrence comma? starting|from at|on? the? day|moment|week|month', ([r, , , , , d]) =>
    told({ ...r.said, starts: d.said }),
  ),
  rule('from? day|moment|week|month qi|starting comma? recurrence', ([, d, , , r]) =>
    told({ ...r.said, starts: d.said }),
  ),
  rule('starting at|on? the? day|moment|week|month comma? recurrence', ([, , , d, , r]) =>
    told({ ...r.said, starts: d.said }),
  ),
  rule('recurrence comma? before|to the? day|month|year|range|week|quarter', ([r, , side, , d]) =>
    side.kind === 'before' && side.said.bound !== 'until' ? undefined : told({ ...r.said, until: d.said }),
  ),
  // «每周两次» tells how often in a week, not how often in all.
  rule('recurrence comma? on? total? number times total?', ([r, comma, , before, n, , after]) =>
    n.said.value > 1 && (before ?? after ?? ((r.said.weekdays ?? r.said.monthDays) && (comma ?? n)))
      ? counted(r.said, n.said.value)
      : undefined,
  ),
  rule('recurrence comma? on|total length', ([r, , , l]) => lasting(r.said, l.said.parts)),
  rule('recurrence comma? on|within? the? range|week|month|quarter|year', ([r, , , , d]) => within(r.said, d.said)),
  rule('range|open|week|month|quarter|year comma|of? recurrence', ([d, , r]) => within(r.said, d.said)),
  rule('recurrence qian', ([r]) => (r.said.monthDays ? told(r.said) : undefined)),
] as const;

/** Days one after another: Monday and Wednesday, 15号和30号, 一三五. */
export const lists = [
  rule('day and|comma|to|dash? and? the? day', ([a, joint, , , b]) => {
    if (!sameKind(a.said, b.said)) return undefined;
    if (joint?.kind === 'to' || joint?.kind === 'dash') return between(a.said, b.said);
    return (joint || a.to === b.from) && !a.said.distance
      ? { kind: 'list', said: { days: [a.said, b.said] } }
      : undefined;
  }),
  rule('number and|comma the? day', ([n, , , d]) =>
    d.said.form === 'dayOfMonth' && n.said.value >= 1 && n.said.value <= 31
      ? { kind: 'list', said: { days: [withDay(d.said, n.said.value), d.said] } }
      : undefined,
  ),
  rule('day and|comma the? number|ordinal', ([a, , , n]) => {
    const { month, day } = a.said.fields ?? {};
    return month !== undefined && day !== undefined && n.said.value <= 31 && n.said.value > day
      ? { kind: 'list', said: { days: [a.said, { ...a.said, fields: { month, day: n.said.value } }] } }
      : undefined;
  }),
  rule('list and|comma? and? the? day', ([l, joint, , , d]) => {
    const [first] = l.said.days;
    return first && l.said.days.length < 7 && sameKind(first, d.said) && (joint || l.to === d.from)
      ? { kind: 'list', said: { days: [...l.said.days, d.said] } }
      : undefined;
  }),
] as const;

function sameKind(a: Time, b: Time): boolean {
  if (onlyWeekday(a)) return onlyWeekday(b);
  return (
    a.form === 'dayOfMonth' && b.form === 'dayOfMonth' && a.fields?.month === undefined && b.fields?.month === undefined
  );
}

function onlyWeekday({ fields }: Time): boolean {
  return fields?.weekday !== undefined && fields.day === undefined && fields.month === undefined;
}

const withDay = (time: Time, value: number): Time => ({ ...time, fields: { day: value } });

function between(a: Time, b: Time): Made | undefined {
  const [from, to] = [a.fields?.weekday, b.fields?.weekday];
  if (from === undefined || to === undefined || to <= from) return undefined;
  const days = Array.from({ length: to - from + 1 }, (_, i): Time => ({ ...a, fields: { weekday: from + i } }));
  return { kind: 'list', said: { days } };
}

/** Every other Friday, every 15th, 每年3月8日, every Christmas. */
function onDays(days: readonly Time[], times: number): Made | undefined {
  const [first] = days;
  const { weekday, day, month, year, holiday, lunar } = first?.fields ?? {};
  if (year !== undefined || holiday !== undefined || lunar) return undefined;
  if (month !== undefined && day !== undefined)
    return told({ freq: 'YEARLY', interval: times, monthDays: [day], month });
  if (day !== undefined) return onSeries({ freq: 'MONTHLY', interval: times }, days);
  return weekday === undefined ? undefined : onSeries({ freq: 'WEEKLY', interval: times }, days);
}

/** The days of a week, a month, a year that recurs. */
function onSeries(series: Series, days: readonly Time[]): Made | undefined {
  if (series.interval === 0 || series.weekdays || series.monthDays) return undefined;
  const weekdays = days.flatMap(({ fields }) =>
    fields?.weekday === undefined || fields.day !== undefined ? [] : [fields.weekday],
  );
  const monthDays = days.flatMap(({ fields }) => (fields?.day === undefined ? [] : [fields.day]));
  const { month } = days[0]?.fields ?? {};
  if (weekdays.length === days.length && (series.freq === 'WEEKLY' || series.freq === 'DAILY'))
    return told({ ...series, freq: 'WEEKLY', weekdays: [...new Set(weekdays)] });
  if (monthDays.length !== days.length || days.some(({ fields }) => fields?.year !== undefined)) return undefined;
  if (series.freq === 'MONTHLY' && month === undefined) return told({ ...series, monthDays });
  return series.freq === 'YEARLY' && month !== undefined ? told({ ...series, monthDays, month }) : undefined;
}

/** The first Monday, the last day, the last workday of each month. */
function inMonth({ places, weekday, unit, count }: SaidByKind['nth'], series: Series | undefined): Made | undefined {
  if (
    !series ||
    (series.freq === 'YEARLY' && series.month === undefined) ||
    series.weekdays ||
    series.monthDays ||
    count !== 1
  )
    return undefined;
  const [place = 1] = places;
  if (series.freq === 'WEEKLY' && unit === 'day' && place >= 1 && place <= 7)
    return told({ ...series, weekdays: [place] });
  if (series.freq !== 'MONTHLY' && series.freq !== 'YEARLY') return undefined;
  if (weekday !== undefined) return told({ ...series, weekdays: [weekday], places });
  if (unit === 'day') return told({ ...series, monthDays: places });
  return unit === 'workday' ? told({ ...series, weekdays: [1, 2, 3, 4, 5], setpos: place }) : undefined;
}

/** Six times, 一共六次. */
function counted(series: Series, count: number): Made | undefined {
  return series.count === undefined && !series.until && Number.isInteger(count) && count > 0 && count < 1000
    ? told({ ...series, count })
    : undefined;
}

/** «for the next six weeks», 接下来六周, this month. */
function within(series: Series, period: Time): Made | undefined {
  const isShort = series.freq === 'MONTHLY' && (period.grain === 'month' || period.grain === 'week');
  const ends = series.until ?? series.count ?? series.within;
  return isShort || ends !== undefined || period.weak || period.fields || period.distance || period.open === 'after'
    ? undefined
    : told({ ...series, within: period }, 0.1);
}

/** «for six weeks»: as often as it falls into them. */
function lasting(series: Series, [first, more]: SaidByKind['length']['parts']): Made | undefined {
  const { freq, interval, weekdays = [1], monthDays = [1] } = series;
  if (!first || more) return undefined;
  const [long, unit] = first;
  const days = freq === 'DAILY' ? 1 : freq === 'WEEKLY' ? 7 / weekdays.length : undefined;
  const asked = { day: 1, week: 7 }[unit as string];
  if (days !== undefined && asked !== undefined) return counted(series, Math.floor((long * asked) / (days * interval)));
  const months = freq === 'MONTHLY' ? 1 / monthDays.length : freq === 'YEARLY' ? 12 : undefined;
  const spanned = { month: 1, quarter: 3, year: 12 }[unit as string];
  return months !== undefined && spanned !== undefined
    ? counted(series, Math.floor((long * spanned) / (months * interval)))
    : undefined;
}

/** «每季度第二个月5号»: the fifth of February, May, August and November. */
function inQuarter(unit: Unit, { of, day }: { of: SaidByKind['nth']; day: Time }): Made | undefined {
  const [place = 0] = of.places;
  const month = place > 0 ? place : place + 4;
  const { day: monthDay, month: named, year } = day.fields ?? {};
  return unit === 'quarter' && of.unit === 'month' && month <= 3 && monthDay && named === undefined && !year
    ? told({ freq: 'YEARLY', interval: 1, months: [0, 3, 6, 9].map((first) => first + month), monthDays: [monthDay] })
    : undefined;
}

function eachLength({ parts: [first], article }: SaidByKind['length'], times: number): Made | undefined {
  return first
    ? told(everyUnit(first[1], first[0] === 0.5 ? 0.5 : Math.max(1, Math.floor(first[0])) * times), article ? 0.1 : 0)
    : undefined;
}

function dayOfEdge(edge: SaidByKind['edge']['edge']): number {
  return edge === 'end' || edge === 'ten3' || edge === 'half2' ? -1 : edge === 'mid' || edge === 'ten2' ? 15 : 1;
}

/** 每月底 and "every month end" are cut as «every» and the edge of a period. */
function edgeEach(words: string, interval: number): Made | undefined {
  const edge = /初|头|start|begin/.test(words) ? 1 : /中|旬|mid/.test(words) ? 15 : -1;
  if (/月|month|eom/.test(words)) return told({ freq: 'MONTHLY', interval, monthDays: [edge] });
  if (/季|quarter|eoq/.test(words)) return told(everyUnit('quarter', interval));
  if (/年|year|eoy/.test(words)) return told(everyUnit('year', interval));
  return /周|week|eow/.test(words) ? told({ freq: 'WEEKLY', interval, weekdays: [5] }) : undefined;
}

const onceIn = /^(?![后内前以之])[\u4e00-\u9fff]{0,6}?一[次趟回遍]/;

const partClock = (name: string): ClockTime => ({ minute: 540, fixed: true, grain: 'part', part: name });

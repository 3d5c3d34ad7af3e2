import { DAY, partsOf } from '../civil.ts';
import { edgeNow, edgeOf } from '../values/edges.ts';
import { month, monthSpan, year } from '../values/fields.ts';
import {
  halfSpan,
  isPeriod,
  quarter,
  quarterSpan,
  relative,
  run,
  season,
  seasonSpan,
  weekend,
  yearOf,
} from '../values/periods.ts';
import { dayOn, type Ref, type TimeSpan, type Time } from '../values/time.ts';
import type { SaidByKind } from './kinds.ts';
import { rule, type Made } from './rule.ts';

/** A part of a year that is told by another phrase: Q2 of next year, 2027 summer. */
function inYear(y: Time, { grain, span }: { grain: Time['grain']; span: (y: number) => TimeSpan }): Time {
  return {
    grain,
    loose: y.loose ?? false,
    at: (ref) => {
      const of = yearOf(y, ref);
      return of === undefined ? undefined : span(of);
    },
  };
}

const quarterAt = (q: Time, y: Time): Made => ({
  kind: 'quarter',
  said: {
    grain: 'quarter',
    at: (ref) => {
      const of = yearOf(y, ref);
      const span = q.at(ref);
      return of === undefined || !span ? undefined : quarterSpan(of, Math.ceil(partsOf(dayOn(span.start)).m / 3));
    },
  },
});
const isQuarter = (n: { value: number }) => Number.isInteger(n.value) && n.value >= 1 && n.value <= 4;

/** This month, next month: the month of this year or the one that a shift points to. */
function monthBy(m: number, by: number): Time {
  return {
    grain: 'month',
    at: ({ y, m: now }) => monthSpan(by === 0 ? y : by < 0 ? (m < now ? y : y - 1) : m > now ? y : y + 1, m),
  };
}

/** A year of figures: 2027年, 27年. */
function yearSaid({ value, digits, text = '' }: SaidByKind['number']): number | undefined {
  if (!Number.isInteger(value)) return undefined;
  if (value >= 1000) return value >= 1900 && value < 2200 ? value : undefined;
  if (digits === 2 || (text.length === 2 && !/十|百/.test(text))) return value < 70 ? 2000 + value : 1900 + value;
  return undefined;
}

/** Weeks, months, quarters, seasons and years, by their names or from now, and their edges. */
export const periods = [
  rule('number nian', ([n], at) => {
    const y = yearSaid(n.said);
    const short = n.said.digits === 2 || n.said.digits === 0;
    return y === undefined ||
      (short &&
        n.said.value < 1000 &&
        !/^ ?(?:[\d一二三四五六七八九十]+ ?月|第|[QqHh]|上|下|底|末|初|春|夏|秋|冬|元旦|国庆|五一|端午|中秋|清明|农历|正月|腊月)/.test(
          at.text.slice(at.to, at.to + 4),
        ))
      ? undefined
      : { kind: 'year', said: year(y) };
  }),
  rule('number', ([n], at) => {
    const y =
      n.said.digits === 4 || (n.said.digits === 0 && !n.said.text && n.said.value > 1900)
        ? yearSaid(n.said)
        : undefined;
    return y !== undefined && y >= 1950 && y < 2100 && !/[-/.:]$/.test(at.text.slice(0, at.from))
      ? { kind: 'year', said: year(y, { weak: true }) }
      : undefined;
  }),
  rule('number yue', ([n]) =>
    Number.isInteger(n.said.value) && n.said.value >= 1 && n.said.value <= 12 && !n.said.approximate
      ? { kind: 'month', said: month({ month: n.said.value }) }
      : undefined,
  ),
  rule('shift of? unit', ([{ said }, , u]) => {
    const { unit, times } = u.said;
    if (!isPeriod(unit) || said.word === 'year' || said.word === 'end' || (unit === 'workday' && said.by === 0))
      return undefined;
    if (unit === 'day')
      return said.word !== 'same' && said.by > 0 ? { kind: 'day', said: relative('day', said.by) } : undefined;
    if (unit === 'workday') return { kind: 'day', said: relative('workday', said.by) };
    return { kind: times > 1 ? 'range' : unit, said: relative(unit, said.by, { times }) };
  }),
  rule('the? same unit', ([, , { said }]) =>
    isPeriod(said.unit) && said.unit !== 'workday' ? { kind: said.unit, said: relative(said.unit, 0) } : undefined,
  ),
  rule('the? number shift unit', ([, n, { said }, u], at) => {
    const plural = /s$|^[\u4e00-\u9fff]/.test(at.text.slice(u.from, at.to));
    return plural && Math.abs(said.by) === 1 && said.word !== 'end'
      ? {
          kind: 'range',
          said: {
            grain: 'range',
            at: (ref) => run(u.said.unit, { count: n.said.value, by: said.by > 0 ? 1 : -1, ref }),
          },
        }
      : undefined;
  }),
  rule('the? unit year', ([, { said }, y]) =>
    said.unit === 'year' && y.said.fields ? { kind: 'year', said: { ...y.said, weak: false } } : undefined,
  ),
  rule('shift yue', ([{ said }]) =>
    said.word === 'end' || said.word === 'year' ? undefined : { kind: 'month', said: relative('month', said.by) },
  ),
  rule('shift ge yue', ([{ said }]) => ({ kind: 'month', said: relative('month', said.by) })),
  rule('shift nian', ([{ said }]) =>
    said.word === 'end' || said.word === 'same' ? undefined : { kind: 'year', said: relative('year', said.by) },
  ),
  rule('the unit', ([, { said }]) =>
    said.unit === 'week' || said.unit === 'month' || said.unit === 'quarter' || said.unit === 'year'
      ? { kind: said.unit, said: { ...relative(said.unit, 0), weak: said.unit !== 'week' } }
      : undefined,
  ),
  rule('the? unit after the? shift', ([, u, { said }, , s]) =>
    s.said.by === 1 &&
    said.bound === 'after' &&
    isPeriod(u.said.unit) &&
    u.said.unit !== 'workday' &&
    u.said.unit !== 'day'
      ? { kind: u.said.unit, said: relative(u.said.unit, 2) }
      : undefined,
  ),
  rule('the? unit before the? shift', ([, u, { said }, , s]) =>
    s.said.by === -1 &&
    said.bound === 'before' &&
    isPeriod(u.said.unit) &&
    u.said.unit !== 'workday' &&
    u.said.unit !== 'day'
      ? { kind: u.said.unit, said: relative(u.said.unit, -2) }
      : undefined,
  ),
  rule('shift month', ([{ said }, m]) => {
    const { month: named, year: y, day } = m.said.fields ?? {};
    return named === undefined ||
      y !== undefined ||
      day !== undefined ||
      (said.by === 0 && m.said.weak) ||
      said.word === 'end' ||
      said.word === 'past'
      ? undefined
      : { kind: 'month', said: monthBy(named, said.by) };
  }),
  rule('month of|in|comma|dash|slash? the? year', ([m, , , y]) => {
    const { month: named, year: given } = m.said.fields ?? {};
    if (named === undefined || given !== undefined) return undefined;
    const of = y.said.fields?.year;
    return {
      kind: 'month',
      said:
        of === undefined
          ? inYear(y.said, { grain: 'month', span: (at) => monthSpan(at, named) })
          : month({ month: named, year: of }),
    };
  }),
  rule('year of|comma|dash|slash? month', ([y, , m]) => {
    const { month: named, year: given } = m.said.fields ?? {};
    if (named === undefined || given !== undefined) return undefined;
    const of = y.said.fields?.year;
    return {
      kind: 'month',
      said:
        of === undefined
          ? { ...inYear(y.said, { grain: 'month', span: (at) => monthSpan(at, named) }), month: named }
          : month({ month: named, year: of }),
    };
  }),
  rule('year month', ([y, m]) => {
    // 去年本月: the month is told from now.
    if (m.said.fields || m.said.grain !== 'month') return undefined;
    return {
      kind: 'month',
      said: {
        grain: 'month',
        at: (ref) => {
          const of = yearOf(y.said, ref);
          const span = m.said.at(ref);
          return of === undefined || !span ? undefined : monthSpan(of, partsOf(dayOn(span.start)).m);
        },
      },
    };
  }),
  rule('month', ([m], at) =>
    m.said.weak &&
    /(?:^|[^a-z])(?:in|by|of|since|until|till|from|before|after|next|last|this|early|late|mid|through|for|around) $/.test(
      at.text.slice(Math.max(0, at.from - 8), at.from),
    )
      ? { kind: 'month', said: { ...m.said, weak: false }, cost: -0.01 }
      : undefined,
  ),
  rule('year', ([y], at) =>
    y.said.weak &&
    y.said.fields &&
    /(?:^|[^a-z])(?:in|by|of|since|until|till|from|before|after|end|early|late|mid|through|for|year|around) $/.test(
      at.text.slice(Math.max(0, at.from - 8), at.from),
    )
      ? { kind: 'year', said: { ...y.said, weak: false }, cost: -0.01 }
      : undefined,
  ),
  // Quarters, halves, seasons.
  rule('number ge? unit', ([n, , u]) =>
    u.said.unit === 'quarter' && isQuarter(n.said) && n.said.digits < 2
      ? { kind: 'quarter', said: quarter(n.said.value) }
      : undefined,
  ),
  rule('the? ordinal unit', ([, o, u]) =>
    u.said.unit === 'quarter' && isQuarter(o.said) ? { kind: 'quarter', said: quarter(o.said.value) } : undefined,
  ),
  rule('quarter of|in|comma|dash? the? year', ([q, , , y]) => quarterAt(q.said, y.said)),
  rule('year of|comma|dash? quarter', ([y, , q]) => quarterAt(q.said, y.said)),
  rule('year of? the? edge quarter', ([y, , , { said }, q]) => ({
    kind: 'range',
    said: edgeOf(said.edge, quarterAt(q.said, y.said).said as Time),
  })),
  rule('year of? half_year', ([y, , h]) => halfIn(y.said, h.said)),
  rule('half_year of|in|comma? the? year', ([h, , , y]) => halfIn(y.said, h.said)),
  rule('half_year', ([h]) => ({ kind: 'range', said: h.said })),
  rule('season', ([{ said }], at) => ({ kind: 'season_time', said: { ...season(said.month), weak: !at.ref.chinese } })),
  rule('the|of|in|before|after|during season', ([, { said }]) => ({ kind: 'season_time', said: season(said.month) })),
  rule('shift season', ([s, { said }]) => ({ kind: 'season_time', said: season(said.month, s.said.by) })),
  rule('edge of? the? season', ([{ said }, , , s]) => ({
    kind: 'range',
    said: edgeOf(said.edge, season(s.said.month)),
    cost: 0.1,
  })),
  rule('season of|comma? the? year', ([{ said }, , , y]) => ({
    kind: 'season_time',
    said: inYear(y.said, { grain: 'season', span: (of) => seasonSpan(of, said.month) }),
  })),
  rule('year of? season', ([y, , { said }]) => ({
    kind: 'season_time',
    said: inYear(y.said, { grain: 'season', span: (of) => seasonSpan(of, said.month) }),
  })),
  // Weekends.
  rule('the? shift weekend', ([, { said }]) => ({ kind: 'weekend', said: weekend(said.by) })),
  rule('weekend of? the? day', ([, , , d]) => ({ kind: 'weekend', said: weekendAround(d.said) })),
  rule('day weekend', ([d]) =>
    d.said.off === undefined ? undefined : { kind: 'weekend', said: weekendAround(d.said) },
  ),
  // Edges.
  rule('the? edge of|in|to? the? about? month|week|quarter|year|season_time', ([, { said }, , , , p]) => ({
    kind: 'range',
    said: edgeOf(said.edge, p.said),
    cost: p.kind === 'season_time' ? 0.1 : 0,
  })),
  rule('month|quarter|year|week|season_time of? edge', ([p, , { said }], at) =>
    /^[a-z]/.test(at.text.slice(at.from, at.from + 1)) && said.edge !== 'end' && said.edge !== 'mid'
      ? undefined
      : { kind: said.edge === 'weekend' ? 'weekend' : 'range', said: edgeOf(said.edge, p.said) },
  ),
  rule('edge of the? unit', ([{ said }, , , u]) =>
    isPeriod(u.said.unit) && u.said.unit !== 'day' && u.said.unit !== 'workday'
      ? { kind: 'range', said: edgeNow(said.edge, u.said.unit) }
      : undefined,
  ),
  rule('the edge of? the? unit', ([, { said }, , , u]) =>
    isPeriod(u.said.unit) && u.said.unit !== 'day' && u.said.unit !== 'workday'
      ? { kind: 'range', said: edgeNow(said.edge, u.said.unit) }
      : undefined,
  ),
  // The next two weeks, 未来三天, the last 3 months.
  rule('the? shift of? length', ([, { said }, , l]) => {
    const [first] = l.said.parts;
    if (
      !first ||
      l.said.parts.length > 1 ||
      l.said.article ||
      first[0] < 1 ||
      said.by === 0 ||
      Math.abs(said.by) > 1 ||
      said.word === 'end'
    )
      return undefined;
    return {
      kind: 'range',
      said: { grain: 'range', at: (ref: Ref) => run(first[1], { count: first[0], by: said.by > 0 ? 1 : -1, ref }) },
    };
  }),
] as const;

function halfIn(y: Time, h: Time): Made {
  return {
    kind: 'range',
    said: {
      grain: 'range',
      at: (ref) => {
        const of = yearOf(y, ref);
        const span = h.at(ref);
        return of === undefined || !span ? undefined : halfSpan(of, partsOf(dayOn(span.start)).m === 1 ? 1 : 2);
      },
    },
  };
}

/** The weekend that is next to a day. */
function weekendAround(time: Time): Time {
  return {
    grain: 'weekend',
    loose: time.loose ?? false,
    at: (ref) => {
      const on = time.at(ref);
      if (!on) return undefined;
      const day = dayOn(on.start);
      const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
      const saturday = day + (weekday <= 2 ? -weekday - 1 : 6 - weekday);
      return { start: saturday * DAY, end: Math.max(saturday + 2, day + 1) * DAY };
    },
  };
}

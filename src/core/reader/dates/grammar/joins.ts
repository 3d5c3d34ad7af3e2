import { alone, clock, comingPart, inPart, moment, partAlone, partOf } from '../values/clock.ts';
import { day } from '../values/fields.ts';
import { nthOf } from '../values/nth.ts';
import { relative } from '../values/periods.ts';
import type { ClockTime, Time } from '../values/time.ts';
import { standsFree } from '../lexer/figures.ts';
import type { SaidByKind } from './kinds.ts';
import { rule, type Made } from './rule.ts';

const at = (day: Time, time: ClockTime, cost = 0): Made => ({ kind: 'moment', said: moment(day, time), cost });

function hour({ value, digits, approximate }: SaidByKind['number']): ClockTime | undefined {
  return Number.isInteger(value) && value >= 1 && value <= 24 && digits < 3 && !approximate
    ? clock(value * 60, { fixed: value > 12, grain: 'hour' })
    : undefined;
}

/** A day and its hour or its part, in any order. */
export const joins = [
  rule('day|weekend at|comma|on|of|in|slash|colon? at|from|about? the? clock|hours', ([d, , , , { said }]) =>
    at(d.said, said),
  ),
  rule('on number comma? clock', ([, n, , { said }]) =>
    Number.isInteger(n.said.value) && n.said.digits > 0 && n.said.value <= 31 && n.said.digits < 3
      ? at(day({ day: n.said.value }), said, 0.3)
      : undefined,
  ),
  rule('clock on number', ([{ said }, , n], place) =>
    Number.isInteger(n.said.value) &&
    n.said.digits > 0 &&
    n.said.value <= 31 &&
    n.said.digits < 3 &&
    standsFree(place.text, place.to)
      ? at(day({ day: n.said.value }), said, 0.3)
      : undefined,
  ),
  rule('nth part of|in|on? the? month|quarter|year|week', ([n, { said }, , , p]) => {
    const on = nthOf(n.said, p.said);
    return on && { kind: 'moment', said: partOf(on, said.name) };
  }),
  rule('part comma? same part', ([{ said }]) => ({ kind: 'moment', said: partOf(relative('day', 0), said.name) })),
  rule('same part', ([, { said }]) => ({ kind: 'moment', said: partOf(relative('day', 0), said.name) })),
  rule('day on? length from|at|starting clock', ([d, , l, , { said }]) => {
    const [[count, unit] = [0, 'day']] = l.said.parts;
    const minutes = unit === 'hour' ? count * 60 : unit === 'minute' ? count : undefined;
    return minutes === undefined ? undefined : at(d.said, { ...said, until: said.minute + minutes, fixed: true });
  }),
  rule('day dash clock', ([d, , { said }]) => (d.said.weekday === undefined ? at(d.said, said) : undefined)),
  rule('day at|about number', ([d, , n], place) => {
    const time = standsFree(place.text, place.to) ? hour(n.said) : undefined;
    return time && at(d.said, time, 0.2);
  }),
  rule('day at number number', ([d, , h, m]) => {
    const time =
      m.said.value >= 10 && m.said.value < 60
        ? clock(h.said.value * 60 + m.said.value, { grain: 'minute', fixed: h.said.value > 12 })
        : undefined;
    return time && at(d.said, time, 0.2);
  }),
  rule('day number dash|to number', ([d, a, , b], place) => {
    const [from, to] = [hour(a.said), hour(b.said)];
    return from &&
      to &&
      a.said.value <= 12 &&
      b.said.value <= 12 &&
      a.said.digits > 0 &&
      b.said.digits > 0 &&
      standsFree(place.text, place.to)
      ? at(d.said, { ...from, until: b.said.value <= a.said.value ? to.minute + 720 : to.minute, grain: 'minute' }, 0.3)
      : undefined;
  }),
  rule('at? number on|of? day', ([a, n, on, d], place) => {
    const time = hour(n.said);
    return time &&
      (a ||
        (n.said.digits > 0 &&
          n.said.value <= 12 &&
          !place.ref.chinese &&
          d.said.fields === undefined &&
          d.said.weekday === undefined &&
          !d.said.open &&
          !on &&
          place.from > 0))
      ? at(d.said, time, 0.3)
      : undefined;
  }),
  rule('clock|hours on|of|comma|in|at|about|within? comma|about? the? day', ([{ said }, , , , d]) =>
    d.said.approximate && d.said.grain === 'range' ? undefined : at(d.said, said),
  ),
  rule('number to|dash|and number on day', ([a, , b, , d]) => {
    const [from, to] = [hour(a.said), hour(b.said)];
    return from && to
      ? at(d.said, { ...from, until: b.said.value <= a.said.value ? to.minute + 720 : to.minute, grain: 'minute' }, 0.3)
      : undefined;
  }),
  // The part of a day.
  rule('day|weekend|month at|comma|on|of|in? in|of|at? the? part', ([d, , , , { said }]) => ({
    kind: 'moment',
    said: partOf(d.said, said.name),
  })),
  rule('day meridiem', ([d, { said }]) => ({
    kind: 'moment',
    said: partOf(d.said, said.afternoon ? 'afternoon' : 'forenoon'),
  })),
  rule('part on|of|comma|in|at? of? the? day', ([{ said }, , , , d]) => ({
    kind: 'moment',
    said: partOf(d.said, said.name),
    cost: 0.05,
  })),
  rule('clock|hours comma|on|of? the? day in? the? part', ([t, , , d, , , { said }]) =>
    at(d.said, inPart(t.said, said.name)),
  ),
  rule('number comma|on? day in? the? part', ([n, , d, , , { said }]) => {
    const time = n.said.digits > 0 && n.said.value <= 12 ? hour(n.said) : undefined;
    return time && at(d.said, inPart(time, said.name), 0.2);
  }),
  rule('shift part', ([{ said }, p]) =>
    Math.abs(said.by) <= 1 && said.word !== 'end' && said.word !== 'year'
      ? { kind: 'moment', said: partOf(relative('day', said.by), p.said.name) }
      : undefined,
  ),
  rule('moment comma|at|about? at|about? the? clock|hours', ([m, , , , { said }]) =>
    m.said.grain === 'part' ? withHour(m.said, said) : undefined,
  ),
  rule('moment comma|at? number', ([m, , n], place) => {
    const time =
      m.said.grain === 'part' && n.said.value <= 12 && standsFree(place.text, place.to) ? hour(n.said) : undefined;
    return time && withHour(m.said, time, 0.2);
  }),
  rule('clock|hours comma|on|in? moment', ([{ said }, , m]) =>
    m.said.grain === 'part' ? withHour(m.said, said) : undefined,
  ),
  rule('number comma? moment', ([n, , m], place) => {
    const time = m.said.grain === 'part' && !place.ref.chinese && n.said.value <= 12 ? hour(n.said) : undefined;
    return time && withHour(m.said, time, 0.2);
  }),
  rule('at number moment', ([, n, m]) => {
    const time = m.said.grain === 'part' ? hour(n.said) : undefined;
    return time && withHour(m.said, time, 0.2);
  }),
  // A time somewhere else.
  rule('clock|hours zone', ([{ said }, z]) => ({ kind: 'moment', said: alone(said, z.said.zone) })),
  rule('zone clock|hours', ([z, { said }]) => ({ kind: 'moment', said: alone(said, z.said.zone) })),
  rule('day at|comma|on? clock|hours zone', ([d, , { said }, z]) => ({
    kind: 'moment',
    said: moment(d.said, said, z.said.zone),
  })),
  rule('day zone clock|hours', ([d, z, { said }]) => ({ kind: 'moment', said: moment(d.said, said, z.said.zone) })),
  rule('clock|hours zone on|of|comma? day', ([{ said }, z, , d]) => ({
    kind: 'moment',
    said: moment(d.said, said, z.said.zone),
  })),
  rule('clock|hours on|comma? day zone', ([{ said }, , d, z]) => ({
    kind: 'moment',
    said: moment(d.said, said, z.said.zone),
  })),
  // An hour or a part alone.
  rule('clock|hours', ([{ said }]) => (said.bare ? undefined : { kind: 'moment', said: alone(said), cost: 0.1 })),
  rule('in the part on|of? the? day', ([, , { said }, , , d]) => ({ kind: 'moment', said: partOf(d.said, said.name) })),
  rule('in the part', ([, , { said }]) => ({ kind: 'moment', said: comingPart(said.name), cost: 0.2 })),
  rule('after|before number', ([side, n], place) => {
    const time =
      n.said.digits < 3 && !n.said.text && endsSaid.test(place.text.slice(place.to)) ? hour(n.said) : undefined;
    const after = side.kind === 'after' && side.said.bound === 'after';
    const before = side.kind === 'before' && side.said.bound === 'before';
    return time && n.said.digits > 0 && (after || before)
      ? {
          kind: 'open',
          said: { ...alone(time), open: after ? 'after' : 'before', bound: after ? 'after' : 'before' },
          cost: 0.3,
        }
      : undefined;
  }),
  rule('part', ([{ said }]) =>
    standing.has(said.name) ? { kind: 'moment', said: partAlone(said.name), cost: 0.1 } : undefined,
  ),
] as const;

const endsSaid = /^ ?(?:$|[.,;!?)\n]|today\b|pls\b|please\b)/;

const standing = new Set([
  'forenoon',
  'afternoon',
  'evening',
  'morning',
  'noon',
  'dawn',
  'dusk',
  'tonight',
  'close',
  'night',
  'late',
  'tea',
  'early',
]);

/** This evening at seven: the part says which half of the day. */
function withHour(part: Time, time: ClockTime, cost = 0): Made {
  const { clock: own, form: _form, ...rest } = part;
  return {
    kind: 'moment',
    cost,
    said: {
      ...rest,
      grain: time.grain,
      form: 'plain',
      at: (ref) => {
        const on = part.at(ref);
        if (!on) return undefined;
        const name = own?.part ?? nameAt(on.start);
        const day: Time = { grain: 'day', at: () => ({ start: on.start, end: on.end }) };
        return moment(day, inPart(time, name)).at(ref);
      },
    },
  };
}

/** The part of the day that a minute lies in. */
function nameAt(minute: number): string {
  const hourOfDay = Math.floor((((minute % 1440) + 1440) % 1440) / 60);
  return hourOfDay < 5
    ? 'night'
    : hourOfDay < 12
      ? 'morning'
      : hourOfDay === 12
        ? 'noon'
        : hourOfDay < 18
          ? 'afternoon'
          : 'tonight';
}

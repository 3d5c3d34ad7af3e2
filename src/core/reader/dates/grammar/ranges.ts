import { DAY } from '../civil.ts';
import { moment, partAlone } from '../values/clock.ts';
import { shiftDay } from '../values/distance.ts';
import { day, month } from '../values/fields.ts';
import { range } from '../values/ranges.ts';
import { dayOn, type Time } from '../values/time.ts';
import { inPeriod } from './days/day.ts';
import { codeNear, isHan } from '../../text/normalize.ts';
import { rule, type Made } from './rule.ts';

const told = (time: Time, cost = 0.05): Made => ({ kind: 'span', said: time, cost });

const isDay = ({ value, digits }: { value: number; digits: number }) =>
  Number.isInteger(value) && value >= 1 && value <= 31 && digits < 3;

/** From one time to another, and times that are open at one side. */
export const ranges = [
  rule(
    'from? the? day|moment|month|week|quarter|year|weekend|range about? comma? starting? to|dash the? day|moment|month|week|quarter|year|weekend|range',
    ([from, , a, , , , joint, , b]) => {
      if (joint.kind === 'dash' && !from && (a.kind === 'moment') !== (b.kind === 'moment') && a.kind !== 'moment')
        return undefined;
      return told(range(unweak(a.said), unweak(b.said)), a.said.weak || b.said.weak ? 0.3 : 0.05);
    },
  ),
  rule('from the? day|moment|month|year|range and|before the? day|moment|month|year|range', ([, , a, , , b]) =>
    told(range(unweak(a.said), unweak(b.said))),
  ),
  rule('the? day before the? day', ([, a, { said }, , b]) =>
    said.bound === 'until' && a.said.fields && b.said.fields ? told(range(unweak(a.said), unweak(b.said))) : undefined,
  ),
  rule('from? the? number|ordinal to|dash|and the? day', ([from, , n, joint, , b], at) => {
    if (!isDay(n.said) || !b.said.fields || b.said.fields.weekday !== undefined) return undefined;
    const { day: last = 0, month: m } = b.said.fields;
    if (
      joint.kind === 'and' &&
      !from &&
      !(m !== undefined && (last === n.said.value + 1 || /or|或/.test(at.text.slice(joint.from, joint.to))))
    )
      return undefined;
    return (m !== undefined || b.said.form === 'dayOfMonth') && n.said.value < last
      ? told(range(day({ day: n.said.value }), b.said))
      : undefined;
  }),
  rule('day to|dash|and the? number|ordinal', ([a, joint, , n], at) => {
    const { day: first = 32, month: m, weekday } = a.said.fields ?? {};
    if (!isDay(n.said) || n.said.value <= first || (m === undefined && weekday === undefined && joint.kind === 'and'))
      return undefined;
    if (joint.kind === 'and' && (m === undefined || n.said.value !== first + 1)) return undefined;
    if (/^(?:[:.]\d| ?(?:[ap]\.?m|%|点|时|月|个|天(?!$)))/.test(at.text.slice(at.to, at.to + 4))) return undefined;
    return told(range(a.said, day({ day: n.said.value })), 0.1);
  }),
  rule('span comma|of? year', ([r, , y], at) =>
    /\d{4}$/.test(at.text.slice(y.from, at.to)) ? told(inYear(r.said, y.said)) : undefined,
  ),
  rule('from? number|ordinal to|dash|and number|ordinal of|dash|in? month', ([, a, joint, b, , m]) =>
    isDay(a.said) &&
    isDay(b.said) &&
    a.said.value < b.said.value &&
    (joint.kind !== 'and' || b.said.value === a.said.value + 1)
      ? told(rangeInMonth(m.said, a.said.value, b.said.value))
      : undefined,
  ),
  rule('month number|ordinal to|dash|and number|ordinal', ([m, a, joint, b], at) =>
    isDay(a.said) &&
    isDay(b.said) &&
    a.said.value < b.said.value &&
    joint.kind !== 'and' &&
    !/^(?:[:.]\d| ?[ap]m|点)/.test(at.text.slice(at.to, at.to + 4))
      ? told(rangeInMonth(m.said, a.said.value, b.said.value), 0.1)
      : undefined,
  ),
  rule('number dash|to number ri', ([a, , b]) =>
    isDay(a.said) && isDay(b.said) && a.said.value < b.said.value
      ? told(range(day({ day: a.said.value }), day({ day: b.said.value })))
      : undefined,
  ),
  rule('month number dash|to number ri', ([m, a, , b]) =>
    isDay(a.said) && isDay(b.said) && a.said.value < b.said.value
      ? told(rangeInMonth(m.said, a.said.value, b.said.value))
      : undefined,
  ),
  rule('year? number dash|to|comma number yue', ([y, a, , b]) => {
    const fits =
      a.said.value >= 1 && b.said.value <= 12 && a.said.value < b.said.value && Number.isInteger(a.said.value);
    const of = y?.said.fields?.year;
    return fits
      ? told(range(month({ month: a.said.value, year: of }), month({ month: b.said.value, year: of })))
      : undefined;
  }),
  rule('number yue', ([n]) => {
    // 五六月: two months that follow one another.
    const { value, approximate, text = '' } = n.said;
    return approximate && text.length === 2 && value >= 2 && value <= 12
      ? told(range(month({ month: value - 1 }), month({ month: value })))
      : undefined;
  }),
  rule('week from|comma? day to|dash|and day', ([w, , a, joint, b]) => {
    const [from, to] = [inPeriod(a.said.fields, w.said), inPeriod(b.said.fields, w.said)];
    return joint.kind !== 'and' &&
      from &&
      to &&
      a.said.fields?.weekday !== undefined &&
      b.said.fields?.weekday !== undefined
      ? told(range(from, to))
      : undefined;
  }),
  rule('day to|dash day of|in|comma? the? week', ([a, , b, , , w]) => {
    const [from, to] = [inPeriod(a.said.fields, w.said), inPeriod(b.said.fields, w.said)];
    return from && to && a.said.fields?.weekday !== undefined && b.said.fields?.weekday !== undefined
      ? told(range(from, to))
      : undefined;
  }),
  rule('span of|in|comma? the? month|year', ([r, , , p]) =>
    p.said.fields?.month === undefined ? told(inYear(r.said, p.said)) : undefined,
  ),
  rule('length starting at|on? the? day', ([l, , , , d]) =>
    l.said.article
      ? undefined
      : told({
          grain: 'range',
          loose: d.said.loose ?? false,
          at: (ref) => {
            const on = d.said.at(ref);
            return (
              on && { start: on.start, end: shiftDay(dayOn(on.start), { parts: l.said.parts, sign: 1, ref }) * DAY }
            );
          },
        }),
  ),
  rule('moment to|dash number', ([m, , n]) => {
    const until =
      m.said.clock === undefined &&
      Number.isInteger(n.said.value) &&
      n.said.value <= 24 &&
      n.said.value > 0 &&
      m.said.grain !== 'part'
        ? n.said.value * 60
        : undefined;
    return until === undefined || m.said.open ? undefined : told(untilHour(m.said, until), 0.2);
  }),
  rule('from? moment to|dash|and|before clock', ([from, m, joint, { said }]) =>
    (joint.kind === 'before' || joint.kind === 'and') && !from
      ? undefined
      : m.said.clock === undefined && !m.said.open
        ? told(untilHour(m.said, said.minute))
        : undefined,
  ),
  rule('from? clock to|dash|before moment', ([, { said }, joint, m]) =>
    joint.kind === 'before' && joint.said.bound !== 'until'
      ? undefined
      : m.said.clock === undefined && m.said.grain !== 'part'
        ? told(fromHour(m.said, said.minute), 0.2)
        : undefined,
  ),
  // Open at one side.
  rule('after about? part', ([, , { said }]) => afterPart(said.name)),
  rule('before part', ([{ said }, p]) => open(partAlone(p.said.name), { bound: said.bound })),
  rule(
    'about? before about? at? of? the? day|moment|week|weekend|month|quarter|year|season_time|range',
    ([, { said }, , , , , t], at) =>
      open(t.said, {
        bound:
          said.bound === 'before' && !(at.ref.chinese && /^[\u4e00-\u9fff]/.test(at.text.slice(at.from)))
            ? 'before'
            : said.bound === 'until'
              ? 'until'
              : 'by',
      }),
  ),
  rule('on|at|in|starting before the? day|moment', ([, { said }, , t]) => open(t.said, { bound: said.bound })),
  rule('after about? of? the? day|moment|week|weekend|month|quarter|year|season_time|range', ([{ said }, , , , t]) =>
    t.said.off === undefined ? open(t.said, { bound: said.bound }) : undefined,
  ),
  rule('day|moment|week|weekend|month|quarter|year|season_time|range of? hou|jie', ([t]) =>
    t.said.off === undefined ? open(t.said, { bound: 'after' }) : undefined,
  ),
  rule('day|moment|week|weekend|month|quarter|year|season_time|range of? qian', ([t]) =>
    t.said.form === 'later' ? undefined : open(t.said, { bound: 'before' }),
  ),
  rule('day|moment|week|month|quarter|year|range|span nei', ([t]) => open(t.said, { bound: 'by' })),
  rule('day|moment|week|month|quarter|year|range qi', ([t]) => open(t.said, { bound: 'since' })),
  rule('ahead day|moment', ([, t]) => open(t.said, { bound: 'by' })),
  rule('from day|moment|week|month|quarter|year|range qi?', ([, t]) =>
    t.said.ends ? undefined : open(t.said, { bound: 'since' }),
  ),
  rule('starting at|on? the? day|moment|week|month|quarter|year|range', ([, , , t]) =>
    open(t.said, { bound: 'since' }),
  ),
  rule('day|moment before|after clock', ([d, side, { said }]) =>
    d.kind === 'day' ? open(moment(d.said, said), { bound: side.kind === 'after' ? 'after' : 'before' }) : undefined,
  ),
  rule('about day|week|weekend|month|quarter|year|range|moment', ([, t]) => ({
    ...t,
    kind: t.kind,
    said: { ...t.said, approximate: true },
  })),
  rule('day|week|weekend|month|quarter|year|range|moment about', ([t, about], at) =>
    !isHan(codeNear(at.text, about.from)) ? undefined : { ...t, kind: t.kind, said: { ...t.said, approximate: true } },
  ),
] as const;

const unweak = (time: Time): Time => ({ ...time, weak: false });

function rangeInMonth(m: Time, a: number, b: number): Time {
  const [from, to] = [inPeriod({ day: a }, m), inPeriod({ day: b }, m)];
  return from && to ? range(from, to) : m;
}

function inYear(r: Time, y: Time): Time {
  return {
    ...r,
    loose: false,
    at: (ref) => {
      const whole = y.at(ref);
      return (
        whole &&
        r.at({
          ...ref,
          past: false,
          today: dayOn(whole.start),
          now: whole.start,
          y: new Date(whole.start * 60_000).getUTCFullYear(),
          m: new Date(whole.start * 60_000).getUTCMonth() + 1,
          d: 1,
        })
      );
    },
  };
}

function untilHour(m: Time, minute: number): Time {
  return {
    ...m,
    grain: 'minute',
    at: (ref) => {
      const on = m.at(ref);
      if (!on) return undefined;
      const midnight = dayOn(on.start) * DAY;
      const end = midnight + minute <= on.start ? midnight + minute + 720 : midnight + minute;
      return { ...on, end: Math.max(end, on.start + 1) };
    },
  };
}

function fromHour(m: Time, minute: number): Time {
  return {
    ...m,
    grain: 'minute',
    at: (ref) => {
      const on = m.at(ref);
      if (!on) return undefined;
      const midnight = dayOn(on.start) * DAY;
      const late = minute + 720 < on.start - midnight && minute < 420 ? 720 : 0;
      return midnight + minute < on.start ? { ...on, start: midnight + minute + late } : on;
    },
  };
}

/** After lunch begins when lunch is over. */
function afterPart(name: string): Made | undefined {
  const part = partAlone(name);
  return open(
    {
      ...part,
      at: (ref) => {
        const on = part.at(ref);
        return on && { start: on.end, end: on.end + 1 };
      },
    },
    { bound: 'after' },
  );
}

type Opening = { readonly bound: 'before' | 'by' | 'until' | 'after' | 'since' };

function open(time: Time, { bound }: Opening): Made | undefined {
  if (time.open) return undefined;
  const after = bound === 'after' || bound === 'since';
  const said: Time = {
    ...time,
    fields: undefined,
    weak: false,
    open: after ? 'after' : 'before',
    bound: bound === 'until' ? 'by' : bound,
    lasts: bound === 'until',
    // After a year is from the next one on.
    ...(bound === 'after' && time.grain === 'year'
      ? {
          at: (ref) => {
            const whole = time.at(ref);
            return whole && { start: whole.end, end: whole.end + DAY };
          },
        }
      : {}),
  };
  return { kind: 'open', said };
}

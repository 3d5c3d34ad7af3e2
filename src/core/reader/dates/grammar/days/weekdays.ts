import { day } from '../../values/fields.ts';
import { relative, weekAround } from '../../values/periods.ts';
import { asOf, dayOn, daySpan as span, type Ref, type Time } from '../../values/time.ts';
import { mondayOf, nextWeekday, weekdayOf } from '../../civil.ts';
import { standsFree } from '../../lexer/figures.ts';
import type { SaidByKind } from '../kinds.ts';
import { rule, type Made } from '../rule.ts';
import { asDay, isDay, inPeriod, onlyWeekday } from './day.ts';

const sideOf = (side: { kind: 'after' } | { kind: 'before'; said: SaidByKind['before'] }) =>
  side.kind === 'after' ? 'after' : 'before';

const isWeekdayAlone = (time: Time) => time.weekday !== undefined && time.month === undefined;

/** Behind «the Friday before»: nothing that it could be before. */
const endsThere = /^ ?(?:$|[.,;:!?)\n—–-]|(?:that|thats|if|so|and|at|w\/|with)\b)/;

/** Weekdays: of a week, before and after other days, beside a date. */
export const weekdays = [
  rule('the? shift day', ([, { said }, d]) => {
    const { fields } = d.said;
    if (said.word === 'end' || said.word === 'year') return undefined;
    if (fields?.weekday !== undefined && Object.keys(fields).length === 1) return asDay(shifted(fields.weekday, said));
    if (
      fields?.month !== undefined &&
      fields.day !== undefined &&
      fields.year === undefined &&
      (said.by === 0 || said.by === 1)
    )
      return asDay(inPeriod(fields, relative('year', said.by)));
    return fields?.holiday === undefined ? undefined : asDay(holidayBy(d.said, said.by));
  }),
  rule('day after the? shift', ([d, , , s]) =>
    d.said.fields?.weekday !== undefined && s.said.by === 1 ? asDay(moved(d.said, 7)) : undefined,
  ),
  rule('shift shift day', ([a, b, d]) => {
    const { weekday } = d.said.fields ?? {};
    return weekday !== undefined && a.said.by === 0 && b.said.by === -1
      ? asDay({
          grain: 'day',
          weekday,
          at: ({ today }) => span(mondayOf(today) + weekday - 1 - (mondayOf(today) + weekday - 1 >= today ? 7 : 0)),
        })
      : undefined;
  }),
  rule('week of|comma|on|at|in? the? day', ([w, , , d]) =>
    onlyWeekday(d.said) ? asDay(inPeriod(d.said.fields, w.said)) : undefined,
  ),
  rule('day of|on|in|comma? the? week', ([d, , , w]) =>
    onlyWeekday(d.said) ? asDay(inPeriod(d.said.fields, w.said)) : undefined,
  ),
  rule('day unit', ([d, u]) =>
    onlyWeekday(d.said) && u.said.unit === 'week' && (u.to - u.from === 4 || u.said.times === 2)
      ? asDay({
          grain: 'day',
          weekday: d.said.weekday,
          at: ({ today, weekday }) =>
            span(
              mondayOf(today) +
                (d.said.weekday ?? 1) +
                6 +
                ((d.said.weekday ?? 1) > weekday ? 0 : 7) +
                (u.said.times - 1) * 7,
            ),
        })
      : undefined,
  ),
  rule('day comma|on|of|at? comma? the? day', ([a, , , , b]) => together(a.said, b.said)),
  // The Monday after Christmas, 春节前的周五; beside a day of the note where none is named.
  rule('the? day after|before the? day|moment', ([, w, side, , d]) =>
    onlyWeekday(w.said) && !isWeekdayAlone(d.said) && !d.said.open
      ? asDay(weekdayBeside(d.said, { weekday: w.said.weekday ?? 1, side: sideOf(side) }), 0.02)
      : undefined,
  ),
  rule('day hou|qian of? day', ([d, side, , w]) =>
    onlyWeekday(w.said) && !isWeekdayAlone(d.said) && !d.said.open
      ? asDay(
          weekdayBeside(d.said, { weekday: w.said.weekday ?? 1, side: side.kind === 'qian' ? 'before' : 'after' }),
          -0.02,
        )
      : undefined,
  ),
  rule('the? day after|before', ([, w, side], at) =>
    onlyWeekday(w.said) && endsThere.test(at.text.slice(at.to, at.to + 8))
      ? asDay({ ...w.said, fields: undefined, distance: { side: sideOf(side), weekday: w.said.weekday ?? 1 } }, 0.1)
      : undefined,
  ),
  rule('day number', ([d, n], at) =>
    onlyWeekday(d.said) && isDay(n.said) && n.said.digits > 0 && n.said.value > 12 && standsFree(at.text, at.to)
      ? asDay(day({ weekday: d.said.fields?.weekday ?? 1, day: n.said.value }), 0.3)
      : undefined,
  ),
  rule('the? weekOf the? day', ([, , , d]) => ({ kind: 'week', said: weekAround(d.said) })),
  rule('the? unit of the? day', ([, u, , , d]) =>
    u.said.unit === 'week' && (d.said.fields?.day !== undefined || d.said.fields?.holiday !== undefined)
      ? { kind: 'week', said: weekAround(d.said) }
      : undefined,
  ),
] as const;

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

/** A weekday and a date, or a weekday and so many weeks: one day. */
function together(a: Time, b: Time): Made | undefined {
  if (onlyWeekday(a) === onlyWeekday(b)) return undefined;
  const [named, other] = onlyWeekday(a) ? [a, b] : [b, a];
  const { weekday } = named;
  if (weekday === undefined) return undefined;
  if (other.fields) {
    if (other.fields.holiday !== undefined || other.fields.weekday !== undefined) return undefined;
    const both = day({ ...other.fields, weekday });
    return asDay({ ...both, at: other.fields.month === undefined ? both.at : (ref) => agreeing(other, weekday, ref) });
  }
  if (other.weekday !== undefined || other.open) return undefined;
  if (other.counted)
    return asDay({
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
  return asDay({ ...other, weekday, at: (ref) => agreeing(other, weekday, ref) });
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

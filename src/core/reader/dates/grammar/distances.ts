import { afterHoliday, behind, fromNow, fromTime, withinLength } from '../values/distance.ts';
import { day } from '../values/fields.ts';
import { run } from '../values/periods.ts';
import { asOf, dayOn, type Time } from '../values/time.ts';
import { rule, type Made, type Place } from './rule.ts';
import type { SaidByKind } from './kinds.ts';

const told = (time: Time, cost = 0): Made => ({
  kind: time.open ? 'open' : time.grain === 'minute' ? 'moment' : time.grain === 'day' ? 'day' : 'range',
  said: time,
  cost,
});

/** So long before or after another date of the note, from now where there is none. */
const beside = (length: SaidByKind['length'], side: 'before' | 'after'): Made => {
  const time = fromNow(length, side === 'before' ? -1 : 1);
  return told({ ...time, distance: { side, length: length.parts } });
};

/** Counted from now or from another day: 3 days ago, in two weeks, 3个工作日内, two days after Christmas. */
export const distances = [
  rule('length of? about? ago', ([l]) => told(fromNow(l.said, -1))),
  rule('length of? later', ([l]) => told(fromNow(l.said, 1))),
  rule('length qian', ([l]) => told(fromNow(l.said, -1))),
  rule('in? length hou', ([, l]) => told(fromNow(l.said, 1))),
  rule('in the? shift? about? length later?', ([, , s, , l]) =>
    told(s?.said.by === 1 ? wholly(l.said, 1) : s ? behind(l.said) : fromNow(l.said, 1)),
  ),
  rule('after about? length', ([{ said }, , l], at) =>
    said.bound === 'since' || at.text[at.from] === '>'
      ? undefined
      : told({ ...fromNow(l.said, 1), open: 'after', bound: 'after' }),
  ),
  rule('length after|from|hou|later the? day|moment', ([l, , , d]) => told(fromTime(d.said, l.said, 1))),
  rule('in|within? length before|ago the? day|moment', ([, l, , , d]) => told(fromTime(d.said, l.said, -1))),
  rule('day|moment and length', ([d, , l]) => told(fromTime(d.said, l.said, 1), 0.1)),
  rule('day|moment of? hou|later length', ([d, , , l]) => told(fromTime(d.said, l.said, 1))),
  rule('day length hou|later', ([d, l]) => told(fromTime(d.said, l.said, 1))),
  rule('day length qian', ([d, l]) => told(fromTime(d.said, l.said, -1))),
  rule('day of day', ([a, , b]) =>
    b.said.distance?.length && !a.said.distance && !a.said.open
      ? told(fromTime(a.said, { parts: b.said.distance.length }, b.said.distance.side === 'before' ? -1 : 1))
      : undefined,
  ),
  // 到期前30天, 盘库后两天: of something that has its day elsewhere in the note.
  rule('qian|hou length', ([side, l], at) =>
    isToldBefore(at) ? { ...beside(l.said, side.kind === 'qian' ? 'before' : 'after'), cost: -0.1 } : undefined,
  ),
  rule('day qian length', ([d, , l]) => told(fromTime(d.said, l.said, -1))),
  rule('day day', ([a, b]) =>
    b.said.distance?.length && !a.said.distance && !a.said.open && a.to === b.from
      ? told(fromTime(a.said, { parts: b.said.distance.length }, b.said.distance.side === 'before' ? -1 : 1))
      : undefined,
  ),
  rule('the? day of? the? day', ([, a, , , b]) =>
    a.said.distance?.length && !b.said.distance
      ? told(fromTime(b.said, { parts: a.said.distance.length }, a.said.distance.side === 'before' ? -1 : 1))
      : undefined,
  ),
  rule('length on|from? day', ([l, , d], at) => {
    const [first] = l.said.parts;
    return first?.[1] === 'week' && d.said.counted === undefined && !at.ref.chinese
      ? told(fromTime(d.said, l.said, 1), 0.2)
      : undefined;
  }),
  rule('number day|weekdays later|hou|ago', ([n, d, side]) =>
    (d.kind === 'weekdays' ? d.said.days.length === 1 : d.said.fields?.weekday !== undefined) &&
    Number.isInteger(n.said.value) &&
    n.said.digits !== 9
      ? told(
          weekdaysOn(
            d.kind === 'day' ? d.said : day({ weekday: d.said.days[0] ?? 1 }),
            side.kind === 'ago' ? -n.said.value : n.said.value,
          ),
        )
      : undefined,
  ),
  rule('day day', ([a, b]) =>
    b.said.form === 'later' && a.to === b.from && a.said.form !== 'later'
      ? { kind: 'day', said: { ...a.said, approximate: true } }
      : undefined,
  ),
  // Thanksgiving in a year: the one that is next then.
  rule('day day', ([a, b]) =>
    a.said.fields?.holiday !== undefined && b.said.counted !== undefined && b.said.fields === undefined
      ? told(seenFrom(a.said, b.said), 0.1)
      : undefined,
  ),
  rule('day hou day', ([d, , b]) =>
    d.said.off !== undefined && b.said.form !== 'holiday' ? { kind: 'day', said: b.said } : undefined,
  ),
  // «三天没回就打电话» is after three days.
  rule('length', ([l], at) =>
    unanswered.test(at.text.slice(at.to, at.to + 12)) ? told(fromNow(l.said, 1)) : undefined,
  ),
  // Windows.
  rule('about? within the? shift? about? length', ([, , , s, , l], at) =>
    told(
      s?.said.by === -1 || /^(?:近|过去|最近)/.test(at.text.slice(at.from))
        ? behind(l.said)
        : /^[头前]/.test(at.text.slice(at.from))
          ? wholly(l.said, -1)
          : withinLength(l.said),
    ),
  ),
  rule('about? length nei', ([, l]) => told(withinLength(l.said))),
  rule('number ri nei', ([n]) => told(withinLength({ parts: [[n.said.value, 'day']] }))),
  rule('next length', ([, l], at) =>
    told(/^[后]/.test(at.text.slice(at.from)) ? wholly(l.said, 1) : withinLength(l.said)),
  ),
  rule('the? shift length', ([, { said }, l]) => (said.word === 'past' ? told(behind(l.said)) : undefined)),
  rule('the? past length', ([, , l]) => told(behind(l.said))),
  rule('length qi', ([l]) => told(behind(l.said))),
  // Beside another date of the note.
  rule('length before|ahead|after', ([l, side]) =>
    side.kind === 'before' && side.said.bound !== 'before'
      ? undefined
      : beside(l.said, side.kind === 'after' ? 'after' : 'before'),
  ),
  rule('ahead length', ([, l]) => beside(l.said, 'before')),
  rule('length before|after same', ([l, side]) => beside(l.said, side.kind === 'after' ? 'after' : 'before')),
  // Once a holiday is over.
  rule('day hou|jie', ([d]) => (d.said.off === undefined ? undefined : { kind: 'day', said: afterHoliday(d.said) })),
  rule('after the? day', ([, , d]) =>
    d.said.off === undefined ? undefined : { kind: 'day', said: afterHoliday(d.said) },
  ),
] as const;

/** Whether the two characters before a place stand before it once more. */
function isToldBefore({ text, from }: Place): boolean {
  const thing = text.slice(Math.max(0, from - 2), from);
  return /^[\u4e00-\u9fff]{2}$/.test(thing) && text.slice(Math.max(0, from - 120), from - 2).includes(thing);
}

const unanswered = /^内?还?(?:没|不|冇)[\u4e00-\u9fff]{0,5}(?:就|再|的话)/;

/** The next or last so many whole units. */
function wholly({ parts }: SaidByKind['length'], by: 1 | -1): Time {
  const [first] = parts;
  return {
    grain: 'range',
    at: (ref) => (first ? run(first[1], { count: first[0], by, ref }) : undefined),
  };
}

function seenFrom(time: Time, then: Time): Time {
  return {
    ...time,
    fields: undefined,
    at: (ref) => {
      const on = then.at(ref);
      const other = on && asOf(ref, dayOn(on.start));
      return other && time.at({ ...other, past: other.today < ref.today });
    },
  };
}

/** Three Mondays from now. */
function weekdaysOn(time: Time, count: number): Time {
  return {
    grain: 'day',
    weekday: time.weekday,
    at: (ref) => {
      const first = time.at({ ...ref, past: count < 0 });
      const by = (Math.abs(count) - 1) * 7 * 1440 * Math.sign(count);
      return first && { start: first.start + by, end: first.end + by };
    },
  };
}

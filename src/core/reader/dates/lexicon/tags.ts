import { cities } from '../../../calendar/cities.ts';
import type { Made } from '../grammar/rule.ts';
import type { Unit } from '../civil.ts';
import { afterHoliday, fromNow } from '../values/distance.ts';
import { day, month } from '../values/fields.ts';
import { type Edge, edgeNow } from '../values/edges.ts';
import { half, isPeriod, quarter, relative, weekend } from '../values/periods.ts';
import { partOf } from '../values/clock.ts';
import { everyUnit, weekendDays, workdays } from '../values/series.ts';
import { daySpan as daysFrom, type Time } from '../values/time.ts';

/** What a tag of the lexicons means: the kind first, then what it says. A tag that is only a kind joins. */
const tags = {
  day: (by) => ({ kind: 'day', said: relative('day', Number(by)) }),
  dayPart: (by, name) => ({ kind: 'moment', said: partOf(relative('day', Number(by)), name) }),
  now: () => ({
    kind: 'moment',
    said: { grain: 'minute', form: 'now', at: ({ now }) => ({ start: now, end: now + 1 }) },
  }),
  laterToday: (sure) => ({
    kind: 'day',
    said: { ...relative('day', 0), form: 'later', approximate: true, weak: !sure },
  }),
  lately: () => ({ kind: 'range', said: { ...relative('day', 0), weak: true } }),
  second: () => ({ kind: 'day', said: { ...relative('day', 1), form: 'later', weak: true } }),
  soon: (from, count) => ({ kind: 'range', said: soon(Number(from), Number(count)) }),
  beside: (by, unit = 'day') => ({ kind: 'day', said: beside(Number(by), unit as Unit) }),
  unit: (unit, times = '1') => ({ kind: 'unit', said: { unit: unit as Unit, times: Number(times) } }),
  letterUnit: (unit) => ({ kind: 'letterUnit', said: { unit: unit as Unit } }),
  length: (count, unit) => ({ kind: 'length', said: { parts: [[Number(count), unit as Unit]], approximate: true } }),
  shift: (by, word) => ({ kind: 'shift', said: { by: Number(by), word: word || undefined } }),
  number: (value) => ({ kind: 'number', said: { value: Number(value), digits: 0, approximate: true } }),
  edge: (edge) => ({ kind: 'edge', said: { edge: edge as Edge } }),
  edgeOf: (edge, unit) => ({
    kind: edge === 'weekend' ? 'weekend' : 'range',
    said: isPeriod(unit as Unit) ? edgeNow(edge as Edge, unit as 'week') : weekend(0),
  }),
  part: (name) => ({ kind: 'part', said: { name } }),
  partsOfDay: (name) => ({ kind: 'partsOfDay', said: { name } }),
  clock: (minute) => ({ kind: 'clock', said: { minute: Number(minute), fixed: true, grain: 'hour' } }),
  meridiem: (half) => ({ kind: 'meridiem', said: { afternoon: half === 'pm' } }),
  weekday: (n, weak) => ({ kind: 'day', said: day({ weekday: Number(n) }, weak ? { weak: true } : {}) }),
  weekdays: (list) => ({
    kind: 'weekdays',
    said: { days: list === 'work' ? workdays : list === 'weekend' ? weekendDays : [Number(list)] },
  }),
  month: (m, weak) => ({ kind: 'month', said: month({ month: Number(m) }, weak ? { weak: true } : {}) }),
  lunarMonth: (m) => ({ kind: 'lunarMonth', said: { month: Number(m) } }),
  quarter: (q) => ({ kind: 'quarter', said: quarter(Number(q)) }),
  half_year: (h, weak) => ({ kind: 'half_year', said: { ...half(Number(h)), weak: Boolean(weak) } }),
  season: (m) => ({ kind: 'season', said: { month: Number(m) } }),
  year: (by) => ({ kind: 'year', said: relative('year', Number(by)) }),
  period: (unit, by) => ({ kind: unit as 'week', said: relative(unit as 'week', Number(by)) }),
  afterHoliday: (id) => ({ kind: 'day', said: afterHoliday(day({ holiday: id })) }),
  beforeHoliday: (id) => ({
    kind: 'open',
    said: { ...day({ holiday: id }), fields: undefined, open: 'before', bound: 'before' },
  }),
  holiday: (id) => ({ kind: 'holiday', said: { id } }),
  every: (times = '1', other) => ({ kind: 'every', said: { times: Number(times), other: Boolean(other) } }),
  recurrence: (unit, times = '1', weak) => ({
    kind: 'recurrence',
    said: { ...(everyUnit(unit as Unit, Number(times)) ?? { freq: 'DAILY', interval: 1 }), weak: Boolean(weak) },
  }),
  before: (bound) => ({ kind: 'before', said: { bound: bound as 'by' } }),
  after: (bound) => ({ kind: 'after', said: { bound: bound as 'since' } }),
  zone: (zone) => ({ kind: 'zone', said: { zone } }),
} satisfies Readonly<Record<string, (...values: [string, string, string]) => Made>>;

/** The phrase that a line of a lexicon teaches: `day 1`, `edgeOf end month`, `comma`. */
export function phraseOfTag(tag: string): Made {
  const [kind = '', ...values] = tag.split(' ');
  const read = (tags as Readonly<Record<string, ((...values: string[]) => Made) | undefined>>)[kind];
  // A word that joins says nothing but its kind.
  return read ? read(...values) : ({ kind, said: null } as Made);
}

/** «Tokyo time», 纽约时间: the cities whose clocks people name. */
export const zoneWords: readonly (readonly [word: string, made: Made])[] = cities.flatMap(([zone, , ...names]) =>
  names
    .filter((name) => name.length > 3 || !/^[a-z]/.test(name))
    .map((name) => [/^[a-z]/.test(name) ? `${name} time` : `${name}时间`, phraseOfTag(`zone ${zone}`)] as const),
);

/** The lines of a lexicon, `tag: words`, as words and what each says. */
export function lexiconWords(lines: string): (readonly [word: string, made: Made])[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [tag = '', words = ''] = line.trim().split(/: (.*)/);
      const made = phraseOfTag(tag);
      return words.split(' ').map((word) => [word.replaceAll('_', ' '), made] as const);
    });
}

function soon(from: number, count: number): Time {
  return { grain: 'range', approximate: true, at: ({ today }) => daysFrom(today + from, count) };
}

/** «The day before», «前一天»: so long from another date of the note, from today where there is none. */
function beside(by: number, unit: Unit): Time {
  const length = [[Math.abs(by), unit]] as const;
  return {
    ...fromNow({ parts: length }, by < 0 ? -1 : 1),
    grain: 'day',
    distance: { side: by < 0 ? 'before' : 'after', length },
  };
}

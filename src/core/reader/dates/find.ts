import { calendarOf, type Calendar } from '../../calendar/workdays.ts';
import type { Locale } from '../../contract/locale.ts';
import type { When } from '../../contract/reading.ts';
import { hasHan, plain } from '../text/normalize.ts';
import { DAY, minuteOf, mondayOf, partsOf, plainDate, plainDateTime, weekdayOf } from './civil.ts';
import type { Found } from './found.ts';
import { parse } from './grammar/parse.ts';
import { hanValue } from './lexer/numerals.ts';
import type { Standing } from './standing.ts';
import { ruleOf } from './values/series.ts';
import { dayOn, type Ref } from './values/time.ts';

type Whose = {
  readonly locale?: Locale | undefined;
  readonly country?: string | undefined;
  /** Whose workdays and holidays count; that of the country where none is given. */
  readonly calendar?: Calendar | undefined;
  /** Where the writer's clock is, for hours that are told of another place. */
  readonly zone?: string | undefined;
};

/**
 * Finds every time expression of a text: words of time from the lexicons, put together to phrases by rules, each a composition of typed values.
 * All times are civil; the caller says which way a date without a year or a week points. The cost is linear in the length of the text.
 */
export function findDates(
  text: string,
  { ref, tense, ...whose }: Whose & { ref: Temporal.PlainDateTime; tense: 'past' | 'future' },
): When[] {
  return scan({ typed: text, text: plain(text) }, { now: minuteOf(ref), ...whose })[tense].map(toWhen);
}

export type Scanned = { readonly future: readonly Found[]; readonly past: readonly Found[] };

/** Reads the dates both ways, as a plan's and as a report's; the two lists have the same places. */
export function scan({ typed, text }: { typed: string; text: string }, about: Whose & { now: number }): Scanned {
  const ref = refOf(text, about);
  const phrases = withEnds(parse(text, { typed, ref }), text);
  if (phrases.length === 0) return { future: [], past: [] };
  const told = phrases.flatMap((phrase) => {
    const ahead = foundOf(phrase, ref);
    return ahead ? [{ ahead, back: ahead.loose ? (foundOf(phrase, { ...ref, past: true }) ?? ahead) : ahead }] : [];
  });
  return {
    future: inWeek(
      told.map(({ ahead }) => ahead),
      { ref, text },
    ),
    past: told.map(({ back }) => back),
  };
}

/** «每周五发周报直到年底», «每周五发周报,一共6次»: what comes again ends with the day until which it lasts, or after so many times. */
function withEnds(phrases: readonly Standing[], text: string): Standing[] {
  const ended: Standing[] = [];
  for (const phrase of phrases) {
    const last = ended.at(-1);
    if (phrase.kind === 'recurrence') {
      ended.push(withCount(phrase, text));
      continue;
    }
    const ends = phrase.said.lasts ?? untilThen.test(text.slice(phrase.to));
    if (ends && last?.kind === 'recurrence' && !last.said.until && !stops.test(text.slice(last.to, phrase.from)))
      ended[ended.length - 1] = { ...last, said: { ...last.said, until: phrase.said } };
    else ended.push(phrase);
  }
  return ended;
}

/** How often in all, where it does not stand right behind it. */
function withCount(phrase: Standing & { readonly kind: 'recurrence' }, text: string): Standing {
  const { until, within, count } = phrase.said;
  const [rest = ''] = text.slice(phrase.to, phrase.to + 60).split(stops);
  const [, han, latin] = timesInAll.exec(rest) ?? [];
  const times = han ? hanValue(han) : Number(latin);
  return until || within || count !== undefined || !(times > 1)
    ? phrase
    : { ...phrase, said: { ...phrase.said, count: times } };
}

const timesInAll =
  /(?:一?共|总共|总计|连续) ?([\d一二两三四五六七八九十]{1,3}) ?[次趟遍]|(?:, ?|\bfor )(\d{1,3}) times\b(?! (?:a|per|each)\b)/;
const untilThen = /^ ?为?止/;

/** What the rest of the reader knows of a time. */
function foundOf(phrase: Standing, ref: Ref): Found | undefined {
  const { from, to } = phrase;
  if (phrase.kind === 'recurrence') {
    const { starts: begins, within } = phrase.said;
    const period = within?.at(ref);
    const starts = begins?.at(ref) ?? (period && period.start > ref.now ? period : undefined);
    return {
      ...plainly,
      from,
      to,
      kind: 'recurrence',
      rule: ruleOf(phrase.said, ref),
      start: starts?.start,
      end: starts?.end,
    };
  }
  const { said } = phrase;
  const span = said.at(ref);
  if (!span) return undefined;
  const { grain } = said;
  return {
    from,
    to,
    kind:
      grain === 'minute' || grain === 'hour' || grain === 'part' || (span.start % DAY !== 0 && grain === 'range')
        ? 'time'
        : grain === 'day'
          ? 'day'
          : 'period',
    start: span.start,
    end: span.end,
    granularity: grain,
    form: said.form ?? 'plain',
    loose: said.loose ?? false,
    approximate: said.approximate ?? false,
    open: said.open,
    bound: said.bound,
    lasts: said.lasts ?? false,
    otherwise: span.otherwise ?? [],
    weekday: said.weekday,
    month: said.month,
    clock: said.form === 'clock' ? said.clock?.minute : undefined,
    distance: said.distance,
    last: said.last?.(ref),
    monthFrom: said.monthFrom?.(ref),
  };
}

const plainly = {
  granularity: 'day',
  form: 'plain',
  loose: false,
  approximate: false,
  lasts: false,
  otherwise: [],
} as const;

/** «下周出差:周一上海,周三杭州», «下周三回来,周四再约»: a weekday after another week is a day of that week. */
function inWeek(future: readonly Found[], { ref, text }: { ref: Ref; text: string }): Found[] {
  let week: { monday: number; weekday: number; to: number; listed: boolean; onward: boolean } | undefined;
  return future.map((date) => {
    const { kind, granularity, loose, open, from, to, weekday } = date;
    if (week !== undefined && stops.test(text.slice(week.to, from))) week = undefined;
    if (kind !== 'recurrence' && weekday !== undefined && loose) {
      if (week === undefined || weekday <= week.weekday || from - week.to > 30 || open === 'before') return date;
      if (week.weekday > 0 && !week.listed && !week.onward) return date;
      const moved = (week.monday + weekday - 1) * DAY - dayOn(date.start) * DAY;
      if (date.start + moved < ref.today * DAY) return date;
      week = { ...week, weekday, to };
      return { ...date, start: date.start + moved, end: date.end + moved, loose: false, otherwise: [] };
    }
    if (kind === 'recurrence' || open === 'before') week = undefined;
    else if (granularity === 'week') week = { monday: dayOn(date.start), weekday: 0, to, listed: true, onward: true };
    else if (weekday !== undefined && kind !== 'period')
      week = {
        monday: mondayOf(dayOn(date.start)),
        weekday,
        to,
        listed: false,
        onward: onward.test(text.slice(from, to + 4)),
      };
    else if (granularity !== 'minute' && granularity !== 'hour' && granularity !== 'part') week = undefined;
    return date;
  });
}

/** Said of what comes after the first day: «下周三回来,周四再约». */
const onward = /[日天一二三四五六] ?(?:回|到|来|抵|飞|上班)|back|returns?/;
const stops = /[\n。!?;]|\. /;

function refOf(text: string, { now, locale, country, calendar, zone }: Whose & { now: number }): Ref {
  const today = Math.floor(now / DAY);
  const chinese = locale === 'zh' || hasHan(text);
  return {
    now,
    today,
    ...partsOf(today),
    weekday: weekdayOf(today),
    past: false,
    chinese,
    monthFirst: orderIn(text) ?? (!country || monthFirst.has(country)),
    calendar: calendar ?? calendarOf(country ?? (chinese ? 'CN' : undefined)),
    zone,
  };
}

/** Whether the month stands first, where one of the dates of the text can be read in one order only. */
function orderIn(text: string): boolean | undefined {
  if (!text.includes('/')) return undefined;
  const found = oneOrder.exec(text);
  return found ? found[3] !== undefined : undefined;
}

/** 24/8 and 8/24, but neither 24/7 nor 1/31/2026. */
const oneOrder =
  /(?<![\d/.])(?!24\/7)(?:(1[3-9]|2\d|3[01])\/(0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01]))(?![\d/%])/;

const monthFirst = new Set(['US', 'CN', 'TW', 'JP', 'KR', 'HK', 'PH', 'CA', 'MN']);

export function toWhen(found: Found): When {
  const { from, to, kind, granularity, open, bound, approximate, otherwise } = found;
  return {
    span: [from, to],
    ...(kind === 'recurrence' ? { recurrence: found.rule } : {}),
    ...(found.start === undefined ? {} : edgesOf({ ...found, start: found.start, open, bound })),
    granularity,
    ...(open ? { open } : {}),
    ...(approximate ? { approximate: true } : {}),
    ...(otherwise.length > 0 ? { otherwise: otherwise.map(plainDate) } : {}),
  };
}

function edgesOf({
  start,
  end = start + 1,
  open,
  bound,
}: Pick<Found, 'end' | 'open' | 'bound'> & { start: number }): Pick<When, 'start' | 'end'> {
  if (open === 'before') return { end: plainDateTime(bound === 'by' || bound === 'within' ? end : start) };
  if (open === 'after') return { start: plainDateTime(start) };
  return { start: plainDateTime(start), end: plainDateTime(Math.max(end, start + 1)) };
}

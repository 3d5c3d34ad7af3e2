import { DAY, mondayOf, nextWeekday, partsOf } from '../../dates/civil.ts';
import type { Distance, Found } from '../../dates/found.ts';
import { lengthBefore } from '../../dates/values/distance.ts';
import type { Judged, JudgedNote, Reason } from '../verdict.ts';

/** Dates that another date of the note tells: «60 days ahead», «the Friday before», «2pm same day», «the 6th» of a month just named. */
export function countedFromNeighbour(judged: readonly Judged[], note: JudgedNote): Judged[] {
  const told: Judged[] = [];
  for (const one of judged) {
    if (one.found.distance && each.test(note.text.slice(0, one.found.from))) {
      for (const [i, other] of told.entries()) told[i] = earlier(other, one.found.distance, note);
      told.push({ ...one, role: 'background', why: 'so long before something' });
      continue;
    }
    const base = told.findLast(({ found }) => found.form !== 'now')?.found;
    told.push(base?.start === undefined ? alone(one) : beside(one, { ...base, start: base.start }, note));
  }
  return told;
}

/** «15号、22号、31号到期,各提前一天»: each of the days that were told. */
const each = /(?:各|都|均|分别|\beach) ?$/;

function earlier(one: Judged, distance: Distance, note: JudgedNote): Judged {
  const { found, role } = one;
  if (role !== 'plan' || found.kind !== 'day' || found.granularity !== 'day') return one;
  return onDay(one, {
    day: dayBeside(found.start, distance, note),
    today: note.today,
    why: 'so long before the other date',
  });
}

/** «20 minutes before», where nothing is that it could be before. */
function alone(one: Judged): Judged {
  return one.found.distance?.side === 'before' && one.role === 'happened'
    ? { ...one, role: 'background', why: 'so long before something' }
    : one;
}

type Base = Found & { readonly start: number };

function beside(one: Judged, base: Base, note: JudgedNote): Judged {
  const { today, text } = note;
  const same = sameDay(base, one.found, text);
  if (same && same.start >= today * DAY) return { ...one, found: same, role: 'plan', why: 'on that day' };
  const named =
    inMonthOf(base, one.found, text) ?? theWeekday(base, one.found, text) ?? soLongBefore(base, one.found, note);
  if (named !== undefined) return onDay(one, { day: named, today, why: 'on that day' });
  const { distance } = one.found;
  if (distance === undefined) return one;
  const why = distance.side === 'after' ? 'so long after the other date' : 'so long before the other date';
  if (one.found.kind !== 'time' || distance.side === 'after')
    return onDay(one, { day: dayBeside(base.start, distance, note), today, why });
  // «明天下午3点开会,提前20分钟提醒我»: only an hour has minutes before it.
  if (base.kind !== 'time' || base.granularity === 'part') return alone(one);
  const start = lengthBefore(base.start, { length: distance.length ?? [], sign: -1, calendar: note.calendar });
  return { ...one, found: { ...one.found, start, end: start + 1 }, role: 'plan', why };
}

function onDay(one: Judged, { day, today, why }: { day: number; today: number; why: Reason }): Judged {
  const found: Found = {
    ...one.found,
    kind: 'day',
    granularity: 'day',
    start: day * DAY,
    end: (day + 1) * DAY,
    loose: false,
    otherwise: [],
  };
  return { ...one, found, role: day >= today ? 'plan' : 'background', why };
}

function dayBeside(base: number, { side, ...by }: Distance, { calendar }: JudgedNote): number {
  if (by.weekday !== undefined) return nextWeekday(Math.floor(base / DAY), { weekday: by.weekday, side });
  return Math.floor(lengthBefore(base, { length: by.length, sign: side === 'after' ? 1 : -1, calendar }) / DAY);
}

/** «2pm same day», «call her that week», «the Monday of that week»: told of the day before it in the note. */
function sameDay({ start: base }: Base, found: Found, text: string): (Found & { readonly start: number }) | undefined {
  const words = text.slice(found.from, found.to);
  if (!/\b(?:same|that) (?:day|afternoon|morning|evening|week)\b|当天|同一?天/.test(words)) return undefined;
  if (found.start === undefined || found.end === undefined) return undefined;
  const day = Math.floor(base / DAY);
  const monday = mondayOf(day);
  if (found.granularity === 'week') return { ...found, start: day * DAY, end: (monday + 7) * DAY, loose: false };
  const on = found.weekday !== undefined && words.includes('week') ? monday + found.weekday - 1 : day;
  const shift = (on - Math.floor(found.start / DAY)) * DAY;
  return { ...found, start: found.start + shift, end: found.end + shift, loose: false };
}

/** «Quiet in July, put us down for the 6th», «15–17 October, gala on the 16th». */
function inMonthOf(base: Base, found: Found, text: string): number | undefined {
  if (found.form !== 'dayOfMonth' || found.month !== undefined || found.start === undefined) return undefined;
  if (base.end === undefined || base.start <= found.start || found.from - base.to > reach) return undefined;
  const between = text.slice(base.to, found.from);
  const { d } = partsOf(Math.floor(found.start / DAY));
  const first = partsOf(Math.floor(base.start / DAY));
  if (
    base.granularity === 'day' &&
    base.kind === 'day' &&
    d > first.d &&
    (listed.test(between) || /之后|然后|after/.test(between))
  )
    return Math.floor(base.start / DAY) + d - first.d;
  if (base.granularity !== 'month' && base.granularity !== 'range') return undefined;
  if (
    between.includes('\n') ||
    !(/\d(?:st|nd|rd|th)\b/.test(text.slice(found.from, found.to)) || between.includes(':'))
  )
    return undefined;
  for (let day = Math.floor(base.start / DAY); day * DAY < base.end; day++) if (partsOf(day).d === d) return day;
  return undefined;
}

/** «12.1到期 deadline前两周催», «8/8 开会,AGM 前一个星期给»: so long before what the other date tells, not the weeks that are over. */
function soLongBefore(base: Base, found: Found, { text, today }: JudgedNote): number | undefined {
  if (found.distance || found.kind === 'recurrence' || base.start < (today + 1) * DAY || found.start >= today * DAY)
    return undefined;
  if (
    !text.startsWith('前', found.from) ||
    !/[a-z\u4e00-\u9fff] ?$/.test(text.slice(Math.max(0, found.from - 2), found.from))
  )
    return undefined;
  return Math.floor((base.start - (found.end - found.start)) / DAY);
}

/** Between the days of a list. */
const listed = /^[^,，。.;；!?\n]{0,14}[、,，/][^,，。.;；!?\n]{0,14}$/;

/** «They have it on Wednesday 21st, so it's the Thursday»: the one behind that day. */
function theWeekday(base: Base, found: Found, text: string): number | undefined {
  if (found.weekday === undefined || found.distance || !found.loose || found.kind !== 'day') return undefined;
  if (base.kind !== 'day' || (base.month === undefined && base.form !== 'dayOfMonth' && base.weekday === undefined))
    return undefined;
  const between = text.slice(base.to, found.from);
  if (!/\bthe $/.test(text.slice(Math.max(0, found.from - 4), found.from)) && !text.startsWith('the ', found.from))
    return undefined;
  if (between.length > reach || /[.;!?\n]|\bor\b/.test(between) || found.start >= base.start) return undefined;
  return nextWeekday(Math.floor(base.start / DAY), { weekday: found.weekday, side: 'after' });
}

const reach = 70;

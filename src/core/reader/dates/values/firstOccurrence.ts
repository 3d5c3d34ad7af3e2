import { dayOf, partsOf, weekdayOf } from '../civil.ts';
import { codes } from './recurrence.ts';

/** The first day on which a rule comes due, counted from a day. */
export function firstOf(rule: string, today: number): number {
  const by = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const first = by['BYDAY']?.split(',')[0] ?? '';
  const index = codes.findIndex((c) => first.endsWith(c));
  if (by['FREQ'] === 'WEEKLY' && index >= 0) {
    const here = (by['BYDAY'] ?? '').split(',').map((c) => codes.findIndex((known) => known === c));
    const next = [1, 2, 3, 4, 5, 6, 7].find((step) => here.includes((((today + step + 3) % 7) + 7) % 7));
    return today + (next ?? 7);
  }
  const nth = /^(-?\d)[A-Z]{2}$/.exec(first)?.[1];
  if (by['FREQ'] === 'MONTHLY' && nth !== undefined && index >= 0) {
    const from = partsOf(today);
    for (let step = 0; step < 15; step++) {
      const on = nthOf({ y: from.y, m: from.m + step, weekday: index + 1, nth: Number(nth) });
      if (on > today) return on;
    }
  }
  const { y, m, d } = partsOf(today);
  const place = Number(by['BYSETPOS'] ?? 0);
  if (by['FREQ'] === 'MONTHLY' && place !== 0) {
    const here = workdayOf({ y, m, place });
    return here > today ? here : workdayOf({ y, m: m + 1, place });
  }
  if (by['BYMONTHDAY'] && by['FREQ'] === 'MONTHLY') {
    const wanted = Number(by['BYMONTHDAY'].split(',')[0]);
    if (wanted > 0) return wanted > d ? dayOf(y, m, wanted) : dayOf(y, m + 1, wanted);
    const end = dayOf(y, m + 1, 1) + wanted;
    return end > today ? end : dayOf(y, m + 2, 1) + wanted;
  }
  const step = Number(by['INTERVAL'] ?? 1);
  if (by['FREQ'] === 'DAILY') return today + step;
  if (by['FREQ'] === 'WEEKLY') return today + 7 * step;
  if (by['FREQ'] === 'MONTHLY') return dayOf(y, m + step, Math.min(d, 28));
  const month = Number(by['BYMONTH'] ?? m);
  const date = Number(by['BYMONTHDAY']?.split(',')[0] ?? d);
  const here = dayOf(y, month, date);
  return here > today ? here : dayOf(y + 1, month, date);
}

/** The day from Monday to Friday at a place of a month, counted from its beginning or its end. */
function workdayOf({ y, m, place }: { y: number; m: number; place: number }): number {
  const step = Math.sign(place);
  let day = step > 0 ? dayOf(y, m, 1) - 1 : dayOf(y, m + 1, 1);
  for (let left = Math.abs(place); left > 0;) {
    day += step;
    if (weekdayOf(day) <= 5) left--;
  }
  return day;
}

function nthOf({ y, m, weekday, nth }: { y: number; m: number; weekday: number; nth: number }): number {
  const first = dayOf(y, m, 1);
  if (nth > 0) return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  const end = dayOf(y, m + 1, 1) - 1;
  return end - ((weekdayOf(end) - weekday + 7) % 7) + 7 * (nth + 1);
}

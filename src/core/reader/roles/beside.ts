import { DAY, mondayOf } from '../dates/civil.ts';
import type { Found } from '../dates/find.ts';
import { daysAhead } from '../dates/values/durations.ts';
import { type Judged, type Note } from './judged.ts';

/** «60 days ahead» counts from the date before it, where there is one. */
export function aheadOf(judged: Judged[], { today, text }: Note): Judged[] {
  return judged.map((one, i) => {
    const base = judged[i - 1]?.found;
    const same = base?.s !== undefined && one.found.s !== undefined && sameDay(base.s, one.found, text);
    if (same && same.s! >= today * DAY) return { ...one, found: same, role: 'plan', why: 'on that day' };
    if (one.found.word === 'following' && one.found.parts && base?.s !== undefined) {
      const after = one.found.parts.map(([count, unit]) => [-count, unit] as const);
      const on = daysAhead(Math.floor(base.s / DAY), after);
      return {
        ...one,
        found: { ...one.found, s: on * DAY, e: (on + 1) * DAY },
        role: on >= today ? 'plan' : 'background',
        why: 'so long after the other date',
      };
    }
    if (
      one.found.word === 'ahead' &&
      one.found.parts &&
      (base?.s === undefined || one.found.k === 'W') &&
      one.role === 'happened'
    )
      return { ...one, role: 'background', why: 'so long before something' };
    if (one.found.word !== 'ahead' || !one.found.parts || base?.s === undefined || one.found.k === 'W') return one;
    const day = daysAhead(Math.floor(base.s / DAY), one.found.parts);
    return {
      ...one,
      found: { ...one.found, k: 'D', s: day * DAY, e: (day + 1) * DAY, g: 'day' },
      role: day >= today ? 'plan' : 'background',
      why: 'so long before the other date',
    };
  });
}

/** «2pm same day», «call her that week»: told of the day before it in the note. */
function sameDay(base: number, found: Found, text: string): Found | undefined {
  const words = text.slice(found.from, found.to);
  if (!/\b(?:same|that) (?:day|afternoon|morning|evening|week)\b|当天|同一?天/.test(words)) return undefined;
  const day = Math.floor(base / DAY) * DAY;
  if (found.g === 'week') {
    const monday = mondayOf(day / DAY) * DAY;
    return { ...found, s: day, e: monday + 7 * DAY, loose: false };
  }
  const shift = day - Math.floor(found.s! / DAY) * DAY;
  return { ...found, s: found.s! + shift, e: found.e! + shift, loose: false };
}

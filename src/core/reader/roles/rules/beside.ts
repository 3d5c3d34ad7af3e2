import { DAY, mondayOf } from '../../dates/civil.ts';
import type { Found } from '../../dates/found.ts';
import { lengthBefore } from '../../dates/values/distance.ts';
import { type Judged, type JudgedNote } from '../verdict.ts';

/** «60 days ahead» counts from the date before it, where there is one. */
export function countedFromNeighbour(judged: Judged[], { today, text, calendar }: JudgedNote): Judged[] {
  return judged.map((one, i) => {
    const base = judged[i - 1]?.found;
    const same = base?.start !== undefined && one.found.start !== undefined && sameDay(base.start, one.found, text);
    if (same && same.start !== undefined && same.start >= today * DAY)
      return { ...one, found: same, role: 'plan', why: 'on that day' };
    if (one.found.distance?.side === 'after' && base?.start !== undefined) {
      const on = Math.floor(lengthBefore(base.start, { length: one.found.distance.length, sign: 1, calendar }) / DAY);
      return {
        ...one,
        found: { ...one.found, start: on * DAY, end: (on + 1) * DAY },
        role: on >= today ? 'plan' : 'background',
        why: 'so long after the other date',
      };
    }
    if (
      one.found.distance?.side === 'before' &&
      (base?.start === undefined || one.found.kind === 'time') &&
      one.role === 'happened'
    )
      return { ...one, role: 'background', why: 'so long before something' };
    if (one.found.distance?.side !== 'before' || base?.start === undefined) return one;
    const { length } = one.found.distance;
    const start = lengthBefore(base.start, { length, sign: -1, calendar });
    if (one.found.kind === 'time') {
      // «明天下午3点开会,提前20分钟提醒我»: only an hour has minutes before it.
      if (base.kind !== 'time' || base.granularity === 'part') return one;
      return {
        ...one,
        found: { ...one.found, start, end: start + 1 },
        role: 'plan',
        why: 'so long before the other date',
      };
    }
    const day = Math.floor(start / DAY);
    return {
      ...one,
      found: { ...one.found, kind: 'day', start: day * DAY, end: (day + 1) * DAY, granularity: 'day' },
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
  if (found.granularity === 'week') {
    const monday = mondayOf(day / DAY) * DAY;
    return { ...found, start: day, end: monday + 7 * DAY, loose: false };
  }
  if (found.start === undefined || found.end === undefined) return undefined;
  const shift = day - Math.floor(found.start / DAY) * DAY;
  return { ...found, start: found.start + shift, end: found.end + shift, loose: false };
}

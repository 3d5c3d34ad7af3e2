import { done, away, askedOfUs, comesBack, comesThen, rests, byThen, lasts } from '../text/cues.ts';
import { DAY } from '../dates/civil.ts';
import type { Found } from '../dates/find.ts';
import { background, plan, type Verdict } from './judged.ts';
import type { Told } from './told.ts';

/** Days until which something lasts or rests, and after which it goes on. */
export function untilThen(date: Told): Verdict | undefined {
  const { ahead, own, next, words, nextWords, day, strong, others } = date;
  const { text, today } = date.note;
  if (day > today && next !== undefined) {
    const nextClause = text.slice(next.from, next.to);
    const then = comesThen.test(nextClause);
    const backThen = then || comesBack.test(nextWords);
    const followed = others.some((o) => o.from >= next.from && o.from < next.to);
    if (
      followed &&
      next.sentence === own.sentence &&
      ((backThen && away.test(words)) || /回来|回国|回公司|\bback\b(?! to\b)/.test(text.slice(own.from, own.to))) &&
      !askedOfUs.test(words)
    )
      return background(ahead, 'somebody is back then');
    if (backThen && (away.test(words) || ahead.until)) return plan(ahead, 'somebody is back then');
    if (then && !followed) return plan(since(ahead, nextClause), 'something is to be done then');
  }
  if (ahead.until && day > today && rests.test(words) && !others.some(({ from }) => from > ahead.from))
    return plan(since(ahead, ''), 'it rests until then');
  if (ahead.until && byThen.test(words) && !lasts.test(words) && !away.test(words)) return plan(ahead, 'until is by');
  if (
    ahead.g === 'week' &&
    others.some((o) => o !== ahead && o.word === 'holiday' && !o.open && o.from >= own.from && o.to <= own.to)
  )
    return background(ahead, 'a holiday by the way');
  if (ahead.until && !strong() && !askedOfUs.test(words)) return background(ahead, 'lasts until then');
  if (ahead.word === 'holiday' && !ahead.open && !strong()) return background(ahead, 'a holiday by the way');
  if (ahead.word === 'before holiday' && done.test(words) && !strong())
    return background(ahead, 'before a holiday, and over');
  if (ahead.word === 'before holiday' && /最后一|last\b/.test(words))
    return background(ahead, 'before a holiday, and over');
  return undefined;
}

/** A date until or after which nothing happens: then it is taken up again. */
function since(found: Found, next: string): Found {
  const { open: _open, until: _until, ...then } = found;
  if (/\bbefore then\b/.test(next) && found.s !== undefined)
    return { ...then, k: 'D', s: found.s - DAY, e: found.s, g: 'day' };
  if (!/\bafter|afterwards/.test(next) || found.e === undefined || found.g === 'day') return then;
  return { ...then, k: 'D', s: found.e, e: found.e + DAY, g: 'day', approx: true };
}

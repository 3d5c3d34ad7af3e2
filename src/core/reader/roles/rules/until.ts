import { done, away, askedOfUs, comesBack, comesThen, rests, byThen, lasts } from '../../text/cues.ts';
import { DAY } from '../../dates/civil.ts';
import type { Found } from '../../dates/found.ts';
import { background, plan, type Verdict } from '../verdict.ts';
import type { Told } from '../context.ts';

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
    if (backThen && (away.test(words) || ahead.lasts)) return plan(ahead, 'somebody is back then');
    if (then && !followed) return plan(since(ahead, nextClause), 'something is to be done then');
  }
  if (ahead.lasts && day > today && rests.test(words) && !others.some(({ from }) => from > ahead.from))
    return plan(since(ahead, ''), 'it rests until then');
  if (ahead.lasts && byThen.test(words) && !lasts.test(words) && !away.test(words)) return plan(ahead, 'until is by');
  if (
    ahead.granularity === 'week' &&
    others.some((o) => o !== ahead && o.form === 'holiday' && !o.open && o.from >= own.from && o.to <= own.to)
  )
    return background(ahead, 'a holiday by the way');
  if (ahead.lasts && !strong() && !askedOfUs.test(words)) return background(ahead, 'lasts until then');
  if (ahead.form === 'holiday' && !ahead.open && !strong()) return background(ahead, 'a holiday by the way');
  if (ahead.form === 'holiday' && ahead.open === 'before' && done.test(words) && !strong())
    return background(ahead, 'before a holiday, and over');
  if (ahead.form === 'holiday' && ahead.open === 'before' && /最后一|last\b/.test(words))
    return background(ahead, 'before a holiday, and over');
  return undefined;
}

/** A date until or after which nothing happens: then it is taken up again. */
function since(found: Found, next: string): Found {
  const then: Found = { ...found, open: undefined, bound: undefined, lasts: false };
  if (/\bbefore then\b/.test(next) && found.start !== undefined)
    return { ...then, kind: 'day', start: found.start - DAY, end: found.start, granularity: 'day' };
  if (!/\bafter|afterwards/.test(next) || found.end === undefined || found.granularity === 'day') return then;
  return { ...then, kind: 'day', start: found.end, end: found.end + DAY, granularity: 'day', approximate: true };
}

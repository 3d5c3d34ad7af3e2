import { moves, refusedBefore, refusedAfter } from '../../text/cues.ts';
import { DAY } from '../../dates/civil.ts';
import type { Judged, JudgedNote, Reason } from '../verdict.ts';

/** 不是下周三,是这周三 · 周三改到周五 · pushed from 3/4 to 10/4: the first one no longer counts. */
export function corrected(judged: Judged[], { text }: JudgedNote): Judged[] {
  return judged.map((told, i) => {
    const one = movedTo(told, text);
    const why = whyNot(one, { text, previous: judged[i - 1], later: judged[i + 1] });
    return why === undefined ? one : { ...one, role: 'background', why };
  });
}

/** Why a date does not count beside those around it. */
function whyNot(
  { found, role }: Judged,
  { text, previous, later }: { text: string; previous: Judged | undefined; later: Judged | undefined },
): Reason | undefined {
  const between = later ? text.slice(found.to, later.found.from) : '';
  const close = later !== undefined && between.length < 24;
  if (later && between.length < 48) {
    const before = text.slice(Math.max(0, found.from - 24), found.from);
    if (role === 'plan') {
      if (refusedBefore.test(before) || refusedAfter.test(text.slice(found.to, found.to + 24))) return 'does not suit';
      if (close && toNext.test(between) && moves.test(before)) return 'moved from there';
    }
    if (between.length < 30 && unsaid.test(between)) return 'taken back';
  }
  if (previous) {
    const since = text.slice(previous.found.to, found.from);
    if (role === 'plan' && insteadOf.test(since)) return 'not on that day';
    if (
      wasOn.test(text.startsWith('from ', found.from) ? `${since}from ` : since) &&
      moves.test(text.slice(Math.max(0, previous.found.from - 40), previous.found.from))
    )
      return 'moved from there';
    if (found.granularity === 'day' && previous.role === 'plan' && orOn.test(since)) return 'the other choice';
  }
  if (role === 'happened') return undefined;
  const before = text.slice(Math.max(0, found.from - 6), found.from);
  if (notOn.test(before) && (close || /是|but/.test(text.slice(found.to, found.to + 10)))) return 'taken back';
  if (!close) return undefined;
  const moved =
    changedTo.test(between) ||
    (/(?:from|从|由)\s*$/.test(before) &&
      /^\s*(?:to|改到|推到|改成|到)\s*$/.test(between) &&
      /push|move|reschedul|postpone|delay|slip|改|推|延|chang/.test(
        text.slice(Math.max(0, found.from - 24), found.from),
      ));
  return moved ? 'taken back' : undefined;
}

/** Between two dates, what makes the second count. */
const toNext = /^(?:'s)? (?:[\w'/&-]+ ){0,3}(?:to|till|until) (?:the )?$/;
const unsaid =
  /(?:no wait|wait,? no|scratch that|sorry|i mean|correction|actually|不对|不是,|说错|哦不|更正|搞错|记错)/;
const changedTo =
  /^[^。!?\n]{0,14}(?:改到|改成|改在|改为|改去|改|推到|推迟到|推后到|延到|延期到|延后到|顺延到|提前到|挪到|调到|调整到|换到|→|->|—>|变成|改做|delay到|delay 到|(?:moved|shifted|delayed|pushed|changed|brought) (?:back |out |forward |up )?to|rescheduled (?:to|for)|postponed (?:to|until|till)|now|to be)\s*(?:了|on|现在说|now)?\s*$/;
/** Before a date, what makes it not count. */
const notOn = /不是(?:在|说)?$|(?:^|\W)not (?:on )?$|instead of $|rather than $/;
/** Between two dates, what makes the first count. */
const insteadOf = /^ ?[,(]? ?(?:instead of|rather than) (?:the |on )?$/;
const wasOn = /^ ?(?:,|\()? ?(?:from|instead of|not|was|rather than|而?不是|原来?是?|原定|原先是?) ?(?:the |on )?$/;
const orOn = /^ ?(?:或者?|or) ?$/;

/** «Moved from 1 Dec to 4 Dec» is no span of days: the last one counts. */
function movedTo(one: Judged, text: string): Judged {
  const { found } = one;
  if (
    found.form !== 'range' ||
    found.start === undefined ||
    found.end === undefined ||
    !moves.test(text.slice(Math.max(0, found.from - 24), found.from))
  )
    return one;
  const day = Math.floor((found.end - 1) / DAY) * DAY;
  const { start, end, granularity } = found.last ?? { start: day, end: day + DAY, granularity: 'day' };
  const timed = granularity === 'minute' || granularity === 'hour' || granularity === 'part';
  return {
    ...one,
    role: 'plan',
    why: 'moved here',
    found: { ...found, kind: timed ? 'time' : 'day', start, end, granularity, form: 'moved' },
  };
}

import { moves, refusedBefore, refusedAfter } from '../../text/cues.ts';
import { DAY } from '../../dates/civil.ts';
import type { Found } from '../../dates/found.ts';
import type { Judged, JudgedNote, Reason } from '../verdict.ts';

/** 不是下周三,是这周三 · 周三改到周五 · pushed from 3/4 to 10/4: the first one no longer counts. */
export function corrected(judged: Judged[], { text }: JudgedNote): Judged[] {
  const said = judged.filter(({ found }) => found.form !== 'now');
  const settled = judged.map((told) => {
    const to = movedTo(told.found, text);
    const one: Judged = to ? { ...told, role: 'plan', why: 'moved here', found: to } : told;
    const i = said.indexOf(told);
    if (i < 0) return one;
    const why = whyNot(one, { text, previous: said[i - 1], later: said[i + 1] });
    return why === undefined ? one : background(one, why);
  });
  return settled.map((one, i) => (isSaidAgain(settled, { one, i, text }) ? background(one, 'taken back') : one));
}

const background = (one: Judged, why: Reason): Judged => ({ ...one, role: 'background', why });

/** «He wants Friday. But Friday is a holiday, so Monday»: the day that was taken back was named before. */
function isSaidAgain(judged: readonly Judged[], { one, i, text }: { one: Judged; i: number; text: string }): boolean {
  const next = judged[i + 1];
  return (
    one.role === 'plan' &&
    one.found.kind === 'day' &&
    next?.role === 'background' &&
    (next.why === 'taken back' || next.why === 'does not suit') &&
    (next.found.start === one.found.start ||
      (next.found.weekday !== undefined && next.found.weekday === one.found.weekday)) &&
    next.found.from - one.found.to < 24 &&
    !text.slice(one.found.to, next.found.from).includes('\n')
  );
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
      if (refusedBetween.test(between)) return 'does not suit';
      if (close && toNext.test(between) && moves.test(before)) return 'moved from there';
    }
    if ((between.length < 30 && unsaid.test(between)) || unsaidSurely.test(between)) return 'taken back';
    if (close && wasBefore.test(before) && !/[.!?。\n]/.test(between)) return 'moved from there';
  }
  if (previous) {
    const since = text.slice(previous.found.to, found.from);
    if (role === 'plan' && insteadOf.test(since)) return 'not on that day';
    if (previous.role !== 'background' && andNot.test(since) && !butOnThat.test(text.slice(found.to, found.to + 12)))
      return 'not on that day';
    if (found.kind === 'time' && previous.found.kind === 'time' && inOtherWords.test(since))
      return 'told by another clock';
    if (
      wasOn.test(text.startsWith('from ', found.from) ? `${since}from ` : since) &&
      moves.test(text.slice(Math.max(0, previous.found.from - 40), previous.found.from))
    )
      return 'moved from there';
    if (found.granularity === 'day' && previous.role === 'plan' && orOn.test(since)) return 'the other choice';
  }
  if (role === 'happened') return undefined;
  if (butOn.test(text.slice(Math.max(0, found.from - 36), found.from))) return 'does not suit';
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
/** The same, where more may stand between: «no wait, that's the bank holiday,». */
const unsaidSurely =
  /\b(?:no,? wait|wait,? no|wait,? that'?s|hang on|scratch that|no sorry|sorry,? no|ach,? then|make that|or rather)\b|\bbut\b[^.;!?\n]{1,30}\bso(?: it'?s| (?:now|then))?(?: on)? ?$|[=,，](?: ?but)?[^.;!?\n]{1,30}(?:closed|full|off|holiday)\b[^.;!?\n]{0,6}\bso(?: it'?s| now)? ?$/;
/** Behind the first of two days, what makes it impossible. */
const refusedBetween =
  /\b(?:is|was|are|'s) ?(?:n't|not|no longer) (?:possible|feasible|available|workable)\b|去不了|来不了|不可能|(?<![能可])不行(?![,，]?吗)/;
/** «Was 26 August, now 3 September». */
const wasBefore =
  /(?:\b(?:was|were|originally)(?: (?:on|for|due|set for|down for))? ?(?:the )?|原来?是?|原定(?:于|在|是)?|本来是?)$/;
/** «11:00 their time = 14:00 here», «也就是我们这边18点»: one hour, told by two clocks. */
const inOtherWords = /^[^。.;!?\n]{0,14}(?:=|就是|也就是|相当于|\bthat'?s|\bwhich is|\bi\.?e\.?)[^\d。.;!?\n]{0,8}$/;
const changedTo =
  /^[^。!?\n]{0,14}(?:改到|改成|改在|改为|改去|改|推到|推迟到|推后到|延到|延期到|延后到|顺延到|提前到|挪到|调到|调整到|换到|→|->|—>|变成|改做|delay到|delay 到|(?:moved|shifted|delayed|pushed|changed|brought) (?:back |out |forward |up )?to|rescheduled (?:to|for)|postponed (?:to|until|till)|now|to be)\s*(?:了|on|现在说|now)?\s*$/;
/** Before a date, what makes it not count. */
const notOn = /(?:不|唔)[是系係](?:在|说)?$|(?:^|\W)not (?:on )?$|instead of $|rather than $/;
/** «Any day but Monday». */
const butOn =
  /\b(?:any|every) ?(?:day|time|morning|afternoon)\b[^,.;]{0,10}\b(?:but|except(?: for)?|bar|other than) (?:on )?$/;
/** Between two dates, what makes the first count. */
const insteadOf = /^ ?[,(]? ?(?:instead of|rather than) (?:the |on )?$/;
/** «是周四送不是周五», where no «是周六» follows. */
const andNot = /^[^。.;；!?\n]{0,14}?[,，]? ?而?不是 ?$/;
const butOnThat = /^[^。.;；!?\n]{0,6}[,，]? ?(?:而是|是|改)/;
const wasOn = /^ ?(?:,|\()? ?(?:from|instead of|not|was|rather than|而?不是|原来?是?|原定|原先是?) ?(?:the |on )?$/;
const orOn = /^ ?(?:或者?|or) ?$/;

/** «Moved from 1 Dec to 4 Dec» is no span of days: the last one counts. */
export function movedTo(found: Found, text: string): Found | undefined {
  if (
    found.form !== 'range' ||
    found.start === undefined ||
    found.end === undefined ||
    !moves.test(text.slice(Math.max(0, found.from - 40), found.from))
  )
    return undefined;
  const day = Math.floor((found.end - 1) / DAY) * DAY;
  const { start, end, granularity } = found.last ?? { start: day, end: day + DAY, granularity: 'day' };
  const timed = granularity === 'minute' || granularity === 'hour' || granularity === 'part';
  return { ...found, kind: timed ? 'time' : 'day', start, end, granularity, form: 'moved' };
}

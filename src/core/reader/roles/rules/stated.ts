import { done, strongTodo, negated, theirs, askedOfUs, movedHere, condition } from '../../text/cues.ts';
import { DAY } from '../../dates/civil.ts';
import type { Found } from '../../dates/found.ts';
import { background, happened, plan, type Verdict } from '../verdict.ts';
import { codeAt, hasHan } from '../../text/normalize.ts';
import type { Told } from '../context.ts';

/** «他要求样品2周内到»: then it is ours to see to. */
const demanded = /要求|必须|务必|希望|催/;

/** What the words beside a date settle at once. */
export function stated(date: Told): Verdict | undefined {
  const { ahead, back, own, words, nextWords, around, day, others } = date;
  const { text, today } = date.note;
  if (
    ahead.open === 'after' &&
    ahead.bound === 'since' &&
    (ahead.loose
      ? (back.start !== undefined && Math.floor(back.start / DAY) === day) || /^since\b/.test(text.slice(ahead.from))
      : day <= today) &&
    !strongTodo.test(around)
  )
    return background(ahead, 'since');
  if (ahead.open === 'after' && ahead.bound === 'since' && theirs.test(words) && !askedOfUs.test(words))
    return background(ahead, "the customer's own");
  if (negated.test(words) && !isFarAside(date)) {
    if (negated.test(words.replace(condition, '')) && !strongAfterNegation(words)) return background(ahead, 'negated');
    if (/^(?:[^，,]{0,6})(?:不用|别|no need)/.test(nextWords)) return background(ahead, 'negated');
  }
  if (
    ahead.loose &&
    /(?:就该|本该|本应|早该|原该|应该早|应该已经|该到|说好了?的?|was due|should have|was meant to|was supposed to)/.test(
      words,
    )
  )
    return background(back, 'should have been');
  if (
    ahead.bound === 'within' &&
    /^ ?(?:就)?(?:能|可以|可|到|就到)/.test(text.slice(ahead.to, ahead.to + 4)) &&
    !askedOfUs.test(words.slice(0, 6)) &&
    !demanded.test(date.told)
  )
    return background(ahead, 'how fast it goes');
  if (
    ahead.kind === 'day' &&
    day === today &&
    /^ ?(?:先|就要|必须|务必|得|要|内)/.test(text.slice(ahead.to, ahead.to + 3)) &&
    !done.test(text.slice(ahead.to, own.to))
  )
    return plan(ahead, 'today, to be done first');
  if (idleThen.test(text.slice(ahead.to, ahead.to + 12))) return background(ahead, 'nothing is to be done then');
  if (PARKED.test(text.slice(ahead.to, own.to))) return background(ahead, 'nothing is to be done then');
  if (isLabel(date)) return background(ahead, 'tells which one');
  if (goesOn.test(text.slice(ahead.from, ahead.to)) && !date.wanted()) return background(ahead, 'tells of a span');
  if (lastsTo.test(date.told)) return background(ahead, 'lasts until then');
  if (ahead.form !== 'now' && habit.test(date.told) && !askedOfUs.test(date.told)) return background(ahead, 'a habit');
  if (
    ahead.bound === 'since' &&
    day > today &&
    takesEffect.test(text.slice(Math.max(0, own.from - 24), own.to)) &&
    !strongTodo.test(words)
  )
    return background(ahead, 'when it takes effect');
  if (
    ahead.form === 'range' &&
    /^ ?(?:都|全体|全部)?(?:放假|休假|休息|停工|闭店)/.test(text.slice(ahead.to, ahead.to + 6))
  )
    return background(ahead, 'somebody is away');
  if (ahead.form === 'now') return background(ahead, 'now');
  const last = lastBefore(text, ahead.from);
  if (
    day >= today &&
    endsMovedHere.includes(last) &&
    movedHere.test(text.slice(Math.max(0, ahead.from - 24), ahead.from))
  )
    return plan(ahead, 'moved or set here');
  if (
    last === ':' &&
    back.start !== undefined &&
    today - Math.floor(back.start / DAY) <= 45 &&
    /(?:时间|日期|date) ?: ?$/.test(text.slice(Math.max(0, ahead.from - 6), ahead.from))
  )
    return happened(back, 'the day of a form');
  if (
    ahead.granularity === 'week' &&
    !ahead.open &&
    others.some(
      (o) => o.from > ahead.to && o.weekday !== undefined && isWithin(o, ahead) && followsAsList(text, ahead, o),
    )
  )
    return background(ahead, 'its days follow');
  return undefined;
}

/** In what was dictated without a stop, a denial far behind the date is of something else: «下午三点验收录播教室叫上老孙别再迟到». */
function isFarAside({ ahead, own, note: { text } }: Told): boolean {
  if (own.to - own.from < LONG || !hasHan(text.slice(own.from, own.to))) return false;
  return !negated.test(text.slice(Math.max(own.from, ahead.from - ASIDE), Math.min(own.to, ahead.to + ASIDE)));
}

const LONG = 22;
const ASIDE = 14;

/** Close behind the week, or in the lines of a list of which it is the head. */
function followsAsList(text: string, week: Found, day: Found): boolean {
  return day.from - week.to < 30 || /^[^,.;，。；\n]{0,14}:?\n/.test(text.slice(week.to, week.to + 16));
}

const idleThen =
  /^ ?[:：–-]? ?(?:(?:没|无|没什么|没啥)(?:事(?![先项])|安排)|不(?:看|在|接|回|上班|营业|开门|方便)(?!及|得|会|了单)|(?:nothing|nowt|nada|office|free|over)(?= *(?:$|[,;.\n(]))|空(?= *(?:$|[,，;；。\n])))/;

/** «下周跟他的事都先放一放». */
const PARKED = /(?:放一?放|缓一?缓|停一停|搁一搁|搁着|歇一歇|先(?:暂?停|放着?|缓着?|搁))[了吧着\s]*$/;

/** «EOQ: $212k», «20 May, which is a Wednesday». */
const isLabel = ({ ahead, note: { text } }: Told): boolean =>
  (/^eo[dwmqy]$/.test(text.slice(ahead.from, ahead.to)) && text[ahead.to] === ':') ||
  (ahead.weekday !== undefined &&
    /\bwhich is (?:an? |on )?$/.test(text.slice(Math.max(0, ahead.from - 12), ahead.from)));

/** «这两天猪都不吃料»: how it is. */
const goesOn = /^[这近][一两几]/;

/** «quote valid to Dec», «不接新单到国庆后», «停送到周五». */
const lastsTo =
  /\b(?:valid|good|firm|fixed|held|frozen) (?:to|thru|through) (?:the |end of )?$|(?:不(?:接|发|送|收|开|做)|停|暂停)[^,，。;；\n]{0,6}到 ?$/;

/** What somebody is like, and what is always so. */
const habit =
  /\b(?:hates?|loves?|likes?|prefers?|only (?:takes?|does|answers?|works?|sees?)|never|always|usually)\b[^.;!?\n]*$/;

const takesEffect =
  /涨|上调|下调|调价|加价|降价|加收|生效|执行新|新价|\b(?:price|rate|surcharge|increase|tariff|gri|effective|new terms)\b/;

function isWithin(one: Found, whole: Found): boolean {
  if (one.start === undefined || one.end === undefined) return false;
  if (whole.start === undefined || whole.end === undefined) return false;
  return one.start >= whole.start && one.end <= whole.end;
}

function strongAfterNegation(words: string): boolean {
  return (
    /(?:不用|不必|别|先别|不要|暂不).{0,14}(?:再(?:联|打|约|跟|说|看|问)|后再|到时)/.test(words) ||
    /(?:不用急|别忘|don'?t forget)/.test(words) ||
    /\b(?:don'?t|do not|no need to|won'?t)\b.{0,40}\b(?:until|till|til|before)\b/.test(words) ||
    /\b(?:until|till|til)\b/.test(words.slice(-30))
  );
}

/** The last letters of what «moved here» can be. */
const endsMovedHere = '到至去成为在了好于owlr';

/** The character before a place, spaces aside. */
function lastBefore(text: string, place: number): string {
  let at = place - 1;
  while (at >= 0 && codeAt(text, at) === 32) at--;
  return at < 0 ? '\n' : text.charAt(at);
}

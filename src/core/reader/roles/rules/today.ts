import { imperative, handed } from '../../text/cues.ts';
import { DAY } from '../../dates/civil.ts';
import { background, happened, plan, type Verdict } from '../verdict.ts';
import { kindIn } from '../../kind.ts';
import type { Told } from '../context.ts';

/** What is today: over, or still to be done. */
export function onToday(date: Told): Verdict | undefined {
  const { ahead, back, own, words, around, day, wanted, strong, over, told } = date;
  const { text, today, now } = date.note;
  if (ahead.form === 'later') return wanted() ? plan(ahead, 'later today') : background(ahead, 'later, and no step');
  if (
    day === today &&
    (ahead.end ?? 0) > now &&
    (imperative.test(told) || (handed.test(told) && !over() && !kindIn(words)))
  )
    return plan(ahead, 'today, said as an order');
  if (
    (ahead.kind === 'day' || ahead.form === 'part' || ahead.form === 'close') &&
    day === today &&
    (mustBefore.test(told) || dueBehind.test(text.slice(ahead.to, own.to)))
  )
    return plan(ahead, 'today, a deadline');
  if (ahead.kind === 'day' && ahead.granularity === 'day' && day === today && !ahead.open) {
    if (gone.test(text.slice(ahead.to, own.to))) return happened(ahead, 'today, and done');
    if (strong() && !over()) return plan(ahead, 'today, to be done');
    if (over() || !wanted()) return happened(ahead, 'today');
    return /下班|晚点|晚些|稍后|later|get back|before|eod|待会|等下/.test(around) || strong()
      ? plan(ahead, 'today, later')
      : happened(ahead, 'today');
  }
  if (
    ahead.kind === 'time' &&
    ahead.granularity === 'part' &&
    day === today &&
    ahead.start < now - 60 &&
    !strong() &&
    ahead.form !== 'close'
  )
    return happened(ahead, 'a part of today that has begun');
  if (
    ahead.kind === 'time' &&
    day === today &&
    ahead.form !== 'clock' &&
    ahead.form !== 'part' &&
    ahead.start < now &&
    ahead.granularity !== 'part'
  )
    return happened(ahead, 'earlier today');
  if (
    ahead.kind === 'time' &&
    day === today &&
    ahead.granularity === 'part' &&
    ((over() && !strong()) || !wanted()) &&
    ahead.form !== 'close' &&
    (over() || ahead.start < now + 60)
  )
    return happened(ahead, 'a part of today');
  if ((ahead.form === 'clock' || ahead.form === 'part') && over() && !strong())
    return happened({ ...back }, 'a time today');
  if (
    ahead.form === 'clock' &&
    Math.floor((back.start ?? 0) / DAY) === today &&
    (back.start ?? 0) < now &&
    !strong() &&
    kindIn(words) &&
    !isOfAnotherDay(date)
  )
    return happened(back, 'a time today');
  if (ahead.form === 'part' && day === today && back.end !== undefined && back.end <= now && !strong())
    return happened(back, 'earlier today');
  if (ahead.form === 'part' && !wanted() && (over() || (ahead.start !== undefined && ahead.start < now + 60)))
    return happened(back, 'a part of today');
  return undefined;
}

/** «Tomorrow meeting with Tom at 3pm»: the hour is of the day that its clause names, whatever the clock shows. */
function isOfAnotherDay({ own, others, note: { today } }: Told): boolean {
  return others.some(
    ({ kind, start, from, to }) => kind === 'day' && start >= (today + 1) * DAY && from >= own.from && to <= own.to,
  );
}

/** «it must go out today», «让我今天给准信». */
const mustBefore =
  /\b(?:must|has to|have to|needs? to|need|gotta|got to|should)\b[^.;!?\n]*$|(?:让|要|催|叫)(?:我们?|咱们?)[^,，。]{0,4}$|\b(?:goes|going|gets|getting) out $|\bin (?:the )?post $|\bexpires? $/;
/** «today at the latest», «今天内», «今儿都得打完», «今天补发». */
const dueBehind =
  /^ ?(?:at (?:the )?latest|latest\b|without fail|→|->)|^ ?之?内(?!部)|^ ?都?(?:必须|务必|得(?=[\u4e00-\u9fff])|一定要|就得|补(?=[发寄交传签报]))|^ ?给(?:个|他|她|他们)?(?:准信|答复|回复|回音)|^ ?[\u4e00-\u9fff]{0,6}[传发寄送](?:给)?(?:他们?|她们?|佢|过去)(?= ?(?:$|[。.;；\n(]))/;

/** «今天都发给三家了», «今天已经寄出». */
const gone = /^ ?(?:(?:都|全都?|刚刚?)[^再要,，]{1,24}了(?![解再])|已经?)/;

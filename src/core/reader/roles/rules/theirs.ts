import { askedOfUs, quits, decides, decidesToUs, holds, theyHold } from '../../text/cues.ts';
import { awaited, background, type Judged, type JudgedNote, type Verdict } from '../verdict.ts';
import { isUs, writerOf } from './stamp.ts';
import { near, without, type Told } from '../context.ts';
import { ordered, wantsGoods, ownerOfStep } from '../../steps/perspective.ts';

/** Days on which the customer decides, has or receives something. */
export function customersOwn(date: Told): Verdict | undefined {
  const { ahead, own, words, nextWords, strong, coarse } = date;
  if (decides.test(words) && !decidesToUs(words) && !/到时|届时|那时|再|\bthen\b/.test(nextWords))
    return awaited(ahead, 'the customer decides');
  if (isWaitedFor(words) && !THEN.test(words) && !/^ ?(?:再|就|then\b)/.test(nextWords))
    return awaited(ahead, 'it is waited for');
  if (
    (coarse || ahead.granularity === 'range' || ahead.granularity === 'season' || ahead.form === 'edge') &&
    !ahead.open &&
    !strong() &&
    !askedOfUs.test(words) &&
    !ordered.test(words) &&
    (holds.test(words.slice(ahead.to - own.from)) || theyHold.test(words))
  )
    return background(ahead, 'how it stands with the customer then');
  if (theirSide.test(words.slice(ahead.to - own.from))) return background(ahead, "the customer's own");
  if (coarse && theirPeriod.test(date.told) && !takenUp.test(date.note.text.slice(ahead.to, own.to)))
    return background(ahead, 'how it stands with the customer then');
  if (coarse && wantsGoods(words)) return background(ahead, "the customer's own");
  return undefined;
}

/** «等他们3月18董事会», "waiting for their board on 18 March": what takes place there, and not «等到周五». */
function isWaitedFor(words: string) {
  const event = WAITS.exec(words)?.groups?.['event']?.trim();
  return event !== undefined && EVENT.test(event);
}

const WAITS =
  /^[\s,，]*(?:(?:先|还|在|继续|我们?)*等(?:着|待)?(?![会下我你到])|(?:(?:i'?m|i am|we'?re|we are|still) )*(?:waiting (?:for|on)|awaiting) )(?<event>.*)$/;
/** What is held on a day, and takes no answer of ours. */
const EVENT =
  /会$|会议$|开标|评标|定标|拍板|审批|过会|招标|\b(?:board|committee|agm|meeting|review|tender|budget|decision|approval)s?\b|(?:board|committee|agm|meeting|review|tender|decision|approval)$/;
const THEN = /再|然后|之?后|\bthen\b|\bafter\b/;

/** «他们今年有三个盘», but «客户明年再联系». */
const theirPeriod = /(?:他们?|她们?|佢哋|客户|对方|人家|甲方|业主|\u0080)(?:那边|家|公司)? ?$/;
/** «board paper end Aug her side». */
const theirSide = /^[^.;]{0,12}?,? ?\b(?:his|her|their|customer'?s?|client'?s?) (?:side|end)(?! of)\b/;
const takenUp = /^[^,，]{0,8}(?:再|跟进|联系|回访|提醒)/;

/** Where a note says what we do, the days on which things befall the customer are told only for that. */
export function ourOwn(judged: Judged[], { text, clauses }: JudgedNote): Judged[] {
  let plans = 0;
  for (const { role } of judged) if (role === 'plan') plans++;
  if (plans === 0 || (plans === 1 && !quits.test(text))) return judged;
  const dates = judged.map((one) => one.found);
  const claims = judged.map(({ found, role, clause }) => {
    if (role !== 'plan') return undefined;
    if (found.kind === 'recurrence') return 'ours';
    const { from, to } = near(clauses[clause] ?? { from: 0, to: text.length, sentence: 0, line: 0 }, found);
    const clear = without(text.slice(from, to), { from, found: dates });
    const words = clear.includes('or ') ? clear.replace(orElse, '') : clear;
    if (starts.test(text.slice(found.from, found.to)) && !ordered.test(words)) return 'theirs';
    return saysOfThemselves(judged, { text, found, words }) ? 'theirs' : ownerOfStep(words);
  });
  if (!claims.includes('ours') && !quits.test(text)) return judged;
  return judged.map((one, i) =>
    claims[i] === 'theirs' ? { ...one, role: 'background', why: "the customer's own, beside a step of ours" } : one,
  );
}

/** In a chat that was passed on, «下周二我们要上会» is about the customer, if it is the customer who writes. */
function saysOfThemselves(
  judged: readonly Judged[],
  { text, found, words }: { text: string; found: Judged['found']; words: string },
): boolean {
  const stamp = judged.findLast(({ found: { from }, why }) => why === 'stamp of a chat' && from < found.from);
  if (!stamp || !/我们|咱们|\bwe\b/.test(words) || /[能可]|吗|\?/.test(words)) return false;
  return !isUs(text.slice(...writerOf(text, stamp.found)));
}

const orElse = /\bor (?:he|she|they|else)\b.*$/;

/** «Trial starts 14 Dec»: the verb is a part of the date. */
const starts = /^(?:starts|beginning|effective|as of|wef)\b/;

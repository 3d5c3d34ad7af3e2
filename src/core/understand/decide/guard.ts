/**
 * What is asked, denied or only supposed is not done: «华为签了吗», "we haven't won Huawei yet", "merge Acme and Northwind?".
 * Whoever says so is shown what may be meant. Pure.
 */
import { isQuestion } from '../../text/sentence.ts';
import type { Sentence, Understood } from '../types.ts';

export function guarded(understood: Understood, sentence: Sentence): Understood {
  const { kind, intent, slots, asks } = understood;
  if (sentence.isChosen || (kind !== 'note' && kind !== 'request') || intent === 'none') return understood;
  if (isAsked(sentence, intent)) {
    const changes = [{ intent, slots }, ...asks].filter((one) => one.intent !== 'note');
    const choices = [...briefsOf(sentence), ...changes.slice(0, 1)];
    const meant = choices.length ? { asks: choices } : { asks: [], intent: 'none' as const, slots: {} };
    return { ...understood, kind: 'question', isAsked: true, ...meant };
  }
  const isOther = intent === 'absence.set' && isOfAnother(sentence);
  if (!isOther && !(CHANGES.has(intent) && isDenied(sentence.flat))) return understood;
  const told =
    sentence.reading.isNote && !FORBIDS.test(sentence.flat) ? [{ intent: 'note', slots: { text: sentence.text } }] : [];
  return { ...understood, kind: 'question', intent: 'none', slots: {}, asks: told };
}

/** The page about the customer answers most of what is asked about it. */
function briefsOf({ pieces }: Sentence): Understood['asks'] {
  const named = pieces.find((piece) => piece.type === 'customer');
  if (named?.type !== 'customer') return [];
  const { id, name } = named.value;
  return [{ intent: 'customer.brief', slots: { customers: [{ id, name }] } }];
}

/** Words that ask, unless they ask us to do something, or tell what somebody else has asked. */
function isAsked({ text, flat, pieces, reading }: Sentence, intent: string): boolean {
  if (POLITE.test(flat)) return false;
  const isTold = intent === 'note';
  if (isTold && TELLS_OF_ASKING.test(flat)) return false;
  // «今天打了电话 能便宜吗»: what was asked there is told.
  const isReport = isTold && reading.kind !== undefined && /[,，。;；\s]/.test(flat.trim()) && !OPENS.test(flat);
  if (isReport) return false;
  if (ASKED.test(flat)) return true;
  if (isTold ? /[?？]\s*$/.test(text) && isQuestion(flat) : /[?？]\s*$/.test(text) || WHETHER.test(flat)) return true;
  const opening = OPENS.exec(flat)?.[0].length;
  if (opening === undefined) return false;
  return PRONOUN.test(flat.slice(opening)) || pieces.some(({ type, span }) => NAMES.has(type) && span[0] === opening);
}

/** Whoever is away is a colleague, and not the one who says so. */
function isOfAnother({ flat, pieces }: Sentence) {
  return (
    !/我|\b(?:i|im|i['’]m|i['’]ll|me|my)\b/.test(flat) &&
    pieces.some(({ type, span }) => type === 'colleague' && span[0] === 0)
  );
}

const NAMES: ReadonlySet<string> = new Set(['customer', 'company', 'contact', 'colleague']);

/** «华为签了没», «美的丢了怎么办», «签了?真的假的». */
const ASKED = /(?:吗|了没有?|过没有?|怎么办|真的假的|到哪一?步了|到哪了|什么进展)[\s?？。!！]*$/;
const WHETHER = /是否|有没有|是不是/;
/** «Did Huawei pay», "have we lost Midea": turned round, before whoever it is about. */
const OPENS =
  /^(?:so |and |but |hey,? |hi,? )?(?:(?:why|when|where|how|what|which|who) )?(?:is|are|was|were|did|does|do|has|have|had|will|would|should|shall|can|could|may)(?:n['’]?t)? /;
const PRONOUN = /^(?:we|i|they|you|he|she|it|there|the|this|that|any|anyone|anybody|someone|somebody)\b/;
const POLITE =
  /^\s*(?:你|麻烦|麻煩|请|請)?(?:能不能|可不可以|可以|能否|可否|能|帮)|^\s*(?:can|could|would|will) (?:you|u)\b|\b(?:please|pls)\b|(?:好|行|可以|可)(?:吗|嗎|不|么)[?？]?\s*$/;
const TELLS_OF_ASKING = /[问問说說讲講提催]|\b(?:ask\w*|said|says|wonder\w*|wants? to know|whether|if)\b/;

/** What changes something that was not to be changed. */
const CHANGES: ReadonlySet<string> = new Set([
  'deal.set',
  'customer.assign',
  'customer.merge',
  'customer.set',
  'followup.done',
  'followup.move',
  'followup.give',
  'complaint.open',
  'satisfaction.set',
  'handover.run',
  'leave.start',
  'undo',
]);

const FORBIDS = /^\s*(?:先|千万|都)?(?:别|不要|勿|甭)|^\s*(?:please |pls )?(?:don['’]?t|do not|never)\b/;

function isDenied(flat: string) {
  return FORBIDS.test(flat) || NOT_YET.test(flat);
}

const NOT_YET =
  /(?:差点|差一点|几乎|快要?|就要|即将|可能|也许|如果|要是|万一)[^,，。]{0,6}(?:签|赢|丢|输|拿下|成交|中标)|\b(?:haven['’]?t|hasn['’]?t|hadn['’]?t|didn['’]?t|isn['’]?t|won['’]?t|not|never|almost|nearly|about to|might|if)\b[^,.;]{0,24}\b(?:w[io]n|los[et]|sign(?:ed)?|mark|gi[vf]e|giving|hand|merge|done|assign|tier)\b|\bis not tier\b/;

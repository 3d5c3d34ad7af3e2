/**
 * What is asked, denied or only supposed is not done: «华为签了吗», "we haven't won Huawei yet", "merge Acme and Northwind?".
 * Whoever says so is shown what may be meant. Pure.
 */
import { isQuestion } from '../../text/sentence.ts';
import { namesUnknownCustomer } from '../names/unknownCustomer.ts';
import type { Sentence, Understood } from '../types.ts';

export function guarded(understood: Understood, sentence: Sentence): Understood {
  const { kind, intent, slots, asks } = understood;
  if (sentence.isChosen || intent === 'none') return understood;
  // «Klaus prefers email over phone» tells what he likes, and asks for no address.
  if (intent === 'contact.info' && LIKES.test(sentence.flat) && !isQuestion(sentence.text))
    return { ...understood, kind: 'note', intent: 'note', slots: { text: sentence.text }, asks: [] };
  if (kind !== 'note' && kind !== 'request') return understood;
  // «赢了格兰富的单子»: it is kept, and asked about, under the name that is said.
  const isNamed = sentence.pieces.some(({ type }) => type === 'customer' || type === 'contact');
  const isAskedFor = slots.customers?.some(({ id }) => id === undefined);
  if (OF_WHOM_WAS_SHOWN.has(intent) && !isNamed && !isAskedFor && namesUnknownCustomer(sentence)) {
    const note = { intent: 'note', slots: { text: sentence.text } } as const;
    return OUTCOMES.has(intent)
      ? { ...understood, kind: 'note', ...note, asks: [] }
      : { ...understood, kind: 'question', intent: 'none', slots: {}, asks: [note], nearest: [] };
  }
  if (isAsked(sentence, intent)) {
    const briefs = briefsOf(sentence);
    const known: ReadonlySet<string> = new Set(['note', ...briefs.map((one) => one.intent)]);
    const changes = [{ intent, slots }, ...asks].filter((one) => !known.has(one.intent));
    const choices = [...briefs, ...changes.slice(0, 1)];
    const meant = choices.length ? { asks: choices } : { asks: [], intent: 'none' as const, slots: {} };
    return { ...understood, kind: 'question', isAsked: true, ...meant };
  }
  if (isOfSomethingElse(sentence, intent))
    return { ...understood, kind: 'question', intent: 'none', slots: {}, asks: [{ intent, slots }], nearest: [] };
  const isOther = intent === 'absence.set' && isOfAnother(sentence);
  const isNotSo = isDenied(sentence.flat, intent) || (intent === 'deal.set' && isOutcomeDenied(sentence.flat, slots));
  if (!isOther && !isNotSo) return understood;
  const told =
    sentence.reading.isNote && !FORBIDS.test(sentence.flat) ? [{ intent: 'note', slots: { text: sentence.text } }] : [];
  return { ...understood, kind: 'question', intent: 'none', slots: {}, asks: told, nearest: [] };
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
  if (isTold && WHETHER_OPENS.test(flat)) return true;
  if (isTold && (WHEN_ASKED.test(flat) || COUNT_ASKED.test(flat)) && !OF_WHEN.test(flat) && !TELLS_OF_ASKING.test(flat))
    return true;
  if (isTold && WHETHER_SAID.test(flat)) return true;
  if (isTold && TELLS_OF_ASKING.test(flat)) return false;
  if (isTold && OR_NOT.test(flat) && !WEIGHS.test(flat)) return true;
  if (STATES.has(intent) ? ASKED_WITHIN.test(flat) : isTold && OUTCOME_ASKED.test(flat)) return true;
  // «今天打了电话 能便宜吗»: what was asked there is told.
  const isReport = isTold && reading.kind !== undefined && /[,，。;；\s]/.test(flat.trim()) && !OPENS.test(flat);
  if (isReport) return false;
  if (ASKED.test(flat)) return true;
  if (isTold ? /[?？]\s*$/.test(text) && isQuestion(flat) : /[?？]\s*$/.test(text) || WHETHER.test(flat)) return true;
  const opening = OPENS.exec(flat);
  if (!opening) return false;
  const [words] = opening;
  const rest = flat.slice(words.length);
  // «Do the quote tomorrow», "did the demo", "have Tom call them", "had Acme in": told or ordered, and turned round by nobody.
  const mayTell = TELLS_TOO.test(words);
  return THEY.test(rest) || (!mayTell && THE.test(rest)) || (!ORDERS.test(words) && isNamedAt(pieces, words.length));
}

function isNamedAt(pieces: Sentence['pieces'], at: number) {
  return pieces.some(({ type, span }) => NAMES.has(type) && span[0] === at);
}

/** «提醒» alone, or «别忘了提醒我», takes no reminder away, and «华为李雷的跟进推到下周五» does not move what was shown last. */
function isOfSomethingElse({ flat, pieces }: Sentence, intent: string) {
  if (intent === 'fix.contact' && CHANGED_TO.test(flat))
    return !TITLED.test(flat) && !pieces.some(({ type }) => type === 'contact');
  if ((intent === 'fix.noReminder' || intent === 'followup.cancel') && NOT_FORGET.test(flat)) return true;
  if (intent === 'fix.noReminder') return !TAKES_AWAY.test(flat);
  return (
    intent === 'fix.date' && ['customer', 'colleague'].every((type) => pieces.some((piece) => piece.type === type))
  );
}

/** «改成张总» is somebody; «改成小米», «改成8万» need not be. */
const CHANGED_TO = /^(?:换|改)成/;
const TITLED = /(?:[总工姐哥董]|经理|主任|主管|厂长|院长|校长|科长|处长|老师|先生|女士|小姐|老板)$/;

const LIKES = /喜欢|偏好|讨厌|更愿意|\b(?:prefers|likes|loves|hates|dislikes|would rather)\b/;

const TAKES_AWAY =
  /(?<![特分级])别|不(?!好意思|错)|[甭勿免没無无删撤停掉唔]|关(?!于|注|心)|算了|取消|\b(?:no|not|none|never|don['’]?t|do ?nt|without|skip|stop|off|remove|drop|cancel|kill|lose|delete|away|clear|mute)\b/;
/** «别忘了提醒我», "don't forget the reminder". */
const NOT_FORGET = /(?:别|不要|不能|勿)忘|\b(?:don['’]?t|do not|never) forget\b/;

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
/** «海康明天还去不去», «明天要不要去海康». */
const OR_NOT = /([去来要用签发打送给寄做跟约见开办接付催回买换])不\1[^,，。;；\n]{0,12}$/u;
/** What the customer makes up their mind about is told. */
const WEIGHS = /考虑|犹豫|纠结|知道|看(?:看|他|她|客户)|取决|决定|确定|定不|清楚|商量|讨论|好不好/;
/** «海尔的单子签了吗,50万», "ABB deal 18 lakhs, lost? not yet": a clause of it asks, whatever follows. */
const ASKED_WITHIN = /(?:吗|嘛|了没有?|过没有?)\s*[,，。;；!！]|[?？]/;
/** «美的付款了吗?30万», "ABB paid? 30k": so does the clause that would tell what came of it. */
const OUTCOME_ASKED =
  /(?:签|付|丢|输|赢|成交|中标|拿下|回款|到账|下单|打款|汇款|结清)[^,，。;；?？]{0,4}(?:(?:吗|嘛|了没有?|过没有?)\s*[,，。;；!！?？]|[?？])|\b(?:paid|pay|signed|won|lost|closed|ordered)\b[^,.;:?]{0,12}\?/;
/** «罗主任是不是说过预算», «宁德的合同什么时候到期»: nothing else is said. */
const WHETHER_OPENS = /^[^,，。]{0,8}(?:是不是|有没有)(?:[说提讲要给签付收发来下到用]|回复|答应)[^,，。;；\n]*$/;
const WHEN_ASKED = /^[^,，。;；\n]*(?:什么时候|啥时候|几时|哪天|几号|几点|多少)(?!都|也|再)[^,，。;；\n]{0,6}$/;
/** «不知道什么时候到», «改天看看要多少»: told, and not asked. */
/** «中车这个月下了几次单»: counted over a time, and not «several». */
const COUNT_ASKED =
  /^[^,，。;；\n]*(?:本[周月年季]|[这上]个?(?:周|月|季度?)|[今去]年|一共|总共|到现在)[^,，。;；\n]{0,8}几[次单笔台套回趟][^,，。;；\n]{0,6}$/;
const OF_WHEN = /知道|确定|清楚|明白|告诉|通知|确认|[看等定想担关]|没|不/;
const WHETHER = /是否|有没有|是不是/;
/** «Did Huawei pay», "have we lost Midea": turned round, before whoever it is about. */
const OPENS =
  /^(?:so |and |but |hey,? |hi,? )?(?:(?:why|when|where|how|what|which|who) )?(?:is|are|was|were|did|does|do|has|have|had|will|would|should|shall|can|could|may)(?:n['’]?t)? /;
const THEY = /^(?:we|i|they|you|he|she|it|anyone|anybody|someone|somebody)\b/;
const THE = /^(?:there|the|this|that|any)\b/;
/** What a report or an order may begin with as well: before an article, and before a name. */
const TELLS_TOO = /^(?:did|do|has|have|had|was|were)\b/;
const ORDERS = /^(?:do|have|had|was|were)\b/;
const POLITE =
  /好不好[\s?？]*$|^\s*(?:你|麻烦|麻煩|请|請)?(?:能不能|可不可以|可以|能否|可否|能|帮)|^\s*(?:can|could|would|will) (?:you|u)\b|\b(?:please|pls)\b|(?:好|行|可以|可)(?:吗|嗎|不|么)[?？]?\s*$/;
/** «格力的款催了没», «跟李总说了吗»: whether it was said. */
const WHETHER_SAID = /^[^,，。;；\n]*[问问说说讲講提催](?:[过過]|了)?(?:了没有?|没有?|[了过過]吗)[\s?？。!！]*$/;
const TELLS_OF_ASKING = /[问問说說讲講提催]|\b(?:ask\w*|said|says|wonder\w*|wants? to know|whether|if)\b/;

/** What changes something that was not to be changed; of the first, saying in their first words that it is not so yet is enough. */
const STATES: ReadonlySet<string> = new Set([
  'deal.set',
  'customer.assign',
  'customer.merge',
  'customer.set',
  'handover.run',
  'leave.start',
]);
const CHANGES: ReadonlySet<string> = new Set([
  'followup.done',
  'followup.move',
  'followup.give',
  'complaint.open',
  'satisfaction.set',
  'undo',
]);

/** What came of a deal, or how content somebody is. */
const OUTCOMES: ReadonlySet<string> = new Set(['deal.set', 'satisfaction.set']);
/** What is about whoever was shown last, where nobody is named. */
const OF_WHOM_WAS_SHOWN: ReadonlySet<string> = new Set([...OUTCOMES, 'fact.set', 'fix.noReminder', 'followup.cancel']);

const FORBIDS = /^\s*(?:先|千万|都)?(?:别|不要|勿|甭)|^\s*(?:please |pls )?(?:don['’]?t|do not|never)\b/;

function isDenied(flat: string, intent: string) {
  if (STATES.has(intent)) return FORBIDS.test(flat) || NOT_YET.test(flat);
  return CHANGES.has(intent) && FORBIDS.test(flat);
}

/** "ABB deal 200k, not lost yet", «美的 50万,还没签»: the end that is named is the one that has not come, and is named nowhere else. */
function isOutcomeDenied(flat: string, { outcome }: Understood['slots']) {
  const end = outcome === 'won' ? WON : outcome === 'lost' ? LOST : undefined;
  if (!end?.denied.test(flat)) return false;
  return !end.said.test(flat.replaceAll(new RegExp(end.denied, 'g'), ' '));
}

const WON = {
  denied:
    /(?:没有?|未)(?:能|有)?(?:签|赢|拿下|成交|中标)[了约下成]?|\b(?:not|never|\w+n['’]?t)(?: \w+)? (?:won|win|sign(?:ed)?|closed?)\b|\b(?:won|signed|closed)[\s,.;:-]+not yet\b/,
  said: /签|赢|拿下|成交|中标|\b(?:won|signed|closed)\b/,
};
const LOST = {
  denied:
    /(?:没有?|未)(?:丢|输|黄)了?|\b(?:not|never|\w+n['’]?t)(?: \w+)? (?:lost|los[et])\b|\blost[\s,.;:-]+not yet\b/,
  said: /丢|输|黄了|流失|败给|抢走|\blos[et]\b/,
};

/** In the first clause, and before what is denied: «won Huawei, didn't give a discount» is won. */
const NOT_YET =
  /^[^,，。;；]*(?:差点|差一点|几乎|快要?|就要|即将|可能|也许|如果|要是|万一)[^,，。;；]{0,6}(?:签|赢|丢|输|拿下|成交|中标)|^(?:(?!\b(?:won|lost|signed)\b)[^,.;:])*\b(?:haven['’]?t|hasn['’]?t|hadn['’]?t|didn['’]?t|isn['’]?t|won['’]?t|not|never|almost|nearly|about to|might|if)\b[^,.;:]{0,24}\b(?:w[io]n|los[et]|sign(?:ed)?|mark|gi[vf]e|giving|hand|merge|assign|tier)\b/;

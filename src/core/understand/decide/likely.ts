/** How far the words of a sentence allow an intent, whatever the judge believes. Pure. */
import { isBareName, isQuestion } from '../../text/sentence.ts';
import type { Sentence } from '../types.ts';

type Given = {
  readonly sentence: Sentence;
  /** How many are asked for, and a phrase has all of it. */
  readonly isCounted: boolean;
};

/**
 * What intents are left of their weight, of 1, where `when` holds and no phrase of theirs has as much of the sentence as `below`.
 */
type Rule = {
  readonly of: readonly string[] | ((intent: string) => boolean);
  readonly below?: number;
  readonly when: (given: Given) => boolean;
  readonly leaves: number;
};

/** How far an intent is allowed, of 1. */
export function likelihoodOf(intent: string, { coverage, ...given }: Given & { readonly coverage: number }): number {
  const rules = RULES.filter(({ of, below = 1.1, when }) => coverage < below && isOf(intent, of) && when(given));
  return rules.reduce((share, { leaves }) => share * leaves, 1);
}

function isOf(intent: string, of: Rule['of']) {
  return typeof of === 'function' ? of(intent) : of.includes(intent);
}

/** A phrase that has so much of a sentence is not loose. */
const FAST = 0.6;

const RULES: readonly Rule[] = [
  // «客户很满意» asks for no list.
  { of: ['satisfaction.list'], below: 0.2, when: ({ sentence }) => !ASKS.test(sentence.flat), leaves: 0.001 },
  // What was heard or seen there is told, a phone number among it.
  { of: ['contact.set'], below: FAST, when: ({ sentence }) => MET.test(sentence.flat), leaves: 0.02 },
  // Behind a card every name may correct it: the judge alone does not tell what is corrected from what is told.
  { of: ['fix.customer', 'fix.contact'], below: FAST, when: () => true, leaves: 0.1 },
  { of: ['fix.date'], below: FAST, when: ({ sentence }) => namesCompany(sentence), leaves: 0.1 },
  // Whoever begins with what has happened tells of it, and what comes next is part of that.
  {
    of: (intent) => intent.startsWith('followup.'),
    below: FAST,
    when: ({ sentence }) => BEGINS_TOLD.test(sentence.flat),
    leaves: 0.1,
  },
  // Whoever asks how many wants a number and no list.
  { of: ['cold.list', 'customers.list'], when: ({ isCounted }) => isCounted, leaves: 0.1 },
  // Whoever asks so politely asks us: nobody tells a note that way.
  { of: ['note'], when: ({ sentence }) => POLITE.test(sentence.flat), leaves: 0.1 },
  // «丢了一箱货», "lost my voice": no deal was.
  { of: ['deal.set'], when: ({ sentence }) => MISLAID.test(sentence.flat), leaves: 0.02 },
  // What takes something back says so: «发票开错了» tells of a mistake that was not ours here. A name alone tells nothing.
  {
    of: ['undo'],
    below: 0.2,
    when: ({ sentence }) => !TAKES_BACK.test(sentence.flat) && !isBareName(sentence.text),
    leaves: 0.05,
  },
  // «今天见了三个客户»: what was done is told, and no report or list is asked for.
  {
    of: ['report', 'customers.list'],
    when: ({ sentence }) => tells(sentence) && MET.test(sentence.flat) && !ASKS.test(sentence.flat),
    leaves: 0.05,
  },
  // Who went somewhere together plans nothing.
  { of: ['joint.plan'], when: ({ sentence }) => WENT.test(sentence.flat), leaves: 0.1 },
  // «Met Zenith Corp on Monday», «吉野家王总来电»: whatever follows from it, it begins with what has been.
  {
    of: (intent) => intent !== 'note',
    below: 0.5,
    when: ({ sentence }) => tells(sentence) && REPORTED.test(sentence.text),
    leaves: 0.02,
  },
  // Who says that somebody was called or visited moves no day by it.
  {
    of: ['fix.date', 'followup.move', 'followup.spread', 'customer.assign'],
    below: 0.5,
    when: ({ sentence }) => tells(sentence) && (isReport(sentence) || isPlan(sentence)) && !MOVED.test(sentence.flat),
    leaves: 0.02,
  },
  // Who says that somebody was visited, or is to be, asks for no page about them.
  {
    of: ['customer.brief', 'none'],
    below: 0.7,
    when: ({ sentence }) =>
      tells(sentence) && (isReport(sentence) || sentence.reading.steps.length > 0) && !BRIEFED.test(sentence.flat),
    leaves: 0.02,
  },
  // «给华为补了份协议»: it has been done.
  {
    of: ['none', 'fix.add', 'talk'],
    below: FAST,
    when: ({ sentence }) => tells(sentence) && GAVE.test(sentence.flat),
    leaves: 0.05,
  },
  {
    of: ['talk'],
    below: 0.5,
    when: ({ sentence }) => tells(sentence) && (isReport(sentence) || isPlan(sentence)),
    leaves: 0.02,
  },
  // «图纸发了»: nothing is taken back by it.
  {
    of: ['undo', 'fix.add'],
    below: 0.5,
    when: ({ sentence }) => tells(sentence) && /了[。!！\s]*$/.test(sentence.flat),
    leaves: 0.05,
  },
  // «等他们3月18董事会», "waiting for their board on 18 March": what is awaited is told.
  {
    of: (intent) => intent !== 'note',
    when: ({ sentence }) => tells(sentence) && hasDay(sentence) && AWAITS.test(sentence.flat),
    leaves: 0.005,
  },
  // «答应王工…», "promised Bob the spec": a promise is made, and none is asked about.
  { of: ['customer.promises'], when: ({ sentence }) => tells(sentence) && PROMISED.test(sentence.flat), leaves: 0.02 },
  // «李总不做了,换成赵总,电话…»: the number is somebody else's.
  { of: ['contact.set'], when: ({ sentence }) => REPLACED.test(sentence.flat), leaves: 0.02 },
];

/** The reader reads a note, and nothing is asked. */
function tells({ reading, flat }: Sentence) {
  return reading.isNote && !isQuestion(flat);
}

function hasDay({ reading: { steps, awaited } }: Sentence) {
  return steps.length + awaited.length > 0;
}

function isAbout({ reading }: Sentence) {
  return reading.customers.length > 0 || reading.contacts.length > 0;
}

/** It tells of a contact. */
function isReport(sentence: Sentence) {
  return sentence.reading.kind !== undefined && (isAbout(sentence) || sentence.reading.steps.length > 0);
}

/** It plans one, and points at none that is there already. */
function isPlan(sentence: Sentence) {
  return isAbout(sentence) && sentence.reading.steps.length > 0 && !POINTS.test(sentence.flat);
}

function namesCompany({ pieces }: Sentence) {
  return pieces.some(({ type }) => type === 'customer' || type === 'company');
}

const REPORTED =
  /^[^,，。?？]{3,20}(?:来电|來電|来访|來訪|来函|來函)\s*(?:$|[,，。])|^\s*(?:[Jj]ust )?(?:[Cc]alled|[Mm]et|[Vv]isited|[Ee]mailed|[Pp]honed|[Rr]ang|[Tt]exted|[Ss]aw) \p{Lu}/u;

const MOVED =
  /推|改|挪|延|顺|换|提前|摊|负责|交给|归|\b(?:move|push|postpone|reschedul|instead|change|make it|delay|snooze|spread|assign|owner)/;

/** «华为那条下周三», "the Acme one tomorrow". */
const POINTS = /[那这][条个单边]|\b(?:one|it|that|this)\b/;

const BRIEFED = /准备|介绍|资料|情况|一页|背景|\b(?:brief|prep|summary|background|about)/;

const GAVE = /[给把跟和向].{1,12}(?:补|发|寄|送|报|签|交|付|开|改|退)了(?!吗|没)/;

const AWAITS =
  /^(?:先|还|还在|继续|就|在)?等(?:着|待|到)?(?!会|下|一下|我|你)|^(?:i m |im |i am |we re |we are |still )*(?:waiting (?:for|on)|awaiting) /;
const PROMISED = /^(?:答应|承诺)(?!.*(?:什么|哪些|啥))|^(?:i |we )?(?:promised|owe)\b/;

const REPLACED = /换成|换人|不做了|不干了|离职|接替|接手|新来的|\b(?:replaced by|replacement|has left|took over)\b/;

const POLITE =
  /^\s*(?:请(?!.{0,8}(?:吃|喝|客|饭))|麻烦(?!的)|劳驾|拜托|帮我|(?:please|pls|could you|can you|would you)\b)(?!.*[了过])/;

const ASKS =
  /谁|哪|几|多少|低于|低过|列|看|各|名单|怎么样|如何|[?]|\b(?:who|which|how|list|show|below|under|less|worst|lowest|unhappy)\b/;

const MET =
  /(?:拜访|走访|见|跑|聊|谈|通|打|约|吃)(?:了|过|完)|^(?:今天|昨天|刚|刚才)?拜访|\b(?:called|rang|phoned|met|saw|visited|spoke)\b/;

const BEGINS_TOLD =
  /^\s*(?:(?:just|today|yesterday|this morning)[, ]+)?(?:i |we )?(?:called|rang|phoned|met|saw|visited|spoke (?:to|with)|talked to|emailed)\b|^\s*(?:今天|昨天|刚|刚才|上午|下午)?(?:拜访|走访|见|约见)(?:了|过)/;

/** Words of taking back, of having said something wrongly, and of a message gone astray. */
const TAKES_BACK =
  /撤|收回|作废|不算|白[记写说]|当我没|别记|甭记|不要记|取消|删|[记说发写填搞整弄打输]错|回退|恢复原|\b(?:undo|revert|scratch|ignore|never ?mind|forget|cancel|delete|remove|take (?:it|that)|took|wrong|mistake|oops|retract|roll)\b/;

const MISLAID =
  /丢了?(?:[一两几\d]*[箱件盒包袋台个张份]|手机|包裹|钥匙|单号|快递)|\blost (?:my|his|her|your|(?:a|one|two|the|some) (?:carton|parcel|box|pallet|package|shipment|sample|key|phone|card))/;

const WENT = /(?:拜访|去|见|跑|聊|谈)(?:了|过)|\b(?:went|visited|saw|met)\b/;

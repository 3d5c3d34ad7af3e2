import { type Clause } from './text/clauses.ts';
import { DAY, plainDate } from './dates/civil.ts';
import { kindIn, speaks } from './kind.ts';
import { errand } from './text/cues.ts';
import { hasHan } from './text/normalize.ts';
import { farBack, type Judged } from './roles/verdict.ts';
import type { Reading } from '../contract/reading.ts';

type Event = {
  readonly judged: readonly Judged[];
  readonly clauses: readonly Clause[];
  readonly text: string;
  readonly hidden: string;
  readonly today: number;
  readonly steps: number;
};

/** How and when the contact was; nothing where the note only plans or only tells facts. */
export function eventOf({ judged, clauses, text, hidden, today }: Event): {
  kind: Reading['kind'];
  occurredOn: Reading['occurredOn'];
} {
  if (isErrandAlone({ judged, clauses, text: hidden })) return { kind: undefined, occurredOn: undefined };
  if (judged.some(isOfChat))
    return { kind: hasHan(text) ? 'wechat' : 'chat', occurredOn: plainDate(writtenOn(judged, today)) };
  let kind: Reading['kind'];
  let on: number | undefined;
  let spoke = false;
  let told: number | undefined;
  let heir = -1;
  for (const [i, clause] of clauses.entries()) {
    const here = datesIn(judged, i);
    const planAt = here.find(({ role, why }) => role === 'plan' || why === 'it is waited for')?.found.from;
    const before = clauses[i - 1];
    const goesOn = before !== undefined && before.sentence === clause.sentence;
    const behind =
      goesOn && planAt === undefined && (heir === i - 1 || plansAtHead(judged, { from: before.from, at: i - 1 }));
    if (kind !== undefined && here.length === 0 && !behind) continue;
    const words = text.slice(clause.from, clause.to);
    if (habit.test(words)) continue;
    const follows = planAt === undefined && goesOn && (behind || plansIn(judged, i - 1)) && !done.test(words);
    const inherits = behind && follows;
    if (inherits) heir = i;
    const day = dayOf(here, { words, text, today });
    // A way that was told before stays, but for the day of a later contact.
    const open = kind === undefined || (day !== undefined && on !== undefined && day > on);
    if (!open) {
      told ??= toldDay(here, { day, text });
      continue;
    }
    const clue = follows ? undefined : kindIn(words);
    const unheard = kind === undefined && !spoke && !inherits;
    const saidAt = clue || unheard ? words.search(said) : -1;
    const toldSo = saidAt >= 0 && (planAt === undefined || planAt - clause.from > saidAt);
    const head = clue && words.slice(0, clue.at);
    if (
      clue &&
      head !== undefined &&
      !refused.test(head) &&
      !(waits.test(head) && !done.test(overIn(words.slice(clue.at), head)))
    ) {
      const rest = words.slice(clue.at, clue.at + 40);
      const over = (toldSo && saidAt > clue.at) || done.test(words.slice(0, clue.at + 10).replace(arranged, ''));
      if (
        over ||
        (planAt === undefined &&
          !here.some((one) => comingThere(one, { kind: clue.kind, today })) &&
          here.every(
            ({ found }) =>
              found.kind !== 'recurrence' || /^(?:daily|weekly|monthly|quarterly|annual)/.test(text.slice(found.from)),
          ) &&
          !(
            saidAt >= 0 &&
            saidAt < clue.at &&
            /^(?:call|email|ring|visit|text)\b/.test(rest) &&
            !/\b(?:my|our|your|the|an?|his|her|their|by|via|over|last) $/.test(head)
          ) &&
          !planned.test(head.slice(-16)) &&
          !arrangedBefore.test(head.slice(-28)) &&
          !order.test(rest) &&
          !calledOff.test(rest))
      ) {
        kind = clue.kind;
        on = /(?:刚|\bjust\b).{0,12}$/.test(head)
          ? today
          : (day ?? on ?? (/刚|今天|\bjust\b/.test(words) ? today : undefined));
      }
    }
    if (
      kind === undefined &&
      unheard &&
      (toldSo ||
        (planAt === undefined &&
          ((speaks(words) && !planned.test(words)) || demands.test(hidden.slice(clause.from, clause.to))))) &&
      !/^(?:别|不用|先别|勿)|(?:别|不用|先别)(?:再)?(?:催|打|问)/.test(words)
    )
      spoke = true;
    told ??= toldDay(here, { day, text });
  }
  const occurred = kind !== undefined || spoke;
  return {
    kind: kind ?? (spoke ? 'other' : undefined),
    occurredOn: occurred ? plainDate(on ?? told ?? today) : undefined,
  };
}

/** Nothing is told but what is still to be done. */
export function isErrandAlone({ judged, clauses, text }: Pick<Event, 'judged' | 'clauses' | 'text'>): boolean {
  const [only, another] = clauses;
  return only !== undefined && !another && judged.length === 0 && errand.test(text.slice(only.from, only.to).trim());
}

const none: readonly Judged[] = [];

/** The dates of one clause; most have none. */
function datesIn(judged: readonly Judged[], at: number): readonly Judged[] {
  return judged.some(({ clause }) => clause === at) ? judged.filter(({ clause }) => clause === at) : none;
}

function plansIn(judged: readonly Judged[], at: number): boolean {
  return judged.some(({ role, clause }) => role === 'plan' && clause === at);
}

function plansAtHead(judged: readonly Judged[], { from, at }: { from: number; at: number }): boolean {
  return judged.some(({ role, clause, found }) => role === 'plan' && clause === at && found.from <= from + 4);
}

const isTheirs = (why: Judged['why']) =>
  why === "the customer's own" || why === "the customer's own, beside a step of ours";
const isOfChat = ({ why }: Judged) => why === 'stamp of a chat';

/** The last day that a stamp names; a time alone is of today. */
function writtenOn(judged: readonly Judged[], today: number) {
  const days = judged.flatMap((one) =>
    isOfChat(one) && one.found.start !== undefined ? [Math.floor(one.found.start / DAY)] : [],
  );
  const before = days.filter((day) => day <= today);
  return before.length ? Math.max(...before) : today;
}

/** A fair next spring and a meeting that the customer holds are no contacts yet. */
function comingThere({ found, why }: Judged, { kind, today }: { kind: Reading['kind']; today: number }): boolean {
  if (why === 'tells which one' || why === 'nothing is to be done then') return kind !== 'call';
  return (
    (kind === 'event' || (kind === 'meeting' && isTheirs(why))) &&
    found.start !== undefined &&
    found.start >= (today + 1) * DAY
  );
}

/** The last day on which a clause says that there was a contact: «met them on 3 Nov and sent the quote on 5 Nov» was on the 3rd. */
function dayOf(
  here: readonly Judged[],
  { words, text, today }: { words: string; text: string; today: number },
): number | undefined {
  if (!here.some(({ role }) => role === 'happened')) return undefined;
  const back = wasThere.test(words) ? farBack : 45;
  let day: number | undefined;
  let to = 0;
  for (const { found, role } of here) {
    const one = role === 'happened' ? dayHappened(found, { today, back }) : undefined;
    if (one !== undefined && (day === undefined || !sends.test(text.slice(to, found.from)))) day = one;
    to = found.to;
  }
  return day;
}

/** The day that a clause tells, but for one that only says which: «周一的会». */
function toldDay(
  here: readonly Judged[],
  { day, text }: { day: number | undefined; text: string },
): number | undefined {
  return day !== undefined && !here.some(({ found }) => whichOne.test(text.slice(found.to, found.to + 10)))
    ? day
    : undefined;
}

/** The day of a contact, which is a day of the last weeks, or of the last months if its own verb says so, and no month of last year. */
function dayHappened(
  { start, end, granularity }: Judged['found'],
  { today, back }: { today: number; back: number },
): number | undefined {
  if (
    start === undefined ||
    end === undefined ||
    granularity === 'month' ||
    granularity === 'quarter' ||
    granularity === 'year' ||
    granularity === 'week' ||
    end - start > 4 * DAY
  )
    return undefined;
  const day = Math.floor(start / DAY);
  return day <= today && today - day <= back ? day : undefined;
}

/** «周一的会», «昨天发的报价». */
const whichOne = /^(?:[^,，。 和跟与同去到]{0,3}|.{0,8}(?:[开谈聊打发寄送报说讲定约见签交付收买下做])(?:好|完|到)?)的/;

const wasThere =
  /(?:访|见|去|到|来|吃|喝|聊|谈|开|打|发|寄|送|报|演示|培训|沟通|联系|对接)(?:电话|会|面|饭|货|价|样)?(?:了|咗|过(?![来去期程节年完几两]|一阵|\d))|开会|\b(?:visited|met|called|emailed|sent|spoke|talked|saw|rang|demoed|presented|quoted)\b/;

/** Behind the day of a meeting, what was sent later is no meeting. */
const sends =
  /\b(?:and|then)\b.*\b(?:sent|e?mailed|quoted|shipped|couriered|posted)\b|[发寄报送][^,，]{0,6}了|[发寄报送]了/;

const said =
  /说|[让叫](?:我|咱)(?!们?(?:公司|方|司)的)|話|(?<!电)话(?!费|术|题)|讲(?!师|座|义|台|解)|问(?!题|卷)|要求|嫌|反馈|表示|回复|回覆|答复|催(?!款)|\b(?:said|says|asked|told|confirmed|replied|mentioned)\b/;

/** An appointment is no meeting yet: «约了视频», «booked a demo». */
const arranged =
  /(?:约|定|订|排|安排|预约|说|讲|答应|报|同意)(?:了|好了?|咗|过)|\b(?:booked|arranged|scheduled|set up|agreed|confirmed|lined up|organi[sz]ed)\b/g;

const calledOff =
  /^(?:会议?|meeting|mtg|demo|培训|评审)?.{0,6}(?:改|推|取消|延)|^(?:会议?|演示|拜访|培训|评审|开标)(?:时间)?不是|^(?:meeting|mtg|demo|call|visit|training|survey)s? (?:is |was )?(?:bkd|booked|scheduled|arranged|set for)\b|^[^,，]{0,28}(?:\bcancel(?:led|ed)?\b|\bcalled off\b|\b(?:is|are|was) off\b|\bpostponed\b|\brescheduled\b|\bpushed (?:to|back|from)\b|\bmoved (?:to|from|again)\b|\bgot (?:moved|pushed|cancelled|bumped)\b|泡汤)|^[a-z]+ (?:is |are )?(?:due|needed|required|planned|pending|next)\b/;

const arrangedBefore =
  /(?:约|定|订|排|安排|预约)(?:了|好了?|咗)[^,，。;；!?]{0,24}$|\b(?:booked|arranged|scheduled|set up|lined up|organi[sz]ed)(?: (?:a|the|in))?\b/;

/** It did not come about: «没打通», «cancelled the call». */
const refused =
  /(?:没有|没|未|不用|别|先不|无法|没法|不能|没时间|冇).{0,2}$|(?:cancel(?:led|ed)?|skip(?:ped)?) .{0,16}$|(?:don'?t|do not|never|can'?t|cannot|no|no need to|(?:unless|if|until|till|once|when) (?:they|he|she|i|we|you)) (?:\w+ )?$/;

/** «小笠原さん要检针报告», «阿财追加20箱»: whoever is named wants something. */
const demands =
  /\u0080(?:那边|这边)? ?(?:还|也|又|急)?(?:要(?![求是到的付来去开等看过离跳走休搬倒出改换转内调涨降倒停])|让(?!利|步)|追加|加单|问(?!题)|很?着?急(?!件)|想要|提过|不同意)/;

const habit = /只接|不看(?:微信|邮件)|不接电话|喜欢|习惯|偏好|\b(?:prefers?|hates?|always|never)\b/;

/** «Call him», «email her the deck»: said to oneself, not told. */
const order =
  /^(?:call(?! (?:w\/|with|from|came|in\b))|ring|email(?! (?:from|back from))|text|ping|visit|phone|fax|mail|call back)\b ?(?:him|her|them|back|em\b|me|the|again|(?!done|went|was|over|ok|completed|from|with)[a-z]+ (?:re|about|on|at|before|by)\b)/;

/** What waits for something else is no contact yet: «等他们搬完家去拜访», "once the audit is over visit them". */
const waits =
  /(?:^|[,，。\s])等(?!了|到了)|(?<![饭会课])(?:之|以)?后(?:我们?|就)?(?:去|来|上门)?$|完[^了,，]{0,4}(?:后|去|来)$|^(?:once|after|as soon as) (?:the |their |his |her |they |he |she )[^.,]{2,}$/;

/** «等他们开完评审会»: what is waited for is over then, and not yet. */
const overIn = (rest: string, head: string) => (/(?:^|[,，。\s])等/.test(head) ? rest.replaceAll('完', '') : rest);

const planned =
  /\b(?:wants?|needs?) (?:a|an|another|one more)(?: second| new| third)? $|再|[过忙]完(?!了)|要(?!求)|会(?:去|来|给)|准备|打算|计划|待|需要?|该$|将|记得|提醒|下次|先别|别|不用|\b(?:will|need to|to call|call back|try again|next step|follow up|f\/up|please|pls|must|should|let'?s)\b|i'll|we'll/;

const done =
  /了(?!解)|过(?![来去期程年几两完]|\d)|刚|已|(?<![过忙])完(?![整善后再请就])|咗|没接|占线|接通|来电|打来|\b(?:called|met|visited|emailed|spoke|rang|left|had|sent|was|been|went|came|texted|got)\b/;

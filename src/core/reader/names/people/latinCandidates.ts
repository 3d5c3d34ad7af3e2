import { afterCustomer, beforeCustomer } from '../evidence.ts';
import type { PersonMention } from '../hanPeople.ts';
import { endsAlone } from '../latinPeople.ts';
import {
  caller,
  doer,
  everyday,
  firstName,
  honorific,
  isCommon,
  monthsName,
  never,
  rank,
  type Word,
  wordsOf,
} from '../latinWords.ts';
import { codeNear, isHan } from '../../text/normalize.ts';
import type { Span } from '../../../contract/reading.ts';
import { cityNames } from '../lexicon/cities.ts';
import { everydayWords } from '../lexicon/everydayWords.ts';
import { isFormed, isContact, type PersonCandidate } from './hanCandidates.ts';

type Note = {
  readonly text: string;
  readonly typed: string;
  readonly words: readonly Word[];
  readonly customers: readonly Span[];
  readonly rules: readonly PersonMention[];
  /** Whether the text tells of somebody as one of us; most do not. */
  readonly tellsOurs: boolean;
};

/** Every place of a text where Latin words could name a person: Dana, Mr Li, Selin hanım, Caoimhe Ní Dhomhnaill, «mick». */
export function latinCandidates(
  text: string,
  {
    typed,
    customers,
    taken,
    rules,
  }: { typed: string; customers: readonly Span[]; taken: readonly Span[]; rules: readonly PersonMention[] },
): PersonCandidate[] {
  const words = wordsOf(text, { typed, taken: [...customers, ...taken] });
  const note: Note = { text, typed, words, customers, rules, tellsOurs: OURS_TOLD.test(text) };
  const found: PersonCandidate[] = [];
  for (let at = 0; at < words.length && found.length < 80;) {
    const count = runAt(note, at);
    const head = words[at];
    const dated = head !== undefined && count === 1 && (head.may & monthsName) !== 0 && isDated(text, head);
    if (count > 0 && !dated) found.push(candidateOf(note, { first: at, count }));
    at += Math.max(1, count);
  }
  return found;
}

/** «June 3», «3rd of May»: a month. */
function isDated(text: string, { from, to }: Word): boolean {
  return (
    /^,? ?\d/.test(text.slice(to, to + 3)) ||
    /(?:\d(?:st|nd|rd|th)?(?: of)? ?|\b(?:in|by|until|till|since|early|mid|late|next|last|end of|of|this) )$/.test(
      text.slice(Math.max(0, from - 12), from),
    )
  );
}

/** Small words inside a name: van der, Ní, O', bin. */
const particles =
  /^(?:van|van der|von|der|den|de|da|do|dos|del|della|di|la|le|mac|mc|ní|ni|o|bin|ibn|al|el|ter|ten|'t|t)$/;

/** How many words from here on are one name; none where no name begins. */
function runAt({ text, typed, words }: Note, first: number): number {
  const head = words[first];
  if (!head || !mayBegin({ text, typed }, head) || endsAlone.test(text.slice(head.from, head.to))) return 0;
  let count = 1;
  for (let last = head; count < 4; count++) {
    const next = words[first + count];
    const between = next && typed.slice(last.to, next.from);
    // A stop ends a sentence, but for «Mr.» and «J.».
    const isShort = (last.may & honorific) !== 0 || last.to - last.from === 1;
    if (!next || !(isShort ? /^(?: |\. |-| ')$/ : /^(?: |-| ')$/).test(between ?? '')) break;
    const shown = text.slice(next.from, next.to);
    // «Promised Dana I'd send it»
    if (/^i(?:['’](?:d|ll|ve|m))?$/.test(shown)) break;
    if (particles.test(shown) && words[first + count + 1]?.capital) {
      last = next;
      continue;
    }
    const titled = count === 1 && (head.may & honorific) !== 0 && next.capital && next.from - last.to <= 2;
    if (
      !next.capital ||
      (breaks(next) && !titled) ||
      (isUpper(typed, next) && next.to - next.from > 1 && !isUpper(typed, head))
    )
      break;
    last = next;
  }
  const last = words[first + count - 1];
  if (last && particles.test(text.slice(last.from, last.to)) && count > 1) count--;
  const title = words[first + count];
  if (
    title &&
    title.from - (words[first + count - 1]?.to ?? 0) === 1 &&
    /^(?:hanım|bey|san|sensei|bhai|bhaiya|ji|garu|saab|sahib|didi|sir|madam)$/.test(text.slice(title.from, title.to))
  )
    count++;
  return count;
}

function mayBegin({ text, typed }: Pick<Note, 'text' | 'typed'>, word: Word): boolean {
  if (
    word.to - word.from < 2 ||
    /^(?:i|we|you|he|she|it|they|that|there|who|what|let)['’]/.test(text.slice(word.from, word.to))
  )
    return false;
  if ((word.may & (honorific | firstName)) !== 0) return true;
  // «Demoed at», «Thinking of»: a verb at the head of a sentence.
  if (/(?:ed|ing)$/.test(text.slice(word.from, word.to))) return false;
  return word.capital && !breaks(word) && !(isUpper(typed, word) && word.to - word.from < 5);
}

/** Words of every day, which no name goes on with. */
function breaks({ may }: Word): boolean {
  return (may & firstName) === 0 && (may & (never | caller | doer | everyday | rank)) !== 0;
}

function isUpper(typed: string, { from, to }: Word): boolean {
  const shown = typed.slice(from, to);
  return shown === shown.toUpperCase() && shown !== shown.toLowerCase();
}

const bits = [
  [caller, 'caller'],
  [doer, 'doer'],
  [never, 'never'],
  [everyday, 'everyday'],
  [rank, 'rank'],
  [honorific, 'honorific'],
  [firstName, 'firstName'],
] as const;

const ourWork =
  /^ (?:to |will |must |can |could |has to |is |are |should |there |at the )?(?:do|check|checks?|come|quote|measure|look|book|set|make|makes|run|running|covered|sort|clear|handle|go|install|fix|translate|help|see|call|send|chase|up there|on it|owns|says? we|only has|booked|raised|confirmed we|covering|presenting|leads?|approves?|put \S+ on|double check|draft\w*|needs? (?:a|the|\d)|am|pm)\b|^'s (?:doing|running|on|covering|put|sorting|bringing|handling|sending|truck|van|team)\b/;
/** «阿Ken今天 deliver», «Kiki安排», «Jia Hui do permit». */
const hanWork =
  /^ ?(?:今天|明天|明早|下午|今晚|后天|下周)?(?:去|来|会)?(?:安排|画图?|跟我|送|做|写|弄|捎|出(?!差)|处理|跟进|补|带|换|修|装|寄|打样|翻译|负责|盯|起草|主讲|方案|成本|标书|[出审批算跑]|上去|起货|起貨|排版|批|deliver|do |arrange|prepare|handle|double check|check)/;
/** «技术 Muthu», «salesman Edmund», «叫 Ah Seng». */
const orderedBy =
  /(?:技术|工程|司机|会计|财务|业务|业助|助理|同事|跟单|主讲|物流|品保|法务|客服|叫|让|派|喊|问|[给找跟](?=[^,，。;]*$))[: ]?$|\b(?:technician|technical|tech|driver|accounts|service engg|engineer|salesman|colleague|credit control|team|logistics|fae|qa|service|legal|warehouse|dispatch|marketing|as per|still|our \w+) \(?$/;
const oursBefore =
  /(?:\b(?:get|getting|let|ask|asked|have|having|thanks|thank you|thx|ta|cc|cc'd|with|w\/|me n|me and|me &|and|our|per|via|by|from|to|tell|fwd to|hi|dear|hey|morning)|[(@]) ?$/;

/** «Rob and Siobhan at Acme»: who is named with somebody there is there, too. */
function isWithSomeoneThere(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return (
    THERE_BEHIND.test(text.slice(to, to + 40)) &&
    !/\b(?:i|me|we|us|our) and $/.test(text.slice(Math.max(0, from - 8), from))
  );
}

const THERE_BEHIND = /^(?: and | ?& ?| ?\+ ?)[a-z][a-z'’-]{1,14} (?:at|from|of) [a-z\u0080]/;

/** «Tea with Dana», «met with Tom»: whoever one meets is no colleague. */
const metWith =
  /\b(?:tea|lunch|coffee|dinner|drinks|breakfast|call|meeting|mtg|met|spoke|spoken|talked|chat|chatted|demo|catch-?up|caught up|zoom|golf|beers?|kopi|sat down) (?:\w+ )?(?:w\/ ?|with |w )$/;

/** «Spoke to Zoë Müller»: two capitals behind it are somebody. */
const SPOKEN_TO = /\b(?:spoke|spoken|talked|chatted|introduced) to (?:\S+ \S+ and )?$/;

/** «CFO Dana», «their buyer Tom». */
const RANKED =
  /\b(?:ceo|cfo|cto|coo|cio|vp|md|buyer|owner|director|procurement|purchasing|chef|gaffer|foreman|landlord) $/;

/** «his boss Colleen», «their engineer Gaz», «her CFO (Greg …)»: who is told as somebody's. */
const THEIRS =
  /\b(?:his|her|their|the) (?:[a-z]+ ){0,2}(?:boss|college|manager|mgr|supervisor|assistant|secretary|pa|deputy|colleague|partner|wife|husband|son|daughter|brother|sister|father|successor|replacement|engineer|operator|technician|fitter|accountant|bookkeeper|receptionist|clerk|lad|fella|chap|gaffer|foreman|principal|headteacher|ceo|cfo|cto|coo|cio|gm|md|owner|proprietor|director|buyer) \(?$/;

/** «He needs to ask Mr Hartley»: whom the customer's people ask. */
const ASKED_BY_THEM =
  /\b(?:he|she|they)(?:'ll| will|'s to| has to| have to| needs? to| must| wants? to|'s going to| is going to)? (?:ask|check with|speak to|talk to|consult|convince|run it (?:by|past))(?: with)? $/;

const OURS_TOLD =
  /\bour |\b(?:i|me|myself|我)\b(?: (?:and|&|n|\+) |[,:])|(?:\band|&|\+) (?:i|myself|me)\b|\bour side\b|\balong with\b|\b(?:passed|hand(?:ed)?|delegated|escalated|assigned) |\b(?:from|in|at) (?:our|my|cs|customer success|pre-?sales)\b/;

/** «Con & myself», "Rick and I helped": who does it with us. «Dana and I agreed» does not. */
const WITH_ME =
  /^(?: sir)?,? (?:and|&|\+) (?:i|myself|me)\b(?! (?:met|meet|spoke|talked|agreed|discussed|had|have|chatted|caught|went (?:over|through)|will (?:meet|talk|speak)|both|are (?:meeting|having)))/;
const ME_WITH =
  /\b(?:our|my) (?!contact|champion|customer|client|buyer|friend|prospect|sponsor|partner|agent|meeting|call)(?:[a-z]+ )?(?:technician|engineer|driver|lawyer|colleague|accountant|fae|installer|fitter|designer|boss|manager|director|intern|assistant) $|\b(?:me|myself|i) (?:and|&|n|\+) (?:young |old |big )?$|\b(?:from|on) our side\b[^.;\n]*$|\b(?:passed|handed|delegated|escalated|assigned) (?:it |this |that |them |the [a-z]+ )?(?:on |over )?to $|\bhand (?:[^\s.;]+ ){1,3}(?:over )?to $|\b(?:visited|went|drove|travelled)\b[^.;\n]*\balong with $/;
/** «Priyanka from CS», "Lenny from our workshop". */
const FROM_OURS =
  /^ (?:from|in|at) (?:(?:our|my) (?!meeting|call|chat|email|last|first)[a-z]|(?:cs|customer success|presales|pre-sales)\b)/;

/** «Next: Wes sends the pack; me: pricing», "- site visit - Jason, CW13 - SOP - me, 3/20": who has a task where I have one. */
function isAnItemBeside(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return (
    /[-:;] ?$/.test(text.slice(Math.max(0, from - 2), from)) &&
    /^(?:, ?\S*\d|:| (?:to )?(?:sends?|checks?|books?|calls?|drafts?|prepares?|does|will) )/.test(
      text.slice(to, to + 14),
    ) &&
    /[-;:] ?(?:me|myself|我)(?:[,:]| to | will )/.test(text)
  );
}

/** «Mike off next week so get it to him»: whoever gets it is the customer's. */
const GIVEN_TO = /^[^.;!?\n]*\b(?:get|send|give|show|quote) (?:it |this |them )?(?:over )?(?:to )?(?:him|her)\b/;

/** «Sean O'Brien», «Mary-Jane McKay»: a first name, and a last one that is nothing else. */
const IRISH = /^[A-Z]\p{L}+(?:-[A-Z]\p{L}+)? (?:O['’]|Mc|Mac)[A-Z]\p{L}+$/u;

function candidateOf(note: Note, { first, count }: { first: number; count: number }): PersonCandidate {
  const { text, typed, words, customers, rules } = note;
  const start = words[first];
  const end = words[first + count - 1];
  const from = start?.from ?? 0;
  const tail =
    /^(?: ?[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏方白邹孟熊秦邱江尹薛苗简庄柯龚卓洪倪](?![\u4e00-\u9fff])|姐|哥|总|经理|老师|小姐|先生|女士|太太|老板|主任|工|生)(?![作厂程部价额])/.exec(
      text.slice(end?.to ?? 0, (end?.to ?? 0) + 3),
    );
  const to = (end?.to ?? 0) + (tail?.[0].length ?? 0);
  const features: string[] = ['latin'];
  const shape = `${(start?.may ?? 0) & honorific ? 'title' : (start?.may ?? 0) & firstName ? 'known' : 'new'}${start?.capital ? '' : ' small'}${count > 1 ? ' long' : ''}`;
  const tell = (feature: string) => features.push(feature, `${shape}&${feature}`);
  features.push(`shape=${shape}`, `count=${count}`);
  if (tail) tell('han title');
  const rule = rules.find(({ span: [a, b] }) => a < to && b > from);
  tell(rule === undefined ? 'rule=none' : `rule=${rule.sure}`);
  const before = text.slice(Math.max(0, from - 24), from);
  const after = text.slice(to, to + 24);
  const previous = words[first - 1];
  const beside = previous !== undefined && from - previous.to <= 2 ? previous : undefined;
  const next = words[first + count];
  const following = next !== undefined && next.from - to <= 2 ? next : undefined;
  features.push(
    `p=${beside ? text.slice(beside.from, beside.to) : '-'}`,
    `n=${following ? text.slice(following.from, following.to) : '-'}`,
  );
  for (const [bit, name] of bits) {
    if (beside && (beside.may & bit) !== 0) tell(`p ${name}`);
    if (following && (following.may & bit) !== 0) tell(`n ${name}`);
    if (start && (start.may & bit) !== 0 && bit !== firstName && bit !== honorific) tell(`is ${name}`);
  }
  const head = text.slice(start?.from, start?.to);
  const plural = head.endsWith('s') ? head.slice(0, -1) : head;
  if (everydayWords.has(head) || everydayWords.has(plural)) tell('is a word');
  if (cityNames.has(text.slice(start?.from, end?.to)) || cityNames.has(head)) tell('is a city');
  if (end !== start && everydayWords.has(text.slice(end?.from, end?.to))) tell('ends in a word');
  if (beside && everydayWords.has(text.slice(beside.from, beside.to))) tell('p word');
  if (following && everydayWords.has(text.slice(following.from, following.to))) tell('n word');
  if (start && (start.may & monthsName) !== 0) tell('is month');
  if (start && isCommon(text, start)) tell('is common');
  if (beside?.capital) tell('p capital');
  if (following?.capital) tell('n capital');
  if (start && isUpper(typed, start)) tell('upper');
  const lead = /(\S?) ?$/.exec(before)?.[1] ?? '';
  const led = /[a-z\d]/.test(lead) ? 'word' : isHan(codeNear(lead, 0)) ? 'han' : lead;
  tell(`lead=${led}`);
  if (led === 'han') features.push(`lead=${lead}`, `lead=${before.trimEnd().slice(-2)}`);
  const tailing = /^ ?(\S?)/.exec(after)?.[1] ?? '';
  const trail = /[a-z\d]/.test(tailing) ? 'word' : isHan(codeNear(tailing, 0)) ? 'han' : tailing;
  tell(`trail=${trail}`);
  if (trail === 'han') features.push(`trail=${tailing}`, `trail=${after.trimStart().slice(0, 2)}`);
  if (/(?:^|[\n.!?;])\s*$/.test(before) || from === 0) tell('opens');
  if (/^'s\b/.test(after)) tell('owns');
  const where = beforeCustomer(text, { to, customers });
  if (where) tell(`before customer ${where}`);
  const behind = afterCustomer(text, { from, customers });
  if (behind) tell(`behind customer ${behind}`);
  if (/\u0080 ?$/.test(before)) tell('touches customer');
  if (customers.length === 0) tell('no customer');
  if (customers.length > 0 && customers.every(([, b]) => b <= from)) tell('after customers');
  if (ourWork.test(after) || hanWork.test(after)) tell('works');
  if (orderedBy.test(before)) tell('ordered');
  if (/\b(?:to|will) [a-z]+\b/.test(after.slice(0, 12))) tell('to do');
  const ours = oursBefore.exec(before)?.[0].trim();
  if (ours) tell(`ours=${ours === 'thx' ? 'thanks' : ours}`);
  if (/^\)? ?(?:$|[.\n])/.test(after)) tell('ends');
  if (/\b(?:at|in|near|from|to|via) $/.test(before)) tell('place');
  if (/@ ?$/.test(before)) tell('at sign');
  const longer = text.slice(Math.max(0, from - 60), from);
  const beforeIt = led === 'word' || led === '(' ? longer.slice(-40) : '';
  const theirs = beforeIt !== '' && THEIRS.test(beforeIt) && !/\b(?:our|my)\b[^,.;]{0,24}$/.test(beforeIt);
  // «contact Trey Okafor 617 555 0188»
  const isNamedContact = /\bcontact(?: person| name)?(?: is|:)? $/.test(before) && start?.capital === true;
  const titledBehind =
    count > 1 &&
    end !== undefined &&
    /^(?:hanım|bey|bhai|bhaiya|ji|garu|saab|sahib|didi)$/.test(text.slice(end.from, end.to));
  const spokenTo = SPOKEN_TO.test(longer);
  return {
    from,
    to,
    features,
    manner: tail || (start && (start.may & honorific) !== 0) ? 'titled' : count > 1 ? 'full' : 'bare',
    formed:
      isFormed(rules, { from, to }) ||
      IRISH.test(typed.slice(from, to)) ||
      (count === 2 && spokenTo) ||
      titledBehind ||
      (count === 2 && isNamedContact) ||
      (theirs && start?.capital === true),
    ours:
      note.tellsOurs &&
      (WITH_ME.test(after) || isAnItemBeside(text, { from, to }) || ME_WITH.test(longer) || FROM_OURS.test(after)),
    met:
      isContact(text, { from, to }) ||
      metWith.test(before) ||
      isWithSomeoneThere(text, { from, to }) ||
      spokenTo ||
      RANKED.test(before) ||
      theirs ||
      (beforeIt !== '' && ASKED_BY_THEM.test(beforeIt)) ||
      GIVEN_TO.test(text.slice(to, to + 60)),
  };
}

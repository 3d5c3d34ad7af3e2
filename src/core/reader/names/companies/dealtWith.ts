/**
 * With whom of two companies a note deals. Both, where they are listed; of any others the one that is not denied and has its
 * people there, and the other is only spoken of: better offered by a tap than kept unasked. Pure.
 */
import type { KnownCustomer } from '../../../contract/customer.ts';
import type { Span } from '../../../contract/reading.ts';
import { plain } from '../../text/normalize.ts';
import { isBeside, isRuledOut } from './beside.ts';
import { COURIERS } from './others.ts';

type Named = { readonly name: string; readonly id?: number; readonly span: Span };
type Person = { readonly name: string; readonly span: Span };

type Told = {
  readonly companies: readonly Named[];
  readonly people: readonly Person[];
  readonly known: readonly KnownCustomer[];
};

/** Which of the companies, in the order of the text, are dealt with; of one, or of more than two, all are. */
export function dealtWith(flat: string, { companies, people, known }: Told): readonly boolean[] {
  const [one, other, third] = companies;
  if (!one || !other || third || areListed(flat, { one, other, people })) return companies.map(() => true);
  const weights = [one, other].map((company) => weightOf(flat, { company, people, known }));
  const isOther = (weights[1] ?? 0) > (weights[0] ?? 0);
  return [!isOther, isOther];
}

function areListed(flat: string, { one, other, people }: { one: Named; other: Named; people: readonly Person[] }) {
  const between = flat.slice(one.span[1], other.span[0]);
  if (TWO.test(flat) || JOINS.test(between) || HEADS.test(between)) return true;
  if ([one, other].every(({ span }) => isReached(flat, span))) return true;
  if (/[,，.。;；]\s*$/.test(between) && WANTS.test(flat.slice(other.span[1]))) return true;
  if (/[,，.。;；\s]$/.test(between) && HAS_DAY.test(flat.slice(other.span[1]))) return true;
  const own = people.some(({ span }) => isBeside(flat, { person: span, company: other.span }));
  return (
    own &&
    (/[.。;；!！\n](?:[^,，。;；]{0,16})$/.test(between) ||
      people.some(({ span }) => isBeside(flat, { person: span, company: one.span })))
  );
}

/** «拜访了华为», «给立讯打电话», "emailed CATL": it has a verb of contact of its own. */
function isReached(flat: string, [from, to]: Span) {
  const before = flat.slice(Math.max(0, from - 12), from);
  return (
    REACHED.test(before) ||
    (before.endsWith('给') &&
      /^[^,，。;；]{0,6}(?:打|发|寄|回|送|报|做|交|开|答|装|补|退|换|修|写|演示|安装|对账|培训)/.test(flat.slice(to)))
  );
}

const REACHED =
  /(?:(?:拜访|走访|回访|联系|见|打给)了?|[去跑](?:了?一?趟|了)?)$|\b(?:dropped by|stopped (?:by|at)|swung by|call(?:ed)?|r[ai]ng|phoned?|visit(?:ed)?|met|meet|saw|see|email(?:ed)?|text(?:ed)?|quoted?|invoiced?)(?: the| with)? $/;

/** «俩地方», "both asked". */
const TWO =
  /[两俩二2]\s?(?:家|个?地方|个?客户|边|位)|\bboth\b|\btwo (?:customers|clients|calls|visits|quick|of them)\b/;
/** What joins the second to the first: «和», a mark of a list, a line, a number. */
const JOINS =
  /(?:^[^,，.。;；]{0,12}(?:和|与|及|\band)|[、;；\n&+]|[①-⑳]|\n\s*[-–—•*·☐☑✅]+|(?:^|[\s,，])\d{1,2}[.)、)])\s*$/;
/** A clause of its own, that begins with its time or sets the name off. */
const HEADS =
  /[,，.。;；\s](?:(?:上午|中午|下午|晚上|早上|傍晚|然后|再|then|afternoon|evening|later|\d{1,2}[:点]|[周禮礼][一二三四五六日天])[\d:点半一二两三四五六七八九十]{0,4}\s?){1,3}(?:去|见|到|拜访|跑|at|to|in|with)?了?\s*$/;

/** «华为嫌贵,立讯要样品»: the second wants something of its own. */
const WANTS = /^(?:那边)?(?:要|想要|需要|嫌|催|急)|^ (?:wants|needs|asked|asks)\b/;

/** «比亚迪送样,宁德的周四开会»: the second has a day of its own. */
const HAS_DAY =
  /^的?[ :]?(?:[上下这本]?(?:周|星期|礼拜)[一二三四五六日天\d]|[今明后昨]天|\d{1,2}[月/.号]|(?:on )?(?:next )?(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b)/;

function weightOf(
  flat: string,
  { company, people, known }: { company: Named; people: readonly Person[]; known: readonly KnownCustomer[] },
) {
  const { span, id } = company;
  const [from, to] = span;
  const contacts = known.find((each) => each.id === id)?.contacts ?? [];
  const isOurs = people.some(({ name }) => contacts.some((contact) => isCalled(contact.name, name)));
  const isWithPerson = people.some((person) => isBeside(flat, { person: person.span, company: span }));
  return (
    (isRuledOut(flat, span) ? -10 : 0) +
    (id === undefined ? 0 : 2) +
    (isOurs ? 4 : 0) +
    (isWithPerson ? 3 : 0) +
    (MET.test(flat.slice(Math.max(0, from - 12), from)) ? 1 : 0) -
    (COURIERS.test(flat.slice(from, to)) ? 2 : 0)
  );
}

/** "Priya" of Priya Shah. */
function isCalled(contact: string, name: string) {
  const [whole, said] = [plain(contact).trim(), plain(name).trim()];
  return whole === said || whole.startsWith(`${said} `) || whole.endsWith(` ${said}`);
}

/** Words before the one whom we met: «拜访了», "at". */
const MET = /(?:拜访|见|去|到|跑|约|打给|陪同?)了?$|\b(?:at|met|saw|visited|called|rang|with|for) (?:the )?$/;

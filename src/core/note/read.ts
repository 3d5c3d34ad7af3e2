import type { Amount, Known, Reading, Span, Step } from '../types.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { compileDirectory, type Directory, findKnown } from './customers.ts';
import { DAY, minuteOf, plainDate } from './dates/civil.ts';
import { scan, toWhen } from './dates/find.ts';
import { kindIn, speaks } from './kind.ts';
import { latinPeople } from './latin.ts';
import { findSums } from './money.ts';
import { hanPeople, type Someone } from './people.ts';
import { isHan, plain } from './plain.ts';
import { proposals } from './proposals.ts';
import { findEmails, findLinks, findPhones } from './reach.ts';
import { dueOf, judge, type Judged, negated, strongTodo } from './roles.ts';
import { gistOf, isNote, scoreIn } from './sense.ts';

export type About = {
  readonly ref: Temporal.PlainDateTime;
  /** The customers of the team, or better what `compileDirectory` made of them once. */
  readonly known: readonly Known[] | Directory;
  readonly locale?: 'zh' | 'en';
  /** ISO 3166 code: the order of day and month, telephone numbers, the currency of a bare sum. */
  readonly country?: string;
};

/**
 * Reads a note as a colleague would. The steps, each of which sees what the ones before it found: addresses and sums are taken out of the text,
 * so that their figures are no dates; known customers; people; dates, read both ways; clauses; the role of each date; what is left is the gist.
 * Promises: never throws, the same text gives the same reading, spans lie inside the text, unknown customers are proposals without an id.
 */
export function read(text: string, about: About): Reading {
  const typed = text.trimEnd();
  const flat = plain(typed);
  const { ref, locale, country } = about;
  const chinese = hasHan(flat);
  const directory = 'slots' in about.known ? about.known : compileDirectory(about.known);
  const trace: string[] = [];
  const emails = findEmails(flat, typed);
  const links = findLinks(flat);
  let left = blank(flat, [...emails.map(({ span }) => span), ...links]);
  const hits = findKnown(left, directory);
  const phones = findPhones(left, { typed, country });
  left = blank(left, phones.map(({ span }) => span));
  const sums = findSums(left, { currency: currencyOf({ country, locale, chinese, text: flat }) });
  left = blank(left, sums.map(({ span }) => span));

  const nameSpans = hits.map(({ span }) => span);
  const unknown = proposals(left, { typed, taken: nameSpans });
  const customerSpans = [...nameSpans, ...unknown.map(({ span }) => span)];
  const people = peopleOf(left, { typed, customers: customerSpans });
  const hidden = blank(left, [...customerSpans, ...people.filter(({ sure }) => sure >= 0.6).map(({ span }) => span)]);
  const scanned = scan({ typed, text: hidden }, { ref, ...(locale ? { locale } : {}), ...(country ? { country } : {}) });
  const now = minuteOf(ref);
  const today = Math.floor(now / DAY);
  const clauses = clausesOf(hidden, [...scanned.future.map(({ from, to }) => [from, to] as const), ...customerSpans]);
  const judged = judge(scanned, { text: hidden, typed, clauses, today, now, cut: customerSpans });

  const customers = customersOf({ hits, unknown });
  const speakers = speakersOf(judged, { text: hidden, typed });
  const contacts = contactsOf({ people: [...people, ...speakers.filter(({ name }) => !people.some((one) => one.name === name))], customers, known: directory.known });
  const steps = stepsOf({ judged, clauses, typed, text: hidden, customers, today, sums: sums.map(({ span }) => span) });
  const { kind, occurredOn } = happening({ judged, clauses, text: left, hidden, today, steps: steps.length });
  for (const { found, role, why } of judged) trace.push(`«${typed.slice(found.from, found.to)}» is ${role}: ${why}`);
  for (const { customer, span } of hits) trace.push(`«${typed.slice(...span)}» is customer ${customer.id}, ${customer.name}`);
  for (const { span, why } of unknown) trace.push(`«${typed.slice(...span)}» may be a customer: ${why}`);
  const score = scoreIn(flat);
  const note = isNote({ text: flat, typed, contacts: contacts.length, customers: customerSpans, dates: scanned.future.map(({ from, to }) => [from, to] as const), kind: kind !== undefined, steps: steps.length, sums: sums.length });
  return {
    customers,
    contacts,
    kind: note ? kind : undefined,
    occurredOn: note ? occurredOn : undefined,
    steps: note ? steps : [],
    nothingNext: nothing.test(flat) && steps.every(({ dueOn }) => dueOn === undefined),
    amounts: sums.map(({ amount }): Amount => amount),
    phones: phones.map((one) => one.text),
    emails: emails.map((one) => one.text),
    ...(score ? { score } : {}),
    dates: judged.map(({ found }) => toWhen(found)),
    gist: gistOf({ clauses, typed, text: hidden, judged, cut: [...customerSpans, ...people.map(({ span }) => span)] }),
    isNote: note,
    trace: [`read as «${hidden}»`, ...trace],
  };
}

const nothing =
  /不用(?:再)?(?:跟|联系|管|催|回访)|无需(?:再)?(?:销售)?(?:跟|联系|回访)|不必(?:再)?(?:跟|联系)|暂不跟进|暂时不用跟|先不跟|不跟了|别(?:再)?(?:跟|催)|唔使(?:再)?跟|唔驶(?:再)?跟|不需要(?:再)?跟|没有?后续|no (?:further )?follow[- ]?up|no need to follow|nothing (?:else |more )?(?:to do|needed)|no (?:further )?action|no next step|all set|don'?t (?:need to )?follow/;

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** Puts a letter that means nothing in the place of what is already understood. */
function blank(text: string, spans: readonly Span[]): string {
  let out = text;
  for (const [from, to] of spans) out = out.slice(0, from) + '\u0001'.repeat(to - from) + out.slice(to);
  return out;
}

const currencies: Readonly<Record<string, string>> = { CN: 'CNY', TW: 'TWD', HK: 'HKD', US: 'USD', GB: 'GBP', SG: 'SGD', IN: 'INR', JP: 'JPY', AU: 'AUD', CA: 'CAD', DE: 'EUR', FR: 'EUR', IE: 'EUR', ES: 'EUR', IT: 'EUR', NL: 'EUR', MY: 'MYR', AE: 'AED', TH: 'THB' };

function currencyOf({ country, locale, chinese, text }: { country: string | undefined; locale: 'zh' | 'en' | undefined; chinese: boolean; text: string }): string {
  if (/lakh|\blacs?\b|crore|\d ?cr\b|\d ?l \+ ?gst/.test(text)) return 'INR';
  return currencies[country ?? ''] ?? (chinese || locale === 'zh' ? 'CNY' : 'USD');
}

function peopleOf(text: string, { typed, customers }: { typed: string; customers: readonly Span[] }): Someone[] {
  const han = hasHan(text) ? hanPeople(text, { typed, taken: customers }) : [];
  const latin = latinPeople(text, { typed, customers, taken: han.map(({ span }) => span) });
  const all = [...han, ...latin].toSorted((a, b) => a.span[0] - b.span[0]);
  return all.filter(({ name }, i) => !all.some((other, k) => k !== i && ((k < i && plain(other.name) === plain(name)) || plain(other.name).startsWith(`${plain(name)} `))));
}

/** Who wrote the lines of a chat that was pasted: the names before the stamps, without ourselves. */
function speakersOf(judged: readonly Judged[], { text, typed }: { text: string; typed: string }): Someone[] {
  const found: Someone[] = [];
  for (const { found: date, why } of judged) {
    if (why !== 'stamp of a chat') continue;
    const from = text.lastIndexOf('\n', date.from) + 1;
    const name = typed.slice(from, date.from).trim();
    if (!/^(?:我|me|you|自己|本人)$/i.test(name) && !found.some((one) => one.name === name)) found.push({ name, span: [from, from + name.length], sure: 0.9, titled: false });
  }
  return found;
}

type Named = Reading['customers'][number];

function customersOf({ hits, unknown }: { hits: ReturnType<typeof findKnown>; unknown: readonly { name: string; span: Span }[] }): Named[] {
  const ids = new Set<number>();
  const found: Named[] = [];
  for (const { customer, span } of hits) {
    if (ids.has(customer.id)) continue;
    ids.add(customer.id);
    found.push({ name: customer.name, id: customer.id, span });
  }
  for (const { name, span } of unknown) if (!found.some((one) => plain(one.name) === plain(name))) found.push({ name, span });
  return found.toSorted((a, b) => a.span[0] - b.span[0]);
}

function contactsOf({ people, customers, known }: { people: readonly Someone[]; customers: readonly Named[]; known: readonly Known[] }): Reading['contacts'] {
  return people.map(({ name, span }) => {
    const customer = nearest(customers, span);
    const id = customers[customer]?.id;
    const theirs = id === undefined ? undefined : known.find((one) => one.id === id)?.contacts.find((one) => plain(one.name) === plain(name));
    return { name, span, ...(theirs ? { id: theirs.id } : {}), ...(customer >= 0 ? { customer } : {}) };
  });
}

/** The customer that stands nearest before a place, or else the first one. */
function nearest(customers: readonly Named[], [from]: Span): number {
  const before = customers.findLastIndex(({ span }) => span[0] <= from);
  return before >= 0 ? before : customers.length > 0 ? 0 : -1;
}

type Planning = { readonly judged: readonly Judged[]; readonly clauses: readonly Clause[]; readonly typed: string; readonly text: string; readonly customers: readonly Named[]; readonly today: number; readonly sums: readonly Span[] };

function stepsOf({ judged, clauses, typed, text, customers, today }: Planning): Step[] {
  const steps: Step[] = [];
  let lastClause: number | undefined;
  let sentence: number | undefined;
  for (const { found, role, clause } of judged) {
    if (role !== 'plan') continue;
    const due = dueOf(found, today);
    const last = steps.at(-1);
    if (found.word === 'T' && last?.dueOn && found.at !== undefined && clause - (lastClause ?? clause) <= 3) {
      const dueTime = new Temporal.PlainTime(Math.floor(found.at / 60) % 24, found.at % 60);
      if (last.precision === 'day' || last.precision === 'part') steps[steps.length - 1] = { ...last, dueTime, precision: 'time' };
      else if (last.precision === 'time' && clause === lastClause) steps.push({ ...last, dueTime });
      if (last.precision === 'day' || last.precision === 'part' || (last.precision === 'time' && clause === lastClause)) continue;
    }
    lastClause = clause;
    const step: Step = { ...due, action: actionOf({ clauses, clause, typed, text, found: judged.map((one) => one.found) }), ...forWhom(customers, clauses[clause]) };
    const twin = steps.find((one) => one.dueOn?.equals(due.dueOn!) && one.dueTime?.toString() === due.dueTime?.toString());
    if (!twin || (strongTodo.test(text.slice(clauses[clause]?.from, clauses[clause]?.to)) && sentence !== clauses[clause]?.sentence)) steps.push(step);
    sentence = clauses[clause]?.sentence;
  }
  clauses.forEach((clause, i) => {
    const words = text.slice(clause.from, clause.to);
    const dated = judged.some(({ clause: at }) => at === i || (at === i - 1 && clauses[at]?.sentence === clause.sentence) || (at === i + 1 && clauses[at]?.sentence === clause.sentence));
    if (!dated && steps.length < 4 && strongTodo.test(words) && !negated.test(words)) steps.push({ precision: 'none', action: tidy(typed.slice(clause.from, clause.to)), ...forWhom(customers, clause) });
  });
  return steps;
}

function forWhom(customers: readonly Named[], clause: Clause | undefined): { customer?: number } {
  if (!clause || customers.length < 2) return customers.length === 1 ? { customer: 0 } : {};
  const inside = customers.findIndex(({ span }) => span[0] >= clause.from && span[0] < clause.to);
  if (inside >= 0) return { customer: inside };
  const before = customers.findLastIndex(({ span }) => span[0] < clause.from);
  return before >= 0 ? { customer: before } : {};
}

function actionOf({ clauses, clause, typed, text, found }: { clauses: readonly Clause[]; clause: number; typed: string; text: string; found: readonly { from: number; to: number }[] }): string {
  const cut = (one: Clause | undefined) => {
    if (!one) return '';
    let out = '';
    let at = one.from;
    for (const { from, to } of found.filter((date) => date.from >= one.from && date.from < one.to)) {
      out += typed.slice(at, from);
      at = Math.max(at, to);
    }
    return tidy(out + typed.slice(at, one.to));
  };
  const own = cut(clauses[clause]);
  if (own.length > (hasHan(own) ? 1 : 3)) return own;
  const next = clauses[clause + 1];
  void text;
  if (next && next.sentence === clauses[clause]?.sentence) return tidy(`${own} ${cut(next)}`);
  return own || cut(clauses[clause - 1]);
}

function tidy(words: string): string {
  const clean = words.replace(/\s+/g, ' ').replace(/^[\s,，、。.;；:：)）\-–—>→]+|[\s,，、。.;；:：(（\-–—]+$/g, '').replace(/^(?:and|then|will|i'll|we'll|i|just|so|but|to|on|by|at|before|until)\s+/i, '').replace(/\s+(?:on|by|at|before|until|for|in)$/i, '');
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

type Event = { readonly judged: readonly Judged[]; readonly clauses: readonly Clause[]; readonly text: string; readonly hidden: string; readonly today: number; readonly steps: number };

/** How and when the contact was; nothing where the note only plans or only tells facts. */
function happening({ judged, clauses, text, today }: Event): { kind: Reading['kind']; occurredOn: Reading['occurredOn'] } {
  if (judged.some(({ why }) => why === 'stamp of a chat')) return { kind: hasHan(text) ? 'wechat' : 'chat', occurredOn: plainDate(today) };
  let kind: Reading['kind'];
  let on: number | undefined;
  let spoke = false;
  let told: number | undefined;
  clauses.forEach((clause, i) => {
    const words = text.slice(clause.from, clause.to);
    if (habit.test(words)) return;
    const refused = /(?:没有|没|未|不用|别|先不).{0,2}$/;
    const here = judged.filter(({ clause: at }) => at === i);
    const planAt = here.find(({ role }) => role === 'plan')?.found.from;
    const inherits = planAt === undefined && !done.test(words) && i > 0 && clauses[i - 1]?.sentence === clause.sentence && judged.some((one) => one.role === 'plan' && one.clause === i - 1 && one.found.from <= (clauses[i - 1]?.from ?? 0) + 4);
    const day = here.map(({ found, role }) => (role === 'happened' ? dayHappened(found, today) : undefined)).findLast((one) => one !== undefined);
    const clue = kindIn(words);
    const saidAt = words.search(said);
    const said1 = saidAt >= 0 && (planAt === undefined || planAt - clause.from > saidAt);
    if (clue && !inherits) {
      const before = words.slice(0, clue.at);
      const after = words.slice(clue.at, clue.at + 24);
      const over = done.test(words.slice(0, clue.at + 10)) || (saidAt > clue.at && said1);
      const free = planAt === undefined && !refused.test(before) && !(saidAt >= 0 && saidAt < clue.at && /^(?:call|email|ring|visit|text)\b/.test(after)) && !planned.test(before.slice(-16)) && !order.test(after) && !/^(?:会议?|meeting|mtg|demo|培训|评审)?.{0,6}(?:改|推|取消|延)/.test(after.slice(0, 10));
      if ((over || free) && !refused.test(before) && (kind === undefined || (day !== undefined && on !== undefined && day > on))) {
        kind = clue.kind;
        on = day ?? on;
      }
    }
    if (((speaks(words) && planAt === undefined && !planned.test(words)) || said1) && !/^(?:别|不用|先别|勿)|(?:别|不用|先别)(?:再)?(?:催|打|问)/.test(words)) spoke = true;
    if (day !== undefined) told ??= day;
  });
  const occurred = kind !== undefined || spoke;
  return { kind: kind ?? (spoke ? 'other' : undefined), occurredOn: occurred ? plainDate(on ?? told ?? today) : undefined };
}

/** The day of a contact, which is a day of the last weeks and no month of last year. */
function dayHappened({ s, e, g }: Judged['found'], today: number): number | undefined {
  if (s === undefined || e === undefined || g === 'month' || g === 'quarter' || g === 'year' || g === 'week' || e - s > 4 * DAY) return undefined;
  const day = Math.floor(s / DAY);
  return day <= today && today - day <= 45 ? day : undefined;
}

const said = /说|話|话(?!费|术|题)|讲(?!师|座)|问(?!题|卷)|要求|嫌|反馈|表示|回复|回覆|答复|催(?!款)|\b(?:said|says|asked|wants|told|confirmed|replied|mentioned)\b/;
const habit = /只接|不看(?:微信|邮件)|不接电话|喜欢|习惯|偏好|\b(?:prefers?|hates?|always|never)\b/;
/** «Call him», «email her the deck»: said to oneself, not told. */
const order = /^(?:call(?! (?:w\/|with|from|came|in\b))|ring|email(?! (?:from|back from))|text|ping|visit|phone|fax|mail|call back)\b ?(?:him|her|them|back|em\b|me|the|again|[a-z]+ (?:re|about|on|at|before|by)\b)/;

const planned = /再|要(?!求)|会(?:去|来|给)|准备|打算|计划|待|需要?|将|记得|提醒|下次|先别|别|不用|\b(?:will|need to|to call|call back|try again|next step|follow up|f\/up|please|pls|must|should|let'?s)\b|i'll|we'll/;
const done = /了|过|刚|已|完|没接|占线|接通|来电|打来|\b(?:called|met|visited|emailed|spoke|rang|left|had|sent|was|been|went|came|texted|got)\b/;

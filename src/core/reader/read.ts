import { calendarOf } from '../calendar/workdays.ts';
import { compileDirectory, type Directory } from './names/knownCustomers.ts';
import { hasHan } from './text/normalize.ts';
import { DAY, minuteOf } from './dates/civil.ts';
import { hide, prepare } from './prepare.ts';
import { quits } from './text/cues.ts';
import { judgeDates, most } from './roles/judge.ts';
import { weighed } from './roles/weigh.ts';
import { clausesOf } from './text/clauses.ts';
import { type Scanned, scan, toWhen } from './dates/find.ts';
import { dealtWith } from './names/companies/dealtWith.ts';
import { companyPartsIn } from './names/companies/others.ts';
import { companiesBesideKnown, companyNamesIn } from './names/companies/companies.ts';
import { proposeCustomers } from './names/newCustomers.ts';
import { namedPeopleIn } from './names/people/people.ts';
import { gistOf, isNote, scoreIn } from './isNote.ts';
import { eventOf } from './event.ts';
import { awaitedOf, stepsOf } from './steps/steps.ts';
import { withWaiting } from './steps/waiting.ts';
import { traceOf } from './trace.ts';
import { contactsOf, customersOf, speakersOf } from './names/entities.ts';
import type { KnownCustomer } from '../contract/customer.ts';
import type { Amount, Reading } from '../contract/reading.ts';

export type ReadContext = {
  readonly ref: Temporal.PlainDateTime;
  /** The customers of the team, or better what `compileDirectory` made of them once. */
  readonly known: readonly KnownCustomer[] | Directory;
  /** What people are called whom the team knows, where the text may name them. */
  readonly people?: readonly string[];
  readonly locale?: 'zh' | 'en';
  /** ISO 3166 code: the order of day and month, telephone numbers, the currency of a bare sum. */
  readonly country?: string | undefined;
  /** Where the writer's clock is, for hours that are told of another place. */
  readonly zone?: string | undefined;
};

/**
 * Reads a note as a colleague would. The steps, each of which sees what the ones before it found: addresses and sums are taken out of the text,
 * so that their figures are no dates; known customers; people; dates, read both ways; clauses; the role of each date; what is left is the gist.
 * Promises: never throws, the same text gives the same reading, spans lie inside the text, unknown customers are proposals without an id.
 */
export function read(text: string, about: ReadContext): Reading {
  const {
    typed,
    flat,
    left,
    emails,
    phones,
    sums,
    hits,
    unknown,
    choices,
    people,
    hidden,
    scanned,
    clauses,
    told,
    today,
    calendar,
    customerSpans,
  } = analyse(text, about);
  const judged = withWaiting(weighed(told, { text: hidden, clauses, today, ahead: scanned.future }), {
    clauses,
    typed,
    text: hidden,
  });

  const companies = customersOf({ hits, unknown });
  const parts = companyPartsIn(flat, { companies, people: people.map(({ span }) => span) });
  const perhaps = companies.filter((_, at) => parts[at] === undefined);
  const dealt = dealtWith(flat, { companies: perhaps, people, known: hits.map(({ customer }) => customer) });
  const customers = perhaps.filter((_, at) => dealt[at]);
  const others = companies.flatMap((company, at) => {
    const part = parts[at] ?? (customers.includes(company) ? undefined : 'mention');
    return part ? [{ ...company, part }] : [];
  });
  const speakers = speakersOf(judged, { text: hidden, typed });
  const contacts = contactsOf({
    text: left,
    typed,
    people: [
      ...people.filter(({ as }) => as === 'contact'),
      ...speakers.filter(({ name }) => !people.some((one) => one.name === name)),
    ],
    customers,
    known: hits.map(({ customer }) => customer),
  });
  const planning = {
    judged,
    clauses,
    typed,
    text: hidden,
    customers,
    today,
    calendar,
    sums: sums.map(({ span }) => span),
  };
  const steps = stepsOf(planning);
  const awaited = awaitedOf(planning);
  const { kind, occurredOn } = eventOf({
    judged,
    clauses,
    text: hide(left, customerSpans),
    hidden,
    today,
    steps: steps.length,
  });
  const score = scoreIn(flat);
  const note = isNote({
    text: flat,
    typed,
    people: contacts.map(({ span }) => span),
    customers: customerSpans,
    dates: spansOf(scanned.future),
    kind: kind !== undefined,
    steps: steps.length + awaited.length,
    sums: sums.length,
  });
  return {
    customers,
    others,
    choices,
    contacts,
    colleagues: people.filter(({ as }) => as === 'colleague').map(({ name, span }) => ({ name, span })),
    kind: note ? kind : undefined,
    occurredOn: note ? occurredOn : undefined,
    steps: note ? steps : [],
    awaited: note ? awaited : [],
    nothingNext: steps.every(({ dueOn }) => dueOn === undefined) && quits.test(flat),
    amounts: sums.map(({ amount }): Amount => amount),
    phones: phones.map((one) => one.text),
    emails: emails.map((one) => one.text),
    ...(score ? { score } : {}),
    get dates() {
      return [...judged.map(({ found }) => found), ...scanned.future.slice(most)].map(toWhen);
    },
    gist: gistOf({ clauses, typed, text: hidden, judged }),
    isNote: note,
    get trace() {
      return traceOf({
        typed,
        hidden,
        emails,
        phones,
        sums,
        hits,
        unknown,
        people,
        judged,
        kind,
        occurredOn,
        steps,
        note,
      });
    },
  };
}

/** What a note names, and each of its dates as the rules alone see it; what weighs them learns from the same. */
export function analyse(text: string, about: ReadContext) {
  const { ref, locale, country, zone, people: familiar = [] } = about;
  const directory = 'slots' in about.known ? about.known : compileDirectory(about.known);
  const prepared = prepare(text, { directory, country, locale });
  const { typed, flat, left, hits, longer } = prepared;

  const nameSpans = [...hits, ...longer].map(({ span }) => span);
  const unnamed = nameSpans.length > 0 ? undefined : namedPeopleIn(left, { typed, customers: [], familiar });
  const { proposals: unknown, choices } =
    unnamed === undefined
      ? {
          proposals: companiesBesideKnown(left, {
            typed,
            known: nameSpans,
            proposed: [...longer, ...proposeCustomers(left, { typed, taken: nameSpans })],
          }),
          choices: [],
        }
      : companyNamesIn(left, {
          typed,
          people: unnamed.map(({ span }) => span),
        });
  const customerSpans = [...hits, ...unknown].map(({ span }) => span);
  const people =
    unnamed && customerSpans.length === 0
      ? unnamed
      : namedPeopleIn(left, { typed, customers: customerSpans, familiar });
  const hidden = hide(left, [...customerSpans, ...people.map(({ span }) => span)]);
  const now = minuteOf(ref);
  const calendar = calendarOf(country ?? (hasHan(flat) ? 'CN' : undefined));
  const scanned = scan({ typed, text: hidden }, { now, locale, country, calendar, zone });
  const today = Math.floor(now / DAY);
  const clauses = clausesOf(hidden, {
    typed,
    dates: spansOf(scanned.future),
    names: customerSpans,
  }).slice(0, 240);
  const told = judgeDates(scanned, { text: hidden, typed, clauses, today, now, calendar, cut: customerSpans });
  return { ...prepared, unknown, choices, people, hidden, scanned, clauses, told, today, calendar, customerSpans };
}

const spansOf = (dates: Scanned['future']) => dates.map(({ from, to }) => [from, to] as const);

/**
 * Patterns are compiled when they are first used, once for Latin text and once for any other. Used here, while nobody
 * waits, the first message is read as fast as the next.
 */
export function warmReader(): void {
  const ref = new Temporal.PlainDateTime(2026, 11, 20, 10);
  for (const text of [...WARMING, ...WARMING]) read(text, { ref, known: [] });
}

const WARMING = [
  '今天和华为李总通了电话,嫌报价高,下周三下午3点跟进,预算80万-100万,13812345678',
  'Called Mr Li at Huawei today, they want a demo. Not next Wed but Fri 4/12 at 3pm, $45k, a@b.co',
  'Met Dana at Acme, wants 50 seats, send Karen Boyd a quote by Dec 4, next Friday at 3pm, $40k',
  'demo for 立讯 went well, Dana不在, ping了王磊, follow up 下周',
  '1) 每周一 2) may 5 明天 12/5-12/8 +86 13812345678\n张总 9:41\n不用跟进了,半年回访一次',
];

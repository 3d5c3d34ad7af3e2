/**
 * What somebody may have meant by words that nothing of ours takes, as one sentence of ours. A language model names it; our
 * own directory knows whom it names, our own rules its day, and our own grammar has the last word: what it does not surely
 * understand as the same is not proposed.
 */
import type { AnyCommand } from '../command.ts';
import { withSaidDays } from '../calendar/format.ts';
import type { Button } from '../contract/card.ts';
import type { LocalContext, Person } from '../contract/person.ts';
import type { Meaning, NamedIntent } from '../contract/reading.ts';
import { parseDueDate } from '../followups/schedule.ts';
import { shorten, timeWords } from '../text/phrases.ts';
import { canonicalSentence } from '../understand/canonical.ts';
import type { Intent } from '../understand/catalogue.ts';
import { isSure } from '../understand/sureness.ts';
import type { Names, Slots, Understood } from '../understand/types.ts';
import { understand } from '../understand/understand.ts';

/** All that a model may name: what leans on nothing shown before, and names whom it is about. */
const PROPOSABLE = [
  'followups.list',
  'followup.add',
  'followup.done',
  'followup.move',
  'followup.cancel',
  'customer.brief',
  'customer.timeline',
  'customer.last',
  'customer.owner',
  'customer.promises',
  'customer.chain',
  'contact.info',
  'contact.set',
  'customer.assign',
  'customers.value',
  'knows.who',
  'search',
  'report',
  'readers.list',
] as const satisfies readonly Intent[];

const SAMPLE: Slots = {
  customers: [{ name: 'Acme' }],
  contacts: [{ name: 'Mr Li', customer: { name: 'Acme' } }],
  colleague: { name: 'Emma' },
  owner: { name: 'Emma' },
  due: '2026-12-24',
  text: 'send the quote',
  field: 'phone',
  value: '13800138000',
};

/** What a model is given to choose from: no names, no data of anybody. */
export const NAMED_INTENTS: readonly NamedIntent[] = PROPOSABLE.map((intent) => ({
  intent,
  example: canonicalSentence(intent, { slots: SAMPLE, locale: 'en' }) ?? intent,
}));

type About = LocalContext & {
  /** As it was said. */
  readonly text: string;
  /** Whom and what the asker may see of those that a sentence names. */
  readonly namesFor: (sentence: string) => Names | Promise<Names>;
};

type ModelProposal = { readonly sentence: string; readonly understood: Understood; readonly names: Names };

/** Undefined: none of it holds. */
export async function proposalOf(meaning: Meaning, about: About): Promise<ModelProposal | undefined> {
  const intent = PROPOSABLE.find((each) => each === meaning.intent);
  const slots = intent && slotsOf(meaning, about);
  const sentence = intent && slots && canonicalSentence(intent, { slots, locale: about.locale });
  if (sentence === undefined) return undefined;
  const { local, locale, country } = about;
  const names = await about.namesFor(sentence);
  const understood = understand({ text: sentence, names, shown: undefined, local, locale, country, isChosen: true });
  const isSame = understood.intent === intent && isSure(understood) && isEverybodyKnown(meaning, understood.slots);
  return isSame ? { sentence, understood, names } : undefined;
}

/** As a tap, where a command takes it from this person. */
export function proposalTap(
  { sentence, understood }: ModelProposal,
  {
    commands,
    person,
    today,
  }: {
    readonly commands: readonly AnyCommand[];
    readonly person: Pick<Person, 'role' | 'locale'>;
    readonly today: Temporal.PlainDate;
  },
): Button | undefined {
  const isTaken = commands.some((command) => mayAsk(person, command) && command.serve(understood) !== undefined);
  return isTaken
    ? { label: `💡 ${shorten(withSaidDays(sentence, { locale: person.locale, today }), 30)}`, says: sentence }
    : undefined;
}

/** Undefined where a word is not the speaker's own, or a day is none. */
function slotsOf(
  { intent, customers, contact, colleague, day, words, field, whose, when }: Meaning,
  { text, ...local }: About,
): Slots | undefined {
  const said = [...customers, contact, colleague, day, words].filter((each) => each !== null);
  if (!said.every((each) => text.includes(each) && isPlain(each))) return undefined;
  const due = day === null ? undefined : parseDueDate(day, local);
  if (day !== null && !due) return undefined;
  const [at] = customers;
  const teammate = colleague === null ? undefined : { name: colleague };
  const doer = (intent === 'report' ? teammate : undefined) ?? whose;
  return {
    customers: customers.map((name) => ({ name })),
    ...(contact !== null && { contacts: [{ name: contact, ...(at !== undefined && { customer: { name: at } }) }] }),
    ...(teammate && (intent === 'customer.assign' ? { owner: teammate } : { colleague: teammate })),
    ...(due && { due: [due.dueOn, ...(due.dueTime ? [timeWords(due.dueTime)] : [])].join('T') }),
    ...(words !== null && { text: words, value: words }),
    ...(field !== null && { field }),
    ...(doer !== null && { whose: doer }),
    ...(when !== null && { when }),
  };
}

/** Words that can stand in a sentence of ours: something to read, no break, nothing that ends a clause. */
function isPlain(words: string) {
  return /[\p{L}\p{N}]/u.test(words) && !/[;；。#\n]/.test(words);
}

/** Whom it names are people and customers of ours, each of them one. */
function isEverybodyKnown({ customers, contact, colleague }: Meaning, slots: Slots) {
  const known = (some: readonly ({ readonly id?: number | undefined } | undefined)[]) =>
    some.filter((one) => one?.id !== undefined).length;
  const whose = typeof slots.whose === 'object' ? slots.whose : undefined;
  return (
    (contact === null || known(slots.contacts ?? []) === 1) &&
    (contact !== null || known(slots.customers ?? []) === customers.length) &&
    (colleague === null || known([slots.colleague, slots.owner, whose]) > 0)
  );
}

/** Whether it is worth offering somebody; the command itself decides what they may. */
export function mayAsk({ role }: Pick<Person, 'role'>, { name }: Pick<AnyCommand, 'name'>): boolean {
  return !(ADMINS_ONLY.has(name) && role !== 'admin') && !(LEADS_ONLY.has(name) && role === 'rep');
}

const ADMINS_ONLY = new Set(['role', 'same']);
const LEADS_ONLY = new Set(['digest', 'handover', 'merge']);

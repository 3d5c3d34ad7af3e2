/** What a note is about, as far as others than the note itself need it. Pure. */
import type { Reading } from '../../contract/reading.ts';
import { isBeside, isToldBy } from '../../reader/names/companies/beside.ts';
import { doerOf } from '../../reader/steps/doer.ts';
import type { Company, Piece, Sentence, Slots, Someone } from '../types.ts';
import type { Given } from './given.ts';
import { asSomeone, colleaguesIn, companiesIn, contactsIn, saidIn } from './named.ts';

/** Of what is to be noted because it is said so, the words behind that. */
export function noteSlots({ sentence, match }: Given): Slots {
  const { names, reading, text } = sentence;
  const named = contactsIn(sentence);
  const customers = customersOf(sentence, named);
  const isFree = (span: Piece['span']) =>
    sentence.pieces.every((one) => !NAMES.has(one.type) || span[1] <= one.span[0] || span[0] >= one.span[1]);
  const others = reading.contacts.filter(({ span }) => isFree(span));
  const contacts = [
    ...named.flatMap(({ choices }) => choices.slice(0, 1).map(asSomeone)),
    ...others.map(({ name }): Someone => ({ name })),
  ].filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
  const colleagues = colleaguesIn(sentence).flatMap(({ span, choices }) => {
    const [one, another] = choices.filter(({ id }) => id !== names.me.id);
    return one && !another ? [{ id: one.id, span }] : [];
  });
  const steps = reading.steps.flatMap((step) => {
    const { dueOn, dueTime, span } = step;
    // "Sun asked for it": whoever is named is no day.
    if (named.some((person) => person.span[0] < span[1] && person.span[1] > span[0])) return [];
    const doer = doerOf(text, { step, told: { reading, colleagues } });
    if (!dueOn || doer === 'customer') return [];
    const due = [dueOn, dueTime?.toString().slice(0, 5)].filter(Boolean).join('T');
    if (doer !== 'us' && 'colleague' in doer) return [{ due, ownerId: doer.colleague }];
    return [{ due, ownerId: names.me.id, ...(doer !== 'us' && { perhapsId: doer.perhaps }) }];
  });
  return {
    // «记:…»: what is to be kept stands behind the word for it.
    text:
      (match?.isWhole && (match.says?.['surely'] || match.says?.['payload']) ? saidIn(match, 'words') : undefined) ??
      text,
    ...(customers.length && { customers }),
    ...(contacts.length && { contacts }),
    ...(steps.length && { steps }),
  };
}

/** Whom we know, and names that go on behind one of ours; or whose contact is named; or what looks like a company. */
function customersOf(sentence: Sentence, named: ReturnType<typeof contactsIn>): readonly Company[] {
  const { reading, flat } = sentence;
  const isOther = (name: string) => reading.others.some((one) => one.name === name);
  const companies = companiesIn(sentence).filter(({ name }) => !isOther(name));
  const known = companies.filter(({ id }) => !companies.some(({ inside }) => inside !== undefined && inside.id === id));
  const home = homeOf(named);
  const isOnlyTold = ({ id, span }: (typeof known)[number]) =>
    !home.some((one) => one.id === id) &&
    !named.some((person) => isBeside(flat, { person: person.span, company: span })) &&
    named.some((person) => isToldBy(flat, { person: person.span, company: span }));
  if (home.length && known.length === 1 && known.every(isOnlyTold)) return home;
  if (known.length) return known.map(({ id, name }) => ({ id, name }));
  const isSaid = ({ id, span }: Reading['customers'][number]) =>
    id !== undefined || named.some((person) => isBeside(flat, { person: person.span, company: span }));
  return home.length && !reading.customers.some(isSaid)
    ? home
    : reading.customers.map(({ id, name }) => ({ id, name }));
}

/** Where nobody else is named, the one customer whose contact somebody can be. */
function homeOf(named: ReturnType<typeof contactsIn>): readonly Company[] {
  const homes = named.map(({ choices }) => new Map(choices.map(({ customer: { id, name } }) => [id, { id, name }])));
  const [only, another] = new Map(homes.flatMap((each) => (each.size === 1 ? [...each] : []))).values();
  return only && !another ? [only] : [];
}

const NAMES = new Set<Piece['type']>(['customer', 'company', 'contact', 'colleague']);

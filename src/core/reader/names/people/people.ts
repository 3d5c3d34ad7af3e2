import type { Span } from '../../../contract/reading.ts';
import { plain } from '../../text/normalize.ts';
import { modelOf } from '../linearModel.ts';
import { firstNames } from '../lexicon/firstNames.ts';
import { trades } from '../lexicon/trades.ts';
import { peopleCandidates } from './candidates.ts';
import { type ChosenPerson, choosePeople } from './choose.ts';
import weights from './weights.json' with { type: 'json' };

/** Somebody whom a note names, on the customer's side or on ours. */
export type NamedPerson = {
  readonly name: string;
  readonly span: Span;
  readonly as: ChosenPerson['as'];
  /** 0 to 1. */
  readonly sure: number;
};

const model = modelOf(weights);

/** Where somebody comes from is a company or a place. */
const WHERE_FROM = /\bfrom\s$/i;

/** «新客户东方光电», "our prospect Orient Optics": what is called a customer by its sort is one, unless it is called like somebody. */
function isCustomerBySort({ from, to }: ChosenPerson, { text }: { text: string }): boolean {
  const name = text.slice(from, to);
  if (/(?:[新老大准]|潜在|意向|目标|重点)客户$/.test(text.slice(Math.max(0, from - 4), from)))
    return name.length > 3 && trades.some((trade) => name.endsWith(trade));
  return (
    /\b(?:customers?|clients?|prospects?|accounts?|leads?)\s$/.test(text.slice(Math.max(0, from - 10), from)) &&
    !firstNames.has(/^\p{L}+/u.exec(name)?.[0] ?? '')
  );
}

/** The people of a note, each once: the longest of what they are called, colleagues as such. */
export function namedPeopleIn(
  text: string,
  { typed, customers }: { typed: string; customers: readonly Span[] },
): NamedPerson[] {
  const all = choosePeople(model, peopleCandidates(text, { typed, customers }))
    .filter((person) => !isCustomerBySort(person, { text }))
    .filter(({ from }) => !WHERE_FROM.test(text.slice(Math.max(0, from - 6), from)))
    .map(({ from, to, as, sure }): NamedPerson => ({ name: typed.slice(from, to), span: [from, to], as, sure }));
  const names = all.map(({ name }) => plain(name));
  return all.filter((_, i) => {
    const name = names[i] ?? '';
    return !names.some((other, k) => k !== i && ((k < i && other === name) || other.startsWith(`${name} `)));
  });
}

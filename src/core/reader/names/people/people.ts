import type { Span } from '../../../contract/reading.ts';
import { plain } from '../../text/normalize.ts';
import { modelOf } from '../linearModel.ts';
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

/** The people of a note, each once: the longest of what they are called, colleagues as such. */
export function namedPeopleIn(
  text: string,
  { typed, customers }: { typed: string; customers: readonly Span[] },
): NamedPerson[] {
  const all = choosePeople(model, peopleCandidates(text, { typed, customers }))
    .filter(({ from }) => !WHERE_FROM.test(text.slice(Math.max(0, from - 6), from)))
    .map(({ from, to, as, sure }): NamedPerson => ({ name: typed.slice(from, to), span: [from, to], as, sure }));
  const names = all.map(({ name }) => plain(name));
  return all.filter((_, i) => {
    const name = names[i] ?? '';
    return !names.some((other, k) => k !== i && ((k < i && other === name) || other.startsWith(`${name} `)));
  });
}

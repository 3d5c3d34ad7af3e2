/** Companies that are partners, and who introduced whom. Pure. */
import type { Company, Slots } from '../../types.ts';
import { type Given, one } from '../given.ts';
import { companiesIn, wordsIn } from '../named.ts';
import { valueOf } from '../words.ts';

/** What a company is to us: a kind of partner, or a customer again. */
export function partnerIn({ sentence, match }: Given): Slots {
  return {
    ...one('value', wordsIn(match, 'value') ?? valueOf(sentence, 'partnerKind')),
    ...one('field', wordsIn(match, 'field')),
  };
}

/** Who introduced whom, in this order. */
export function sourceIn({ sentence, match }: Given): Slots {
  const all = companiesIn(sentence);
  const named = (slot: string): readonly Company[] => {
    const taken = match?.slots[slot];
    const span = taken && 'piece' in taken ? taken.piece.span : undefined;
    const found = all.find((company) => company.span[0] === span?.[0]);
    return found ? [{ name: found.name, ...(found.isClear && { id: found.id }), said: found.said ?? found.name }] : [];
  };
  const customers = [...named('source'), ...named('customer')];
  return {
    ...(customers.length === 2 && { customers }),
    ...one('value', valueOf(sentence, 'partnerKind')),
    ...one('field', wordsIn(match, 'field')),
  };
}

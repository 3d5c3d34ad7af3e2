/** Words that a team teaches: stages, products, names of competitors, objections. Pure. */
import type { Slots } from '../../types.ts';
import { type Given, one } from '../given.ts';
import { piecesOf, saidIn, wordsIn } from '../named.ts';

/** A word, and what it stands for. */
export function termIn({ sentence, match }: Given): Slots {
  const quoted = piecesOf(sentence, 'quoted')[0]?.value;
  const word = quoted ?? saidIn(match, 'words');
  return {
    ...one('field', wordsIn(match, 'field')),
    ...one('value', saidIn(match, 'name') ?? wordsIn(match, 'name')),
    ...one('text', word?.replace(/[。.!！]+$/, '')),
    ...(match?.says?.['make'] === 'surely' && { make: 'surely' as const }),
  };
}

/** The words for stages in their order, and whether they are the whole company's. */
export function stagesIn({ sentence, match }: Given): Slots {
  const names = listed(saidIn(match, 'words') ?? '');
  return {
    ...one('names', names.length ? names : undefined),
    ...one('value', wordsIn(match, 'value')),
    ...(/公司|我司|company/.test(sentence.flat) && { whose: 'all' as const }),
  };
}

export function productsNamed({ match }: Given): Slots {
  const names = listed(saidIn(match, 'words') ?? saidIn(match, 'name') ?? '');
  return one('names', names.length ? names : undefined);
}

const BETWEEN = /\s*(?:[,，、;；/|\n]|→|⇒|=>|->|>|——|—|\s-\s|\band\b|以及|和)\s*/;

function listed(words: string): readonly string[] {
  return words
    .split(BETWEEN)
    .map((name) => name.replaceAll(/^["'「“\s\d.)]+(?=\D)|["'」”\s。.!！]+$/g, '').trim())
    .filter(Boolean);
}

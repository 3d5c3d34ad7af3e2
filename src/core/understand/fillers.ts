/** The words that stand for nothing, ready to be found. Pure. */
import { FILLERS } from './data/fillers.ts';
import { lexicon } from './tokens.ts';

export const FILLER_WORDS = lexicon(
  [...FILLERS.zh.split(/\s+/), ...FILLERS.en.split('|')]
    .filter((words) => words.trim())
    .map((words) => [words, true] as const),
);

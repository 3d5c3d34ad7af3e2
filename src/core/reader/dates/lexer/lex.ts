import type { PhraseNode } from '../grammar/kinds.ts';
import { codeAt, isDigit, isHan, isLatin } from '../../text/normalize.ts';
import type { TimeWords } from './cursor.ts';
import { figures } from './figures.ts';
import { han, opens } from './han.ts';
import { latin } from './latin.ts';
import { signs } from './signs.ts';

/** Finds the words in one walk from left to right; where none begins, the place stays empty. */
export function lex(text: string, typed: string): TimeWords {
  const at: (PhraseNode[] | undefined)[] = [];
  const told = { places: 0 };
  const end = text.length;
  const words: TimeWords = {
    at,
    put: ({ kind, said, cost = 0 }, { from, to }) => {
      let next = to;
      while (next < end && codeAt(text, next) === space) next++;
      if (kind !== 'nothing' && at[from] === undefined) told.places++;
      // Kind and meaning come together from one maker.
      (at[from] ??= []).push({ kind, said, from, to, next, cost, words: 1 } as PhraseNode);
    },
  };
  for (let place = 0; place < end && told.places < enough;) {
    const code = codeAt(text, place);
    if (isHan(code)) {
      if (opens(code)) han(text, { words, at: place });
      place++;
    } else if (isDigit(code)) place = figures(text, { words, at: place });
    else if (isLatin(code)) place = latin(text, { words, at: place, typed });
    else {
      if (code !== space) signs(text, { words, at: place });
      place++;
    }
  }
  return words;
}

const space = codeAt(' ', 0);

/** More words of time than any note has: what lies behind them in a hostile message is not looked at. */
const enough = 1500;

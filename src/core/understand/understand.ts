/** What a sentence is taken for: taken apart, read by the grammar, weighed, its slots filled. Pure. */
import { CLASSES } from './data/classes.ts';
import { compileGrammar } from './grammar/compile.ts';
import { matchAll } from './grammar/match.ts';
import { PHRASES } from './phrases/index.ts';
import { takeApart } from './sentence.ts';
import { decide } from './decide.ts';
import { judge } from './judge/judge.ts';
import type { Said, Understood } from './types.ts';

const GRAMMAR = compileGrammar(PHRASES, { classes: CLASSES });

export function understand(said: Said): Understood {
  const sentence = takeApart(said);
  return decide(sentence, { matches: matchAll(sentence, GRAMMAR), judgement: judge(sentence) });
}

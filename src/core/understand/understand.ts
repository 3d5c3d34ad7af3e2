/** What a sentence is taken for: taken apart, read by the grammar, weighed, its slots filled. Pure. */
import { CLASSES } from './data/classes.ts';
import { compileGrammar } from './grammar/compile.ts';
import { matchAll } from './grammar/match.ts';
import { PHRASES } from './phrases/index.ts';
import { takeApart } from './sentence.ts';
import { decide } from './decide.ts';
import { judge } from './judge/judge.ts';
import type { Said, Sentence, Understood } from './types.ts';

const GRAMMAR = compileGrammar(PHRASES, { classes: CLASSES });

export function understand(said: Said): Understood {
  const sentence = takeApart(said);
  return decide(sentence, { matches: matchAll(sentence, GRAMMAR), judgement: judge(heardBy(sentence)) });
}

/** A sentence as the judge hears it: with the names hidden. */
function heardBy({ text, pieces, shown, names }: Sentence): Parameters<typeof judge>[0] {
  const named = pieces.flatMap((piece) =>
    piece.type === 'customer' || piece.type === 'contact' || piece.type === 'colleague'
      ? [{ span: piece.span, type: piece.type }]
      : [],
  );
  const last = shown?.kind === 'interview' || shown?.kind === 'brief' ? 'other' : shown?.kind;
  return { text, named, last, role: names.me.role };
}

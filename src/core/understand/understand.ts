/** What a sentence is taken for: taken apart, read by the grammar, weighed, its slots filled. Pure. */
import { CLASSES } from './data/classes.ts';
import { compileGrammar } from './grammar/compile.ts';
import { matchAll } from './grammar/match.ts';
import { PHRASES } from './phrases/index.ts';
import { takeApart } from './sentence.ts';
import { withoutPoliteness } from './data/politeness.ts';
import { isSure } from './sureness.ts';
import { decide } from './decide/decide.ts';
import { guarded } from './decide/guard.ts';
import { withBoth } from './decide/several.ts';
import { judge } from './judge/judge.ts';
import type { Piece, Said, Sentence, Understood } from './types.ts';

const GRAMMAR = compileGrammar(PHRASES, { classes: CLASSES });

/** What the sentence says without its politeness, where that is sure; what it says with it otherwise. */
export function understand(said: Said): Understood {
  const understood = withoutCourtesy(said);
  if (said.isChosen) return understood;
  return withBoth(understood, { text: said.text, meaningOf: (text) => meaningOf({ ...said, text }) });
}

const WHY = /^(?:为什么|为啥|怎么说|why(?: is that| so)?)\s?(?:呢|啊)?[?？。.!]*$/i;

function withoutCourtesy(said: Said): Understood {
  const question = WHY.test(said.text.trim()) ? said.shown?.question : undefined;
  if (question !== undefined) return meaningOf({ ...said, text: question });
  const bare = said.isChosen ? undefined : withoutPoliteness(said.text);
  if (bare === undefined) return meaningOf(said);
  const [plainly, politely] = [meaningOf({ ...said, text: bare }), meaningOf(said)];
  const isOther = politely.isPhrase && politely.kind !== plainly.kind;
  return isSure(plainly) && plainly.kind !== 'note' && plainly.kind !== 'talk' && !isOther ? plainly : politely;
}

function meaningOf(said: Said): Understood {
  const sentence = takeApart(said);
  const decided = decide(sentence, { matches: matchAll(sentence, GRAMMAR), judgement: judge(withStrangers(sentence)) });
  return withOpenSteps(guarded(decided, sentence));
}

/** A note that leaves open whether a step is a colleague's asks that. */
function withOpenSteps(understood: Understood): Understood {
  const { intent, slots, asks } = understood;
  const steps = slots.steps ?? [];
  if (intent !== 'note' || asks.length || steps.every(({ perhapsId }) => perhapsId === undefined)) return understood;
  const theirs = steps.map(({ due, ownerId, perhapsId = ownerId }) => ({ due, ownerId: perhapsId }));
  return {
    ...understood,
    asks: [
      { intent, slots },
      { intent, slots: { ...slots, steps: theirs } },
    ],
  };
}

/** To the judge a name is a name, even of somebody whom nobody knows yet. */
function withStrangers(sentence: Sentence): Sentence {
  const { pieces, reading } = sentence;
  if (pieces.some(({ type }) => type === 'customer' || type === 'company' || type === 'contact')) return sentence;
  const strangers = [
    ...reading.customers.map(({ name, span }): Piece => ({ type: 'company', span, value: name, inside: undefined })),
    ...[...reading.contacts, ...reading.colleagues.filter(({ name }) => /^[A-Z]|^\p{Script=Han}{3}$/u.test(name))].map(
      ({ span }): Piece => ({ type: 'contact', span, value: [] }),
    ),
  ];
  return { ...sentence, pieces: [...pieces, ...strangers] };
}

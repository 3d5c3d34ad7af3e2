/** Which kind of sentence something is and what it asks for, as far as many other sentences tell. It never decides alone. Pure. */
import { featuresOf } from './features.ts';
import type { SentenceKind } from '../types.ts';
import { unpack, type Packed } from './weights.ts';
import type { JudgedSentence } from './words.ts';
import file from './weights.json' with { type: 'json' };

export type Judgement = {
  /** How likely it is each of the kinds; together they are 1. */
  readonly kind: Readonly<Record<SentenceKind, number>>;
  /** What it may ask for, the likeliest first; together they are 1. */
  readonly intents: readonly { readonly intent: string; readonly p: number }[];
};

const packed: Packed = file;
const weights = unpack(packed);
const classes = packed.classes.map((name) => {
  const [intent = '', kind = ''] = name.split(':');
  return { intent, kind: kind as SentenceKind };
});

export function judge(heard: JudgedSentence): Judgement {
  const features = featuresOf(heard);
  const sums = new Float64Array(classes.length);
  for (const feature of features) weights.add(feature, sums);
  const length = Math.sqrt(features.size);
  const scores = sums.map((sum) => sum / length);
  const kind: Record<SentenceKind, number> = { note: 0, request: 0, question: 0, talk: 0 };
  for (const [at, p] of softmax(scores, packed.temperature.kind).entries()) {
    const of = classes[at];
    if (of) kind[of.kind] += p;
  }
  const intents = new Map<string, number>();
  for (const [at, p] of softmax(scores, packed.temperature.intent).entries()) {
    const of = classes[at];
    if (of) intents.set(of.intent, (intents.get(of.intent) ?? 0) + p);
  }
  return {
    kind,
    intents: [...intents].map(([intent, p]) => ({ intent, p })).toSorted((a, b) => b.p - a.p),
  };
}

export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const highest = Math.max(...scores);
  const grown = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = grown.reduce((total, each) => total + each, 0);
  return grown.map((each) => each / sum);
}

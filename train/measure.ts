import { softmax } from '../src/core/understand/judge/judge.ts';
import type { Sample } from './material.ts';

/** What a model says of a sentence that it has not read. */
export type Prediction = {
  readonly sample: Sample;
  readonly classes: readonly string[];
  readonly scores: Float64Array;
};

/** What is told: the intent, or the kind alone. */
export type Part = 'intent' | 'kind';

type Answer = { readonly said: string; readonly p: number; readonly right: number; readonly isRight: boolean };

/** How right a model is: of all, of those it is surest of, how well it knows that, and how many requests and questions it takes for notes. */
export function report(
  predictions: readonly Prediction[],
  temperature: Readonly<Record<Part, number>> = { intent: 1, kind: 1 },
) {
  const intents = predictions.map((each) => answer(each, { part: 'intent', temperature: temperature.intent }));
  const kinds = predictions.map((each) => answer(each, { part: 'kind', temperature: temperature.kind }));
  const others = kinds.filter((_, at) => !rightOf(predictions[at], 'kind').has('note'));
  return {
    sentences: predictions.length,
    kind: share(kinds),
    intent: share(intents),
    surestQuarter: share(surest(intents, 1 / 4)),
    surestHalf: share(surest(intents, 1 / 2)),
    kindError: calibrationError(kinds),
    intentError: calibrationError(intents),
    falseNotes: percent(others.filter(({ said }) => said === 'note').length, others.length),
    missedNotes: percent(
      kinds.filter(({ said }, at) => said !== 'note' && rightOf(predictions[at], 'kind').has('note')).length,
      kinds.length - others.length,
    ),
  };
}

/** The temperature at which what was right is likeliest. */
export function coolest(predictions: readonly Prediction[], part: Part): number {
  const tried = Array.from({ length: 60 }, (_, at) => 0.1 * 1.05 ** at);
  const losses = tried.map((temperature) =>
    predictions.reduce((sum, each) => sum - Math.log(Math.max(1e-6, answer(each, { part, temperature }).right)), 0),
  );
  return tried[losses.indexOf(Math.min(...losses))] ?? 1;
}

function answer(
  prediction: Prediction,
  { part, temperature }: { readonly part: Part; readonly temperature: number },
): Answer {
  const all = new Map<string, number>();
  for (const [at, p] of softmax(prediction.scores, temperature).entries()) {
    const name = partOf(prediction.classes[at] ?? '', part);
    all.set(name, (all.get(name) ?? 0) + p);
  }
  const [said, p] = [...all].reduce((best, each) => (each[1] > best[1] ? each : best), ['', -1] as const);
  const good = rightOf(prediction, part);
  const right = [...good].reduce((sum, name) => sum + (all.get(name) ?? 0), 0);
  return { said, p, right, isRight: good.has(said) };
}

function rightOf(prediction: Prediction | undefined, part: Part): ReadonlySet<string> {
  return new Set(prediction?.sample.right.map((name) => partOf(name, part)));
}

function partOf(name: string, part: Part) {
  return name.split(':')[part === 'intent' ? 0 : 1] ?? '';
}

function surest(answers: readonly Answer[], part: number) {
  return answers.toSorted((a, b) => b.p - a.p).slice(0, Math.round(answers.length * part));
}

/** How far what it says of its sureness is from how often it is right, in ten groups of like sureness. */
function calibrationError(answers: readonly Answer[]) {
  const groups = Map.groupBy(answers, ({ p }) => Math.min(9, Math.floor(p * 10)));
  const far = [...groups.values()].reduce((sum, group) => {
    const sure = group.reduce((total, { p }) => total + p, 0);
    return sum + Math.abs(sure - group.filter(({ isRight }) => isRight).length);
  }, 0);
  return percent(far, answers.length);
}

function share(answers: readonly Answer[]) {
  return percent(answers.filter(({ isRight }) => isRight).length, answers.length);
}

function percent(part: number, whole: number) {
  return Math.round((1000 * part) / Math.max(1, whole)) / 10;
}

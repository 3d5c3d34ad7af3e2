import { featuresOf } from '../src/core/understand/judge/features.ts';
import { fit, scoresOf, type Example, type Model, type Recipe } from './fit.ts';
import type { Sample } from './material.ts';
import type { Prediction } from './measure.ts';

/** A model with the names of its columns and rows. */
export type Learnt = {
  readonly model: Model;
  readonly classes: readonly string[];
  readonly places: ReadonlyMap<number, number>;
};

const RECIPE: Recipe = { epochs: 15, rate: 0.5, dropped: 0.3, seed: 1 };

/** A feature that fewer sentences have says nothing about others. */
const FEWEST = 2;

export function learn(samples: readonly Sample[]): Learnt {
  const classes = [...new Set(samples.map(({ right }) => right[0] ?? ''))].toSorted();
  const made = samples.map(({ sentence }) => [...featuresOf(sentence)]);
  const places = placesOf(made);
  const examples = samples.map(({ right }, at) => ({
    ...inModel(made[at] ?? [], places),
    target: classes.indexOf(right[0] ?? ''),
  }));
  return { model: fit(examples, { ...RECIPE, size: places.size, classes: classes.length }), classes, places };
}

function placesOf(made: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const feature of made.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= FEWEST);
  return new Map(kept.map(([feature], place) => [feature, place]));
}

function inModel(features: readonly number[], places: ReadonlyMap<number, number>): Omit<Example, 'target'> {
  const known = features.flatMap((feature) => places.get(feature) ?? []);
  return { features: Int32Array.from(known), length: features.length };
}

export function predict(sample: Sample, { model, classes, places }: Learnt): Prediction {
  const scores = scoresOf(model, inModel([...featuresOf(sample.sentence)], places));
  return { sample, classes, scores };
}

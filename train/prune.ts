import type { Row } from '../src/core/understand/judge/weights.ts';
import type { Learnt } from './learn.ts';

/** A weight takes two bytes, its feature five more. */
const [WEIGHT, FEATURE] = [2, 5];

/** The weights that matter most, as many as have room, each as steps of a byte. */
export function rowsOf(
  { model, places }: Learnt,
  bytes: number,
): { readonly rows: readonly Row[]; readonly scale: number } {
  const centred = [...places].map(([feature, place]) => ({ feature, weights: centredRow(model, place) }));
  const sizes = new Float32Array(centred.length * model.classes);
  for (const [at, { weights }] of centred.entries()) sizes.set(weights.map(Math.abs), at * model.classes);
  sizes.sort();
  const scale = (sizes[sizes.length - 1 - Math.floor(sizes.length / 10_000)] ?? 1) / 127;
  const sizeOf = (least: number) =>
    centred.reduce((sum, { weights }) => {
      const kept = weights.reduce((count, weight) => count + (Math.abs(weight) > least ? 1 : 0), 0);
      return kept ? sum + FEATURE + WEIGHT * kept : sum;
    }, 0);
  const least = smallest(scale / 2, { most: sizes.at(-1) ?? 0, fits: (at) => sizeOf(at) <= bytes });
  const rows = centred.flatMap(({ feature, weights }): readonly Row[] => {
    const kept = [...weights].flatMap((weight, place) =>
      Math.abs(weight) > least ? [{ place, steps: Math.max(-127, Math.min(127, Math.round(weight / scale))) }] : [],
    );
    return kept.length > 0 ? [{ feature, weights: kept }] : [];
  });
  return { rows, scale };
}

/** About the smallest figure that fits. */
function smallest(least: number, { most, fits }: { readonly most: number; readonly fits: (at: number) => boolean }) {
  if (fits(least)) return least;
  let [low, high] = [least, most];
  for (let turn = 0; turn < 20; turn += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** What a feature says of all classes alike says nothing, and most weights are nearly that: they become nothing. */
function centredRow({ weights, classes }: Learnt['model'], place: number): Float32Array {
  const row = weights.slice(place * classes, (place + 1) * classes);
  const middle = row.toSorted()[classes >> 1] ?? 0;
  return row.map((weight) => weight - middle);
}

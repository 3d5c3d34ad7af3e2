import type { Row } from '../src/core/understand/judge/weights.ts';
import type { Learnt } from './learn.ts';

/** The weights that matter most, as many as have room, each as steps of a byte. */
export function rowsOf(
  { model, places }: Learnt,
  bytes: number,
): { readonly rows: readonly Row[]; readonly scale: number } {
  const centred = [...places].map(([feature, place]) => ({ feature, weights: centredRow(model, place) }));
  const sizes = centred.flatMap(({ weights }) => [...weights].map(Math.abs)).toSorted((a, b) => b - a);
  const scale = (sizes[Math.floor(sizes.length / 10_000)] ?? 1) / 127;
  // A weight takes two bytes, its feature five more.
  const room = (bytes - 5 * centred.length) / 2;
  const least = Math.max(sizes[Math.floor(room)] ?? 0, scale / 2);
  const rows = centred.flatMap(({ feature, weights }): readonly Row[] => {
    const kept = [...weights].flatMap((weight, place) =>
      Math.abs(weight) > least ? [{ place, steps: Math.max(-127, Math.min(127, Math.round(weight / scale))) }] : [],
    );
    return kept.length > 0 ? [{ feature, weights: kept }] : [];
  });
  return { rows, scale };
}

/** What a feature says of all classes alike says nothing, and most weights are nearly that: they become nothing. */
function centredRow({ weights, classes }: Learnt['model'], place: number): Float32Array {
  const row = weights.slice(place * classes, (place + 1) * classes);
  const middle = row.toSorted()[classes >> 1] ?? 0;
  return row.map((weight) => weight - middle);
}

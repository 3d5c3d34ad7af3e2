import type { Weights } from '../../src/core/reader/text/linearModel.ts';

export type Example = { readonly features: readonly string[]; readonly label: number };

/** Multinomial logistic regression by AdaGrad, with a pull towards nought that leaves most features out. */
export function train(
  all: readonly Example[],
  { classes, least, pull, rounds }: { classes: readonly string[]; least: number; pull: number; rounds: number },
): Weights {
  const rows = new Map<string, Float64Array>();
  const seen = new Map<string, Float64Array>();
  const size = classes.length;
  const rate = 0.2;
  let random = 42;
  const next = () => (random = (random * 1103515245 + 12345) % 2147483648) / 2147483648;
  const order = all.map((_, at) => at);
  const rowOf = (map: Map<string, Float64Array>, key: string) => {
    const row = map.get(key) ?? new Float64Array(size);
    map.set(key, row);
    return row;
  };
  const counts = new Map<string, number>();
  for (const { features } of all) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const often = all.map(({ features, label }) => ({
    label,
    features: features.filter((one) => (counts.get(one) ?? 0) >= least),
  }));
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const example = often[at];
      if (!example) continue;
      const sums = new Float64Array(size);
      for (const feature of example.features)
        rowOf(rows, feature).forEach((one, i) => (sums[i] = (sums[i] ?? 0) + one));
      const top = Math.max(...sums);
      const powers = sums.map((one) => Math.exp(one - top));
      const total = powers.reduce((sum, one) => sum + one, 0);
      for (const feature of example.features) {
        const row = rowOf(rows, feature);
        const square = rowOf(seen, feature);
        for (let i = 0; i < size; i++) {
          const slope = (powers[i] ?? 0) / total - (example.label === i ? 1 : 0) + pull * (row[i] ?? 0);
          square[i] = (square[i] ?? 0) + slope * slope;
          row[i] = (row[i] ?? 0) - (rate * slope) / (Math.sqrt(square[i] ?? 0) + 1e-6);
        }
      }
    }
  }
  const kept = [...rows]
    .map(([feature, row]) => [feature, [...row].map((one) => Math.round(one * 100))] as const)
    .filter(([feature]) => feature.isWellFormed())
    .filter(([, row]) => Math.max(...row) - Math.min(...row) >= 10)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { classes, weights: Object.fromEntries(kept) };
}

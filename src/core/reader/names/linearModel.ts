/** Weights of a linear model as its trainer writes them: for each feature, what it adds to each class. */
export type Weights = {
  readonly classes: readonly string[];
  /** In hundredths, one number a class. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
};

export type LinearModel = {
  readonly classes: readonly string[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
};

export function modelOf({ classes, weights }: Weights): LinearModel {
  return { classes, weights: new Map(Object.entries(weights)) };
}

/** How likely each class is, by the features of a candidate; they add up to one. */
export function likelihoods(model: LinearModel, features: Iterable<string>): number[] {
  const sums = model.classes.map(() => 0);
  for (const feature of features) {
    const row = model.weights.get(feature);
    if (row) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (row[i] ?? 0);
  }
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - highest) / 100));
  const total = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / total);
}

/** The features that speak most for a class against the others, strongest first: the reasons. */
export function reasons(
  model: LinearModel,
  { features, of, most = 3 }: { features: Iterable<string>; of: number; most?: number },
): string[] {
  const told = [...features].flatMap((feature) => {
    const row = model.weights.get(feature);
    const own = row?.[of] ?? 0;
    const other = row ? Math.max(...row.filter((_, i) => i !== of)) : 0;
    return own > other ? [{ feature, by: own - other }] : [];
  });
  return told
    .toSorted((a, b) => b.by - a.by)
    .slice(0, most)
    .map(({ feature }) => feature);
}

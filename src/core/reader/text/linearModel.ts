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
  return sharesOf(sumsOf(model, features));
}

/** What features add to each class: whole numbers, so that sums of their parts are the same whatever is added first. */
export function sumsOf({ classes, weights }: LinearModel, features: Iterable<string>): number[] {
  const sums = classes.map(() => 0);
  for (const feature of features) {
    const row = weights.get(feature);
    if (row) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (row[i] ?? 0);
  }
  return sums;
}

/** How likely each class is, by what its features add; they add up to one. */
export function sharesOf(sums: readonly number[]): number[] {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - highest) / 100));
  const total = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / total);
}

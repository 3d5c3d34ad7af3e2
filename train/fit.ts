/** A sentence as places of its features in a model, how many features it has in all, and the place of its class. */
export type Example = { readonly features: Int32Array; readonly length: number; readonly target: number };

export type Model = { readonly weights: Float32Array; readonly classes: number };

export type Recipe = {
  readonly epochs: number;
  readonly rate: number;
  readonly dropped: number;
  readonly seed: number;
};

/**
 * Multinomial logistic regression by stochastic gradients, each weight with a rate of its own (AdaGrad). In every pass a part of
 * each sentence's features is left out, so that none is relied upon alone.
 */
export function fit(
  examples: readonly Example[],
  { size, classes, epochs, rate, dropped, seed }: Recipe & { readonly size: number; readonly classes: number },
): Model {
  const weights = new Float32Array(size * classes);
  const squares = new Float32Array(size * classes).fill(1e-6);
  const random = randomFrom(seed);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const kept = example.features.filter(() => random() >= dropped);
      const length = Math.sqrt(example.length * (1 - dropped));
      const errors = errorsOf({ weights, classes }, { kept, length, target: example.target });
      for (const feature of kept)
        for (let place = 0; place < classes; place += 1) {
          const gradient = errors[place] ?? 0;
          if (Math.abs(gradient) < 1e-4) continue;
          const cell = feature * classes + place;
          const square = (squares[cell] ?? 0) + gradient * gradient;
          squares[cell] = square;
          weights[cell] = (weights[cell] ?? 0) - (rate * gradient) / Math.sqrt(square);
        }
    }
  }
  return { weights, classes };
}

/** How far the model's probabilities are from the truth, by class, for each feature of the sentence. */
function errorsOf(
  model: Model,
  { kept, length, target }: { readonly kept: Int32Array; readonly length: number; readonly target: number },
): Float64Array {
  const scores = scoresOf(model, { features: kept, length: length * length });
  const highest = Math.max(...scores);
  let sum = 0;
  for (let place = 0; place < model.classes; place += 1) {
    const grown = Math.exp((scores[place] ?? 0) - highest);
    scores[place] = grown;
    sum += grown;
  }
  for (let place = 0; place < model.classes; place += 1)
    scores[place] = ((scores[place] ?? 0) / sum - (place === target ? 1 : 0)) / length;
  return scores;
}

export function scoresOf(
  { weights, classes }: Model,
  { features, length }: Pick<Example, 'features' | 'length'>,
): Float64Array {
  const scores = new Float64Array(classes);
  for (const feature of features) {
    const row = feature * classes;
    for (let place = 0; place < classes; place += 1) scores[place] = (scores[place] ?? 0) + (weights[row + place] ?? 0);
  }
  const root = Math.sqrt(length);
  for (let place = 0; place < classes; place += 1) scores[place] = (scores[place] ?? 0) / root;
  return scores;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], random: () => number) {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}

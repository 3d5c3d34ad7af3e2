import { likelihoods, modelOf } from '../../text/linearModel.ts';
import type { Sum } from '../amounts.ts';
import { bareFigures } from './candidates.ts';
import weights from './weights.json' with { type: 'json' };

const model = modelOf(weights);

/** How likely a figure has to be a sum: one that is missed is typed again, one that is none stands in the books. */
export const CERTAIN = 0.78;

/** The figures of a text without a sign that are sums by the words around them; `text` hides what is understood already. */
export function bareSums(text: string, { sums, currency }: { sums: readonly Sum[]; currency: () => string }): Sum[] {
  const known = sums[0]?.amount.currency;
  return bareFigures(text, { sums: sums.length }).flatMap(({ from, to, value, features }) => {
    const [, likely = 0] = likelihoods(model, features);
    return likely < CERTAIN ? [] : [{ amount: { value, currency: known ?? currency() }, span: [from, to] as const }];
  });
}

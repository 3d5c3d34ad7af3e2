import { type LinearModel, sharesOf, sumsOf } from '../../text/linearModel.ts';
import type { HanCandidate } from '../people/hanCandidates.ts';

/** A company that a place of a note may name, and how likely it is the customer or somebody else's. */
export type RankedCompany = {
  readonly from: number;
  readonly to: number;
  readonly customer: number;
  readonly other: number;
};

/** The places of a note that may name a company, the likeliest customer first. */
export function rankCompanies(model: LinearModel, candidates: readonly HanCandidate[]): RankedCompany[] {
  const added = new Map<readonly string[], readonly number[]>();
  const sumsShared = (features: readonly string[]) => {
    const known = added.get(features) ?? sumsOf(model, features);
    added.set(features, known);
    return known;
  };
  return candidates
    .map(({ from, to, features, shared = [] }) => {
      const sums = sumsOf(model, features);
      for (const one of shared) for (const [at, sum] of sumsShared(one).entries()) sums[at] = (sums[at] ?? 0) + sum;
      const [, customer = 0, other = 0] = sharesOf(sums);
      return { from, to, customer, other };
    })
    .filter(({ customer, other }) => customer + other > 0.02)
    .toSorted((a, b) => b.customer - a.customer);
}

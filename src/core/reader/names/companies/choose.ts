import { likelihoods, type LinearModel } from '../../text/linearModel.ts';
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
  return candidates
    .map(({ from, to, features }) => {
      const [, customer = 0, other = 0] = likelihoods(model, features);
      return { from, to, customer, other };
    })
    .filter(({ customer, other }) => customer + other > 0.02)
    .toSorted((a, b) => b.customer - a.customer);
}

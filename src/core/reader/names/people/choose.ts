import { likelihoods, type LinearModel } from '../../text/linearModel.ts';
import type { PersonCandidate } from './hanCandidates.ts';

/** Whom a place of a note names, and how sure that is. */
export type ChosenPerson = PersonCandidate & { readonly as: 'contact' | 'colleague'; readonly sure: number };

/**
 * Of all places that could name a person those that do: the surest first, none inside another. What the forms of names alone are sure of
 * is somebody in any case; the model then only says on whose side.
 */
export function choosePeople(model: LinearModel, candidates: readonly PersonCandidate[]): ChosenPerson[] {
  const judged = candidates.flatMap((candidate): ChosenPerson[] => {
    const [nobody = 1, contact = 0, colleague = 0] = likelihoods(model, candidate.features);
    if (nobody >= doubtful && !candidate.formed) return [];
    const ours =
      candidate.ours ||
      (!candidate.met && colleague > contact * lean && (!candidate.formed || colleague > OURS[candidate.manner]));
    const sure = candidate.formed ? Math.max(0.6, 1 - nobody) : 1 - nobody;
    return [{ ...candidate, as: ours ? 'colleague' : 'contact', sure }];
  });
  const kept: ChosenPerson[] = [];
  for (const one of judged.toSorted((a, b) => b.sure - a.sure))
    if (kept.every(({ from, to }) => one.to <= from || one.from >= to)) kept.push(one);
  return kept.toSorted((a, b) => a.from - b.from);
}

const doubtful = 0.6;
/** How likely a colleague has to be whom the forms of names make somebody: those with a title are customers' people far more often. */
const OURS = { titled: 0.65, full: 0.65, bare: 0.45 };
/** A contact taken for a colleague costs more than a colleague taken for a contact. */
const lean = 1.3;

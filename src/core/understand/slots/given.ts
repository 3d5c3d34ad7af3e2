/** What every filler is given, and how it puts a slot. Pure. */
import type { Match } from '../grammar/match.ts';
import type { Sentence, Slots } from '../types.ts';

export type Given = { readonly sentence: Sentence; readonly match: Match | undefined };

export type Filler = (given: Given) => Slots;

/** A slot by itself; none where there is nothing to put. */
export function one<Slot extends keyof Slots>(slot: Slot, value: Slots[Slot] | undefined): Slots {
  return value === undefined || value === '' ? {} : { [slot]: value };
}

import type { Calendar } from '../../calendar/workdays.ts';
import type { Clause } from '../text/clauses.ts';
import type { Found } from '../dates/found.ts';

export type DateRole = 'plan' | 'happened' | 'awaited' | 'background';

export type Verdict = { readonly found: Found; readonly role: DateRole; readonly why: string };

export type Judged = Verdict & { readonly clause: number };

export type JudgedNote = {
  readonly text: string;
  readonly typed: string;
  readonly clauses: readonly Clause[];
  readonly today: number;
  readonly now: number;
  readonly calendar: Calendar;
  readonly cut: readonly (readonly [number, number])[];
};

/** A day without a year of which a past verb tells lies at most ten months behind. */
export const farBack = 304;

export const plan = (found: Found, why: string): Verdict => ({ found, role: 'plan', why });
export const happened = (found: Found, why: string): Verdict => ({ found, role: 'happened', why });
/** The customer's own day: ours to hear of. */
export const awaited = (found: Found, why: string): Verdict => ({ found, role: 'awaited', why });
export const background = (found: Found, why: string): Verdict => ({ found, role: 'background', why });

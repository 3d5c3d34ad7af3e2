import type { Calendar } from '../../calendar/workdays.ts';
import type { Clause } from '../text/clauses.ts';
import type { Found } from '../dates/found.ts';

export type DateRole = 'plan' | 'happened' | 'awaited' | 'background';

/** Why a date has its role. Others decide by it, so each is spelt once. */
export type Reason =
  // Ours to act on.
  | 'a day that they were given'
  | 'a deadline'
  | 'it rests until then'
  | 'later today'
  | 'lies ahead'
  | 'moved here'
  | 'moved or set here'
  | 'on that day'
  | 'recurs'
  | 'said to be next'
  | 'recurs, as an order'
  | 'something is to be done then'
  | 'something to be done'
  | 'today, later'
  | 'today, said as an order'
  | 'today, to be done'
  | 'today, to be done first'
  | 'today, a deadline'
  | 'until is by'
  // Behind.
  | 'a part of today'
  | 'a part of today that has begun'
  | 'a time today'
  | 'begins with the day'
  | 'begins with today'
  | 'earlier today'
  | 'its own verb is over'
  | 'lies behind'
  | 'past words'
  | 'the day of a form'
  | 'today'
  | 'today, and done'
  | 'too far ahead for a plan'
  // The customer's.
  | 'how it stands with the customer then'
  | 'it is waited for'
  | 'the customer decides'
  | "the customer's own"
  | "the customer's own, beside a step of ours"
  // Neither.
  | 'a holiday by the way'
  | 'a long period without a step'
  | 'before a holiday, and over'
  | 'does not suit'
  | 'how fast it goes'
  | 'its days follow'
  | 'lasts until then'
  | 'later, and no step'
  | 'moved from there'
  | 'negated'
  | 'not on that day'
  | 'nothing is to be done then'
  | 'now'
  | 'only asked'
  | 'recurs, and no step'
  | 'says which kind'
  | 'should have been'
  | 'since'
  | 'so long after the other date'
  | 'so long before something'
  | 'so long before the other date'
  | 'so much in a time'
  | 'somebody is away'
  | 'somebody is back then'
  | 'stamp of a chat'
  | 'taken back'
  | 'tells of a span'
  | 'tells which one'
  | 'the next one is named'
  | 'the other choice'
  | 'a habit'
  | 'told by another clock'
  | 'when it takes effect'
  // By weights.
  | 'a step, by its weight'
  | 'no step, by its weight';

export type Verdict = { readonly found: Found; readonly role: DateRole; readonly why: Reason };

/** `rule`: the name of the one that told. */
export type Judged = Verdict & { readonly clause: number; readonly rule: string };

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

export const plan = (found: Found, why: Reason): Verdict => ({ found, role: 'plan', why });
export const happened = (found: Found, why: Reason): Verdict => ({ found, role: 'happened', why });
/** The customer's own day: ours to hear of. */
export const awaited = (found: Found, why: Reason): Verdict => ({ found, role: 'awaited', why });
export const background = (found: Found, why: Reason): Verdict => ({ found, role: 'background', why });

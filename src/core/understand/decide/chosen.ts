/** What a digit of the card that was shown stands for, alone or with the right value behind it: «4», «1 立讯», "3 Friday". Pure. */
import { type Intent, isIntent } from '../catalogue.ts';
import { fill } from '../slots/fill.ts';
import type { Sentence, Slots } from '../types.ts';

export function chosenBy(sentence: Sentence): { readonly intent: Intent; readonly slots: Slots } | undefined {
  const { digit, value = '' } = CHOSEN.exec(sentence.text.normalize('NFKC'))?.groups ?? {};
  const intent = digit === undefined ? undefined : sentence.shown?.choices?.get(digit);
  if (intent === undefined || !isIntent(intent)) return undefined;
  if (!value) return { intent, slots: {} };
  const slots = fill(intent, { sentence, match: undefined });
  return VALUES[intent]?.(slots) ? { intent, slots } : undefined;
}

const CHOSEN = /^\s*(?<digit>\d)(?:\s*$|(?:\s*[:.,、-]\s*|\s+)(?<value>\S.{0,24})$)/;

/** Whether the value that the choice is about is among what is named. */
const VALUES: Readonly<Partial<Record<Intent, (slots: Slots) => boolean>>> = {
  'fix.customer': ({ customers = [] }) => customers.length === 1,
  'fix.contact': ({ contacts = [] }) => contacts.length === 1,
  'fix.date': ({ due }) => due !== undefined,
};

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
  return VALUES[intent]?.(slots, value) ? { intent, slots } : undefined;
}

/** «1.5小时后», "2 days": a digit that counts something chooses nothing. */
const CHOSEN =
  /^\s*(?<digit>\d)(?:\s*$|(?:\s*[:.,、-](?!\d)\s*|\s+)(?!个|小时|分钟|天|周|点|号|月|年|家|条|hours?|hrs?|min|days?|weeks?|months?|[ap]m\b)(?<value>\S.{0,24})$)/;

/** Whether what stands behind the digit is the value that the choice is about. */
const VALUES: Readonly<Partial<Record<Intent, (slots: Slots, value: string) => boolean>>> = {
  'fix.customer': ({ customers: [one, another] = [] }, value) => !another && isNamed(one?.said ?? one?.name, value),
  'fix.contact': ({ contacts: [one, another] = [] }, value) => !another && isNamed(one?.name, value),
  'fix.date': ({ due }) => due !== undefined,
};

/** The name, with a word or two around it at most. */
function isNamed(name: string | undefined, value: string) {
  return name !== undefined && value.length <= name.length + 4;
}

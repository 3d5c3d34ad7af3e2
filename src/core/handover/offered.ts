/** Which of the customers that were handed to somebody a sentence means. */
import { z } from 'zod';
import type { Act } from '../command.ts';
import type { Understood } from '../understand/types.ts';
import { type NamedItem, namedItems } from './cards/cards.ts';
import { itemsWith } from './store/items.ts';

/** Customers by name or number, lines of the list that was shown, or all of them. */
export const OfferedInput = z.object({
  customers: z.array(z.object({ id: z.number().int().optional(), name: z.string() })).optional(),
  lines: z.array(z.number().int()).optional(),
  reason: z.string().optional(),
});
export type OfferedMeant = z.output<typeof OfferedInput>;

export function offeredMeant({ slots: { customers, which, text } }: Understood): OfferedMeant {
  const lines = which !== undefined && which !== 'all' && 'lines' in which ? [...which.lines] : undefined;
  return {
    ...(customers && { customers: [...customers] }),
    ...(lines && { lines }),
    ...(text !== undefined && { reason: text }),
  };
}

type Chosen = {
  /** All that is with this colleague and not settled. */
  readonly all: readonly NamedItem[];
  readonly chosen: readonly NamedItem[];
};

/** None are chosen where the sentence is about something else. */
export async function chosenOf(
  act: Act,
  { meant, states }: { readonly meant: OfferedMeant; readonly states: readonly ('offered' | 'accepted')[] },
): Promise<Chosen> {
  const { list } = act.conversation;
  const all = namedItems(await itemsWith(act.tx, { receiverId: act.person.id, states }));
  if (meant.customers) {
    const ids = meant.customers.map(({ id }) => id);
    const names = meant.customers.map(({ name }) => name);
    return {
      all,
      chosen: all.filter(({ customerId, customer }) => ids.includes(customerId) || names.includes(customer)),
    };
  }
  if (meant.lines) {
    const refs = list?.list === 'customer' ? meant.lines.map((line) => list.items?.[line - 1]?.ref) : [];
    return { all, chosen: all.filter(({ customerId }) => refs.includes(customerId)) };
  }
  return { all, chosen: all.filter(({ state }) => state === 'offered') };
}

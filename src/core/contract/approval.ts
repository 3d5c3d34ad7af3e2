import type { Role } from './person.ts';

/** What takes two: what one asks for and another lets happen. */
export type Approvable =
  | { readonly kind: 'role'; readonly personId: number; readonly role: Role }
  | { readonly kind: 'export'; readonly what: 'customers' | 'cards' | 'notes'; readonly whose: 'all' }
  | { readonly kind: 'erase'; readonly contactId: number };

export type ApprovalState = 'asked' | 'given' | 'refused';

/** How many rows of each kind something of a person was taken out of, or that went. */
export type Erased = Readonly<Record<string, number>>;

/** From the least to the most: whoever gets more of it is let by a second person. */
export const ROLE_ORDER: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];

/** What the sections of the leader's page are made from. */
import type { Person } from '../../../core/contract/person.ts';
import type { Tx } from '../../../core/db/tx.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Translator } from '../../../core/text/phrases.ts';

export type Board = {
  readonly tx: Tx;
  readonly person: Person;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly to: Translator;
  /** The team of a lead; else all. */
  readonly teamId: number | undefined;
};

/** So many rows behind a figure are shown; the chat has the rest. */
export const BEHIND = 20;

export const customerLink = (id: number | null) => (id === null ? undefined : `/customers/${id}`);

/** A note where it stands in its customer's timeline. */
export const noteLink = (customerId: number, noteId: number | null) =>
  noteId === null ? `/customers/${customerId}` : `/customers/${customerId}#note-${noteId}`;

export const inTeam = (teamId: number | undefined) => (teamId === undefined ? {} : { teamId });

/** «¥96万», "£960k": as short as a figure on a page has to be. */
export const shortSum = (
  { currency, amount }: { readonly currency: string; readonly amount: number },
  locale: Locale,
) =>
  new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  }).format(amount);

export const words = (...parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');

/** What the sections of the leader's page are made from. */
import type { BoardSection } from '../../../adapters/web/views/views.ts';
import type { Person } from '../../../core/contract/person.ts';
import type { Tx } from '../../../core/db/tx.ts';
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

export type BoardRow = BoardSection['rows'][number];

/** So many rows behind a figure are shown; the chat has the rest. */
export const BEHIND = 20;

export const customerLink = (id: number | null) => (id === null ? undefined : `/customers/${id}`);

/** A note where it stands in its customer's timeline. */
export const noteLink = (customerId: number, noteId: number | null) =>
  noteId === null ? `/customers/${customerId}` : `/customers/${customerId}#note-${noteId}`;

export const inTeam = (teamId: number | undefined) => (teamId === undefined ? {} : { teamId });

export const words = (...parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');

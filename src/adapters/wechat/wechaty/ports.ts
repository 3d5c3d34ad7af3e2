/** What the house gives this adapter to work with. */
import type { Lead } from '../../shared/connection.ts';
import type { Ears, Gap } from '../../shared/ears.ts';
import type { Gateway } from './gateway.ts';
import type { Contact } from './ipc.ts';

export type Settings = {
  readonly environment: Readonly<Record<string, string>>;
  readonly gateway: Gateway | undefined;
};

export type People = {
  /** The ids under which we know somebody here. */
  known(): Promise<readonly string[]>;
  /** Whether this contact is one of us, met again by what outlives an id. */
  meet(contact: Contact): Promise<boolean>;
  /** What this contact, if it is one of us, is to be called in our address book, so that we meet them again. */
  aliasFor(contact: Contact): Promise<string | undefined>;
  /** Whether a stranger who says this may come in. */
  invited(code: string): Promise<boolean>;
};

export type News =
  | { readonly kind: 'scan'; readonly code: string; readonly again: boolean }
  | { readonly kind: 'loggedOut' }
  | (Gap & { readonly kind: 'missed' });

export type Parts = {
  readonly settings: Settings;
  readonly people: People;
  /** Waits for its turn to hold the login; undefined: no longer wanted. */
  readonly lead: Lead;
  /** When we last heard anything, kept for whoever comes after us. */
  readonly ears: Ears;
  /** Told to those whom it concerns, on other roads. */
  readonly tell: (news: News) => Promise<void>;
  readonly clock: () => Temporal.Instant;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

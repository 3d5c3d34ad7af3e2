import type { Locale } from './locale.ts';

export type Role = 'rep' | 'lead' | 'manager' | 'admin';

/** What a program may do with its token; `write` reads, too. */
export type TokenScope = 'read' | 'write';

export type Person = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  /** IANA name; every day of this person is counted in it. */
  readonly zone: string;
  /** When the day's reminders arrive, in the person's own zone. */
  readonly morning: Temporal.PlainTime;
  /** The days of the week on which they do, Monday is 1; null: every workday, none: never. */
  readonly morningDays: readonly number[] | null;
  readonly teamId: number | undefined;
};

/** Where somebody is who says something, and how they mean it: on their wall, in their words, by their country's customs. */
export type LocalContext = {
  readonly local: Temporal.PlainDateTime;
  readonly locale: Locale;
  /** ISO 3166 code; undefined where the zone does not tell. */
  readonly country: string | undefined;
};

import type { Localized } from '../contract/locale.ts';

/** What keeps the database from opening and a person can mend: its message says it in both languages, a line each. */
export class Refusal extends Error {
  constructor({ zh, en }: Localized, cause?: unknown) {
    super(`${en}\n${zh}`, { cause });
    this.name = 'Refusal';
  }
}

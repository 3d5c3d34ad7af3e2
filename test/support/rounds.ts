/** How much of what could be tried is tried: all of it on a server, and of the embedded database, which is slower, a part. */
import { inject } from 'vitest';
import type { AnyCommand } from '../../src/core/command.ts';

/** How often chance is asked. */
export const rounds = (all: number): number => (inject('server') ? all : Math.ceil(all / 3));

/** What is said to a command: all its examples, or the first one in each language. */
export function examplesOf({ examples: { zh, en } }: Pick<AnyCommand, 'examples'>): readonly string[] {
  return inject('server') ? [...zh, ...en] : [...zh.slice(0, 1), ...en.slice(0, 1)];
}

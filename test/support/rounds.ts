/** How much of what could be tried is tried. */
import { inject } from 'vitest';
import type { AnyCommand } from '../../src/core/command.ts';

/** How often chance is asked: of the embedded database, which is slower, less often. */
export const rounds = (all: number): number => (inject('server') ? all : Math.ceil(all / 3));

/** What is said to every command: its first example in each language. */
export function examplesOf({ examples: { zh, en } }: Pick<AnyCommand, 'examples'>): readonly string[] {
  return [...zh.slice(0, 1), ...en.slice(0, 1)];
}

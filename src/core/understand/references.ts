/** How a command is told whom a slot names: a known one by number, anybody else as they were said. Pure. */
import type { Company } from './types.ts';

export function referenceTo({ id, name, said }: Company): string {
  return id === undefined ? (said ?? name) : `#${id}`;
}

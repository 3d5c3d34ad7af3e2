/** Whether what was understood may be done without asking. Pure. */
import type { Understood } from './types.ts';

/** Below this the reader of notes has the say. */
const SURE = 0.85;

export function isSure({ asks, sureness }: Understood) {
  return !asks.length && sureness >= SURE;
}

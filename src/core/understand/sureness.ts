/** Whether what was understood may be done without asking. Pure. */
import type { Understood } from './types.ts';

/** Below this the reader of notes has the say; an answer too many does less harm than a change. */
const SURE = { note: 0.85, request: 0.85, question: 0.7, talk: 0.85 } as const;

export function isSure({ asks, sureness, kind }: Understood) {
  return !asks.length && sureness >= SURE[kind];
}

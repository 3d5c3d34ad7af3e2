/** Whether what was understood may be done without asking. Pure. */
import type { Understood } from './types.ts';

/**
 * From which share on, by kind: an answer too many does less harm than a change. Of writers whom the judge has not read one in
 * seven notes and requests below these was something else, and one in a hundred above.
 */
const SURE = { note: 0.9, request: 0.9, question: 0.5, talk: 0.4 } as const;

/** What is settled by more than its share counts as sure. */
export function settled<One extends Pick<Understood, 'sureness' | 'kind'>>(understood: One): One {
  return { ...understood, sureness: Math.max(understood.sureness, SURE[understood.kind]) };
}

export function isSure({ asks, sureness, kind }: Understood) {
  return !asks.length && sureness >= SURE[kind];
}

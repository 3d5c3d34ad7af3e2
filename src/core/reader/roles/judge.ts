import type { Scanned } from '../dates/find.ts';
import type { Clause } from '../text/clauses.ts';
import { countedFromNeighbour } from './rules/beside.ts';
import { verdictOn } from './rules.ts';
import { corrected } from './rules/corrected.ts';
import type { Judged, JudgedNote } from './verdict.ts';
import { ourOwn } from './rules/theirs.ts';

/** More dates than this make no note; the rest are dates without a role. */
export const most = 48;

/** Gives every date its role. */
export function judgeDates({ future, past }: Scanned, note: JudgedNote): Judged[] {
  const judged: Judged[] = [];
  const others = future.slice(0, most);
  for (const [i, ahead] of others.entries()) {
    const clause = clauseAt(note.clauses, ahead.from);
    const date = { ahead, back: past[i] ?? ahead, clause: Math.max(0, clause), note, others };
    judged.push({ clause, ...verdictOn(date) });
  }
  return ourOwn(corrected(countedFromNeighbour(judged, note), note), note);
}

function clauseAt(clauses: readonly Clause[], place: number): number {
  return clauses.findIndex(({ from, to }) => place >= from && place < to);
}

import type { Scanned } from '../dates/find.ts';
import type { Clause } from '../text/clauses.ts';
import { countedFromNeighbour } from './rules/beside.ts';
import { verdictOn } from './rules.ts';
import { corrected } from './rules/corrected.ts';
import type { Judged, JudgedNote } from './verdict.ts';
import { DAY } from '../dates/civil.ts';
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
  return ourOwn(corrected(countedFromNeighbour(fromToday(judged, note), note), note), note);
}

function clauseAt(clauses: readonly Clause[], place: number): number {
  return clauses.findIndex(({ from, to }) => place >= from && place < to);
}

/** «Mon: Kettle Ridge. Tue: the school», said on a Monday: a week of days begins with today. */
function fromToday(judged: Judged[], { today, text }: JudgedNote): Judged[] {
  const [first, next] = judged.filter(({ found }) => found.kind === 'day' && found.weekday !== undefined);
  if (!first || !next?.found.start || !first.found.loose || first.found.month !== undefined) return judged;
  const { start, to } = first.found;
  const isHead =
    (first.role === 'happened' && start === today * DAY && text[to] === ':') ||
    (first.role === 'plan' && start === (today + 7) * DAY);
  if (!isHead || next.found.start <= today * DAY || next.found.start >= (today + 7) * DAY) return judged;
  const found = { ...first.found, start: today * DAY, end: (today + 1) * DAY };
  return judged.map((one) => (one === first ? { ...one, role: 'plan', why: 'today, to be done', found } : one));
}

import type { Scanned } from '../dates/find.ts';
import { DAY } from '../dates/civil.ts';
import { askedOfUs, theirs } from '../text/cues.ts';
import type { Clause } from '../text/clauses.ts';
import { countedFromNeighbour } from './rules/beside.ts';
import { corrected } from './rules/corrected.ts';
import { idle } from './rules/idle.ts';
import { isStamp } from './rules/stamp.ts';
import { background, happened, type Judged, type JudgedNote, plan, type Verdict } from './verdict.ts';
import { pastWords } from './rules/past.ts';
import { recurring } from './rules/recurs.ts';
import { stated } from './rules/stated.ts';
import { customersOwn, ourOwn } from './rules/theirs.ts';
import { onToday } from './rules/today.ts';
import { type Case, type Told, toldOf } from './context.ts';
import { untilThen } from './rules/until.ts';

/** More dates than this make no note; the rest are dates without a role. */
export const most = 48;

/** Gives every date its role. */
export function judgeDates({ future, past }: Scanned, note: JudgedNote): Judged[] {
  const judged: Judged[] = [];
  const others = future.slice(0, most);
  for (let i = 0; i < others.length; i++) {
    const ahead = others[i]!;
    const clause = clauseAt(note.clauses, ahead.from);
    const { found, role, why } = roleOf({ ahead, back: past[i] ?? ahead, clause: Math.max(0, clause), note, others });
    judged.push({ clause, found, role, why });
  }
  return ourOwn(corrected(countedFromNeighbour(judged, note), note), note);
}

function clauseAt(clauses: readonly Clause[], place: number): number {
  for (let i = 0; i < clauses.length; i++) if (place >= clauses[i]!.from && place < clauses[i]!.to) return i;
  return -1;
}

/**
 * What a date of a note is: ours to act on, the day it happened, or neither. A date is judged by its own clause and, where that
 * says nothing, by its neighbours: is it settled whether it lies ahead, is something to be done, by us or by them, is it taken back?
 * The first that knows tells.
 */
function roleOf(date: Case): Verdict {
  const { ahead, note } = date;
  const { today, now } = note;
  if (ahead.kind === 'recurrence') return recurring(toldOf(date));
  if (isStamp(note.text, ahead))
    return background(ahead.loose && date.back.start! <= now ? date.back : ahead, 'stamp of a chat');
  const over = ahead.end <= today * DAY || (ahead.end <= now && ahead.kind === 'time');
  if (over && !ahead.loose) return happened(ahead, 'lies behind');
  const told = toldOf(date);
  return (
    stated(told) ??
    untilThen(told) ??
    customersOwn(told) ??
    pastWords(told) ??
    onToday(told) ??
    idle(told) ??
    inTheEnd(told)
  );
}

function inTheEnd(date: Told): Verdict {
  const { ahead, back, words, wanted, strong, over, settledAhead, coarse } = date;
  if (ahead.granularity === 'day' && ahead.end! <= date.note.today * DAY) return happened(back, 'lies behind');
  if (!settledAhead && !wanted() && ahead.form !== 'dayOfMonth' && over() && !strong())
    return happened(back, 'past words');
  if (coarse && theirs.test(words) && !askedOfUs.test(words)) return background(ahead, "the customer's own");
  return plan(ahead, wanted() ? 'something to be done' : 'lies ahead');
}

/** What somebody is told at a moment of all that is due, what waits, and how far each has come by it. Pure. */
import { isQuiet } from '../../core/calendar/quietHours.ts';
import { workdayMorning } from '../../core/calendar/remindAt.ts';
import { instantOf } from '../../core/calendar/timeZones.ts';
import type { Calendar } from '../../core/calendar/workdays.ts';
import type { Person } from '../../core/contract/person.ts';
import type { Rung } from '../../core/contract/reading.ts';
import { wakingAt } from '../../core/people/waking.ts';
import { type Next, nextRung, rungAt } from '../../core/followups/ladder.ts';
import { chooseReminders } from '../../core/followups/reminder.ts';
import type { FollowUp } from '../../core/followups/store/followUps.ts';

/** A time that somebody named is honoured at any hour, as long as it has not been missed by more than this. */
const GRACE = { hours: 1 };

type Hearing = { readonly hearer: Person; readonly now: Temporal.Instant; readonly calendar: Calendar };

export type Telling = {
  readonly told: readonly FollowUp[];
  readonly waits: readonly { readonly ids: readonly number[]; readonly at: Temporal.Instant }[];
};

export function tellingOf(due: readonly FollowUp[], { hearer, now, calendar }: Hearing): Telling {
  const waking = wakingAt(hearer, { now, calendar });
  const [speak, wait] = Temporal.Instant.compare(waking, now) > 0 ? apart(due, now) : [due, []];
  const { now: told, later } = chooseReminders(speak.map((followUp) => asOf(now, followUp)));
  const waits = [];
  if (wait.length) waits.push({ ids: idsOf(wait), at: waking });
  if (later.length) waits.push({ ids: idsOf(later), at: workdayMorning({ ...hearer, after: now, calendar }) });
  return { told, waits };
}

/** Nothing but the afternoon's second word on what has no hour of its own. */
export function isLight({ told }: Pick<Telling, 'told'>) {
  return told.every(({ rung, dueTime }) => rung === 'nudge' && dueTime === null);
}

/** Nothing but what has been said before. */
export function isAgain({ told }: Pick<Telling, 'told'>) {
  return told.every(({ rung }) => AGAIN.has(rung));
}

const AGAIN: ReadonlySet<Rung> = new Set(['nudge', 'open', 'question']);

/** Where each goes on from here; what a customer was to do was asked about, and is asked no more. */
export function climbed(told: readonly FollowUp[], { hearer, now, calendar }: Hearing) {
  const whose = { ...hearer, calendar };
  const next = [];
  let last: { readonly followUp: FollowUp; readonly to: Next } | undefined;
  for (const followUp of told) {
    if (followUp.isWatched) continue;
    // What is alike goes on alike: a morning's follow-ups are mostly of one day.
    const isAlike = last !== undefined && HANGS_ON.every((column) => last?.followUp[column] === followUp[column]);
    const to = isAlike && last ? last.to : nextRung({ ...followUp, planned: followUp.remindAt ?? now, at: now }, whose);
    last = { followUp, to };
    next.push({ id: followUp.id, ...to });
  }
  return { asked: idsOf(told.filter(({ isWatched }) => isWatched)), next };
}

export function idsOf(followUps: readonly FollowUp[]) {
  return followUps.map(({ id }) => id);
}

/** All of a follow-up that its next rung hangs on. */
const HANGS_ON = ['dueOn', 'dueTime', 'until', 'isDeadline', 'ahead', 'dayOff', 'rung', 'remindAt', 'tier'] as const;

/** What is said of a follow-up at this moment. */
function asOf(now: Temporal.Instant, followUp: FollowUp): FollowUp {
  const { rung, zone } = followUp;
  // Only a nudge may have become something else.
  if (rung !== 'nudge') return followUp;
  return { ...followUp, rung: rungAt(now, { rung, remindAt: followUp.remindAt ?? now, zone }) };
}

/** What may be said at this hour all the same, because it was asked for that hour or that very day, and what waits. */
function apart(
  due: readonly FollowUp[],
  now: Temporal.Instant,
): readonly [speak: readonly FollowUp[], wait: readonly FollowUp[]] {
  const isNamed = ({ dueOn, dueTime, zone }: FollowUp) =>
    dueTime !== null && Temporal.Instant.compare(instantOf(dueOn.toPlainDateTime(dueTime), zone).add(GRACE), now) > 0;
  const isItsDay = ({ dueOn, dayOff, zone }: FollowUp) =>
    dayOff === 'same' && dueOn.equals(now.toZonedDateTimeISO(zone).toPlainDate()) && !isQuiet(now, { zone });
  const isSaid = (followUp: FollowUp) => isNamed(followUp) || isItsDay(followUp);
  return [due.filter(isSaid), due.filter((followUp) => !isSaid(followUp))];
}

import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import type { Tx } from '../db/tx.ts';
import {
  changeFollowUp,
  findFollowUp,
  type FollowUp,
  moveReminders,
  notYetReminded,
  notYetRemindedIn,
} from './store/followUps.ts';
import { settleRequests } from './store/requests.ts';
import { type DueDate, dueDateKept, scheduleFollowUp } from './schedule.ts';

/** Moves a follow-up to another day. It stays with its owner, and repeats as before unless the day says otherwise. */
export async function moveFollowUp(
  { tx, person, now }: Act,
  { followUp, due }: { readonly followUp: FollowUp; readonly due: DueDate },
): Promise<FollowUp> {
  const owner = { id: followUp.ownerId, zone: followUp.ownerZone, morning: followUp.ownerMorning };
  const calendar = await calendarFor(tx, owner.zone);
  const { ownerId: _, ...columns } = scheduleFollowUp(asBefore(followUp, due), { owner, calendar, now });
  await changeFollowUp(tx, {
    id: followUp.id,
    ...columns,
    dueTime: columns.dueTime ?? null,
    until: due.until ?? null,
    rule: columns.rule ?? null,
  });
  // Who plans it anew takes it.
  if (followUp.ownerId === person.id) await settleRequests(tx, [followUp.id]);
  return (await findFollowUp(tx, followUp.id)) ?? followUp;
}

/** What a new day leaves as it was: how it repeats, the hour of a series, and what its own words say of days off and of being told before. */
function asBefore(followUp: FollowUp, due: DueDate): DueDate {
  const { rule, dueTime, ahead, dayOff, precision } = dueDateKept(followUp);
  const isHourKept = rule !== undefined && dueTime && !due.dueTime;
  return {
    ...(rule !== undefined && { rule }),
    ...(ahead !== undefined && { ahead }),
    ...(dayOff && { dayOff }),
    ...due,
    ...(isHourKept && { dueTime, precision }),
  };
}

/** A person's morning or zone has changed: whatever they have not been reminded of yet follows it. */
export async function rescheduleReminders(
  tx: Tx,
  {
    owner,
    now,
  }: {
    readonly owner: { readonly id: number; readonly zone: string; readonly morning: Temporal.PlainTime };
    readonly now: Temporal.Instant;
  },
) {
  const calendar = await calendarFor(tx, owner.zone);
  for (const followUp of await notYetReminded(tx, owner.id)) {
    const { zone, rung, remindAt } = scheduleFollowUp(dueDateKept(followUp), { owner, calendar, now });
    await changeFollowUp(tx, { id: followUp.id, zone, rung, remindAt });
  }
}

/** As far as a day off may move a reminder. */
const AROUND = { weeks: 2 };

/** The company's own days have changed between two days: what is due around them follows. */
export async function replanReminders(
  tx: Tx,
  {
    from,
    until,
    now,
  }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate; readonly now: Temporal.Instant },
) {
  const around = await notYetRemindedIn(tx, { from: from.subtract(AROUND), until: until.add(AROUND) });
  const moves = [];
  for (const { id, ownerId, ownerZone: zone, ownerMorning: morning, remindAt, ...due } of around) {
    // What is due already is said by the next tick.
    if (!remindAt || Temporal.Instant.compare(remindAt, now) <= 0) continue;
    const owner = { id: ownerId, zone, morning };
    const planned = scheduleFollowUp(dueDateKept(due), { owner, calendar: await calendarFor(tx, zone), now });
    if (!planned.remindAt.equals(remindAt)) moves.push({ id, rung: planned.rung, remindAt: planned.remindAt });
  }
  if (moves.length) await moveReminders(tx, moves);
}

import type { Act } from '../command.ts';
import type { Tx } from '../db/tx.ts';
import { changeFollowUp, findFollowUp, type FollowUp, notYetReminded } from './store/followUps.ts';
import { type DueDate, dueDateKept, scheduleFollowUp } from './schedule.ts';

/** Moves a follow-up to another day. It stays with its owner, and repeats as before unless the day says otherwise. */
export async function moveFollowUp(
  { tx, now }: Act,
  { followUp, due }: { readonly followUp: FollowUp; readonly due: DueDate },
): Promise<FollowUp> {
  const owner = { id: followUp.ownerId, zone: followUp.ownerZone, morning: followUp.ownerMorning };
  const { ownerId: _, ...columns } = scheduleFollowUp(asBefore(followUp, due), { owner, now });
  await changeFollowUp(tx, {
    id: followUp.id,
    ...columns,
    dueTime: columns.dueTime ?? null,
    until: due.until ?? null,
    rule: columns.rule ?? null,
  });
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
  for (const followUp of await notYetReminded(tx, owner.id)) {
    const { zone, rung, remindAt } = scheduleFollowUp(dueDateKept(followUp), { owner, now });
    await changeFollowUp(tx, { id: followUp.id, zone, rung, remindAt });
  }
}

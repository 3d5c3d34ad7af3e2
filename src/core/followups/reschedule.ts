import type { Tx } from '../db/tx.ts';
import { changeFollowUp, notYetReminded } from './store/followUps.ts';
import { scheduleFollowUp } from './schedule.ts';

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
    const { zone, remindAt } = scheduleFollowUp(
      { dueOn: followUp.dueOn, precision: followUp.precision, ...(followUp.dueTime && { dueTime: followUp.dueTime }) },
      { owner, now },
    );
    await changeFollowUp(tx, { id: followUp.id, zone, remindAt });
  }
}

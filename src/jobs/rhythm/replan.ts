import { takeReplan } from '../../core/company/store/days.ts';
import { lookAs } from '../../core/db/session.ts';
import { replanDigests } from '../../core/digests/replan.ts';
import { replanReminders } from '../../core/followups/reschedule.ts';
import type { Job } from '../job.ts';

/** The company's own days have changed: reminders and digests follow. */
export const replan: Job = {
  name: 'replan',
  async run(tx, now) {
    const days = await takeReplan(tx);
    if (!days) return undefined;
    lookAs(tx, 'everything');
    await replanReminders(tx, { ...days, now });
    await replanDigests(tx, now);
    return [];
  },
};

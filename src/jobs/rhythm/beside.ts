/** Who of those that have something due hears of other things in the same message, or is away, or may not see all of it. */
import { roundsDue } from '../../core/care/store/rounds.ts';
import type { Tx } from '../../core/db/tx.ts';
import { unreached } from '../../core/delivery/store/routes.ts';
import { awayNow } from '../../core/followups/store/absences.ts';
import type { PersonDue } from '../../core/followups/store/due.ts';
import { hearOfLate } from '../../core/followups/store/escalations.ts';
import { owingAnswers } from '../../core/followups/store/requests.ts';
import { NEVER_STALE, STALE_DAYS } from '../../core/knowledge/staleFacts.ts';
import { haveStaleFacts } from '../../core/knowledge/store/facts.ts';
import { learningNow } from '../../core/learning/store/learners.ts';
import { LOOK_BACK, PEACE } from './reminderOf.ts';
import { mayBeIgnored } from './standIns.ts';

/** One question for all of them about each of these, however many they are. */
export async function beside(
  tx: Tx,
  { all, now }: { readonly all: readonly PersonDue[]; readonly now: Temporal.Instant },
): Promise<ReadonlySet<number>> {
  const ids = all.map(({ person }) => person.id);
  const days = { old: STALE_DAYS, asked: PEACE };
  const found = await Promise.all([
    awayNow(tx, { ids, now }),
    roundsDue(tx, { ids, now }),
    hearOfLate(tx, { ids, now }),
    owingAnswers(tx, { ids, now }),
    learningNow(tx, { ids, now }),
    unreached(tx, { ids, since: now.subtract(LOOK_BACK) }),
    haveStaleFacts(tx, { ids, now, days, certain: NEVER_STALE }),
  ]);
  const particular = all.filter(({ due }) => due.some((each) => each.isPrivate || mayBeIgnored(each)));
  return new Set([...found.flat(), ...particular.map(({ person }) => person.id)]);
}

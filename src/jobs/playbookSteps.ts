import { goOn, startRun } from '../core/playbooks/run.ts';
import { newCustomersFor, takeRuleDue } from '../core/playbooks/store/playbooks.ts';
import { takeRunsDue } from '../core/playbooks/store/runs.ts';
import { findPerson } from '../core/people/store/people.ts';
import { startedByRuleCard } from '../core/playbooks/card.ts';
import { translator } from '../core/text/phrases.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Job, Say } from './job.ts';

/** How often a rule looks for new customers. */
const LOOK_EVERY = { minutes: 10 };
/** As many in a transaction. */
const MOST_AT_ONCE = 20;

/** A step that is done brings the next one; a rule starts its playbook at new customers, and their owner is told. */
export const playbookSteps: Job = {
  name: 'playbookSteps',
  async run(tx, now) {
    const runs = await takeRunsDue(tx, MOST_AT_ONCE);
    for (const run of runs) await goOn({ tx, now }, run);
    return runs.length ? [] : startByRule(tx, now);
  },
};

async function startByRule(tx: Tx, now: Temporal.Instant): Promise<readonly Say[] | undefined> {
  const playbook = await takeRuleDue(tx, { now, next: now.add(LOOK_EVERY) });
  if (!playbook) return undefined;
  const said: Say[] = [];
  for (const { id, name, ownerId } of await newCustomersFor(tx, playbook, MOST_AT_ONCE)) {
    const owner = await findPerson(tx, ownerId);
    if (!owner) continue;
    const today = now.toZonedDateTimeISO(owner.zone).toPlainDate();
    const started = await startRun({ tx, now }, { playbook, customerId: id, setBy: playbook.setBy, today });
    if (!started) continue;
    const reply = startedByRuleCard(
      { playbook, customer: name, first: started.first },
      translator(owner.locale, today),
    );
    said.push({ locale: owner.locale, reply: { ...reply, to: { person: owner.id } } });
  }
  return said;
}

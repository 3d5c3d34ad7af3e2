/** How a playbook runs on a customer: a step becomes a follow-up when the one before it is done or given up. */
import { calendarFor } from '../company/store/days.ts';
import type { Locale } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import { actAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { scheduleFollowUp } from '../followups/schedule.ts';
import { addFollowUp } from '../followups/store/followUps.ts';
import { findPerson } from '../people/store/people.ts';
import { addRun, addStep, closingOf, endRun, type PlaybookRun, runMade } from './store/runs.ts';
import type { Playbook } from './store/playbooks.ts';

type Moment = { readonly tx: Tx; readonly now: Temporal.Instant };

/** A step that has become a follow-up. */
export type StepTaken = { readonly action: string; readonly dueOn: Temporal.PlainDate; readonly owner: Person };

export type StartedRun = { readonly run: PlaybookRun; readonly first: StepTaken | undefined };

/** Undefined where it runs there already. */
export async function startRun(
  moment: Moment,
  {
    playbook,
    customerId,
    setBy,
    today,
  }: {
    readonly playbook: Playbook;
    readonly customerId: number;
    readonly setBy: number;
    readonly today: Temporal.PlainDate;
  },
): Promise<StartedRun | undefined> {
  const id = await addRun(moment.tx, {
    playbookId: playbook.id,
    customerId,
    steps: playbook.steps,
    startedOn: today,
    setBy,
  });
  if (id === undefined) return undefined;
  const run = await runMade(moment.tx, id);
  return { run, first: await nextStep(moment, run) };
}

/** The step that follows is taken back with the word that closed the one before it. */
export async function goOn(moment: Moment, run: PlaybookRun) {
  const closing = run.waitsFor === null ? undefined : await closingOf(moment.tx, run.waitsFor);
  actAs(moment.tx, {
    ...(closing?.heardId != null && { heardId: closing.heardId }),
    personId: closing?.personId ?? run.setBy,
  });
  await nextStep(moment, run);
}

/** The next step of a run becomes a follow-up of whoever owns the customer; after the last one the run is done. */
async function nextStep({ tx, now }: Moment, run: PlaybookRun): Promise<StepTaken | undefined> {
  const step = run.steps[run.reached];
  const owner = await findPerson(tx, run.ownerId ?? run.setBy);
  if (!step || !owner) {
    await endRun(tx, { id: run.id, state: step ? 'stopped' : 'done' });
    return undefined;
  }
  const dueOn = dueOf({ startedOn: run.startedOn, day: step.day }, now.toZonedDateTimeISO(owner.zone).toPlainDate());
  const followUpId = await addFollowUp(tx, {
    ...scheduleFollowUp({ dueOn, precision: 'day' }, { owner, calendar: await calendarFor(tx, owner.zone), now }),
    action: step.action,
    customerId: run.customerId,
    setBy: run.setBy,
  });
  await addStep(tx, { runId: run.id, place: run.reached + 1, followUpId });
  return { action: step.action, dueOn, owner };
}

/** A step that is late because the one before it was, is due today. */
function dueOf(
  { startedOn, day }: { readonly startedOn: Temporal.PlainDate; readonly day: number },
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const planned = startedOn.add({ days: day - 1 });
  return Temporal.PlainDate.compare(planned, today) < 0 ? today : planned;
}

/** The one that words name: by its whole name, or the only one whose name is in them, or has them in it. */
export function playbookNamed(all: readonly Playbook[], key: string): Playbook | undefined {
  const whole = all.find((each) => each.key === key);
  if (whole) return whole;
  const near = all.filter((each) => key.includes(each.key) || each.key.includes(key));
  const [only, another] = near;
  return another ? undefined : only;
}

/** «第1天 电话感谢;第3天 发资料», "day 1: call; day 3: send brochure". */
export function stepsWords(steps: Playbook['steps'], locale: Locale): string {
  const lines = steps.map(({ day, action }) => (locale === 'zh' ? `第${day}天 ${action}` : `day ${day}: ${action}`));
  return lines.join(locale === 'zh' ? ';' : '; ');
}

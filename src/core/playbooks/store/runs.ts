import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PlaybookStep } from '../../contract/customer.ts';
import { audit } from '../../db/schema/audit.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps, playbookRuns, playbooks, playbookSteps } from '../../db/schema/followUps.ts';
import { lookAs } from '../../db/session.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

const shown = {
  id: playbookRuns.id,
  playbookId: playbookRuns.playbookId,
  playbook: playbooks.name,
  customerId: playbookRuns.customerId,
  customer: customers.name,
  ownerId: customers.ownerId,
  steps: playbookRuns.steps,
  startedOn: playbookRuns.startedOn,
  reached: playbookRuns.reached,
  waitsFor: playbookRuns.waitsFor,
  setBy: playbookRuns.setBy,
};

const runsShown = (tx: Tx) =>
  tx
    .select(shown)
    .from(playbookRuns)
    .innerJoin(
      playbooks,
      and(eq(playbooks.workspaceId, playbookRuns.workspaceId), eq(playbooks.id, playbookRuns.playbookId)),
    )
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, playbookRuns.workspaceId), eq(customers.id, playbookRuns.customerId)),
    )
    .$dynamic();

/** A playbook on a customer. */
export type PlaybookRun = Awaited<ReturnType<typeof runningAt>>[number];

export async function runningAt(tx: Tx, customerId: number) {
  return runsShown(tx)
    .where(and(eq(playbookRuns.customerId, customerId), eq(playbookRuns.state, 'running')))
    .orderBy(asc(playbookRuns.id));
}

type NewRun = {
  readonly playbookId: number;
  readonly customerId: number;
  readonly steps: readonly PlaybookStep[];
  readonly startedOn: Temporal.PlainDate;
  readonly setBy: number;
};

/** Undefined where it runs there already. */
export async function addRun(tx: Tx, run: NewRun): Promise<number | undefined> {
  const [added] = await tx
    .insert(playbookRuns)
    .values({ ...run, state: 'running' })
    .onConflictDoNothing()
    .returning({ id: playbookRuns.id });
  return added?.id;
}

/** That a step has become a follow-up, for which the run waits from now on. */
export async function addStep(
  tx: Tx,
  { runId, place, followUpId }: { readonly runId: number; readonly place: number; readonly followUpId: number },
) {
  await tx.insert(playbookSteps).values({ runId, place, followUpId });
  await tx.update(playbookRuns).set({ reached: place, waitsFor: followUpId }).where(eq(playbookRuns.id, runId));
}

export async function endRun(tx: Tx, { id, state }: { readonly id: number; readonly state: 'done' | 'stopped' }) {
  await tx.update(playbookRuns).set({ state }).where(eq(playbookRuns.id, id));
}

/** Runs go on with these steps; what has become a follow-up stays as it is. Resolves to how many follow. */
export async function changeRuns(
  tx: Tx,
  { playbookId, steps }: { readonly playbookId: number; readonly steps: readonly PlaybookStep[] },
): Promise<number> {
  const changed = await tx
    .update(playbookRuns)
    .set({ steps })
    .where(and(eq(playbookRuns.playbookId, playbookId), eq(playbookRuns.state, 'running')))
    .returning({ id: playbookRuns.id });
  return changed.length;
}

/** Claims runs whose step is done or given up, for this transaction, which from here on sees all: no other replica takes them further. */
export async function takeRunsDue(tx: Tx, most: number): Promise<PlaybookRun[]> {
  lookAs(tx, 'everything');
  const due = await tx
    .select({ id: playbookRuns.id })
    .from(playbookRuns)
    .innerJoin(
      followUps,
      and(eq(followUps.workspaceId, playbookRuns.workspaceId), eq(followUps.id, playbookRuns.waitsFor)),
    )
    .where(and(eq(playbookRuns.state, 'running'), inArray(followUps.state, ['done', 'cancelled'])))
    .orderBy(asc(playbookRuns.id))
    .limit(most)
    .for('no key update', { of: playbookRuns, skipLocked: true });
  if (!due.length) return [];
  return runsShown(tx)
    .where(
      inArray(
        playbookRuns.id,
        due.map(({ id }) => id),
      ),
    )
    .orderBy(asc(playbookRuns.id));
}

/** By which message, and whose, a step was done or given up last; undefined where nobody said so. */
export async function closingOf(tx: Tx, followUpId: number) {
  const [closing] = await tx
    .select({ heardId: audit.heardId, personId: audit.personId })
    .from(audit)
    .where(
      and(
        eq(audit.tableName, 'follow_ups'),
        eq(audit.rowId, followUpId),
        eq(audit.action, 'update'),
        isNull(audit.undoneBy),
        sql`${audit.after} ? 'state'`,
      ),
    )
    .orderBy(desc(audit.id))
    .limit(1);
  return closing;
}

/** How a step is kept: how often it came to be due or was closed, how often it was done, and how often by its day. */
export type StepRecord = {
  readonly playbookId: number;
  readonly place: number;
  readonly fell: number;
  readonly done: number;
  readonly onTime: number;
};

export async function stepRecords(tx: Tx, today: Temporal.PlainDate): Promise<StepRecord[]> {
  return tx.execute<StepRecord>(sql`
    select r.playbook_id as "playbookId", s.place, count(*)::int as fell,
      (count(*) filter (where f.state = 'done'))::int as done,
      (count(*) filter (where f.state = 'done' and (f.closed_at at time zone f.zone)::date <= f.due_on))::int as "onTime"
    from playbook_steps s
      join playbook_runs r on r.workspace_id = s.workspace_id and r.id = s.run_id
      join follow_ups f on f.workspace_id = s.workspace_id and f.id = s.follow_up_id
    where s.workspace_id = current_workspace() and (f.state in ('done', 'cancelled') or f.due_on < ${today.toString()}::date)
    group by 1, 2 order by 1, 2`);
}

/** A row that is just made has to be there. */
export async function runMade(tx: Tx, id: number): Promise<PlaybookRun> {
  return onlyRow(await runsShown(tx).where(eq(playbookRuns.id, id)));
}

import { and, eq, sql } from 'drizzle-orm';
import { addAliases } from './aliases.ts';
import type { Tx } from '../../db/tx.ts';
import { aliases, customers, helpers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { people } from '../../db/schema/people.ts';

type Colleague = { readonly id: number; readonly name: string; readonly teamId: number | null };

/** A customer as its own row says it, and who looks after it. */
export type CustomerRecord = Pick<
  typeof customers.$inferSelect,
  'id' | 'name' | 'partner' | 'tier' | 'stage' | 'stageName' | 'status' | 'tags' | 'onlyTeamId' | 'createdAt'
> & {
  /** Who introduced it. */
  readonly source: string | undefined;
  readonly owner: Colleague | undefined;
  readonly backup: Colleague | undefined;
  readonly helpers: readonly Colleague[];
};

export async function findCustomer(tx: Tx, customerId: number): Promise<CustomerRecord | undefined> {
  const [row] = await tx.select().from(customers).where(eq(customers.id, customerId));
  if (!row) return undefined;
  const { ownerId, backupId, ...customer } = row;
  const [source] =
    row.sourceId === null
      ? []
      : await tx.select({ name: customers.name }).from(customers).where(eq(customers.id, row.sourceId));
  const around = await tx
    .select({ id: people.id, name: people.name, teamId: people.teamId, helps: helpers.id })
    .from(people)
    .leftJoin(
      helpers,
      and(
        eq(helpers.workspaceId, people.workspaceId),
        eq(helpers.personId, people.id),
        eq(helpers.customerId, customerId),
      ),
    )
    .where(sql`${helpers.id} is not null or ${people.id} = ${ownerId}::bigint or ${people.id} = ${backupId}::bigint`)
    .orderBy(helpers.id, people.id);
  const colleague = ({ id, name, teamId }: Colleague) => ({ id, name, teamId });
  const find = (id: number | null) => around.filter((person) => person.id === id).map(colleague)[0];
  return {
    ...customer,
    source: source?.name,
    owner: find(ownerId),
    backup: find(backupId),
    helpers: around.filter(({ helps }) => helps !== null).map(colleague),
  };
}

export async function changeCustomer(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number } & Partial<
    Pick<
      typeof customers.$inferInsert,
      | 'ownerId'
      | 'backupId'
      | 'partner'
      | 'sourceId'
      | 'tier'
      | 'stage'
      | 'stageName'
      | 'status'
      | 'tags'
      | 'onlyTeamId'
      | 'cadenceDays'
      | 'cadenceOff'
      | 'scoreDays'
    >
  >,
) {
  await tx.update(customers).set(change).where(eq(customers.id, id));
}

/** It is found by its old name as well. */
export async function renameCustomer(tx: Tx, { id, name }: { readonly id: number; readonly name: string }) {
  await tx.update(customers).set({ name }).where(eq(customers.id, id));
  await tx
    .update(aliases)
    .set({ kind: 'former' })
    .where(and(eq(aliases.customerId, id), eq(aliases.kind, 'own')));
  await addAliases(tx, [{ customerId: id, name, kind: 'own' }]);
}

type Help = { readonly customerId: number; readonly personId: number };

export async function addHelper(tx: Tx, help: Help) {
  await tx.insert(helpers).values(help).onConflictDoNothing();
}

export async function removeHelper(tx: Tx, { customerId, personId }: Help) {
  await tx.delete(helpers).where(and(eq(helpers.customerId, customerId), eq(helpers.personId, personId)));
}

/** What a colleague still has to do at a customer: it goes along when the customer is handed over. */
export async function openFollowUpsAt(tx: Tx, { customerId, personId }: Help) {
  return tx
    .select({
      id: followUps.id,
      dueOn: followUps.dueOn,
      dueTime: followUps.dueTime,
      until: followUps.until,
      precision: followUps.precision,
      rule: followUps.rule,
      isDeadline: followUps.isDeadline,
      ahead: followUps.ahead,
      dayOff: followUps.dayOff,
    })
    .from(followUps)
    .where(and(eq(followUps.customerId, customerId), eq(followUps.ownerId, personId), eq(followUps.state, 'open')))
    .orderBy(followUps.id)
    .for('update');
}

/** What goes out as a file, a page at a time. Whose: one's own, one's team's, or everybody's. */
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { rawOf, type Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { aliases, customers } from '../../db/schema/customers.ts';
import { exports } from '../../db/schema/transfers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { nameKeyOf } from '../../text/nameKey.ts';

export type Export = typeof exports.$inferSelect;

export async function beginExport(
  tx: Tx,
  begun: Pick<typeof exports.$inferInsert, 'personId' | 'roomId' | 'locale' | 'what' | 'whose'> & {
    readonly thread: string | undefined;
  },
) {
  await tx.insert(exports).values(begun);
}

/** Claims one that is to be made, until an instant. */
export async function takeExport(
  tx: Tx,
  { now, until }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<Export | undefined> {
  const [free] = await tx
    .select({ id: exports.id })
    .from(exports)
    .where(and(eq(exports.state, 'due'), or(isNull(exports.busyUntil), lte(exports.busyUntil, now))))
    .orderBy(exports.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (!free) return undefined;
  const [taken] = await tx.update(exports).set({ busyUntil: until }).where(eq(exports.id, free.id)).returning();
  return taken;
}

/** Which file it has become. */
export async function linkExport(tx: Tx, { id, fileId }: { readonly id: number; readonly fileId: number }) {
  await tx.update(exports).set({ fileId }).where(eq(exports.id, id));
}

/** Resolves to false when somebody else has made it meanwhile. */
export async function finishExport(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx
    .update(exports)
    .set({ state: 'done' })
    .where(and(eq(exports.id, id), eq(exports.state, 'due')))
    .returning({ id: exports.id });
  return rows.length === 1;
}

export async function releaseExports(tx: Tx) {
  await tx.update(exports).set({ busyUntil: null }).where(eq(exports.state, 'due'));
}

/** Says in the audit who took what out. */
export async function logExport(
  tx: Tx,
  { what, whose, lines, fileId }: Pick<Export, 'what' | 'whose'> & { readonly lines: number; readonly fileId: number },
) {
  await rawOf(tx)`select keep_export(${what}, ${whose}, ${lines}::int, ${fileId}::bigint)`;
}

export type ExportPage = {
  readonly whose: Export['whose'];
  readonly person: { readonly id: number; readonly teamId: number | undefined };
  readonly after: number;
  readonly most: number;
};

function seen({ whose, person }: ExportPage) {
  if (whose === 'all') return undefined;
  const own = or(eq(customers.ownerId, person.id), eq(customers.backupId, person.id));
  if (whose === 'own' || person.teamId === undefined) return own;
  const team = sql`${customers.ownerId} in (select id from people where workspace_id = current_workspace() and team_id = ${person.teamId})`;
  return or(own, team);
}

/** Customers after one, in the order of their ids, with all that belongs into a table of them. */
export async function customersFor(tx: Tx, page: ExportPage) {
  const rows = await tx
    .select({ id: customers.id, name: customers.name, owner: people.name, tier: customers.tier, tags: customers.tags })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(and(gt(customers.id, page.after), isNull(customers.partner), seen(page)))
    .orderBy(customers.id)
    .limit(page.most);
  const ids = rows.map(({ id }) => id);
  if (!ids.length) return [];
  const names = await tx.select().from(aliases).where(inArray(aliases.customerId, ids)).orderBy(aliases.id);
  const met = await tx.select().from(contacts).where(inArray(contacts.customerId, ids)).orderBy(contacts.id);
  const due = await tx
    .select({ customerId: followUps.customerId, on: followUps.dueOn })
    .from(followUps)
    .where(and(inArray(followUps.customerId, ids), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.dueOn));
  const namesOf = Map.groupBy(names, (row) => row.customerId);
  const contactsOf = Map.groupBy(met, (row) => row.customerId);
  const dueOf = Map.groupBy(due, (row) => row.customerId);
  return rows.map((row) => ({
    ...row,
    aliases: (namesOf.get(row.id) ?? [])
      .filter(({ key, kind }) => kind !== 'short' && key !== nameKeyOf(row.name))
      .map(({ name }) => name),
    contacts: contactsOf.get(row.id) ?? [],
    nextOn: dueOf.get(row.id)?.[0]?.on,
  }));
}

/** Notes after one, in the order they were kept. */
export async function notesFor(tx: Tx, page: ExportPage) {
  const own = page.whose === 'own' ? eq(interactions.authorId, page.person.id) : undefined;
  const visible = page.whose === 'all' ? undefined : or(own, seen(page));
  const rows = await tx
    .select({
      id: interactions.id,
      customer: customers.name,
      text: interactions.text,
      on: interactions.occurredOn,
      author: people.name,
      contact: sql<
        string | null
      >`(select string_agg(${contacts.name}, '、' order by ${contacts.id}) from ${interactionContacts} join ${contacts}
        on ${contacts.workspaceId} = ${interactionContacts.workspaceId} and ${contacts.id} = ${interactionContacts.contactId}
        where ${interactionContacts.workspaceId} = ${interactions.workspaceId} and ${interactionContacts.interactionId} = ${interactions.id})`,
    })
    .from(interactions)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(and(gt(interactions.id, page.after), visible))
    .orderBy(interactions.id)
    .limit(page.most);
  return rows;
}

/** Companies of another kind, and who introduced whom. */
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { PartnerKind } from '../../contract/customer.ts';
import { isAmong } from '../../db/columns.ts';
import { customers } from '../../db/schema/customers.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';

export async function partnersAmong(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(isAmong(customers.id, ids), isNotNull(customers.partner)));
  return new Set(rows.map(({ id }) => id));
}

/** All partners of a kind, or of any, and how many customers each has introduced. */
export async function listPartners(tx: Tx, kind: PartnerKind | undefined) {
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      partner: sql<PartnerKind>`${customers.partner}`,
      owner: people.name,
      brought: sql<number>`(select count(*)::int from ${customers} c where c.workspace_id = ${customers}.workspace_id and c.source_id = ${customers}.id)`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(and(isNotNull(customers.partner), kind && eq(customers.partner, kind)))
    .orderBy(asc(customers.name), asc(customers.id));
}

/** Who was introduced by one, those that matter most first. */
export async function introducedBy(tx: Tx, sourceId: number) {
  return tx
    .select({ id: customers.id, name: customers.name, tier: customers.tier, owner: people.name })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(eq(customers.sourceId, sourceId))
    .orderBy(sql`${customers.tier} asc nulls last`, asc(customers.id));
}

const source = alias(customers, 'source');

/** Who introduced how many customers, the most first; without an id those of whom nobody has said where they come from. */
export async function sourcesOfCustomers(tx: Tx) {
  return tx
    .select({
      id: source.id,
      name: source.name,
      partner: sql<PartnerKind | null>`${source.partner}`,
      count: sql<number>`count(*)::int`,
    })
    .from(customers)
    .leftJoin(source, and(eq(source.workspaceId, customers.workspaceId), eq(source.id, customers.sourceId)))
    .where(isNull(customers.partner))
    .groupBy(source.id, source.name, source.partner)
    .orderBy(sql`${source.id} is null`, desc(sql`count(*)`), asc(source.id));
}

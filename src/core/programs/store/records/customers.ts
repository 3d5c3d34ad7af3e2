import { and, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { customers } from '../../../db/schema/customers.ts';
import { people } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { momentOf, namedOf, type RecordsWhere, beforeCursor } from './page.ts';

const owners = alias(people, 'owners');
const backups = alias(people, 'backups');

export async function customerRecords(
  tx: Tx,
  {
    id,
    owner,
    tier,
    page,
  }: RecordsWhere<{
    readonly owner?: number | undefined;
    readonly tier?: 'A' | 'B' | 'C' | undefined;
  }>,
) {
  const rows = await tx
    .select({ row: customers, ownerName: owners.name, backupName: backups.name })
    .from(customers)
    .leftJoin(owners, and(eq(owners.workspaceId, customers.workspaceId), eq(owners.id, customers.ownerId)))
    .leftJoin(backups, and(eq(backups.workspaceId, customers.workspaceId), eq(backups.id, customers.backupId)))
    .where(
      and(
        id === undefined ? isNull(customers.partner) : eq(customers.id, id),
        beforeCursor(customers.id, page),
        owner === undefined ? undefined : eq(customers.ownerId, owner),
        tier === undefined ? undefined : eq(customers.tier, tier),
      ),
    )
    .orderBy(desc(customers.id))
    .limit(page.limit + 1);
  return rows.map(({ row, ownerName, backupName }) => ({
    id: row.id,
    name: row.name,
    tier: row.tier,
    stage: row.stageName ?? row.stage,
    status: row.status,
    tags: [...row.tags],
    owner: namedOf(row.ownerId, ownerName),
    backup: namedOf(row.backupId, backupName),
    createdAt: momentOf(row.createdAt),
  }));
}

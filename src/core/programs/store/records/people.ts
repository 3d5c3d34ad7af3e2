import { and, desc, eq, isNull } from 'drizzle-orm';
import { people, teams } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { isColleague } from '../../../people/store/people.ts';
import { namedOf, type RecordsWhere, beforeCursor } from './page.ts';

export async function personRecords(tx: Tx, { id, page }: RecordsWhere<object>) {
  const rows = await tx
    .select({ row: people, teamName: teams.name })
    .from(people)
    .leftJoin(teams, and(eq(teams.workspaceId, people.workspaceId), eq(teams.id, people.teamId)))
    .where(
      and(
        id === undefined ? isColleague : and(eq(people.id, id), isNull(people.leftAt)),
        beforeCursor(people.id, page),
      ),
    )
    .orderBy(desc(people.id))
    .limit(page.limit + 1);
  return rows.map(({ row, teamName }) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    team: namedOf(row.teamId, teamName),
    zone: row.zone,
    locale: row.locale,
  }));
}

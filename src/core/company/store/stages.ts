/** Stages in the words of a team, or of the company where a team has none of its own. */
import { asc, type SQL, sql } from 'drizzle-orm';
import { stages } from '../../db/schema/outcomes.ts';
import type { Tx } from '../../db/tx.ts';
import type { MeantStage, TeamStage } from '../stages.ts';

/** All that any team has named, each team's in their order. */
export async function allStages(tx: Tx): Promise<readonly TeamStage[]> {
  return tx
    .select({ teamId: stages.teamId, name: stages.name, base: stages.base })
    .from(stages)
    .orderBy(asc(stages.teamId), asc(stages.place));
}

/** What stands at a stage: by a team's word for it, or by what it comes to. */
export function standsAt(
  { stage, stageName }: { readonly stage: SQL; readonly stageName: SQL },
  { base, name }: MeantStage,
) {
  return name === null ? sql`${stage} = ${base}` : sql`${stageName} = ${name}`;
}

type NewStages = {
  readonly teamId: number | undefined;
  readonly stages: readonly Pick<TeamStage, 'name' | 'base'>[];
  readonly setBy: number;
};

/** They take the place of what the team, or the company, had; none: the defaults are back. What is open stays where it stands, in the new words. */
export async function replaceStages(tx: Tx, { teamId, stages: named, setBy }: NewStages) {
  const team = teamId ?? null;
  await tx.execute(
    sql`delete from stages where workspace_id = current_workspace() and team_id is not distinct from ${team}::bigint`,
  );
  if (named.length)
    await tx.insert(stages).values(named.map(({ name, base }, place) => ({ teamId, place, name, base, setBy })));
  const theirs =
    teamId === undefined
      ? sql`not exists (select from stages t where t.workspace_id = c.workspace_id and t.team_id = p.team_id)`
      : sql`p.team_id = ${teamId}`;
  const customers = sql`select c.id from customers c left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
    where c.workspace_id = current_workspace() and ${theirs}`;
  const list = { team, isEmpty: !named.length };
  await rename(tx, { table: sql`deals`, where: sql`x.outcome is null and x.customer_id in (${customers})`, list });
  await rename(tx, { table: sql`customers`, where: sql`x.id in (${customers})`, list });
}

async function rename(
  tx: Tx,
  {
    table,
    where,
    list: { team, isEmpty },
  }: {
    readonly table: SQL;
    readonly where: SQL;
    readonly list: { readonly team: number | null; readonly isEmpty: boolean };
  },
) {
  const named = sql`(select s.name from stages s where s.workspace_id = x.workspace_id and s.team_id is not distinct from ${team}::bigint
    and (s.name = x.stage_name or s.base = x.stage) order by s.name = x.stage_name desc nulls last, s.place limit 1)`;
  await tx.execute(
    isEmpty
      ? sql`update ${table} x set stage_name = null where x.workspace_id = current_workspace() and x.stage_name is not null and ${where}`
      : sql`update ${table} x set stage_name = ${named} where x.workspace_id = current_workspace() and x.stage is not null
          and x.stage_name is distinct from ${named} and ${named} is not null and ${where}`,
  );
}

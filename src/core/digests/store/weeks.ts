/** Week after week: follow-ups due and kept, contacts, new customers, deals lost. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import type { OfTeam } from './day.ts';

export type WeekFigures = {
  readonly since: Temporal.PlainDate;
  readonly due: number;
  readonly kept: number;
  readonly contacts: number;
  readonly fresh: number;
  readonly lost: number;
};

/** The last weeks of seven days before a day, the oldest first. What somebody who has left did counts in none, as in the week's own figures. */
export async function weeksBefore(
  tx: Tx,
  {
    teamId,
    zone,
    until,
    count,
  }: OfTeam & { readonly zone: string; readonly until: Temporal.PlainDate; readonly count: number },
): Promise<readonly WeekFigures[]> {
  const first = until.subtract({ days: 7 * count });
  const within = (day: ReturnType<typeof sql>) =>
    sql`${day} >= ${first.toString()}::date and ${day} < ${until.toString()}::date`;
  const weekOf = (day: ReturnType<typeof sql>) => sql`(${day} - ${first.toString()}::date) / 7`;
  const theirs = sql`p.left_at is null and not p.is_program ${teamId === null ? sql`` : sql`and p.team_id = ${teamId}`}`;
  const lastDay = sql`coalesce(f.until, f.due_on)`;
  const made = sql`(c.created_at at time zone ${zone})::date`;
  const rows = await tx.execute<{
    week: number;
    due: number;
    kept: number;
    contacts: number;
    fresh: number;
    lost: number;
  }>(sql`
    select week, sum(due)::int as due, sum(kept)::int as kept, sum(contacts)::int as contacts, sum(fresh)::int as fresh, sum(lost)::int as lost
    from (
      select ${weekOf(lastDay)} as week, 1 as due,
        (f.state = 'done' and (f.closed_at at time zone p.zone)::date <= ${lastDay})::int as kept, 0 as contacts, 0 as fresh, 0 as lost
      from follow_ups f join people p on p.workspace_id = f.workspace_id and p.id = f.owner_id
      where f.workspace_id = current_workspace() and f.state in ('open', 'done') and not f.watched and ${within(lastDay)} and ${theirs}
      union all
      select ${weekOf(sql`i.occurred_on`)}, 0, 0, 1, 0, 0
      from interactions i join people p on p.workspace_id = i.workspace_id and p.id = i.author_id
      where i.workspace_id = current_workspace() and ${within(sql`i.occurred_on`)} and ${theirs}
      union all
      select ${weekOf(made)}, 0, 0, 0, 1, 0
      from customers c left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
      where c.workspace_id = current_workspace() and c.partner is null and ${within(made)}
        ${teamId === null ? sql`` : sql`and p.team_id = ${teamId}`}
      union all
      select ${weekOf(sql`d.ended_on`)}, 0, 0, 0, 0, 1
      from deals d join customers c on c.workspace_id = d.workspace_id and c.id = d.customer_id
        left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
      where d.workspace_id = current_workspace() and d.outcome = 'lost' and ${within(sql`d.ended_on`)}
        ${teamId === null ? sql`` : sql`and p.team_id = ${teamId}`}
    ) counted group by week`);
  return Array.from({ length: count }, (_, at) => {
    const { due = 0, kept = 0, contacts = 0, fresh = 0, lost = 0 } = rows.find(({ week }) => week === at) ?? {};
    return { since: first.add({ days: 7 * at }), due, kept, contacts, fresh, lost };
  });
}

/** The rows that events are about, as they are now. What is private, or of a restricted customer, is not found. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';

const Named = z.object({ id: z.number(), name: z.string() }).nullable();
const instant = z.string().transform((value) => Temporal.Instant.from(value).toString());

const person = (id: ReturnType<typeof sql>) =>
  sql`(select jsonb_build_object('id', p.id, 'name', p.name) from people p where p.workspace_id = current_workspace() and p.id = ${id})`;
const customer = sql`jsonb_build_object('id', c.id, 'name', c.name)`;
const open = sql`c.workspace_id = current_workspace() and c.only_team_id is null`;
const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const wanted = sql`${text('id')}::bigint`;

const notes = statement(
  z.object({
    id: z.number(),
    kind: z.string().nullable(),
    on: z.string(),
    text: z.string(),
    customer: Named,
    author: Named,
  }),
  sql`select i.id, i.kind, i.occurred_on::text as on, i.text, ${customer} as customer, ${person(sql`i.author_id`)} as author
    from interactions i join customers c on c.id = i.customer_id and ${open}
    where i.workspace_id = current_workspace() and i.id = ${wanted} and not i.private`,
);

const followUps = statement(
  z.object({
    id: z.number(),
    state: z.string(),
    due_on: z.string(),
    due_time: z.string().nullable(),
    repeats: z.boolean(),
    action: z.string(),
    customer: Named,
    owner: Named,
    done_by: Named,
  }),
  sql`select f.id, f.state, f.due_on::text, f.due_time::text, f.rule is not null as repeats, f.action,
      case when c.id is not null then ${customer} end as customer, ${person(sql`f.owner_id`)} as owner, ${person(sql`f.closed_by`)} as done_by
    from follow_ups f left join customers c on c.workspace_id = f.workspace_id and c.id = f.customer_id
    where f.workspace_id = current_workspace() and f.id = ${wanted} and not f.private and c.only_team_id is null`,
);

const deals = statement(
  z.object({
    id: z.number(),
    outcome: z.string().nullable(),
    ended_on: z.string().nullable(),
    cause: z.string().nullable(),
    reason: z.string().nullable(),
    rival: z.string().nullable(),
    sums: z.array(z.object({ kind: z.string(), currency: z.string(), amount: z.number() })),
    customer: Named,
    owner: Named,
  }),
  sql`select d.id, d.outcome, d.ended_on::text, d.cause, d.reason, d.rival,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'currency', s.currency, 'amount', s.amount) order by s.id), '[]') from sums s
        where s.workspace_id = d.workspace_id and s.deal_id = d.id and s.kind = case when d.outcome = 'won' then 'signed' else 'lost' end) as sums,
      ${customer} as customer, ${person(sql`c.owner_id`)} as owner
    from deals d join customers c on c.id = d.customer_id and ${open}
    where d.workspace_id = current_workspace() and d.id = ${wanted}`,
);

const complaints = statement(
  z.object({ id: z.number(), text: z.string(), opened_at: instant, due_at: instant, customer: Named, owner: Named }),
  sql`select k.id, k.text, ${iso(sql`k.opened_at`)} as opened_at, ${iso(sql`k.due_at`)} as due_at, ${customer} as customer, ${person(sql`c.owner_id`)} as owner
    from complaints k join customers c on c.id = k.customer_id and ${open}
    join interactions i on i.workspace_id = k.workspace_id and i.id = k.interaction_id and not i.private
    where k.workspace_id = current_workspace() and k.id = ${wanted}`,
);

const scores = statement(
  z.object({
    id: z.number(),
    scale: z.string(),
    value: z.number(),
    out_of: z.number(),
    noted_on: z.string(),
    customer: Named,
    owner: Named,
  }),
  sql`select s.id, s.scale, s.value::float8 as value, s.out_of, s.noted_on::text, ${customer} as customer, ${person(sql`c.owner_id`)} as owner
    from scores s join customers c on c.id = s.customer_id and ${open}
    join interactions i on i.workspace_id = s.workspace_id and i.id = s.interaction_id and not i.private
    where s.workspace_id = current_workspace() and s.id = ${wanted}`,
);

const customersNow = statement(
  z.object({ customer: Named, owner: Named }),
  sql`select ${customer} as customer, ${person(sql`c.owner_id`)} as owner from customers c where ${open} and c.id = ${wanted}`,
);

const colleagues = statement(
  z.object({ id: z.number(), name: z.string() }),
  sql`select id, name from people where workspace_id = current_workspace() and id = ${wanted}`,
);

const importsNow = statement(
  z.object({
    id: z.number(),
    counts: z.object({ new: z.number(), changed: z.number(), twin: z.number(), failed: z.number() }).loose(),
    by: Named,
  }),
  sql`select i.id, i.counts, ${person(sql`i.person_id`)} as by from imports i where i.workspace_id = current_workspace() and i.id = ${wanted} and i.state = 'done'`,
);

const undoneImports = statement(
  z.object({
    undone: z.object({ gone: z.number(), restored: z.number(), kept: z.number() }),
    by: Named,
  }),
  sql`select i.taken_back as undone, ${person(sql`i.person_id`)} as by from imports i where i.workspace_id = current_workspace() and i.id = ${wanted} and i.state = 'undone'`,
);

const finding =
  <Row>(find: (tx: Tx, values: { id: string }) => Promise<Row[]>) =>
  async (tx: Tx, id: number): Promise<Row | undefined> =>
    (await find(tx, { id: String(id) }))[0];

export const noteTold = finding(notes);
export const followUpTold = finding(followUps);
export const dealTold = finding(deals);
export const complaintTold = finding(complaints);
export const scoreTold = finding(scores);
export const customerTold = finding(customersNow);
export const colleagueTold = finding(colleagues);
export const importTold = finding(importsNow);
export const undoneImportTold = finding(undoneImports);

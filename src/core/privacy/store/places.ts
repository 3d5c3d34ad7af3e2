/** Where words stand that people have written: each column, and the condition under which a row is about one customer. */
import { sql, type SQL } from 'drizzle-orm';

export type WrittenPlace = {
  readonly table: string;
  readonly column: string;
  readonly isJson?: true;
  readonly about: (customer: About) => SQL;
};

type About = {
  readonly id: number;
  /** What it is called, as a pattern. */
  readonly names: string;
};

const own = ({ id }: About) => sql`customer_id = ${id}`;
const names = (column: string) => (customer: About) => sql`${sql.identifier(column)}::text ~* ${customer.names}`;
const noted = ({ id, names: called }: About) => sql`(customer_id = ${id} or customer_id is null and text ~* ${called})`;

export const PLACES: readonly WrittenPlace[] = [
  { table: 'interactions', column: 'gist', about: noted },
  { table: 'interactions', column: 'mention', about: noted },
  { table: 'interactions', column: 'understood', isJson: true, about: noted },
  { table: 'interactions', column: 'text', about: noted },
  { table: 'facts', column: 'text', about: own },
  { table: 'follow_ups', column: 'action', about: own },
  { table: 'deals', column: 'reason', about: own },
  { table: 'deals', column: 'rival', about: own },
  { table: 'check_ins', column: 'reason', about: own },
  { table: 'complaints', column: 'text', about: own },
  { table: 'complaints', column: 'done', about: own },
  { table: 'customers', column: 'tags', isJson: true, about: ({ id }) => sql`id = ${id}` },
  { table: 'handover_items', column: 'reason', about: own },
  { table: 'questions', column: 'whom', about: own },
  {
    table: 'offers',
    column: 'text',
    about: ({ id }) => sql`question_id in (select q.id from questions q where q.customer_id = ${id})`,
  },
  {
    table: 'thanks',
    column: 'text',
    about: ({ id }) => sql`interaction_id in (select i.id from interactions i where i.customer_id = ${id})`,
  },
  {
    table: 'heard',
    column: 'text',
    about: ({ id, names: called }) =>
      sql`(text ~* ${called} or id in (select i.heard_id from interactions i where i.customer_id = ${id}))`,
  },
  { table: 'news_rules', column: 'word', about: names('word') },
  { table: 'outbox', column: 'card', isJson: true, about: names('card') },
  {
    table: 'records',
    column: 'text',
    about: ({ id }) => sql`name_id in (select n.id from feed_names n where n.customer_id = ${id})`,
  },
  { table: 'meetings', column: 'title', about: ({ id }) => sql`customer_id = ${id}` },
  { table: 'program_calls', column: 'input', isJson: true, about: names('input') },
  { table: 'program_calls', column: 'answer', isJson: true, about: names('answer') },
  { table: 'files', column: 'name', about: names('name') },
  { table: 'imports', column: 'name', about: names('name') },
  { table: 'imports', column: 'columns', isJson: true, about: names('columns') },
  { table: 'imports', column: 'examples', isJson: true, about: names('examples') },
  { table: 'imports', column: 'samples', isJson: true, about: names('samples') },
  { table: 'imports', column: 'layout', isJson: true, about: names('layout') },
  { table: 'imports', column: 'layout_choice', isJson: true, about: names('layout_choice') },
  { table: 'import_lines', column: 'why', about: own },
  // The last, since every change before it is in there with what was before.
  { table: 'audit', column: 'before', isJson: true, about: audited('before') },
  { table: 'audit', column: 'after', isJson: true, about: audited('after') },
];

function audited(column: 'before' | 'after') {
  return ({ id, names: called }: About) =>
    sql`(${sql.identifier(column)} ->> 'customer_id' = ${String(id)} or ${sql.identifier(column)}::text ~* ${called})`;
}

/** The part of the directory that can matter for one sentence: the customers and people that it may name, and all colleagues. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';
import type { Person } from '../../contract/person.ts';
import { nameKeysIn } from '../../text/nameKey.ts';
import type { Client, KnownColleague, Names } from '../../understand/types.ts';

const Row = z.object({
  customers: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      owner_id: z.number().nullable(),
      also: z.array(z.string()),
      contacts: z.array(z.object({ id: z.number(), name: z.string(), also: z.array(z.string()) })),
    }),
  ),
  colleagues: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      role: z.enum(['rep', 'lead', 'manager', 'admin']),
      called: z.array(z.object({ name: z.string(), key: z.string(), mine: z.boolean() })),
    }),
  ),
  stages: z.array(z.string()),
  products: z.array(z.string()),
  waiting: z.array(z.string()),
});

// One round trip: customers by any of their names, and those whose names go on behind one; those of contacts who are named whole or by a nickname; the speaker's own
// contacts of whose name a part is in the text.
const naming = statement(
  Row,
  sql`with wanted as (select array(select jsonb_array_elements_text(${text('keys')}::jsonb)) as keys), met as (
    select a.customer_id as id from aliases a, wanted w where a.workspace_id = current_workspace() and a.key collate "C" = any(w.keys)
    union select longer.customer_id from aliases a, wanted w, lateral (select b.customer_id from aliases b
      where b.workspace_id = current_workspace() and b.key collate "C" > a.key collate "C"
        and b.key collate "C" < (a.key || chr(1114109)) collate "C" limit 5) longer
      where a.workspace_id = current_workspace() and a.key collate "C" = any(w.keys)
    union select p.customer_id from contacts p, wanted w where p.workspace_id = current_workspace() and p.key collate "C" = any(w.keys)
    union select p.customer_id from nicknames n join contacts p on p.workspace_id = current_workspace() and p.id = n.contact_id, wanted w
      where n.workspace_id = current_workspace() and n.key collate "C" = any(w.keys)
    union select p.customer_id from customers c join contacts p on p.workspace_id = current_workspace() and p.customer_id = c.id, wanted w
      where c.workspace_id = current_workspace() and (c.owner_id = ${text('me')}::bigint or c.backup_id = ${text('me')}::bigint)
        and (lower(split_part(p.name, ' ', 1)) = any(w.keys) or (strpos(${text('said')}, left(p.name, 1)) > 0 and p.name !~ '^[A-Za-z]')
          or lower(split_part(p.name, ' ', 2)) = any(w.keys))
    union select (jsonb_array_elements_text(${text('shown')}::jsonb))::bigint
    limit 60
  )
  select coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'owner_id', c.owner_id,
      'also', coalesce((select jsonb_agg(a.name) from aliases a where a.workspace_id = c.workspace_id and a.customer_id = c.id and a.name <> c.name), '[]'),
      'contacts', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
          'also', coalesce((select jsonb_agg(n.name) from nicknames n where n.workspace_id = p.workspace_id and n.contact_id = p.id), '[]')))
        from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.id), '[]')))
    from customers c where c.workspace_id = current_workspace() and c.id = any(array(select id from met))), '[]') as customers,
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role,
        'called', coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'key', n.key, 'mine', n.said_by = ${text('me')}::bigint))
          from colleague_names n where n.workspace_id = p.workspace_id and n.person_id = p.id and (n.is_taught or n.said_by = ${text('me')}::bigint)), '[]'))
        order by p.id), '[]')
      from people p where p.workspace_id = current_workspace() and p.left_at is null and not p.is_program) as colleagues,
    (select coalesce(jsonb_agg(distinct s.name), '[]') from stages s where s.workspace_id = current_workspace()) as stages,
    (select coalesce(jsonb_agg(t.word), '[]') from terms t where t.workspace_id = current_workspace() and t.kind = 'product') as products,
    (select coalesce(jsonb_agg(distinct i.mention), '[]') from interactions i where i.workspace_id = current_workspace()
      and i.customer_id is null and strpos(lower(${text('said')}), lower(i.mention)) > 0) as waiting`,
);

export async function namesFor(
  tx: Tx,
  { said, person, shown }: { readonly said: string; readonly person: Person; readonly shown: readonly number[] },
): Promise<Names> {
  const [row] = await naming(tx, {
    keys: JSON.stringify(nameKeysIn(said)),
    said,
    me: String(person.id),
    shown: JSON.stringify(shown),
  });
  const customers: readonly Client[] = (row?.customers ?? []).map(({ id, name, also, owner_id, contacts }) => ({
    id,
    name,
    also,
    ownerId: owner_id ?? undefined,
    contacts: contacts.map((contact) => ({ ...contact, also: [...new Set(contact.also)] })),
  }));
  const colleagues = knownBy(row?.colleagues ?? []);
  const me = colleagues.find(({ id }) => id === person.id) ?? {
    id: person.id,
    name: person.name,
    role: person.role,
    also: [],
  };
  return {
    me,
    customers,
    colleagues,
    stages: row?.stages ?? [],
    products: row?.products ?? [],
    waiting: row?.waiting ?? [],
  };
}

/** What somebody was taught goes before what others have taught. */
function knownBy(colleagues: z.output<typeof Row>['colleagues']): readonly KnownColleague[] {
  const mine = new Set(colleagues.flatMap(({ called }) => called.filter((each) => each.mine).map(({ key }) => key)));
  return colleagues.map(({ called, ...colleague }) => ({
    ...colleague,
    also: called.filter((each) => each.mine || !mine.has(each.key)).map(({ name }) => name),
  }));
}

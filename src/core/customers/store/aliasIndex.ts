import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { spellPerson } from '../../text/personName.ts';
import { spellName } from '../../text/pinyin.ts';
import type { Tx } from '../../db/tx.ts';
import { statement } from '../../db/prepared.ts';

const MANY = 500;
const Named = z.object({ id: z.number(), name: z.string() });

const unspelled = (table: 'aliases' | 'contacts', missing: 'near' | 'key') =>
  statement(
    Named,
    sql.raw(
      `select id, name from ${table} where workspace_id = current_workspace() and ${missing} is null order by id limit ${MANY} for update skip locked`,
    ),
  );

const someAliases = unspelled('aliases', 'near');
const someContacts = unspelled('contacts', 'key');

const fillAliases = statement(
  z.object({}),
  sql`update aliases a set sound = n.sound, initials = n.initials,
    near = array(select m # salt() from unnest(n.near) m), parts = coalesce(a.parts, array(select m # salt() from unnest(n.parts) m))
  from jsonb_to_recordset(${sql.placeholder('names')}::text::jsonb) as n(id bigint, sound text, initials text, near int4[], parts int4[])
  where a.workspace_id = current_workspace() and a.id = n.id`,
);

const fillContacts = statement(
  z.object({}),
  sql`update contacts c set key = n.key, sound = n.sound
  from jsonb_to_recordset(${sql.placeholder('names')}::text::jsonb) as n(id bigint, key text, sound text)
  where c.workspace_id = current_workspace() and c.id = n.id`,
);

/** Spells some of the names that nobody has spelled yet. Resolves to how many there were. */
export async function indexSomeNames(tx: Tx): Promise<number> {
  const names = await someAliases(tx, {});
  const people = await someContacts(tx, {});
  if (names.length)
    await fillAliases(tx, { names: JSON.stringify(names.map(({ id, name }) => ({ id, ...spellName(name) }))) });
  if (people.length)
    await fillContacts(tx, { names: JSON.stringify(people.map(({ id, name }) => ({ id, ...spellPerson(name) }))) });
  return names.length + people.length;
}

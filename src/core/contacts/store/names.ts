/** The people at our customers: whom a name means, and by what other names they go. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { nameKeysIn, nameKeyOf } from '../../text/nameKey.ts';
import {
  matchPersonName,
  type ParsedName,
  parsePersonName,
  type NameMatch,
  nameSoundOf,
  spellPerson,
} from '../../text/personName.ts';
import { everydayHan } from '../../reader/names/lexicon/everydayHan.ts';
import { everydayWords } from '../../reader/names/lexicon/everydayWords.ts';
import { isCommonWord } from '../../reader/names/stopNames.ts';
import { familiesAt } from '../../reader/names/surnames.ts';
import { hasHan } from '../../reader/text/normalize.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { contacts, nicknames } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Person } from '../../contract/person.ts';

export type ContactCandidate = {
  readonly id: number;
  readonly name: string;
  readonly customer: { readonly id: number; readonly name: string };
  /** `taught`: the asker has said who is meant; `nickname`: somebody has. */
  readonly how: 'taught' | 'nickname' | NameMatch;
  readonly whose: 'mine' | 'team' | 'other';
  readonly owner: string | undefined;
  readonly lastOn: Temporal.PlainDate | undefined;
};

const Row = z.object({
  id: z.number(),
  name: z.string(),
  customer_id: z.number(),
  customer: z.string(),
  owner: z.string().nullable(),
  whose: z.number(),
  nicks: z.array(z.number()).nullable(),
  last_on: z.string().nullable(),
});

// Whom I and my team look after is gone through by name; of all others only who has the very name, its sound or a nickname.
const meeting = statement(
  Row,
  sql`select p.id, p.name, c.id as customer_id, c.name as customer, o.name as owner,
    case when c.owner_id = a.me or c.backup_id = a.me then 0 when o.team_id = a.team then 1 else 2 end as whose,
    (select jsonb_agg(n.said_by) from nicknames n where n.workspace_id = current_workspace() and n.contact_id = p.id and n.key collate "C" = a.key) as nicks,
    (select max(i.occurred_on)::text from interaction_contacts l join interactions i on i.workspace_id = current_workspace() and i.id = l.interaction_id
      where l.workspace_id = current_workspace() and l.contact_id = p.id) as last_on
  from (
    select ${text('key')} as key, ${text('begin')} as begin, ${text('sound')} as sound,
      ${text('me')}::bigint as me, ${text('team')}::bigint as team, ${text('at')}::bigint[] as at offset 0
  ) a cross join lateral (
    (select p.id from contacts p where p.workspace_id = current_workspace() and a.at is not null and p.customer_id = any(a.at) limit 500)
    union (select p.id from customers c join contacts p on p.workspace_id = current_workspace() and p.customer_id = c.id
      where c.workspace_id = current_workspace() and a.at is null
        and (c.owner_id in (select id from people t where t.workspace_id = current_workspace() and (t.id = a.me or t.team_id = a.team)) or c.backup_id = a.me)
        and (starts_with(coalesce(p.key, p.name), a.begin) or strpos(p.sound, a.sound) > 0) limit 300)
    union (select p.id from contacts p where p.workspace_id = current_workspace() and a.at is null and p.key collate "C" = a.key limit 60)
    union (select p.id from contacts p where p.workspace_id = current_workspace() and a.at is null and p.sound collate "C" = a.sound limit 60)
    union (select n.contact_id from nicknames n where n.workspace_id = current_workspace() and n.key collate "C" = a.key limit 60)
  ) f join contacts p on p.workspace_id = current_workspace() and p.id = f.id
    join customers c on c.workspace_id = current_workspace() and c.id = p.customer_id
    left join people o on o.workspace_id = current_workspace() and o.id = c.owner_id`,
);

type Asking = {
  readonly name: string;
  readonly by: Pick<Person, 'id' | 'teamId'>;
  /** Only at these customers. */
  readonly at?: readonly number[];
};

const ORDER: readonly ContactCandidate['how'][] = ['taught', 'same', 'nickname', 'sound', 'family', 'part'];
const WHOSE = ['mine', 'team', 'other'] as const;

/** The contacts whom a name may mean, likeliest first: mine, my team's, others'. */
export async function searchContacts(tx: Tx, { name, by, at }: Asking): Promise<ContactCandidate[]> {
  const who = parsePersonName(name);
  if (!who.key) return [];
  const rows = await meeting(tx, {
    key: who.key,
    begin: who.family ?? who.key,
    sound: who.family === undefined ? who.sound : nameSoundOf(who.family),
    me: String(by.id),
    team: by.teamId === undefined ? null : String(by.teamId),
    at: at ? `{${at.join()}}` : null,
  });
  return rows
    .flatMap((row) => {
      const how = howMet(row, { who, by });
      return how ? [{ how, ...acquaintance(row) }] : [];
    })
    .filter(({ customer }) => !at || at.includes(customer.id))
    .toSorted(
      (a, b) =>
        Number(b.how === 'taught') - Number(a.how === 'taught') ||
        WHOSE.indexOf(a.whose) - WHOSE.indexOf(b.whose) ||
        ORDER.indexOf(a.how) - ORDER.indexOf(b.how) ||
        (b.lastOn?.toString() ?? '').localeCompare(a.lastOn?.toString() ?? '') ||
        a.id - b.id,
    );
}

function howMet(
  { name, nicks }: z.output<typeof Row>,
  { who, by }: { readonly who: ParsedName; readonly by: Pick<Person, 'id'> },
): ContactCandidate['how'] | undefined {
  if (nicks?.includes(by.id)) return 'taught';
  return matchPersonName(name, who) ?? (nicks ? 'nickname' : undefined);
}

function acquaintance(row: z.output<typeof Row>) {
  return {
    id: row.id,
    name: row.name,
    customer: { id: row.customer_id, name: row.customer },
    owner: row.owner ?? undefined,
    whose: WHOSE[row.whose] ?? 'other',
    lastOn: row.last_on === null ? undefined : Temporal.PlainDate.from(row.last_on),
  };
}

const nicknaming = statement(
  z.object({ name: z.string() }),
  sql`select distinct n.name from nicknames n where n.workspace_id = current_workspace()
    and n.key collate "C" = any(array(select jsonb_array_elements_text(${sql.placeholder('keys')}::text::jsonb)))`,
);

/** The nicknames that a text has in it. */
export async function nicknamesIn(tx: Tx, text: string): Promise<string[]> {
  const keys = nameKeysIn(text);
  const found = keys.length ? await nicknaming(tx, { keys: JSON.stringify(keys) }) : [];
  return found.map(({ name }) => name);
}

const acquainting = statement(
  z.object({ name: z.string() }),
  sql`with k as materialized (
      select e.key from jsonb_array_elements_text(${sql.placeholder('keys')}::text::jsonb) e(key)
    ), a as materialized (select ${text('me')}::bigint as me, ${text('team')}::bigint as team)
    select distinct p.name from contacts p join customers c on c.workspace_id = current_workspace() and c.id = p.customer_id
    where p.workspace_id = current_workspace() and p.key collate "C" = any(array(select key from k))
      and (c.backup_id = (select me from a)
        or c.owner_id in (select t.id from people t, a where t.workspace_id = current_workspace() and (t.id = a.me or t.team_id = a.team)))`,
);

/** The contacts of this colleague and their team whose whole name a text has in it, where that name is no word of every day. */
export async function contactsNamedIn(
  tx: Tx,
  { words, by }: { readonly words: string; readonly by: Pick<Person, 'id' | 'teamId'> },
): Promise<string[]> {
  const keys = nameKeysIn(words).filter(isNobodyElse);
  if (!keys.length) return [];
  const found = await acquainting(tx, {
    keys: JSON.stringify(keys),
    me: String(by.id),
    team: by.teamId === undefined ? null : String(by.teamId),
  });
  return found.map(({ name }) => name);
}

/** «刘芳», "lumin": what is called so is somebody, as «采购» and "sales" are not. */
function isNobodyElse(key: string) {
  if (!hasHan(key)) return key.length >= 4 && !everydayWords.has(key);
  return (
    key.length >= 2 && key.length <= 4 && familiesAt(key, 0).length > 0 && !everydayHan.has(key) && !isCommonWord(key)
  );
}

/** The contact of a number. */
export async function contactWithCustomer(tx: Tx, id: number) {
  const rows = await tx
    .select({ id: contacts.id, name: contacts.name, customer: { id: customers.id, name: customers.name } })
    .from(contacts)
    .innerJoin(customers, and(eq(customers.workspaceId, contacts.workspaceId), eq(customers.id, contacts.customerId)))
    .where(eq(contacts.id, id));
  return rows[0];
}

/** The contact of that name at a customer, made if there is none. */
export async function keepContact(
  tx: Tx,
  { customerId, name }: { readonly customerId: number; readonly name: string },
): Promise<number> {
  const rows = await tx
    .insert(contacts)
    .values({ customerId, name, ...spellPerson(name) })
    .onConflictDoUpdate({ target: [contacts.workspaceId, contacts.customerId, contacts.name], set: { name } })
    .returning({ id: contacts.id });
  return onlyRow(rows).id;
}

/** From now on a contact goes by this name too; to whoever taught it, it means nobody else. */
export async function addNickname(
  tx: Tx,
  { contactId, name, saidBy }: { readonly contactId: number; readonly name: string; readonly saidBy: number },
) {
  const key = nameKeyOf(name);
  await tx.delete(nicknames).where(sql`${nicknames.key} collate "C" = ${key} and ${nicknames.saidBy} = ${saidBy}`);
  await tx.insert(nicknames).values({ contactId, name, key, saidBy });
}

/**
 * The directory: which customer a name means, whoever writes it and however. One prepared statement takes all the ways at
 * once: the name itself; when nobody goes by that, what sounds the same, has these initials, begins so, is one letter off,
 * or has it as a part. Each way gives no more than it can show, so that no question is slow.
 */
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isFull } from '../../reader/names/shortNames.ts';
import { hasHan } from '../../reader/text/normalize.ts';
import { editDistance } from '../../text/typo.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { spellQuery } from '../../text/pinyin.ts';
import type { Tx } from '../../db/tx.ts';
import { customers } from '../../db/schema/customers.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Person } from '../../contract/person.ts';

/** How a name was met, the surest first. `sound`: typed as it is spoken, huawei; `homophone`: in characters that only sound like it, 宁得时代. */
const HOW = [
  'same',
  'short',
  'sound',
  'initials',
  'beginning',
  'homophone',
  'spoken beginning',
  'edit',
  'part',
  'more',
] as const;
export type CustomerMatch = (typeof HOW)[number];

export type Candidate = {
  readonly id: number;
  readonly name: string;
  readonly how: CustomerMatch;
  readonly owner: string | undefined;
  readonly ownerId: number | undefined;
  readonly lastOn: Temporal.PlainDate | undefined;
  /** Mine, then my team's, then others'. */
  readonly whose: 'mine' | 'team' | 'other';
};

const LAST = '\u{10ffff}';

const Row = z.object({
  id: z.number(),
  name: z.string(),
  how: z.number(),
  key: z.string(),
  sound: z.string().nullable(),
  owner: z.string().nullable(),
  owner_id: z.number().nullable(),
  whose: z.number(),
  last_on: z.string().nullable(),
});

/** Numbers of letters as this company's index has them. */
const ours = (name: string) => sql`array(select m # (select salt()) from unnest(${text(name)}::int4[]) m)`;
const met = (how: number) =>
  sql.raw(`select n.customer_id, ${how} as how, n.key, n.sound from names n where e.named = 0 and`);
/** A way that leads further off: gone where the others have not led to a name for certain, nor to more than can be shown. */
const far = (how: number) =>
  sql.raw(`select n.customer_id, ${how} as how, n.key, n.sound from names n where (select less.yes from less) and`);
// What a plan takes for a tenth of the rows: told of sixty it would rather read the table than the index.
const few = (most: number) => sql.raw(`limit (select ${most})`);

// One row of what was asked stands before all the ways, so that no plan looks into it: the server keeps the one that serves
// them all. A way that need not be gone is not even begun, and one that leads to a hidden customer counts for none.
const searching = statement(
  Row,
  sql`select c.id, c.name, best.how, best.key, best.sound, p.name as owner, c.owner_id,
    case when c.owner_id = best.me then 0 when p.team_id = best.team then 1 else 2 end as whose,
    (select max(i.occurred_on)::text from interactions i where i.workspace_id = current_workspace() and i.customer_id = c.id) as last_on
  from (
    select * from (select distinct on (f.customer_id) f.*, a.me, a.team from (
      select ${text('first')} as first, ${text('bare')} as bare, ${text('key')} as key, ${text('after')} as after,
        ${text('sound')} as sound, ${text('sounds')} as sounds, ${text('heard')}::int as heard, ${text('initials')} as initials,
        ${text('part')} as part, ${text('begins')}::text[] as begins,
        ${text('me')}::bigint as me, ${text('team')}::bigint as team, hidden() as hidden offset 0
    ) a cross join lateral (
      select count(*) as named from (
        select from names n where n.key collate "C" in (a.first, a.bare) and n.customer_id <> all (a.hidden) limit 1) one
    ) e cross join lateral (
      with sure as (
        (select n.customer_id, case when n.key = a.first then 0 else 1 end as how, n.key, n.sound from names n
          where e.named = 1 and n.key collate "C" in (a.first, a.bare) limit 32)
        union all (select n.customer_id, case when n.sound = a.sound then a.heard else 6 end as how, n.key, n.sound from names n
          where e.named = 0 and n.sound collate "C" >= a.sound and n.sound collate "C" < a.sounds limit 32)
        union all (select n.customer_id, case when n.initials = a.initials then 3 else 6 end as how, n.key, n.sound from names n
          where e.named = 0 and n.initials collate "C" >= a.initials and n.initials collate "C" < a.after limit 32)
        union all (${met(4)} n.key collate "C" >= a.key and n.key collate "C" < a.after limit 32)
      ), less as (
        select e.named = 0 and count(*) < 32 and not (a.first is not null and coalesce(bool_or(s.how <= 2), false)) as yes
        from sure s where s.customer_id <> all (a.hidden)
      )
      (select * from sure order by sure.how, length(sure.key) limit 32)
      union all (${far(7)} n.near && ${ours('near')} ${few(60)})
      union all (${far(8)} a.part is not null and n.parts @> ${ours('parts')} and strpos(n.key, a.part) > 0 ${few(60)})
      union all (${far(9)} n.key collate "C" = any(a.begins) limit 20)
    ) f order by f.customer_id, f.how) each order by each.how, length(each.key) limit 60
  ) best join customers c on c.workspace_id = current_workspace() and c.id = best.customer_id
    left join people p on p.workspace_id = current_workspace() and p.id = c.owner_id
  order by best.how, whose, length(best.key), c.id limit 16`,
);

export type Asking = {
  readonly name: string;
  readonly by: Pick<Person, 'id' | 'teamId'>;
  /** The customer who goes by the name and is not meant. */
  readonly besides?: number | undefined;
};

/** The customers that a name may mean, likeliest first. */
export async function searchCustomers(tx: Tx, { name, by, besides }: Asking): Promise<Candidate[]> {
  const { keys, key, sound, initials, near, parts, begins } = spellQuery(name);
  if (!key) return [];
  const rows = await searching(tx, {
    first: besides === undefined ? keys[0] : null,
    bare: besides === undefined ? key : null,
    key,
    // A range ends before the last character there is; one letter begins too many names.
    after: key.length > 1 ? `${key}${LAST}` : null,
    sound,
    heard: String(HOW.indexOf(hasHan(key) ? 'homophone' : 'sound')),
    sounds: hasHan(key) ? `${sound} ` : `${sound}${LAST}`,
    initials,
    part: parts.length ? key : null,
    near: `{${near.join()}}`,
    parts: `{${parts.join()}}`,
    begins: `{${begins.map((each) => `"${each}"`).join()}}`,
    me: String(by.id),
    team: by.teamId === undefined ? null : String(by.teamId),
  });
  const isOwn = (each: (typeof rows)[number]) => each.how === 0 && nameKeyOf(each.name) === keys[0];
  const isTaken = rows.some(isOwn);
  return (
    rows
      // What one customer is called is to another but short for it: 比亚迪 beside 比亚迪电子.
      .map((found) =>
        isTaken && found.how === 0 && !isOwn(found) && !isFull(found.name) ? { ...found, how: 1 } : found,
      )
      .map((found) => ({ ...found, off: HOW[found.how] === 'edit' ? distance(found, key) : 0 }))
      .filter(({ off, id }) => off <= 1 && id !== besides)
      .toSorted(
        (a, b) =>
          a.how - b.how ||
          a.whose - b.whose ||
          (b.last_on ?? '').localeCompare(a.last_on ?? '') ||
          a.key.length - b.key.length ||
          a.id - b.id,
      )
      .map(({ id, name: called, how, owner, owner_id, whose, last_on }) => ({
        id,
        name: called,
        how: HOW[how]!,
        owner: owner ?? undefined,
        ownerId: owner_id ?? undefined,
        whose: whose === 0 ? 'mine' : whose === 1 ? 'team' : 'other',
        lastOn: last_on === null ? undefined : Temporal.PlainDate.from(last_on),
      }))
  );
}

/** The customer of a number. */
export async function findCandidate(tx: Tx, id: number): Promise<Candidate | undefined> {
  const rows = await tx.select({ id: customers.id, name: customers.name }).from(customers).where(eq(customers.id, id));
  return (
    rows[0] && { ...rows[0], how: 'same', owner: undefined, ownerId: undefined, lastOn: undefined, whose: 'other' }
  );
}

/** How many edits lie between what was typed and a name, its sound, or the first word of it. */
function distance({ key, sound }: { key: string; sound: string | null }, asked: string) {
  const beginnings = hasHan(key) ? [] : [-1, 0, 1].map((more) => key.slice(0, asked.length + more));
  return Math.min(...[key, ...beginnings, ...(sound === null ? [] : [sound])].map((each) => editDistance(each, asked)));
}

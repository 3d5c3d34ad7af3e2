/** Lists and cards that are to be seen where a message of ours can be changed in its place. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/tx.ts';
import { statement, text } from '../../db/prepared.ts';
import { cardSchema } from './outbox.ts';

/** So long a list is worth changing. */
const AGE = { hours: 7 * 24 };

const Row = z.object({
  place: z.number(),
  room: z.number(),
  thread: z.string().nullable(),
  locale: z.enum(['zh', 'en']),
  card: cardSchema,
  reader: z.number().nullable(),
  about: z.string().nullable(),
});

/** A message of ours as it is to be seen now; `reader`: whose room it is, if it is one person's. */
export type StandingCard = z.output<typeof Row>;

const listing = statement(
  Row,
  sql`with places as (
    select distinct coalesce(o.edits_id, o.id) as place from outbox o
    where o.workspace_id = current_workspace() and o.created_at > ${text('since')}::timestamptz and o.state <> 'dead'
      and o.card ->> 'list' = 'followUp' and exists (
        select from jsonb_array_elements(o.card -> 'items') i where i -> 'ref' in (select jsonb_array_elements(${text('refs')}::jsonb)))
  )
  select p.place, n.room_id as room, n.thread, n.locale, n.card, n.about, r.person_id as reader from places p
  cross join lateral (select * from outbox o where o.workspace_id = current_workspace() and (o.id = p.place or o.edits_id = p.place)
    order by o.id desc limit 1) n
  join rooms r on r.workspace_id = n.workspace_id and r.id = n.room_id
  where r.kind <> 'whisper' and r.platform in (select jsonb_array_elements_text(${text('platforms')}::jsonb))
    and n.card ->> 'list' = 'followUp' and not n.card ? 'spent'
  order by p.place`,
);

/** The lists of follow-ups, of the last days, that some of these are in; one alone is a list, too. */
export async function listsWith(
  tx: Tx,
  {
    refs,
    platforms,
    now,
  }: { readonly refs: readonly number[]; readonly platforms: readonly string[]; readonly now: Temporal.Instant },
): Promise<readonly StandingCard[]> {
  return listing(tx, {
    refs: JSON.stringify(refs),
    platforms: JSON.stringify(platforms),
    since: now.subtract(AGE).toString(),
  });
}

const telling = statement(
  Row,
  sql`select distinct on (o.room_id) coalesce(o.edits_id, o.id) as place, o.room_id as room, o.thread, o.locale, o.card, o.about, r.person_id as reader
  from outbox o join rooms r on r.workspace_id = o.workspace_id and r.id = o.room_id
  where o.workspace_id = current_workspace() and o.about = ${text('about')} and o.state <> 'dead' and r.kind <> 'whisper'
    and r.platform in (select jsonb_array_elements_text(${text('platforms')}::jsonb)) and r.id <> ${text('except')}::bigint
  order by o.room_id, o.id desc`,
);

/** The newest card about something in each room, but for one that is left out. */
export async function cardsAbout(
  tx: Tx,
  {
    about,
    platforms,
    except = 0,
  }: { readonly about: string; readonly platforms: readonly string[]; readonly except?: number },
): Promise<readonly StandingCard[]> {
  return telling(tx, { about, platforms: JSON.stringify(platforms), except: String(except) });
}

const undone = statement(
  Row,
  sql`with places as (
    select distinct coalesce(o.edits_id, o.id) as place from outbox o
    where o.workspace_id = current_workspace() and o.state <> 'dead' and o.heard_id in (
      select a.heard_id from audit a where a.workspace_id = current_workspace() and a.undone_by = ${text('by')}::bigint and a.heard_id <> a.undone_by)
  )
  select p.place, n.room_id as room, n.thread, n.locale, n.card, n.about, r.person_id as reader from places p
  cross join lateral (select * from outbox o where o.workspace_id = current_workspace() and (o.id = p.place or o.edits_id = p.place)
    order by o.id desc limit 1) n
  join rooms r on r.workspace_id = n.workspace_id and r.id = n.room_id
  where r.kind <> 'whisper' and r.platform in (select jsonb_array_elements_text(${text('platforms')}::jsonb))
    and n.heard_id in (select a.heard_id from audit a where a.workspace_id = current_workspace() and a.undone_by = ${text('by')}::bigint and a.heard_id <> a.undone_by)
    and not n.card ? 'spent'
  order by p.place`,
);

/** What answered a message that another has taken back, and is to be seen still as that message left it. */
export async function answersUndone(
  tx: Tx,
  { by, platforms }: { readonly by: number; readonly platforms: readonly string[] },
): Promise<readonly StandingCard[]> {
  return undone(tx, { by: String(by), platforms: JSON.stringify(platforms) });
}

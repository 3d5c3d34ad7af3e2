/**
 * The demo's story among the messages: that it was begun is a message of its own, heard once, and each of its sentences is
 * one whose id names it. So a story is begun by one asker, goes on where it stopped, and is found again to be removed.
 */
import { and, desc, eq, inArray, isNotNull, isNull, like, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { parseInstant } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { workspaces } from '../../db/schema/workspaces.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { digests } from '../../db/schema/digests.ts';
import { identities, people } from '../../db/schema/people.ts';
import { heard, outbox, rooms } from '../../db/schema/messages.ts';
import { statement, text } from '../../db/prepared.ts';

/** Where the story is told. */
export const STAGE = { platform: 'web', account: 'local' };

const BEGIN = 'demo:begin';
const END = 'end';

export type Story = {
  readonly id: number;
  readonly begunAt: Temporal.Instant;
  readonly told: 'nothing' | 'some' | 'all';
};

/** The id under which a sentence of the story is heard; the last one ends it. */
export function sentenceId(story: Pick<Story, 'id'>, place: number | typeof END) {
  return `demo:${story.id}:${place}`;
}

export async function demoIsOn(tx: Tx): Promise<boolean> {
  const rows = await tx.select({ demo: workspaces.demo }).from(workspaces);
  return rows[0]?.demo ?? false;
}

/** Begins the story, once. Resolves to false when it has been told to its end: there is nothing left to play. */
export async function beginStory(tx: Tx, { roomId, now }: { readonly roomId: number; readonly now: Temporal.Instant }) {
  await tx
    .insert(heard)
    .values({ ...STAGE, messageId: BEGIN, roomId, speaker: '', pressed: true, saidAt: now })
    .onConflictDoNothing();
  const story = await storyBegun(tx);
  return story?.told !== 'all';
}

export async function storyBegun(tx: Tx): Promise<Story | undefined> {
  const [begun] = await tx
    .select({ id: heard.id, begunAt: heard.createdAt })
    .from(heard)
    .where(and(eq(heard.platform, STAGE.platform), eq(heard.account, STAGE.account), eq(heard.messageId, BEGIN)));
  if (!begun) return undefined;
  const [first, last] = [sentenceId(begun, 0), sentenceId(begun, END)];
  const rows = await tx
    .select({ id: heard.messageId })
    .from(heard)
    .where(and(eq(heard.platform, STAGE.platform), inArray(heard.messageId, [first, last])));
  const isHeard = (id: string) => rows.some((row) => row.id === id);
  return { ...begun, told: isHeard(last) ? 'all' : isHeard(first) ? 'some' : 'nothing' };
}

/** Has the digests of the story's days come out on those days. */
export async function startDigestsAt(tx: Tx, at: Temporal.Instant) {
  await tx.update(digests).set({ nextAt: at }).where(isNotNull(digests.nextAt));
}

const looking = statement(
  z.object({ due: z.string().nullable(), is_wanted: z.boolean() }),
  sql`select least(
      (select min(remind_at) from follow_ups where workspace_id = current_workspace() and state = 'open' and remind_at > ${text('after')}::timestamptz),
      (select min(next_at) from digests where workspace_id = current_workspace() and next_at > ${text('after')}::timestamptz)
    )::text as due,
    exists (select from heard where workspace_id = current_workspace() and id = ${text('story')}::bigint) as is_wanted`,
);

/** The next moment after one at which a job has something to do, and whether the story is still wanted. */
export async function nextJobAt(tx: Tx, { story, after }: { readonly story: Story; readonly after: Temporal.Instant }) {
  const [row] = await looking(tx, { story: String(story.id), after: after.toString() });
  return { due: row?.due ? parseInstant(row.due) : undefined, isWanted: row?.is_wanted ?? false };
}

/** Whether the answer to a sentence offers to make a new customer, under the first digit. */
export async function offersNewCustomer(tx: Tx, messageId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(heard, and(eq(heard.workspaceId, outbox.workspaceId), eq(heard.id, outbox.heardId)))
    .where(
      and(
        eq(heard.messageId, messageId),
        like(outbox.about, 'note:%'),
        sql`${outbox.card} -> 'buttons' -> 0 ->> 'style' = 'primary'`,
      ),
    );
  return rows.length > 0;
}

/** What the story's people are answered they have read as it was said. It is of the past: it is found where they talk, and comes to nobody now. */
export async function readAsSaid(tx: Tx, story: Pick<Story, 'id'>) {
  await tx.execute(sql`update outbox o set state = 'sent', sent_at = o.created_at,
      receipt = case when r.platform = ${STAGE.platform} then coalesce(o.edits_id, o.id)::text end
    from heard h, rooms r
    where o.workspace_id = current_workspace() and o.state = 'due'
      and h.workspace_id = o.workspace_id and h.id = o.heard_id and (h.id = ${story.id} or h.message_id like ${`demo:${story.id}:%`})
      and r.workspace_id = o.workspace_id and r.id = o.room_id`);
}

/** How somebody would point at the follow-up with a customer: by its number, if the last card of the room lists it. */
export async function followUpReference(
  tx: Tx,
  { room, customer }: { readonly room: string; readonly customer: string },
) {
  const open = await tx
    .select({ id: followUps.id })
    .from(followUps)
    .innerJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(and(eq(customers.name, customer), eq(followUps.state, 'open')));
  const [list] = await tx
    .select({ card: outbox.card })
    .from(outbox)
    .innerJoin(rooms, and(eq(rooms.workspaceId, outbox.workspaceId), eq(rooms.id, outbox.roomId)))
    .where(
      and(eq(rooms.platform, STAGE.platform), eq(rooms.external, room), sql`${outbox.card} ?| '{buttons,items,ask}'`),
    )
    .orderBy(desc(outbox.id))
    .limit(1);
  const line = list?.card.items?.findIndex(({ ref }) => open.some(({ id }) => id === ref)) ?? -1;
  return line >= 0 ? String(line + 1) : `#${open[0]?.id ?? 0}`;
}

/** Whoever asked for the story, or the room in which a team did. */
export async function askerOf(tx: Tx, story: Pick<Story, 'id'>) {
  const [asked] = await tx
    .select({ roomId: heard.roomId, personId: rooms.personId })
    .from(heard)
    .innerJoin(rooms, and(eq(rooms.workspaceId, heard.workspaceId), eq(rooms.id, heard.roomId)))
    .where(eq(heard.id, story.id));
  return asked;
}

/** What was said under such an id, and what it came to: the answer, or what was answered to its new customer. */
export async function saidAndAnswered(tx: Tx, messageId: string) {
  const ours = and(eq(heard.platform, STAGE.platform), eq(heard.account, STAGE.account));
  const [said] = await tx
    .select({ speaker: people.name, text: heard.text })
    .from(heard)
    .innerJoin(
      identities,
      and(
        eq(identities.workspaceId, heard.workspaceId),
        eq(identities.platform, heard.platform),
        eq(identities.external, heard.speaker),
      ),
    )
    .innerJoin(people, and(eq(people.workspaceId, identities.workspaceId), eq(people.id, identities.personId)))
    .where(and(ours, eq(heard.messageId, messageId)));
  const [answer] = await tx
    .select({ card: outbox.card })
    .from(outbox)
    .innerJoin(heard, and(eq(heard.workspaceId, outbox.workspaceId), eq(heard.id, outbox.heardId)))
    .where(
      and(
        ours,
        eq(outbox.roomId, heard.roomId),
        or(eq(heard.messageId, `${messageId}.1`), and(eq(heard.messageId, messageId), isNull(outbox.editsId))),
      ),
    )
    .orderBy(desc(heard.messageId), outbox.id)
    .limit(1);
  return said && answer && { ...said, ...answer };
}

/** What was shown in a conversation: of a direct room, to one person in a group, or in a thread with all who talk there. */
import { eq, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { openQuestion } from '../conversation.ts';
import type { Card } from '../../contract/card.ts';
import { parseInstant } from '../../db/columns.ts';
import { statement, text } from '../../db/prepared.ts';
import { outbox } from '../../db/schema/messages.ts';
import type { Tx } from '../../db/tx.ts';
import { cardSchema } from './outbox.ts';

/** As many lines as a conversation may go back, of a room that others talk in too. */
const LINES = 12;
const SEEN = 60;

const at = z
  .string()
  .nullish()
  .transform((value) => (value ? parseInstant(value) : undefined));

/** A column of `linesIn`. */
export const linesSchema = z.array(
  z
    .object({
      line: z.number(),
      place: z.number(),
      card: cardSchema,
      about: z.string().nullish(),
      heard: z.number().nullish(),
      said: at,
      pushed: z.boolean(),
      answered: z.boolean(),
      elsewhere: z.boolean(),
      at,
      pressed: z.boolean(),
    })
    .transform(({ about, heard, said, pushed, answered, elsewhere, pressed, ...shown }) => ({
      ...shown,
      about: about ?? undefined,
      heardId: heard ?? undefined,
      saidAt: said,
      isPushed: pushed,
      isAnswered: answered,
      isElsewhere: elsewhere,
      isPressed: pressed,
    })),
);

type Place = {
  /** The room's row: `id` and `kind`. */
  readonly room: SQL;
  readonly person: SQL;
  /** The platform's id of a thread; null in the room itself. */
  readonly thread: SQL;
  /** The words that the thread hangs from, where those are the person's own. */
  readonly root: SQL;
  /** The message whose button was pressed. */
  readonly pressed: SQL;
};

/** The newest lines of a conversation as one value, the newest first; without the long of their cards. */
export const linesIn = ({ room, person, thread, root, pressed }: Place) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('line', o.id, 'place', coalesce(o.edits_id, o.id), 'card', o.card - '{lines,facts,details}'::text[],
    'about', o.about, 'heard', o.heard_id, 'said', o.said_at::text, 'pushed', o.person_id is not null or o.team_id is not null,
    'answered', o.answered_by is not null, 'elsewhere', o.edits_id is not null and o.heard_in is distinct from ${room}.id, 'at', case when o.state = 'sent' or o.sent_at is not null then coalesce(o.sent_at, o.created_at) end::text,
    'pressed', coalesce(o.receipt = ${pressed}, false)) order by o.id desc), '[]')
  from (
    (select n.*, h.said_at, h.room_id as heard_in from (
        select * from outbox where workspace_id = current_workspace() and ${thread} is null and room_id = ${room}.id and thread is null order by id desc limit ${sql.raw(String(SEEN))}
      ) n left join heard h on h.workspace_id = n.workspace_id and h.id = n.heard_id
      where ${room}.kind <> 'group' or n.heard_id is null or n.team_id is not null or h.person_id = ${person}
      order by n.id desc limit ${sql.raw(String(LINES))})
    union all
    (select n.*, h.said_at, h.room_id from (
        (select * from outbox where workspace_id = current_workspace() and room_id = ${room}.id and thread = ${thread} order by id desc limit ${sql.raw(String(LINES))})
        union all
        (select * from outbox where workspace_id = current_workspace() and room_id = ${room}.id and receipt = ${thread} and thread is null)
      ) n left join heard h on h.workspace_id = n.workspace_id and h.id = n.heard_id)
    union all
    (select n.*, h.said_at, h.room_id from heard h join outbox n on n.workspace_id = h.workspace_id and n.heard_id = h.id and n.room_id = h.room_id
      where h.workspace_id = current_workspace() and h.place = ${root} and h.room_id = ${room}.id)
    union all
    (select n.*, h.said_at, h.room_id from outbox n left join heard h on h.workspace_id = n.workspace_id and h.id = n.heard_id
      where n.workspace_id = current_workspace() and n.room_id = ${room}.id and n.receipt = ${pressed})
  ) o
)`;

const showing = statement(
  z.object({ lines: linesSchema }),
  sql`select ${linesIn({
    room: sql`room`,
    person: sql`room.person_id`,
    thread: sql`null::text`,
    root: sql`null::text`,
    pressed: sql`null::text`,
  })} as lines from rooms room where room.workspace_id = current_workspace() and room.id = ${text('room')}::bigint`,
);

/** What a line that nobody asked for is to show below itself, kept with the line before it is sent. */
export async function carryQuestion(
  tx: Tx,
  {
    id,
    roomId,
    card,
    now,
  }: { readonly id: number; readonly roomId: number; readonly card: Card; readonly now: Temporal.Instant },
): Promise<Card> {
  if (card.below) return card;
  const [found] = await showing(tx, { room: String(roomId) });
  const question = found && openQuestion(found.lines, now);
  if (!question) return card;
  const [asked] = await tx.select({ card: outbox.card }).from(outbox).where(eq(outbox.id, question.line));
  const carrying = { ...card, below: { ...question, ...asked } };
  await tx.update(outbox).set({ card: carrying }).where(eq(outbox.id, id));
  return carrying;
}

/** Marks a card as answered: its question waits no more. */
export async function settleQuestion(tx: Tx, { line, heardId }: { readonly line: number; readonly heardId: number }) {
  await tx.update(outbox).set({ answeredBy: heardId }).where(eq(outbox.id, line));
}

/** The card that a message chose from, open again: what the message did is taken back. */
export async function reopenQuestion(tx: Tx, heardId: number): Promise<AnsweredCard | undefined> {
  const [asked] = await tx
    .update(outbox)
    .set({ answeredBy: null })
    .where(eq(outbox.answeredBy, heardId))
    .returning({ card: outbox.card, about: outbox.about });
  if (!asked) return undefined;
  const { below: _, ...card } = asked.card;
  return { ...card, ...(asked.about !== null && { about: asked.about }) };
}

type AnsweredCard = Card & { readonly about?: string };

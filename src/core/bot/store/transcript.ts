import { and, desc, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { people } from '../../db/schema/people.ts';
import { heard, outbox, rooms } from '../../db/schema/messages.ts';

/** A room's messages from both sides, the oldest first: the newest, or what came before a moment, and with it what is of that moment itself. */
export async function transcript(
  tx: Tx,
  {
    platform,
    account,
    room,
    before,
  }: {
    readonly platform: string;
    readonly account: string;
    readonly room: string;
    readonly before?: Temporal.Instant | undefined;
  },
  most = 60,
) {
  const isBefore = (at: typeof heard.createdAt | typeof outbox.createdAt) =>
    before ? lt(at, before.add(MOMENT)) : undefined;
  const [found] = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.platform, platform), eq(rooms.account, account), eq(rooms.external, room)));
  if (!found) return [];
  const theirs = await tx
    .select({
      id: heard.id,
      messageId: heard.messageId,
      at: heard.createdAt,
      text: heard.text,
      from: people.name,
      speaker: heard.speaker,
    })
    .from(heard)
    .leftJoin(people, and(eq(people.workspaceId, heard.workspaceId), eq(people.id, heard.personId)))
    .where(and(eq(heard.roomId, found.id), eq(heard.pressed, false), isNotNull(heard.text), isBefore(heard.createdAt)))
    .orderBy(desc(heard.createdAt), desc(heard.id))
    .limit(most);
  const ours = await tx
    .select({ id: outbox.id, at: outbox.createdAt, card: outbox.card, locale: outbox.locale, receipt: outbox.receipt })
    .from(outbox)
    .where(
      and(eq(outbox.roomId, found.id), eq(outbox.state, 'sent'), isNull(outbox.editsId), isBefore(outbox.createdAt)),
    )
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(most);
  const replaced = ours.length
    ? await tx
        .select({ id: outbox.id, editsId: outbox.editsId, card: outbox.card })
        .from(outbox)
        .where(
          and(
            inArray(
              outbox.editsId,
              ours.map((line) => line.id),
            ),
            or(eq(outbox.state, 'sent'), eq(outbox.state, 'due')),
          ),
        )
        .orderBy(outbox.id)
    : [];
  const newest = new Map(replaced.map((line) => [line.editsId, line.card]));
  return [
    ...theirs.map((row) => ({ by: 'person' as const, ...row, text: row.text ?? '' })),
    ...ours.map((row) => ({ by: 'bot' as const, ...row, card: newest.get(row.id) ?? row.card })),
  ]
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .slice(-most);
}

/** Pages count in milliseconds, the database in millionths. */
const MOMENT = { milliseconds: 1 };

/** What a message was answered with where it was said, as it stands now, and what a button of it is known by there. */
export async function answerTold(
  tx: Tx,
  { platform, account, messageId }: { readonly platform: string; readonly account: string; readonly messageId: string },
) {
  const [line] = await tx
    .select({
      id: outbox.id,
      editsId: outbox.editsId,
      card: outbox.card,
      locale: outbox.locale,
      receipt: outbox.receipt,
    })
    .from(outbox)
    .innerJoin(
      heard,
      and(eq(heard.workspaceId, outbox.workspaceId), eq(heard.id, outbox.heardId), eq(heard.roomId, outbox.roomId)),
    )
    .where(and(eq(heard.platform, platform), eq(heard.account, account), eq(heard.messageId, messageId)))
    .orderBy(desc(outbox.id))
    .limit(1);
  return line && { card: line.card, locale: line.locale, receipt: line.receipt ?? String(line.editsId ?? line.id) };
}

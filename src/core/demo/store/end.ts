/** The demo is over: its people were never colleagues of a real firm. */
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { heard, outbox, rooms } from '../../db/schema/messages.ts';
import { digests } from '../../db/schema/digests.ts';
import { identities, people } from '../../db/schema/people.ts';
import { workspaces } from '../../db/schema/workspaces.ts';
import { errorCode, FOREIGN_KEY_VIOLATION } from '../../db/pool.ts';
import { attempt, type Tx } from '../../db/tx.ts';
import { endRights } from '../../people/store/leave.ts';
import { eraseStory } from './erase.ts';
import { STAGE } from './story.ts';

/**
 * Ends the demo: its story goes, and its people with all that let somebody speak as them. What somebody has noted in their
 * names stays, under the name of one who has left.
 */
export async function endDemo(
  tx: Tx,
  { members, now }: { readonly members: readonly string[]; readonly now: Temporal.Instant },
) {
  await eraseStory(tx, {});
  const played = await tx
    .selectDistinct({ id: identities.personId })
    .from(identities)
    .where(and(eq(identities.platform, STAGE.platform), inArray(identities.external, [...members])));
  const ids = played.map(({ id }) => id);
  const stage = and(eq(rooms.platform, STAGE.platform), isNotNull(rooms.teamId));
  const theirs = tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(or(stage, inArray(rooms.personId, ids)));
  await tx.delete(outbox).where(inArray(outbox.roomId, theirs));
  await tx.delete(heard).where(inArray(heard.roomId, theirs));
  await tx.delete(digests).where(or(inArray(digests.roomId, theirs), inArray(digests.personId, ids)));
  await tx.update(rooms).set({ teamId: null }).where(stage);
  for (const id of ids) {
    await endRights(tx, { personId: id, now });
    await tx.delete(identities).where(eq(identities.personId, id));
    await attempt(tx, async (inner) => void (await inner.delete(people).where(eq(people.id, id)))).catch(
      (error: unknown) => {
        // What they noted is needed.
        if (errorCode(error) !== FOREIGN_KEY_VIOLATION) throw error;
      },
    );
  }
  await tx.update(workspaces).set({ demo: false });
}

/** Somebody leaves, and all that lets them in ends at once, on every platform; what they did stays. */
import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Person } from '../../contract/person.ts';
import type { Tx } from '../../db/tx.ts';
import { bindCodes, identities, people } from '../../db/schema/people.ts';
import { heard, outbox, rooms } from '../../db/schema/messages.ts';
import { type Identity, personOf } from './people.ts';
import { revokeTokensOf } from './programs/tokens.ts';
import { revokeCalendarLink } from './web/calendarLinks.ts';
import { endSessionsOf } from './web/sessions.ts';

/**
 * Ends somebody's rights: they are nobody's speaker any more, their rooms are no road, what waited to be said to them is not
 * said, their codes and their own logins end. Their accounts are remembered, so that none of them is met as somebody new.
 */
export async function endRights(
  tx: Tx,
  { personId, now }: { readonly personId: number; readonly now: Temporal.Instant },
) {
  await tx
    .update(people)
    .set({ leftAt: now })
    .where(and(eq(people.id, personId), isNull(people.leftAt)));
  await tx
    .update(bindCodes)
    .set({ usedAt: now })
    .where(and(eq(bindCodes.personId, personId), isNull(bindCodes.usedAt)));
  await endSessionsOf(tx, personId);
  await revokeTokensOf(tx, { personId, now });
  await revokeCalendarLink(tx, { personId, now });
  const own = tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.personId, personId));
  await tx
    .update(outbox)
    .set({
      state: 'dead',
      reason: 'left',
      card: sql`case when ${outbox.card} ? 'once' then ${outbox.card} - 'lines' else ${outbox.card} end`,
    })
    .where(and(eq(outbox.state, 'due'), or(eq(outbox.personId, personId), inArray(outbox.roomId, own))));
  await tx.update(rooms).set({ personId: null }).where(eq(rooms.personId, personId));
  // A login of their own, as WeChat's; a whole team's is met at an account where everybody is one of us.
  await tx.execute(sql`delete from installations i using identities d, accounts a
    where d.person_id = ${personId} and d.platform = i.platform and d.account = i.account
      and a.platform = i.platform and a.account = i.account and not a.meets`);
}

/** Somebody who is here, or who had left and is here again. */
export async function comeBack(tx: Tx, personId: number): Promise<Person> {
  const [person] = await tx.update(people).set({ leftAt: null }).where(eq(people.id, personId)).returning();
  if (!person) throw new Error('nobody has this number');
  await tx.execute(sql`update rooms r set person_id = ${personId} where r.kind = 'direct' and r.person_id is null and exists (
    select from ${heard} h join ${identities} d on d.workspace_id = h.workspace_id and d.platform = h.platform and d.account = h.account
      and d.external = h.speaker and d.person_id = ${personId} where h.workspace_id = r.workspace_id and h.room_id = r.id)`);
  return personOf(person);
}

/** Whether an account is of somebody who has left. */
export async function hasLeft(tx: Tx, { platform, account, external }: Identity): Promise<boolean> {
  const found = await tx
    .select({ id: people.id })
    .from(identities)
    .innerJoin(people, and(eq(people.workspaceId, identities.workspaceId), eq(people.id, identities.personId)))
    .where(
      and(
        eq(identities.platform, platform),
        eq(identities.account, account),
        eq(identities.external, external),
        isNotNull(people.leftAt),
      ),
    );
  return found.length > 0;
}

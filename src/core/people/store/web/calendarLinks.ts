/** Secret addresses of people's calendars: one of each person is good at a time. Only hashes are kept. */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Person } from '../../../contract/person.ts';
import { calendarLinks } from '../../../db/schema/doors/calendars.ts';
import { people } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { currentWorkspace } from '../accounts.ts';
import { personOf } from '../people.ts';

type At = { readonly now: Temporal.Instant };

/** So often at most it is written down that a calendar was fetched. */
const NEWS = { minutes: 1 };

export type CalendarLink = { readonly createdAt: Temporal.Instant; readonly usedAt: Temporal.Instant | null };

export async function calendarLinkOf(tx: Tx, personId: number): Promise<CalendarLink | undefined> {
  const [found] = await tx
    .select({ createdAt: calendarLinks.createdAt, usedAt: calendarLinks.usedAt })
    .from(calendarLinks)
    .where(and(eq(calendarLinks.personId, personId), isNull(calendarLinks.revokedAt)));
  return found;
}

/** The whole address, which nobody knows from then on but whoever is shown it; an older one ends. Undefined where there are no pages. */
export async function issueCalendarLink(
  tx: Tx,
  { personId, now }: At & { readonly personId: number },
): Promise<string | undefined> {
  const company = await currentWorkspace(tx);
  if (!company?.pages) return undefined;
  await revokeCalendarLink(tx, { personId, now });
  const token = `tbc_${company.id}_${randomBytes(32).toString('base64url')}`;
  await tx.insert(calendarLinks).values({ hash: hash(token), personId, createdAt: now });
  return `${company.pages}/calendar/${token}.ics`;
}

/** Resolves to whether there was one. */
export async function revokeCalendarLink(
  tx: Tx,
  { personId, now }: At & { readonly personId: number },
): Promise<boolean> {
  const ended = await tx
    .update(calendarLinks)
    .set({ revokedAt: now })
    .where(and(eq(calendarLinks.personId, personId), isNull(calendarLinks.revokedAt)))
    .returning({ id: calendarLinks.id });
  return ended.length > 0;
}

/** The company that a calendar's address says it is of; nothing is proved by it. */
export function workspaceOfCalendar(token: string): number | undefined {
  const id = /^tbc_(\d{1,15})_[\w-]{43}$/.exec(token)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Whose it is, while it is good. */
export async function calendarOwner(
  tx: Tx,
  { token, now }: At & { readonly token: string },
): Promise<Person | undefined> {
  const [found] = await tx
    .select({ id: calendarLinks.id, person: people })
    .from(calendarLinks)
    .innerJoin(people, and(eq(people.workspaceId, calendarLinks.workspaceId), eq(people.id, calendarLinks.personId)))
    .where(and(eq(calendarLinks.hash, hash(token)), isNull(calendarLinks.revokedAt), isNull(people.leftAt)));
  if (!found) return undefined;
  await tx
    .update(calendarLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(calendarLinks.id, found.id),
        or(isNull(calendarLinks.usedAt), lt(calendarLinks.usedAt, now.subtract(NEWS))),
      ),
    );
  return personOf(found.person);
}

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** People's own calendars, and the meetings with customers that were found in them. */
import { and, asc, eq, inArray, isNotNull, lte, ne, notInArray, sql } from 'drizzle-orm';
import { calendars, meetings } from '../../db/schema/doors/calendars.ts';
import { customers } from '../../db/schema/customers.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

/** Of what is longer over nothing is told any more. */
const KEPT = { hours: 30 * 24 };

export type OwnCalendar = typeof calendars.$inferSelect;
export type Meeting = Pick<typeof meetings.$inferSelect, 'id' | 'title' | 'startsAt' | 'endsAt'> & {
  readonly calendarId: number;
  readonly customer: { readonly id: number; readonly name: string };
};

/** What its address is sealed for. */
export const calendarSeal = (personId: number) => `calendar ${personId}`;

export async function ownCalendarOf(tx: Tx, personId: number): Promise<OwnCalendar | undefined> {
  const [found] = await tx
    .select()
    .from(calendars)
    .where(and(eq(calendars.personId, personId), ne(calendars.state, 'stopped')));
  return found;
}

/** The address that is read from now on; an older one is not any more. */
export async function setOwnCalendar(
  tx: Tx,
  { personId, address, now }: { readonly personId: number; readonly address: string; readonly now: Temporal.Instant },
): Promise<number> {
  await endOwnCalendar(tx, personId);
  return onlyRow(await tx.insert(calendars).values({ personId, address, nextAt: now }).returning({ id: calendars.id }))
    .id;
}

/** What was found in it goes with it. */
export async function endOwnCalendar(tx: Tx, personId: number): Promise<boolean> {
  const ended = await tx
    .delete(calendars)
    .where(and(eq(calendars.personId, personId), ne(calendars.state, 'stopped')))
    .returning({ id: calendars.id });
  return ended.length > 0;
}

export async function changeOwnCalendar(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Pick<OwnCalendar, 'state' | 'nextAt' | 'failures'>>,
) {
  await tx.update(calendars).set(change).where(eq(calendars.id, id));
}

/** Claims one that is to be read now: nobody else reads it before then. */
export async function takeCalendar(
  tx: Tx,
  { now, until }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<OwnCalendar | undefined> {
  const [due] = await tx
    .select()
    .from(calendars)
    .where(and(ne(calendars.state, 'stopped'), lte(calendars.nextAt, now)))
    .orderBy(asc(calendars.nextAt))
    .limit(1)
    .for('update', { skipLocked: true });
  if (due) await changeOwnCalendar(tx, { id: due.id, nextAt: until });
  return due;
}

/** One of this person's own. */
export async function meetingOf(tx: Tx, { id, personId }: { readonly id: number; readonly personId: number }) {
  const [found] = await tx
    .select({ startsAt: meetings.startsAt, customer: { id: customers.id, name: customers.name } })
    .from(meetings)
    .innerJoin(calendars, and(eq(calendars.workspaceId, meetings.workspaceId), eq(calendars.id, meetings.calendarId)))
    .innerJoin(customers, and(eq(customers.workspaceId, meetings.workspaceId), eq(customers.id, meetings.customerId)))
    .where(and(eq(meetings.id, id), eq(calendars.personId, personId)));
  return found;
}

export type FoundMeeting = Omit<typeof meetings.$inferInsert, 'calendarId' | 'id' | 'workspaceId'>;

/** What is to come of a calendar is what was found in it now. What was asked about once is not asked about again. */
export async function keepMeetings(
  tx: Tx,
  {
    calendarId,
    found,
    now,
  }: { readonly calendarId: number; readonly found: readonly FoundMeeting[]; readonly now: Temporal.Instant },
) {
  const uids = found.map(({ uid }) => uid);
  await tx.delete(meetings).where(and(eq(meetings.calendarId, calendarId), lte(meetings.endsAt, now.subtract(KEPT))));
  await tx
    .delete(meetings)
    .where(
      and(
        eq(meetings.calendarId, calendarId),
        sql`${meetings.startsAt} > ${now.toString()}`,
        uids.length ? notInArray(meetings.uid, uids) : undefined,
      ),
    );
  if (!found.length) return;
  const moved = sql`${meetings.startsAt} <> excluded.starts_at`;
  await tx
    .insert(meetings)
    .values(found.map((meeting) => ({ ...meeting, calendarId })))
    .onConflictDoUpdate({
      target: [meetings.workspaceId, meetings.calendarId, meetings.uid],
      set: {
        title: sql`excluded.title`,
        customerId: sql`excluded.customer_id`,
        startsAt: sql`excluded.starts_at`,
        endsAt: sql`excluded.ends_at`,
        // What has moved to another day is another meeting to prepare.
        proposeAt: sql`case when ${moved} then excluded.propose_at else ${meetings.proposeAt} end`,
        askAt: sql`case when ${moved} or ${meetings.endsAt} <> excluded.ends_at then excluded.ask_at else ${meetings.askAt} end`,
      },
    });
}

/** Claims what one person is to be asked about now, of one kind; from then on they have been. */
export async function takeMeetings(
  tx: Tx,
  { kind, now }: { readonly kind: 'propose' | 'ask'; readonly now: Temporal.Instant },
): Promise<{ readonly calendar: OwnCalendar; readonly meetings: readonly Meeting[] } | undefined> {
  const column = kind === 'propose' ? meetings.proposeAt : meetings.askAt;
  const [first] = await tx
    .select({ calendar: calendars })
    .from(meetings)
    .innerJoin(calendars, and(eq(calendars.workspaceId, meetings.workspaceId), eq(calendars.id, meetings.calendarId)))
    .where(and(isNotNull(column), lte(column, now)))
    .orderBy(asc(column))
    .limit(1)
    .for('update', { of: calendars, skipLocked: true });
  if (!first) return undefined;
  const { calendar } = first;
  const due = await tx
    .select({
      id: meetings.id,
      calendarId: meetings.calendarId,
      title: meetings.title,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      customer: { id: customers.id, name: customers.name },
    })
    .from(meetings)
    .innerJoin(customers, and(eq(customers.workspaceId, meetings.workspaceId), eq(customers.id, meetings.customerId)))
    .where(and(eq(meetings.calendarId, calendar.id), lte(column, now)))
    .orderBy(asc(meetings.startsAt));
  const done = kind === 'propose' ? { proposeAt: null } : { askAt: null };
  await tx
    .update(meetings)
    .set(done)
    .where(
      and(
        eq(meetings.calendarId, calendar.id),
        inArray(
          meetings.id,
          due.map(({ id }) => id),
        ),
      ),
    );
  return { calendar, meetings: due };
}

/** The company's own days off and workdays, and so whose workdays somebody keeps. */
import { asc, eq, gte, isNotNull } from 'drizzle-orm';
import { countryOf } from '../../calendar/timeZones.ts';
import { type Calendar, calendarOf, type CompanyDays, withCompanyDays } from '../../calendar/workdays.ts';
import { companyDays, workspaces } from '../../db/schema/workspaces.ts';
import type { Tx } from '../../db/tx.ts';

export type CompanyDay = { readonly day: Temporal.PlainDate; readonly isOff: boolean };

/** The workdays of whoever is in a zone: their country's, and the company's own. */
export async function calendarFor(tx: Tx, zone: string): Promise<Calendar> {
  const known = read.get(tx) ?? ownDays(tx);
  read.set(tx, known);
  return withCompanyDays(calendarOf(countryOf(zone)), await known);
}

/** What a transaction has read of them: one question, however many calendars. */
const read = new WeakMap<Tx, Promise<CompanyDays>>();

async function ownDays(tx: Tx): Promise<CompanyDays> {
  const rows = await tx.select({ day: companyDays.day, isOff: companyDays.isOff }).from(companyDays);
  const days = (isOff: boolean) => new Set(rows.filter((row) => row.isOff === isOff).map(({ day }) => day.toString()));
  return { off: days(true), worked: days(false) };
}

export async function companyDaysFrom(tx: Tx, from: Temporal.PlainDate): Promise<readonly CompanyDay[]> {
  return tx
    .select({ day: companyDays.day, isOff: companyDays.isOff })
    .from(companyDays)
    .where(gte(companyDays.day, from))
    .orderBy(asc(companyDays.day));
}

export async function setCompanyDay(tx: Tx, { day, isOff }: CompanyDay) {
  read.delete(tx);
  await tx
    .insert(companyDays)
    .values({ day, isOff })
    .onConflictDoUpdate({ target: [companyDays.workspaceId, companyDays.day], set: { isOff } });
}

/** Claims the stretch of days whose reminders and digests are to be planned anew, for this transaction. */
export async function takeReplan(
  tx: Tx,
): Promise<{ readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } | undefined> {
  const [row] = await tx
    .select({ id: workspaces.id, from: workspaces.replanFrom, until: workspaces.replanUntil })
    .from(workspaces)
    .where(isNotNull(workspaces.replanFrom))
    .for('no key update', { skipLocked: true });
  if (!row?.from || !row.until) return undefined;
  await tx.update(workspaces).set({ replanFrom: null, replanUntil: null }).where(eq(workspaces.id, row.id));
  return { from: row.from, until: row.until };
}

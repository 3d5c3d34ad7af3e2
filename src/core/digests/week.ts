/** What a week and a month come to: their figures, and what stands out now. */
import { calendarFor } from '../company/store/days.ts';
import { coldCustomers } from '../customers/cold.ts';
import { newCustomers } from './store/day.ts';
import { contactCounts, type Days, keptIn, loadIn, thankedIn, worstOverdue } from './store/week.ts';
import { weeksBefore } from './store/weeks.ts';
import type { Tx } from '../db/tx.ts';
import { openComplaints } from '../outcomes/store/complaints.ts';
import { byWeight, hangsOn } from '../relations/keyPersonRisk.ts';
import { loadRisks } from '../relations/loadRisks.ts';

const NAMED = 6;
/** As many as stand beside each other in the picture. */
const WEEKS = 8;

type Asked = { readonly teamId: number | null; readonly now: Temporal.Instant; readonly zone: string };

/** The seven days before one, what stands out now, and what is to come in the next seven. */
export async function weekOf(tx: Tx, { until, ...asked }: Asked & { readonly until: Temporal.PlainDate }) {
  const { teamId, zone } = asked;
  return {
    ...(await figuresOf(tx, { ...asked, days: { since: until.subtract({ days: 7 }), until } })),
    weeks: await weeksBefore(tx, { teamId, zone, until, count: WEEKS }),
  };
}

/** The whole month before the one of a day. */
export function monthBefore(day: Temporal.PlainDate): Days {
  const first = day.with({ day: 1 });
  return { since: first.subtract({ months: 1 }), until: first };
}

/** Some days of a month, with the same of the month before to compare. */
export async function monthOf(tx: Tx, { days, ...asked }: Asked & { readonly days: Days }) {
  const before = { since: days.since.subtract({ months: 1 }), until: days.until.subtract({ months: 1 }) };
  const { teamId } = asked;
  return {
    ...(await figuresOf(tx, { ...asked, days })),
    before: { ...(await contactCounts(tx, { teamId, ...before })), ...(await keptIn(tx, { teamId, ...before })) },
  };
}

/** The figures of some days, and what stands out today. */
async function figuresOf(tx: Tx, { teamId, now, zone, days }: Asked & { readonly days: Days }) {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const span = {
    since: days.since.toZonedDateTime(zone).toInstant(),
    until: days.until.toZonedDateTime(zone).toInstant(),
  };
  const risks = await loadRisks(tx, { of: teamId === null ? 'all' : { teamId }, on: today });
  return {
    days,
    today,
    calendar: await calendarFor(tx, zone),
    ...(await contactCounts(tx, { teamId, ...days })),
    ...(await keptIn(tx, { teamId, ...days })),
    fresh: await newCustomers(tx, { teamId, ...span }),
    overdue: await worstOverdue(tx, { teamId, today, most: NAMED }),
    cold: await coldCustomers(tx, { of: teamId === null ? 'everyone' : { teamId }, today, zone }),
    complaints: await openComplaints(tx, teamId === null ? {} : { teamId }),
    alone: byWeight(risks.filter((risk) => hangsOn(risk))),
    /** How many customers those are among. */
    among: risks.length,
    thanked: await thankedIn(tx, { teamId, ...span }),
    load: await loadIn(tx, { teamId, since: today, until: today.add({ days: 7 }) }),
  };
}

export type Week = Awaited<ReturnType<typeof figuresOf>>;
export type WeekOfMany = Awaited<ReturnType<typeof weekOf>>;
export type Month = Awaited<ReturnType<typeof monthOf>>;

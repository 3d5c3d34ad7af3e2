/** One person's look ahead: what comes within two workdays, told once. */
import { calendarFor } from '../company/store/days.ts';
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { type Silent, silentOf } from '../followups/store/silent.ts';
import { nextWaking } from '../people/waking.ts';
import { type Festival, festivalsBetween } from './festivals.ts';
import { type BirthdayNear, birthdaysNear, greetingsOf } from './near.ts';
import { moveRound, type Round, takeRoundDue } from './store/rounds.ts';

export type CareNews = {
  readonly birthdays: readonly BirthdayNear[];
  readonly festivals: readonly (Festival & { readonly open: number; readonly greeted: number })[];
  /** Once a week: what is open and no longer reminded of. */
  readonly silent?: Silent;
};

/** So many workdays before a day its person is told. */
const WORKDAYS = 2;
/** Of what is longer over nobody is told any more. */
const LATE = { days: 3 };
const SILENT_NAMED = 3;

/** What somebody is to hear of now, whatever message tells it; from then on they have heard it; undefined: they have this morning. The transaction looks as them. */
export async function takeCare(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<CareNews | undefined> {
  const round = await takeRoundDue(tx, { now, personId: person.id });
  return round && lookAhead(tx, { round, person, now });
}

export async function lookAhead(
  tx: Tx,
  { round, person, now }: { readonly round: Round; readonly person: Person; readonly now: Temporal.Instant },
): Promise<CareNews> {
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const calendar = await calendarFor(tx, person.zone);
  const until = calendar.addWorkdays(today, WORKDAYS);
  const from = later(round.toldThrough?.add({ days: 1 }) ?? today, today.subtract(LATE));
  await moveRound(tx, {
    id: round.id,
    nextAt: nextWaking(person, { after: today, calendar }),
    toldThrough: later(until, round.toldThrough),
  });
  const whose = { ownerId: person.id };
  const isNewWeek =
    round.toldThrough !== null && weekOf(calendar.addWorkdays(round.toldThrough, -WORKDAYS)) < weekOf(today);
  const festivals = [];
  for (const festival of festivalsBetween(person.zone, [later(from, today), until])) {
    const all = await greetingsOf(tx, { whose, festival });
    const greeted = all.filter(({ isGreeted }) => isGreeted).length;
    if (all.length) festivals.push({ ...festival, open: all.length - greeted, greeted });
  }
  return {
    birthdays: await birthdaysNear(tx, { whose, from, until }),
    festivals,
    ...(isNewWeek && { silent: await silentOf(tx, { ...whose, most: SILENT_NAMED }) }),
  };
}

/** Its Monday. */
function weekOf(day: Temporal.PlainDate) {
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate | null) {
  return other && Temporal.PlainDate.compare(other, one) > 0 ? other : one;
}

/** What a person's calendar shows: follow-ups, birthdays at their customers, absences. The transaction looks as them. */
import { nextOccurrence } from '../calendar/recurrence.ts';
import { nextBirthday } from '../care/birthday.ts';
import { contactsWithBirthday } from '../care/store/contacts.ts';
import type { CalendarEntry, CalendarShown } from '../contract/doors/calendar.ts';
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { absencesNear } from '../followups/store/absences.ts';
import { type FollowUp, followUpsOf } from '../followups/store/followUps.ts';
import { shorten, translator, type Translator } from '../text/phrases.ts';

const AHEAD = { years: 1 };
/** What is longer over is for the list to tell. */
const BACK = { days: 90 };
/** A series is written out: its times stay right over every change of clocks, and one that was put off is where it was put. */
const OF_A_SERIES = 60;
const MOST = 2_000;
const MINUTES = 30;

export async function calendarShown(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<CalendarShown> {
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const to = translator(person.locale, today);
  const span = { from: today.subtract(BACK), before: today.add(AHEAD) };
  const followUps = await followUpsOf(tx, { ownerId: person.id, ...span });
  const birthdays = await contactsWithBirthday(tx, { ownerId: person.id });
  const absences = await absencesNear(tx, { person, from: span.from });
  return {
    name: to.t({ zh: `${person.name} 的跟进`, en: `${person.name}: follow-ups` }),
    entries: [
      ...followUps.slice(0, MOST).flatMap((followUp) => ofFollowUp(followUp, { before: span.before, to })),
      ...birthdays.flatMap(({ id, name, customer, birthday }) =>
        [today, today.add(AHEAD)].flatMap((from) => {
          const on = nextBirthday(birthday, from);
          return on
            ? [
                day(
                  `birthday-${id}-${on.year}`,
                  on,
                  to.t({ zh: `🎂 ${customer} ${name} 生日`, en: `🎂 ${name} (${customer})` }),
                ),
              ]
            : [];
        }),
      ),
      ...absences.map(({ id, name, from, until }) => ({
        uid: `absence-${id}`,
        title: to.t({ zh: `🌴 ${name} 不在`, en: `🌴 ${name} is away` }),
        when: { from, until },
      })),
    ],
  };
}

function ofFollowUp(
  followUp: FollowUp,
  { before, to }: { readonly before: Temporal.PlainDate; readonly to: Translator },
): readonly CalendarEntry[] {
  const { id, customer, mention, action, gist, isPrivate, isDeadline, dueOn, rule } = followUp;
  // A calendar is often somebody else's program: what is private stays here.
  const what = isPrivate
    ? to.t({ zh: '🔒 跟进', en: '🔒 follow-up' })
    : [customer ?? mention, action].filter(Boolean).join(' · ');
  const title = isDeadline ? to.t({ zh: `截止:${what}`, en: `Deadline: ${what}` }) : what;
  const about = isPrivate || !gist ? {} : { about: shorten(gist, 300) };
  return occurrences({ dueOn, rule, before }).map((on, at) => ({
    uid: at === 0 ? `followup-${id}` : `followup-${id}-${on.toString()}`,
    title,
    ...about,
    when: whenOf(followUp, on),
  }));
}

function occurrences({
  dueOn,
  rule,
  before,
}: Pick<FollowUp, 'dueOn' | 'rule'> & { readonly before: Temporal.PlainDate }): Temporal.PlainDate[] {
  const days = [dueOn];
  if (rule === null) return days;
  while (days.length < OF_A_SERIES) {
    const next = nextOccurrence(rule, days.at(-1) ?? dueOn);
    if (!next || Temporal.PlainDate.compare(next, before) >= 0) break;
    days.push(next);
  }
  return days;
}

/** A time is on the wall of where it was said. */
function whenOf({ dueOn, dueTime, until, zone }: FollowUp, on: Temporal.PlainDate): CalendarEntry['when'] {
  if (dueTime !== null) return { at: on.toPlainDateTime(dueTime).toZonedDateTime(zone).toInstant(), minutes: MINUTES };
  return { from: on, until: until === null ? on : on.add(dueOn.until(until)) };
}

function day(uid: string, on: Temporal.PlainDate, title: string): CalendarEntry {
  return { uid, title, when: { from: on, until: on } };
}

/** Meetings with customers in people's own calendars: the evening before it is asked whether to prepare them, and afterwards how they were. */
import { instantOf } from '../calendar/timeZones.ts';
import { calendarFor } from '../company/store/days.ts';
import { homeOfMail } from '../contacts/byMail.ts';
import type { Card } from '../contract/card.ts';
import type { CalendarMeeting } from '../contract/doors/calendar.ts';
import type { Person } from '../contract/person.ts';
import { lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { wakingAt } from '../people/waking.ts';
import { findPerson } from '../people/store/people.ts';
import { timeWords, translator, type Translator } from '../text/phrases.ts';
import { type FoundMeeting, keepMeetings, type Meeting, type OwnCalendar, takeMeetings } from './store/calendars.ts';

const EVENING = Temporal.PlainTime.from('18:00');
/** Later in the evening nobody prepares anything. */
const NIGHT = Temporal.PlainTime.from('21:00');
/** One goes home before one tells how it was. */
const AFTERWARDS = { minutes: 15 };
/** Of what is longer over nobody is asked. */
const STALE = { hours: 24 };

/** Those of them that are with a customer of ours, as the transaction's person sees them. */
export async function noteMeetings(
  tx: Tx,
  {
    calendar,
    person,
    found,
    now,
  }: {
    readonly calendar: OwnCalendar;
    readonly person: Person;
    readonly found: readonly CalendarMeeting[];
    readonly now: Temporal.Instant;
  },
) {
  lookAs(tx, person);
  const ours: FoundMeeting[] = [];
  for (const { uid, title, startsAt, endsAt, addresses } of found) {
    const others = addresses.map((address) => ({ address }));
    const { customer } = await homeOfMail({ tx, person }, { others, signature: '', words: title });
    if (!customer) continue;
    const waking = wakingAt(person, { now: endsAt.add(AFTERWARDS), calendar: await calendarFor(tx, person.zone) });
    const isNew = Temporal.Instant.compare(endsAt, now) > 0;
    ours.push({
      uid,
      title,
      customerId: customer.id,
      startsAt,
      endsAt,
      proposeAt: eveningBefore(startsAt, { zone: person.zone, now }) ?? null,
      askAt: isNew ? waking : null,
    });
  }
  await keepMeetings(tx, { calendarId: calendar.id, found: ours, now });
}

/** Undefined: that evening is over. */
function eveningBefore(
  startsAt: Temporal.Instant,
  { zone, now }: { readonly zone: string; readonly now: Temporal.Instant },
) {
  const day = startsAt.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  const [evening, night] = [EVENING, NIGHT].map((time) => instantOf(day.toPlainDateTime(time), zone));
  if (!evening || !night || Temporal.Instant.compare(now, night) > 0) return undefined;
  return evening;
}

/** Asks one person about what is due. False: nothing is. */
export async function tellMeetings(tx: Tx, now: Temporal.Instant): Promise<boolean> {
  lookAs(tx, 'everything');
  for (const kind of ['propose', 'ask'] as const) {
    const due = await takeMeetings(tx, { kind, now });
    if (!due) continue;
    const person = await findPerson(tx, due.calendar.personId);
    const fresh = due.meetings.filter(({ startsAt, endsAt }) =>
      kind === 'propose'
        ? Temporal.Instant.compare(startsAt, now) > 0
        : Temporal.Instant.compare(endsAt.add(STALE), now) > 0,
    );
    if (person && fresh.length && due.calendar.state === 'active') {
      const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
      const cards =
        kind === 'propose'
          ? [proposal(fresh, { person, to })]
          : fresh.map((meeting) => question(meeting, { person, to }));
      for (const card of cards)
        await say(tx, { roomId: undefined, to: { person: person.id }, locale: person.locale, card, now });
    }
    return true;
  }
  return false;
}

type Reader = { readonly person: Person; readonly to: Translator };

function proposal(meetings: readonly Meeting[], { person, to }: Reader): Card {
  const { t } = to;
  const [first] = meetings;
  const at = ({ startsAt }: Meeting) => timeWords(startsAt.toZonedDateTimeISO(person.zone).toPlainTime());
  const prepare = ({ customer }: Meeting) =>
    t({ zh: `明天见${customer.name},准备一下`, en: `prep me for ${customer.name} tomorrow` });
  return {
    icon: '📅',
    title:
      first && meetings.length === 1
        ? t({
            zh: `明天${at(first)} 见 ${first.customer.name},准备一下?`,
            en: `${first.customer.name} tomorrow at ${at(first)}: prepare?`,
          })
        : t({
            zh: `明天见 ${meetings.length} 个客户,准备一下?`,
            en: `${meetings.length} meetings with customers tomorrow: prepare?`,
          }),
    lines: meetings.map((meeting) => [at(meeting), meeting.customer.name, meeting.title].join(' · ')),
    buttons: [
      ...meetings.slice(0, 4).map((meeting) => ({
        label: meetings.length === 1 ? t({ zh: '准备', en: 'prepare' }) : meeting.customer.name,
        says: prepare(meeting),
      })),
      mute(to),
    ],
  };
}

function question({ id, customer, title, startsAt }: Meeting, { person, to }: Reader): Card {
  const { t } = to;
  const at = timeWords(startsAt.toZonedDateTimeISO(person.zone).toPlainTime());
  return {
    icon: '📅',
    title: t({ zh: `${at} 见 ${customer.name},怎么样?`, en: `How was ${customer.name} at ${at}?` }),
    lines: [title],
    ask: t({ zh: `会议 #${id} …`, en: `meeting #${id} …` }),
    footer: t({ zh: '直接说一句就记到客户上', en: 'A sentence is enough, and is kept with the customer' }),
    buttons: [mute(to)],
  };
}

const mute = ({ t }: Translator) => ({
  label: t({ zh: '以后不问', en: 'stop asking' }),
  says: t({ zh: '别问我日历上的会', en: 'stop asking about my meetings' }),
});

import { calendarFor } from '../../core/company/store/days.ts';
import { instantOf } from '../../core/calendar/timeZones.ts';
import type { Calendar } from '../../core/calendar/workdays.ts';
import { dailyCard, teamDayOf } from '../../core/digests/daily.ts';
import { isTimely, nextDigestAt } from '../../core/digests/schedule.ts';
import {
  audienceOf,
  type Digest,
  postponeDigest,
  startLeaderDigests,
  takeDigestDue,
} from '../../core/digests/store/schedule.ts';
import { monthBefore, monthOf, weekOf } from '../../core/digests/week.ts';
import { mondayCard, monthCard, weekCard } from '../../core/digests/weekCard.ts';
import type { Card, Target } from '../../core/contract/card.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Role } from '../../core/contract/person.ts';
import { lookAs } from '../../core/db/session.ts';
import type { Tx } from '../../core/db/tx.ts';
import { hasTurn } from '../../core/learning/store/learners.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { findTeam } from '../../core/people/store/teams.ts';
import { translator } from '../../core/text/phrases.ts';
import type { Job } from '../job.ts';

/** What comes of itself: a team's day into its channel, a week and a month to whoever leads. Only if there is anything, and while one team goes first, for no other. */
export const digest: Job = {
  name: 'digest',
  async run(tx, now) {
    const due = await takeDigestDue(tx, now);
    if (!due) {
      await startLeaderDigests(tx, now);
      return undefined;
    }
    const reader = await readerOf(tx, due);
    const where = reader && { zone: reader.zone, calendar: await calendarFor(tx, reader.zone) };
    const at = where && nextDigestAt(due, { ...where, after: now });
    const isTold = where !== undefined && isTimely(due, { ...where, now });
    await postponeDigest(tx, { id: due.id, at, saidAt: isTold ? now : due.saidAt });
    if (!isTold || !reader || (reader.teamId !== null && !(await hasTurn(tx, reader.teamId)))) return [];
    const card = await cardFor(tx, { digest: due, reader, now });
    return card ? [{ locale: reader.locale, reply: { ...card, to: reader.to } }] : [];
  },
};

/** Who hears it: a channel, or somebody who leads. */
type Reader = {
  readonly to: Target;
  readonly zone: string;
  readonly locale: Locale;
  /** Whose days it tells; null: everybody's. */
  readonly teamId: number | null;
  readonly team: string | undefined;
  readonly role: Role;
};

/** Undefined where nobody hears it any more. From here on the transaction sees what the reader may see. */
async function readerOf(tx: Tx, { roomId, personId, teamId }: Digest): Promise<Reader | undefined> {
  if (personId === null) {
    const audience = await audienceOf(tx, teamId);
    if (!audience || roomId === null) return undefined;
    lookAs(tx, { team: teamId ?? NOBODYS });
    const to = teamId === null ? { room: roomId } : { team: teamId, room: roomId };
    return { to, zone: audience.zone, locale: audience.locale, teamId, team: audience.name, role: 'lead' };
  }
  const person = await findPerson(tx, personId);
  if (!person || person.role === 'rep') return undefined;
  lookAs(tx, person);
  const own = person.role === 'lead' ? person.teamId : undefined;
  const team = own === undefined ? undefined : await findTeam(tx, own);
  return { ...person, to: { person: personId }, teamId: own ?? null, team: team?.name };
}

/** No team has this number: what is kept to one is shown to none. */
const NOBODYS = 0;

async function cardFor(
  tx: Tx,
  { digest: due, reader, now }: { readonly digest: Digest; readonly reader: Reader; readonly now: Temporal.Instant },
): Promise<Card | undefined> {
  const { teamId, zone } = reader;
  const to = translator(reader.locale, now.toZonedDateTimeISO(zone).toPlainDate());
  const told = { of: reader.team, to };
  if (due.kind === 'monthly')
    return monthCard(await monthOf(tx, { teamId, now, zone, days: monthBefore(to.today) }), told);
  if (due.kind === 'daily') {
    const since = due.saidAt ?? lastWorkday(to.today, { at: due.at, zone, calendar: await calendarFor(tx, zone) });
    return dailyCard(await teamDayOf(tx, { teamId, since, now, zone }), { team: reader.team, to });
  }
  const week = await weekOf(tx, { teamId, now, zone, until: to.today });
  return reader.role === 'lead' ? weekCard(week, told) : mondayCard(week, told);
}

/** The first one tells of what has happened since the last workday. */
function lastWorkday(
  today: Temporal.PlainDate,
  { at, zone, calendar }: { readonly at: Temporal.PlainTime; readonly zone: string; readonly calendar: Calendar },
) {
  return instantOf(calendar.addWorkdays(today, -1).toPlainDateTime(at), zone);
}

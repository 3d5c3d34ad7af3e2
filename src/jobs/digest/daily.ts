import { calendarOf } from '../../core/calendar/workdays.ts';
import { countryOf, instantOf } from '../../core/calendar/timeZones.ts';
import { followUpLine } from '../../core/followups/list.ts';
import { newCustomersSince } from '../../core/customers/store/customers.ts';
import { type FollowUp, teamFollowUps } from '../../core/followups/store/followUps.ts';
import { notedSince } from '../../core/notes/store/find.ts';
import { nextDigest, takeTeamDue, type Team } from '../../core/people/store/teams.ts';
import { unreachedOf } from '../../core/delivery/store/routes.ts';
import { shorten, type Translator, translator } from '../../core/text/phrases.ts';
import type { Job } from '../job.ts';
import type { Card } from '../../core/contract/card.ts';

const LEARNT = 5;
const EACH = 8;

/** The day of a team, in its channel: what is due, what is overdue, what was learnt. On workdays, and only if there is anything. */
export const digest: Job = {
  name: 'digest',
  async run(tx, now) {
    const team = await takeTeamDue(tx, now);
    if (!team) return undefined;
    const calendar = calendarOf(countryOf(team.zone));
    const today = now.toZonedDateTimeISO(team.zone).toPlainDate();
    const tomorrow = calendar.nextWorkday(today.add({ days: 1 }));
    await nextDigest(tx, { teamId: team.id, at: instantOf(tomorrow.toPlainDateTime(team.digestAt), team.zone) });
    if (!calendar.isWorkday(today)) return [];

    const since = instantOf(calendar.addWorkdays(today, -1).toPlainDateTime(team.digestAt), team.zone);
    const followUps = await teamFollowUps(tx, { teamId: team.id, by: today });
    const learnt = await notedSince(tx, { teamId: team.id, since });
    const fresh = await newCustomersSince(tx, since);
    const unreached = await unreachedOf(tx, { teamId: team.id, since: since.subtract({ hours: 72 }) });
    const card = sayDay({ team, followUps, learnt, fresh, unreached }, translator(team.locale, today));
    return card ? [{ locale: team.locale, reply: { ...card, to: { team: team.id } } }] : [];
  },
};

type Day = {
  readonly team: Team;
  readonly followUps: readonly FollowUp[];
  readonly learnt: Awaited<ReturnType<typeof notedSince>>;
  readonly fresh: Awaited<ReturnType<typeof newCustomersSince>>;
  /** Who was reminded in vain. */
  readonly unreached: readonly string[];
};

function sayDay({ team, followUps, learnt, fresh, unreached }: Day, to: Translator): Card | undefined {
  const { t, today } = to;
  const isLate = (followUp: FollowUp) =>
    !followUp.isWatched && Temporal.PlainDate.compare(followUp.until ?? followUp.dueOn, today) < 0;
  const known = learnt.filter(({ gist }) => gist.length > 3).slice(0, LEARNT);
  const late = followUps.filter(isLate);
  const due = followUps.filter((followUp) => !isLate(followUp));
  const sections = [
    { name: t({ zh: '今天要跟', en: 'Due today' }), count: due.length, lines: byPerson(due, to) },
    { name: t({ zh: '逾期', en: 'Overdue' }), count: late.length, lines: byPerson(late, to) },
    {
      name: t({ zh: '值得知道', en: 'Worth knowing' }),
      count: known.length,
      lines: known.map(({ customer, author, gist }) => `${customer} · ${author}: ${shorten(gist, 80)}`),
    },
    {
      name: t({ zh: '新客户', en: 'New customers' }),
      count: fresh.length,
      lines: fresh.slice(0, EACH).map(({ name, owner }) => (owner ? `${name} (${owner})` : name)),
    },
    {
      name: t({ zh: '提醒没能送到', en: 'Could not be reminded' }),
      count: unreached.length,
      lines: unreached.length ? [to.list(unreached)] : [],
    },
  ].filter(({ lines }) => lines.length);
  if (!sections.length) return undefined;
  return {
    icon: '📰',
    title: t({ zh: `${team.name} · ${to.day(today)}日报`, en: `${team.name}: ${to.day(today)}’s digest` }),
    lines: [sections.map(({ name, count }) => `${name} ${count}`).join(' · ')],
    people: [...new Set(followUps.map(({ ownerId }) => ownerId))],
    details: {
      title: t({ zh: '详情', en: 'In detail' }),
      lines: sections.flatMap(({ name, lines }) => [name, ...lines.map((line) => `• ${line}`)]),
    },
  };
}

function byPerson(followUps: readonly FollowUp[], to: Translator) {
  const owners = Map.groupBy(followUps, (followUp) => followUp.owner);
  return [...owners].map(([owner, theirs]) => {
    const shown = theirs.slice(0, EACH).map((followUp) => followUpLine(followUp, to));
    const rest = theirs.length - shown.length;
    return `${owner}: ${[...shown, ...(rest > 0 ? [`+${rest}`] : [])].join(to.t({ zh: ';', en: '; ' }))}`;
  });
}

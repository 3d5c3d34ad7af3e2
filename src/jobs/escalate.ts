import { calendarOf } from '../core/calendar/workdays.ts';
import { countryOf } from '../core/calendar/timeZones.ts';
import { may } from '../core/contract/permissions.ts';
import { lookAs } from '../core/db/session.ts';
import { workdayMorning } from '../core/calendar/remindAt.ts';
import { lateSince, overdueBetween } from '../core/followups/overdue.ts';
import { followUpLine, followUpList } from '../core/followups/list.ts';
import { moveEscalation, takeEscalationsDue } from '../core/followups/store/escalations.ts';
import { type FollowUp, teamFollowUps } from '../core/followups/store/followUps.ts';
import { findPerson } from '../core/people/store/people.ts';
import { translator } from '../core/text/phrases.ts';
import type { Job } from './job.ts';

/** As many as one message shows; the rest opens. */
const SHOWN = 3;

/** Tells whoever asked for it which follow-ups of colleagues have become so late, each once, in one message. */
export const escalate: Job = {
  name: 'escalate',
  async run(tx, now) {
    const due = await takeEscalationsDue(tx, now);
    const [first] = due;
    if (!first) return undefined;
    const person = await findPerson(tx, first.personId);
    const calendar = calendarOf(person && countryOf(person.zone));
    const today = now.toZonedDateTimeISO(person?.zone ?? 'UTC').toPlainDate();
    const news = due.map((escalation) => ({ ...escalation, through: lateSince({ ...escalation, today }, calendar) }));
    const nextAt = person ? workdayMorning({ ...person, after: now, calendar }) : now.add({ hours: 24 });
    for (const { id, through } of news) await moveEscalation(tx, { id, toldThrough: through, nextAt });
    if (!person || !may(person, { action: 'hearOfLate', to: 'own' })) return [];
    lookAs(tx, person);
    const isAll = may(person, { action: 'hearOfLate', to: 'other' });
    const open = await teamFollowUps(tx, { ...(!isAll && { teamId: person.teamId ?? 0 }), by: today });
    const told = new Map<number, FollowUp>();
    for (const { tier, toldThrough, through } of news)
      for (const followUp of overdueBetween(open, { tier, after: toldThrough, through }))
        if (followUp.ownerId !== person.id) told.set(followUp.id, followUp);
    if (!told.size) return [];
    const to = translator(person.locale, today);
    const card = followUpList(
      {
        icon: '🚨',
        title: to.t({ zh: '逾期,请你看一眼', en: 'Late: please have a look' }),
        followUps: [...told.values()],
        most: SHOWN,
        choices: (followUp) => ({ text: `${followUp.owner}:${followUpLine(followUp, to)}` }),
      },
      to,
    );
    return [{ locale: person.locale, reply: { ...card, to: { person: person.id } } }];
  },
};

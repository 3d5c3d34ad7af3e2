import { calendarFor } from '../../core/company/store/days.ts';
import { workdayMorning } from '../../core/calendar/remindAt.ts';
import { may } from '../../core/contract/permissions.ts';
import type { Person } from '../../core/contract/person.ts';
import { lookAs } from '../../core/db/session.ts';
import type { Tx } from '../../core/db/tx.ts';
import { lateSince, overdueBetween } from '../../core/followups/overdue.ts';
import { followUpLine, followUpList } from '../../core/followups/list.ts';
import { moveEscalation, takeEscalationsDue } from '../../core/followups/store/escalations.ts';
import { type FollowUp, teamFollowUps } from '../../core/followups/store/followUps.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { wakingAt } from '../../core/people/waking.ts';
import { shorten, type Translator, translator } from '../../core/text/phrases.ts';
import type { Job } from '../job.ts';

/** As many as one message shows; the rest opens. */
const SHOWN = 3;

/** Tells whoever asked for it which follow-ups of colleagues have become so late, each once, in one message. */
export const escalate: Job = {
  name: 'escalate',
  async run(tx, now) {
    const [due] = await takeEscalationsDue(tx, { now });
    if (!due) return undefined;
    const person = await findPerson(tx, due.personId);
    if (!person) {
      await moveEscalation(tx, { ...due, nextAt: now.add({ hours: 24 }) });
      return [];
    }
    const waking = wakingAt(person, { now, calendar: await calendarFor(tx, person.zone) });
    if (Temporal.Instant.compare(waking, now) > 0) {
      await moveEscalation(tx, { ...due, nextAt: waking });
      return [];
    }
    lookAs(tx, person);
    const followUps = await takeEscalated(tx, { person, now });
    if (!followUps.length) return [];
    const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
    const card = followUpList(
      {
        icon: '🚨',
        title: to.t({ zh: '逾期,请你看一眼', en: 'Late: please have a look' }),
        followUps,
        most: SHOWN,
        choices: (followUp) => ({ text: `${followUp.owner}:${followUpLine(followUp, to)}` }),
      },
      to,
    );
    return [{ locale: person.locale, reply: { ...card, to: { person: person.id } } }];
  },
};

/** What somebody is to hear of now, whatever message tells it; from then on they have heard it. The transaction looks as them. */
export async function takeEscalated(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<readonly FollowUp[]> {
  const due = await takeEscalationsDue(tx, { now, personId: person.id });
  if (!due.length) return [];
  const calendar = await calendarFor(tx, person.zone);
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const nextAt = workdayMorning({ ...person, after: now, calendar });
  const news = due.map((escalation) => ({ ...escalation, through: lateSince({ ...escalation, today }, calendar) }));
  for (const { id, through } of news) await moveEscalation(tx, { id, toldThrough: through, nextAt });
  if (!may(person, { action: 'hearOfLate', to: 'own' })) return [];
  const isAll = may(person, { action: 'hearOfLate', to: 'other' });
  const open = await teamFollowUps(tx, { ...(!isAll && { teamId: person.teamId ?? 0 }), by: today });
  const told = news.flatMap(({ tier, toldThrough, through }) =>
    overdueBetween(open, { tier, after: toldThrough, through }),
  );
  return [...new Set(told)].filter(({ ownerId }) => ownerId !== person.id);
}

/** The same in a line, below what they are reminded of themselves. */
export function escalatedWords(followUps: readonly FollowUp[], { t, list }: Translator): string {
  const named = followUps
    .slice(0, SHOWN)
    .map(({ owner, customer, mention }) => `${owner} ${shorten(customer ?? mention ?? '', 14)}`.trim());
  return t({
    zh: `🚨 同事逾期 ${followUps.length} 条:${list(named)}。全部:「组里逾期的跟进」`,
    en: `🚨 ${followUps.length} late with colleagues: ${list(named)}. All of them: “my team's overdue follow-ups”`,
  });
}

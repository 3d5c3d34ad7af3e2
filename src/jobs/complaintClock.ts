import { whoIsConcerned, managersOf } from '../core/outcomes/audience.ts';
import { strikeCard } from '../core/outcomes/cards/complaintCard.ts';
import { nextStrikeAt, strikeOf } from '../core/outcomes/complaintClock.ts';
import { changeComplaint, takeComplaintDue } from '../core/outcomes/store/complaints.ts';
import { findTeam } from '../core/people/store/teams.ts';
import { translator } from '../core/text/phrases.ts';
import type { Job } from './job.ts';

/** A complaint that nobody has settled: its owner is told at half its time, lead and channel at its end, then daily a manager. */
export const complaintClock: Job = {
  name: 'complaintClock',
  async run(tx, now) {
    const complaint = await takeComplaintDue(tx, now);
    if (!complaint) return undefined;
    const { owner, leads, teamId } = await whoIsConcerned(tx, complaint);
    const zone = owner?.zone ?? 'UTC';
    const strike = strikeOf(complaint.strikes);
    const strikes = complaint.strikes + 1;
    await changeComplaint(tx, {
      id: complaint.id,
      strikes,
      nextAt: nextStrikeAt(complaint, { strikes, now, zone }),
    });
    const above = strike === 'half' ? [] : strike === 'due' ? leads : [...leads, ...(await managersOf(tx))];
    const readers = [...(owner ? [owner] : []), ...above].filter(
      ({ id }, at, all) => all.findIndex((one) => one.id === id) === at,
    );
    const said = readers.map(({ id, locale, zone: own }) => {
      const to = translator(locale, now.toZonedDateTimeISO(own).toPlainDate());
      return { locale, reply: { ...strikeCard(complaint, { strike, zone: own, to }), to: { person: id } } };
    });
    const team = strike === 'due' && teamId !== undefined ? await findTeam(tx, teamId) : undefined;
    if (!team) return said;
    const to = translator(team.locale, now.toZonedDateTimeISO(team.zone).toPlainDate());
    const card = strikeCard(complaint, { strike, zone: team.zone, to });
    return [...said, { locale: team.locale, reply: { ...card, to: { team: team.id } } }];
  },
};

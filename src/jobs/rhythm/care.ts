import { calendarFor } from '../../core/company/store/days.ts';
import { checkInCard, takeCheckIn } from '../../core/care/checkIn.ts';
import { lookAhead } from '../../core/care/round.ts';
import { addRound, endRound, moveRound, peopleWithoutRound, takeRoundDue } from '../../core/care/store/rounds.ts';
import { careCard } from '../../core/care/words.ts';
import { lookAs } from '../../core/db/session.ts';
import { absenceOf } from '../../core/followups/store/absences.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { nextWaking, wakingAt } from '../../core/people/waking.ts';
import { translator } from '../../core/text/phrases.ts';
import type { Tx } from '../../core/db/tx.ts';
import type { Job } from '../job.ts';

/** Birthdays and festivals that are near, to those whose customers' they are, unless their reminder has told it; to their stand-in while they are away. With it comes what is asked about a customer, which waits while its owner is away. */
export const care: Job = {
  name: 'care',
  async run(tx, now) {
    const round = await takeRoundDue(tx, { now });
    if (!round) {
      await beginRounds(tx, now);
      return undefined;
    }
    const person = await findPerson(tx, round.personId);
    if (!person) {
      await endRound(tx, round.id);
      return [];
    }
    const away = await absenceOf(tx, { personId: person.id, on: now.toZonedDateTimeISO(person.zone).toPlainDate() });
    const hearer = away ? away.cover : person;
    const waking = hearer && wakingAt(hearer, { now, calendar: await calendarFor(tx, hearer.zone) });
    if (!hearer || !waking || Temporal.Instant.compare(waking, now) > 0) {
      await moveRound(tx, { id: round.id, nextAt: waking ?? away?.backAt ?? now.add({ hours: 24 }) });
      return [];
    }
    lookAs(tx, person);
    const looked = await lookAhead(tx, { round, person, now });
    // What somebody has let lie is nobody else's week.
    const { silent: _, ...near } = looked;
    const news = hearer === person ? looked : near;
    const to = translator(hearer.locale, now.toZonedDateTimeISO(hearer.zone).toPlainDate());
    const asked = hearer === person ? await takeCheckIn(tx, { person, now }) : undefined;
    const question = asked
      ? [{ locale: person.locale, reply: { ...checkInCard(asked, to), to: { person: person.id } } }]
      : [];
    const card = careCard(news, to);
    if (!card) return question;
    const title =
      hearer === person
        ? card.title
        : to.t({ zh: `代${person.name}:${card.title}`, en: `For ${person.name}: ${card.title}` });
    return [{ locale: hearer.locale, reply: { ...card, title, to: { person: hearer.id } } }, ...question];
  },
};

/** Everybody looks ahead from tomorrow morning on. */
async function beginRounds(tx: Tx, now: Temporal.Instant) {
  for (const person of await peopleWithoutRound(tx)) {
    const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
    await addRound(tx, {
      personId: person.id,
      nextAt: nextWaking(person, { after: today, calendar: await calendarFor(tx, person.zone) }),
    });
  }
}

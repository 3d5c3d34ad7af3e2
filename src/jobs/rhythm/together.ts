import { calendarFor } from '../../core/company/store/days.ts';
import type { Tx } from '../../core/db/tx.ts';
import { pushedToday } from '../../core/delivery/store/routes.ts';
import type { PersonDue } from '../../core/followups/store/due.ts';
import { climbed, isAgain, isLight, tellingOf } from './telling.ts';
import { hasTurn } from '../../core/learning/store/learners.ts';
import { translator } from '../../core/text/phrases.ts';
import { ENOUGH, goOn, plainReminder } from './reminderOf.ts';
import type { Say } from '../job.ts';

/** Reminds people who hear of nothing else: what is read and written is read and written for all of them at once. */
export async function remindTogether(
  tx: Tx,
  { all, now }: { readonly all: readonly PersonDue[]; readonly now: Temporal.Instant },
): Promise<readonly Say[]> {
  const tellings = await Promise.all(
    all.map(async ({ person, due }) => {
      const hearing = { hearer: person, now, calendar: await calendarFor(tx, person.zone) };
      const telling = tellingOf(due, hearing);
      return { person, ...telling, ...climbed(telling.told, hearing) };
    }),
  );
  const nudged = tellings.filter((telling) => telling.told.length && isLight(telling)).map(({ person }) => person.id);
  const [pushed] = await Promise.all([
    nudged.length ? pushedToday(tx, { ids: nudged, now }) : new Map<number, number>(),
    goOn(tx, {
      asked: tellings.flatMap(({ asked }) => asked),
      next: tellings.flatMap(({ next }) => next),
      waits: tellings.flatMap(({ waits }) => waits),
      now,
    }),
  ]);
  const turns = await turnsOf(tx, tellings.filter(isAgain));
  return tellings.flatMap(({ person, told }) => {
    const isTold = told.length > 0 && (pushed.get(person.id) ?? 0) < ENOUGH;
    if (!isTold || turns.get(person.teamId) === false) return [];
    const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
    return [{ locale: person.locale, reply: plainReminder({ person, told, now, to }) }];
  });
}

/** Whose turn it is not yet hears of nothing twice: by team, as far as it is to be known. */
async function turnsOf(tx: Tx, again: readonly Pick<PersonDue, 'person'>[]) {
  const teams = [...new Set(again.map(({ person }) => person.teamId))];
  return new Map(await Promise.all(teams.map(async (team) => [team, await hasTurn(tx, team)] as const)));
}

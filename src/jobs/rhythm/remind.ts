import { calendarFor } from '../../core/company/store/days.ts';
import { lookAs } from '../../core/db/session.ts';
import type { Tx } from '../../core/db/tx.ts';
import { type PersonDue, allDueOf, postponeReminders, takePeopleDue, wakeAt } from '../../core/followups/store/due.ts';
import type { FollowUp } from '../../core/followups/store/followUps.ts';
import { absenceOf } from '../../core/followups/store/absences.ts';
import { climbed, idsOf, isAgain, isLight, type Telling, tellingOf } from './telling.ts';
import { hasTurn } from '../../core/learning/store/learners.ts';
import { takeCheckIn } from '../../core/care/checkIn.ts';
import { translator } from '../../core/text/phrases.ts';
import { beside } from './beside.ts';
import { goOn, hasHeardEnough, inPlaceOf, question, reminderOf } from './reminderOf.ts';
import { heardInstead, tellStandIns } from './standIns.ts';
import { remindTogether } from './together.ts';
import type { Job, Say } from '../job.ts';
import type { Person } from '../../core/contract/person.ts';

/** So many people are reminded in one transaction. */
const TOGETHER = 25;
/** Whoever could not be reminded is tried again after so long, and keeps nobody else waiting. */
const AGAIN = { minutes: 5 };

/**
 * Reminds people of all that is due, each in one message, each follow-up as far as its ladder has come. Most are told
 * nothing else, and are told together; who hears of other things too, or is away, has a turn of their own.
 */
export const remind: Job = {
  name: 'remind',
  async run(tx, now, most = TOGETHER) {
    const taken = await takePeopleDue(tx, { now, most });
    if (!taken) return undefined;
    const all = taken.filter(({ due }) => due.length);
    const apart = all.length ? await beside(tx, { all, now }) : new Set<number>();
    const said = [...(await remindTogether(tx, { all: all.filter(({ person }) => !apart.has(person.id)), now }))];
    for (const one of all) if (apart.has(one.person.id)) said.push(...(await remindApart(tx, { ...one, now })));
    return said;
  },
  async skip(tx, now) {
    const taken = await takePeopleDue(tx, { now, most: 1 });
    if (taken) await wakeAt(tx, { ids: taken.map(({ person }) => person.id), at: now.add(AGAIN) });
  },
};

type At = { readonly now: Temporal.Instant };

/** One person's turn: the transaction sees what they see. */
async function remindApart(tx: Tx, { person: owner, due: known, now }: PersonDue & At): Promise<readonly Say[]> {
  lookAs(tx, owner);
  // A colleague's private note is known by its author alone.
  const isPrivate = known.some((followUp) => followUp.isPrivate);
  const due = isPrivate ? await allDueOf(tx, { ids: [owner.id], now }) : known;
  const on = now.toZonedDateTimeISO(owner.zone).toPlainDate();
  const away = await absenceOf(tx, { personId: owner.id, on });
  if (!away) return tellDue(tx, { owner, hearer: owner, due, now });
  const { told, waits } = await heardInstead(tx, { due, away, on });
  await postponeReminders(tx, { ids: idsOf(waits), at: away.backAt });
  const all: Say[] = [];
  for (const [hearer, theirs] of told) all.push(...(await tellDue(tx, { owner, hearer, due: theirs, now })));
  return all;
}

type DueOf = At & {
  readonly owner: Person;
  /** Who hears of it: the owner, or whoever stands in for them. */
  readonly hearer: Person;
  readonly due: readonly FollowUp[];
};

async function tellDue(tx: Tx, { owner, hearer, due, now }: DueOf): Promise<readonly Say[]> {
  const calendar = await calendarFor(tx, hearer.zone);
  const telling = tellingOf(due, { hearer, now, calendar });
  const { told } = telling;
  await goOn(tx, { ...climbed(told, { hearer, now, calendar }), waits: telling.waits, now });
  if (!told.length || !(await isWorthAWord(tx, { telling, hearer, now }))) return [];
  const to = translator(hearer.locale, now.toZonedDateTimeISO(hearer.zone).toPlainDate());
  const { reply, care } = await reminderOf(tx, { person: hearer, told, now, to });
  const asked = care && (await takeCheckIn(tx, { person: hearer, now }));
  return [
    { locale: hearer.locale, reply: hearer === owner ? reply : inPlaceOf(owner, { reply, to }) },
    ...(await tellStandIns(tx, { owner, hearer, told, now })),
    ...(asked ? [question(hearer, { asked, to })] : []),
  ];
}

/** Not nudged on top of enough; and whoever's turn it is not yet is reminded on the day, and of nothing twice. */
async function isWorthAWord(
  tx: Tx,
  { telling, hearer, now }: Pick<DueOf, 'hearer' | 'now'> & { readonly telling: Telling },
) {
  if (isLight(telling) && (await hasHeardEnough(tx, { hearer, now }))) return false;
  return !isAgain(telling) || hasTurn(tx, hearer.teamId);
}

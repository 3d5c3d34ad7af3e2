/** Who hears of a colleague's follow-ups in their place: while they are away, and what they have let lie. */
import type { Person } from '../../core/contract/person.ts';
import type { Tx } from '../../core/db/tx.ts';
import { type Absence, absenceOf } from '../../core/followups/store/absences.ts';
import { standInsFor } from '../../core/followups/store/standIns.ts';
import { standInCard } from '../../core/followups/standIn.ts';
import type { FollowUp } from '../../core/followups/store/followUps.ts';
import { translator } from '../../core/text/phrases.ts';
import type { Say } from '../job.ts';

/** So many reminders in vain are enough. */
const IN_VAIN = 2;

/**
 * Who hears of what while its owner is away: whoever covers, unless they are away too; then each customer's backup, or a
 * helper. What is private is nobody else's, and what nobody is there for waits.
 */
export async function heardInstead(
  tx: Tx,
  {
    due,
    away,
    on,
  }: {
    readonly due: readonly FollowUp[];
    readonly away: Absence & { readonly cover: Person | undefined };
    readonly on: Temporal.PlainDate;
  },
): Promise<{ readonly told: ReadonlyMap<Person, readonly FollowUp[]>; readonly waits: readonly FollowUp[] }> {
  const open = due.filter(({ isPrivate }) => !isPrivate);
  const { cover } = away;
  if (cover && !(await absenceOf(tx, { personId: cover.id, on })))
    return { told: new Map(open.length ? [[cover, open]] : []), waits: due.filter(({ isPrivate }) => isPrivate) };
  const standIns = await standInsFor(tx, { ids: open.map(({ id }) => id), on });
  const told = new Map<Person, readonly FollowUp[]>();
  for (const theirs of Map.groupBy(standIns, ({ person }) => person.id).values()) {
    const ids = new Set(theirs.map(({ followUpId }) => followUpId));
    const [first] = theirs;
    if (first)
      told.set(
        first.person,
        open.filter(({ id }) => ids.has(id)),
      );
  }
  const heard = new Set(standIns.map(({ followUpId }) => followUpId));
  return { told, waits: due.filter(({ id }) => !heard.has(id)) };
}

/** What its owner has let lie after two reminders is told to whoever stands in there, once; not to who was reminded in their place. */
export async function tellStandIns(
  tx: Tx,
  {
    owner,
    hearer,
    told,
    now,
  }: {
    readonly owner: Person;
    readonly hearer: Person;
    readonly told: readonly FollowUp[];
    readonly now: Temporal.Instant;
  },
): Promise<readonly Say[]> {
  const ignored = told.filter(mayBeIgnored);
  if (!ignored.length) return [];
  const on = now.toZonedDateTimeISO(owner.zone).toPlainDate();
  const standIns = await standInsFor(tx, { ids: ignored.map(({ id }) => id), on });
  return [...Map.groupBy(standIns, ({ person }) => person.id).values()].flatMap((theirs) => {
    const by = theirs[0]?.person;
    if (!by || by.id === hearer.id) return [];
    const ids = theirs.map(({ followUpId }) => followUpId);
    const followUps = ignored.filter(({ id }) => ids.includes(id));
    const to = translator(by.locale, now.toZonedDateTimeISO(by.zone).toPlainDate());
    return [{ locale: by.locale, reply: standInCard({ followUps, owner, by }, to) }];
  });
}

/** Only one rung of a ladder is the first that comes after enough of them: `open` where an afternoon's nudge went before, else the question. */
export function mayBeIgnored({ rung, reminders, isWatched }: FollowUp) {
  if (isWatched) return false;
  return rung === 'open' ? reminders >= IN_VAIN : rung === 'question' && reminders === IN_VAIN;
}

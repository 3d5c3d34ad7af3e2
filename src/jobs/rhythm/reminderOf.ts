/** A reminder with whatever else its reader is to hear of in the same message. */
import { checkInCard } from '../../core/care/checkIn.ts';
import { type CareNews, takeCare } from '../../core/care/round.ts';
import type { CheckIn } from '../../core/care/store/checkIns.ts';
import { careLines } from '../../core/care/words.ts';
import type { Reply } from '../../core/contract/card.ts';
import type { Person } from '../../core/contract/person.ts';
import type { Tx } from '../../core/db/tx.ts';
import { countPushed, lastUnreached } from '../../core/delivery/store/routes.ts';
import { unansweredWords } from '../../core/followups/delegate.ts';
import { reminderCard } from '../../core/followups/reminder.ts';
import { markAsked, markReminded, postponeReminders } from '../../core/followups/store/due.ts';
import type { FollowUp } from '../../core/followups/store/followUps.ts';
import { askAgainAt, takeUnanswered } from '../../core/followups/store/requests.ts';
import type { climbed, Telling } from './telling.ts';
import { hasRoom, NEVER_STALE, STALE_DAYS, withStaleFact } from '../../core/knowledge/staleFacts.ts';
import { takeStaleFact } from '../../core/knowledge/store/facts.ts';
import { takeTip } from '../../core/learning/lesson.ts';
import { timeWords, type Translator } from '../../core/text/phrases.ts';
import { escalatedWords, takeEscalated } from './escalate.ts';
import type { Say } from '../job.ts';

/** Whoever has heard from us as often on a day without having asked is not nudged on top. */
export const ENOUGH = 2;
/** How far back a reminder that reached nobody is still worth a word. */
export const LOOK_BACK = { hours: 7 * 24 };
/** Who has not answered an old fact's question is not asked it again for so many days. */
export const PEACE = 14;

type Reminding = {
  readonly person: Person;
  readonly told: readonly FollowUp[];
  readonly now: Temporal.Instant;
  readonly to: Translator;
};

export async function reminderOf(
  tx: Tx,
  { person, told, now, to }: Reminding,
): Promise<{ readonly reply: Reply; readonly care: CareNews | undefined }> {
  const [care, missed, late, requests, tip] = await Promise.all([
    takeCare(tx, { person, now }),
    lastUnreached(tx, { personId: person.id, since: now.subtract(LOOK_BACK) }),
    takeEscalated(tx, { person, now }),
    takeUnanswered(tx, { now, personId: person.id }),
    takeTip(tx, { person, now }, to),
  ]);
  if (requests.length) await askAgainAt(tx, { ids: requests.map(({ id }) => id), at: null });
  const reply = plainReminder({ person, told, now, to }, [
    missed && inVain(missed, { zone: person.zone, to }),
    late.length > 0 && escalatedWords(late, to),
    ...requests.map((request) => unansweredWords(request, to)),
    ...(care ? careLines(care, to) : []),
    tip && `💡 ${tip}`,
  ]);
  const fact = hasRoom(reply) ? await doubtOf(tx, { ownerId: person.id, today: to.today }) : undefined;
  return { reply: fact ? withStaleFact(reply, { fact, to }) : reply, care };
}

/** The reminder by itself, and what is said below it. */
export function plainReminder(
  { person, told, now, to }: Reminding,
  below: readonly (string | false | undefined)[] = [],
): Reply {
  const card = reminderCard(told, to);
  const footer = [card.footer, belated(told, { now, zone: person.zone, to }), ...below].filter(Boolean).join('\n');
  return { ...card, ...(footer && { footer }), to: { person: person.id } };
}

type Going = ReturnType<typeof climbed> & Pick<Telling, 'waits'> & { readonly now: Temporal.Instant };

/** Each goes on to where it goes from here. */
export async function goOn(tx: Tx, { asked, next, waits, now }: Going) {
  for (const wait of waits) await postponeReminders(tx, wait);
  await Promise.all([markAsked(tx, { ids: asked, at: now }), markReminded(tx, { next, at: now })]);
}

export async function hasHeardEnough(
  tx: Tx,
  { hearer, now }: { readonly hearer: Person; readonly now: Temporal.Instant },
) {
  const since = now.toZonedDateTimeISO(hearer.zone).startOfDay().toInstant();
  return (await countPushed(tx, { personId: hearer.id, since })) >= ENOUGH;
}

export function inPlaceOf({ name }: Person, { reply, to }: { readonly reply: Reply; readonly to: Translator }): Reply {
  return { ...reply, title: to.t({ zh: `代${name}:${reply.title}`, en: `For ${name}: ${reply.title}` }) };
}

export function question(
  { id, locale }: Person,
  { asked, to }: { readonly asked: CheckIn; readonly to: Translator },
): Say {
  return { locale, reply: { ...checkInCard(asked, to), to: { person: id } } };
}

function doubtOf(tx: Tx, { ownerId, today }: { readonly ownerId: number; readonly today: Temporal.PlainDate }) {
  const [old, asked] = [today.subtract({ days: STALE_DAYS }), today.subtract({ days: PEACE })];
  return takeStaleFact(tx, { ownerId, today, old, asked, certain: NEVER_STALE });
}

/** What should have been said on an earlier day, as after an outage: whoever reads it is told since when. */
function belated(
  told: readonly FollowUp[],
  { now, zone, to }: { readonly now: Temporal.Instant; readonly zone: string; readonly to: Translator },
) {
  const today = now.toZonedDateTimeISO(zone).startOfDay().toInstant();
  const planned = told.flatMap(({ remindAt }) =>
    remindAt && Temporal.Instant.compare(remindAt, today) < 0 ? remindAt.epochMilliseconds : [],
  );
  if (!planned.length) return undefined;
  const since = Temporal.Instant.fromEpochMilliseconds(Math.min(...planned));
  const day = to.day(since.toZonedDateTimeISO(zone).toPlainDate());
  return to.t({
    zh: `⏱ 说晚了:其中 ${planned.length} 条最早 ${day} 就该提醒`,
    en: `⏱ Late: ${planned.length} of these should have come from ${day} on`,
  });
}

/** What is said of a reminder that no road could carry. */
function inVain(at: Temporal.Instant, { zone, to }: { readonly zone: string; readonly to: Translator }) {
  const local = at.toZonedDateTimeISO(zone);
  const when = `${to.day(local.toPlainDate())} ${timeWords(local.toPlainTime())}`;
  return to.t({
    zh: `⚠️ ${when} 的提醒没能送到你那里`,
    en: `⚠️ My reminder of ${when} did not reach you`,
  });
}

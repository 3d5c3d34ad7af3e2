/** What the pages beside the chat ask of the database, as whoever looks. */
import { monthFrom } from '../../adapters/web/views/month.ts';
import type {
  FollowUpRow,
  FollowUpsAsked,
  FollowUpsView,
  CustomerView,
  RecordAsked,
  Viewer,
  Views,
} from '../../adapters/web/views/views.ts';
import { boardOf } from './board/board.ts';
import { massReadingBy, massReadingCards } from '../../core/access/massReading.ts';
import { logRead, readersOf } from '../../core/access/store/readLog.ts';
import { calendarFor } from '../../core/company/store/days.ts';
import { may, relation } from '../../core/contract/permissions.ts';
import type { Person } from '../../core/contract/person.ts';
import { stageLabel } from '../../core/company/stages.ts';
import { FACT_TOPICS } from '../../core/contract/vocabulary.ts';
import type { Store } from '../../core/db/open.ts';
import { actAs, lookAs } from '../../core/db/session.ts';
import type { Tx } from '../../core/db/tx.ts';
import { say } from '../../core/delivery/say.ts';
import { type FollowUp, followUpsOf, teamFollowUps } from '../../core/followups/store/followUps.ts';
import { customerTable, ROWS } from '../../core/insight/store/customerTable.ts';
import { answerTold } from '../../core/bot/store/transcript.ts';
import { historyOf } from '../../core/knowledge/store/history.ts';
import { loadProfile } from '../../core/knowledge/loadProfile.ts';
import { everyone, findPerson, identified } from '../../core/people/store/people.ts';
import { actionWords, translator } from '../../core/text/phrases.ts';

/** How far ahead follow-ups are listed. */
const AHEAD = { days: 92 };
/** So many notes of a record come at a time. */
const NOTES = 40;
const HERE = { platform: 'web', account: 'local' };

export function viewPorts({ store, workspace }: { readonly store: Store; readonly workspace: number }): Views {
  const as = <View>(me: string, look: (act: Looking) => Promise<View>) =>
    store.within({ workspace }, async (tx) => {
      const person = await identified(tx, { ...HERE, external: me });
      if (!person) return undefined;
      const now = store.clock();
      actAs(tx, { personId: person.id });
      lookAs(tx, person);
      const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
      return look({ tx, person, now, viewer: { name: person.name, role: person.role, today } });
    });

  return {
    customers: (me, query) =>
      as(me, async ({ tx, person, viewer }) => {
        const { rows, count } = await customerTable(tx, { ...query, me: person.id, today: viewer.today });
        return {
          viewer,
          query,
          count,
          pages: Math.ceil(count / ROWS),
          owners: (await everyone(tx)).map(({ id, name }) => ({ id, name })),
          rows: rows.map(({ stage, stageName, lastOn, nextOn, nextAction, ...row }) => ({
            ...row,
            stage: stage ? stageLabel({ stage, stageName }) : undefined,
            lastOn: lastOn === null ? undefined : Temporal.PlainDate.from(lastOn),
            next: nextOn === null ? undefined : { on: Temporal.PlainDate.from(nextOn), action: nextAction ?? '' },
          })),
        };
      }),

    customer: (me, id, asked) => as(me, (act) => recordOf(act, { id, me, ...asked })),

    board: (me, locale) => as(me, (act) => boardOf(act, locale)),

    followUps: (me, asked) => as(me, (act) => followUpsShown(act, asked)),
  };
}

type Looking = { readonly tx: Tx; readonly person: Person; readonly now: Temporal.Instant; readonly viewer: Viewer };

/** All that are open, late ones first; or those of a month, day by day. */
async function followUpsShown(
  { tx, person, viewer }: Looking,
  { whose, month: asked }: FollowUpsAsked,
): Promise<FollowUpsView> {
  const month = asked === undefined ? undefined : monthFrom(asked, viewer.today);
  const first = month?.toPlainDate({ day: 1 });
  const before = first ? first.add({ months: 1 }) : viewer.today.add(AHEAD);
  const isTeam = whose === 'team' && person.role !== 'rep';
  const team = person.role === 'lead' && person.teamId !== undefined ? { teamId: person.teamId } : {};
  const open = isTeam
    ? await teamFollowUps(tx, { ...team, by: before.subtract({ days: 1 }) })
    : await followUpsOf(tx, { ownerId: person.id, before });
  const shown = first ? open.filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, first) >= 0) : open;
  const rows = shown.toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn)).map(followUpRow);
  const { isWorkday } = await calendarFor(tx, person.zone);
  const days = Array.from({ length: month?.daysInMonth ?? 0 }, (_, at) => first?.add({ days: at })).filter(
    (day) => day !== undefined,
  );
  const off = days.filter((day) => !isWorkday(day)).map(String);
  return { viewer, whose: isTeam ? 'team' : 'me', rows, month: month && { month, off } };
}

/** Reading a record is kept, and told where it is very much, as in the chat. */
async function recordOf(
  { tx, person, now, viewer }: Looking,
  { id, me, heard, skip }: RecordAsked & { readonly id: number; readonly me: string },
): Promise<CustomerView | undefined> {
  // The page reads its notes by the piece.
  const known = await loadProfile(tx, id, { notes: 0 });
  if (!known) return undefined;
  if (skip === 0) await logRead(tx, [id]);
  const reading = await massReadingBy({ tx, person, now });
  for (const managerId of reading?.to ?? []) {
    const manager = await findPerson(tx, managerId);
    if (!manager || !reading) continue;
    const cards = massReadingCards({ ...reading, to: [managerId] }, translator(manager.locale, viewer.today));
    for (const { to, ...card } of cards) await say(tx, { roomId: undefined, to, locale: manager.locale, card, now });
  }
  const { customer, people, facts, followUps } = known;
  const found = await historyOf(tx, { customerId: id, most: NOTES + 1, skip });
  const past = found.slice(0, NOTES);
  const answer = heard === undefined ? undefined : await answerTold(tx, { ...HERE, messageId: `${me}:${heard}` });
  const near = relation(person, {
    ids: [customer.owner?.id, customer.backup?.id],
    teamId: customer.owner?.teamId ?? undefined,
  });
  const readers = may(person, { action: 'seeReaders', to: near }) ? await readersOf(tx, id) : undefined;
  return {
    viewer,
    id,
    colleagues: (await everyone(tx)).map(({ name }) => name),
    skip,
    earlier: found.length > NOTES ? skip + NOTES : undefined,
    answer,
    name: customer.name,
    tier: customer.tier,
    stage: customer.stage ? stageLabel(customer) : undefined,
    tags: customer.tags,
    owner: customer.owner?.name,
    helpers: customer.helpers.map(({ name }) => name),
    people: people.map(({ name, title, phone, email, wechat, met }) => ({
      name,
      title,
      met,
      reached: [phone, email, wechat].flatMap((each) => each ?? []),
    })),
    facts: facts.map(({ topic, text, author, notedOn }) => ({ topic: FACT_TOPICS[topic], text, author, on: notedOn })),
    followUps: followUps.map(followUpRow),
    notes: past.map(({ id: noteId, occurredOn, author, text }) => ({ id: noteId, on: occurredOn, author, text })),
    readers: readers
      ?.filter(({ denied }) => !denied)
      .map((reader) => ({
        name: reader.name,
        on: reader.last.toZonedDateTimeISO(person.zone).toPlainDate(),
      })),
  };
}

const followUpRow = ({ id, customerId, customer, mention, action, dueOn, dueTime, owner }: FollowUp): FollowUpRow => ({
  id,
  owner,
  on: dueOn,
  at: dueTime?.toString({ smallestUnit: 'minute' }),
  customer: customerId !== null && customer !== null ? { id: customerId, name: customer } : undefined,
  action: [customer === null ? (mention ?? '') : '', actionWords(action)].filter(Boolean).join(' '),
});

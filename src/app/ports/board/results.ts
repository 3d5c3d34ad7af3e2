/** What came of it: new, won and lost, how content customers are, and who takes to the bot. */
import type { BoardSection } from '../../../adapters/web/views/views.ts';
import { LOSS_CAUSES } from '../../../core/contract/vocabulary.ts';
import { listCustomers } from '../../../core/customers/store/list.ts';
import { adoptersOf } from '../../../core/learning/store/adoption.ts';
import { openComplaints } from '../../../core/outcomes/store/complaints.ts';
import { dealsEnded } from '../../../core/outcomes/store/losses.ts';
import { scoresByCustomer } from '../../../core/outcomes/store/scores.ts';
import { shorten } from '../../../core/text/phrases.ts';
import { BEHIND, type Board, customerLink, inTeam, noteLink, words } from './parts.ts';

const QUARTER = { days: 90 };
const FORTNIGHT = { days: 14 };

export async function results(board: Board): Promise<BoardSection[]> {
  return [
    await fresh(board),
    await won(board),
    await lost(board),
    await satisfaction(board),
    await complaints(board),
    await adoption(board),
  ];
}

async function fresh({ tx, today, person, teamId, to }: Board): Promise<BoardSection> {
  const newSince = today.with({ day: 1 }).toZonedDateTime(person.zone).toInstant();
  const { customers, count } = await listCustomers(tx, { which: { teamId, newSince }, most: BEHIND, skip: 0 });
  return {
    id: 'new',
    group: 'results',
    title: to.t({ zh: '本月新客户', en: 'New this month' }),
    figure: String(count),
    state: undefined,
    isFirst: true,
    says: to.t({ zh: '本月新客户', en: 'new customers this month' }),
    rows: customers.map(({ id, name, owner }) => ({ href: customerLink(id), name, text: owner ?? '' })),
  };
}

async function won({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const found = await dealsEnded(tx, { outcome: 'won', teamId, since: today.with({ month: 1, day: 1 }) });
  return {
    id: 'won',
    group: 'results',
    title: to.t({ zh: '今年赢的单子', en: 'Won this year' }),
    figure: String(found.length),
    state: undefined,
    says: to.t({ zh: '今年赢了多少单', en: 'deals won this year' }),
    rows: found.slice(0, BEHIND).map(({ customerId, customer, owner, endedOn, noteId }) => ({
      href: noteLink(customerId, noteId),
      name: customer,
      text: words(owner, endedOn && to.day(endedOn), noteId !== null && `#${noteId}`),
    })),
  };
}

async function lost({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const found = await dealsEnded(tx, { outcome: 'lost', teamId, since: today.with({ month: 1, day: 1 }) });
  return {
    id: 'lost',
    group: 'results',
    title: to.t({ zh: '今年丢的单子', en: 'Lost this year' }),
    figure: String(found.length),
    state: undefined,
    says: to.t({ zh: '为什么丢', en: 'why do we lose customers' }),
    rows: found.slice(0, BEHIND).map(({ customerId, customer, cause, reason, endedOn, noteId }) => ({
      href: noteLink(customerId, noteId),
      name: customer,
      text: words(
        cause && to.t(LOSS_CAUSES[cause]),
        reason,
        endedOn && to.day(endedOn),
        noteId !== null && `#${noteId}`,
      ),
    })),
  };
}

/** On the scale of one to five; low scores first, as they are what to do something about. */
async function satisfaction({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const found = (await scoresByCustomer(tx, { teamId, since: today.subtract(QUARTER) })).filter(
    ({ scale }) => scale === 'csat',
  );
  const mean = found.reduce((sum, { share }) => sum + share, 0) / found.length;
  return {
    id: 'satisfaction',
    group: 'results',
    title: to.t({ zh: '满意度，90 天', en: 'Satisfaction, 90 days' }),
    figure: found.length ? `${(mean * 5).toFixed(1)} / 5` : '–',
    state: found.length && mean < 0.6 ? 'late' : undefined,
    isFirst: true,
    says: to.t({ zh: '满意度', en: 'satisfaction' }),
    rows: found.slice(0, BEHIND).map(({ customerId, customer, owner, value, outOf, notedOn, noteId }) => ({
      href: noteLink(customerId, noteId),
      name: customer,
      text: words(`${value} / ${outOf}`, owner, to.day(Temporal.PlainDate.from(notedOn)), `#${noteId}`),
    })),
  };
}

async function complaints({ tx, teamId, person, to }: Board): Promise<BoardSection> {
  const open = await openComplaints(tx, inTeam(teamId));
  return {
    id: 'complaints',
    group: 'results',
    title: to.t({ zh: '没了结的投诉', en: 'Open complaints' }),
    figure: String(open.length),
    state: open.length ? 'late' : undefined,
    isFirst: open.length > 0,
    says: to.t({ zh: '投诉', en: 'complaints' }),
    rows: open.slice(0, BEHIND).map(({ customerId, customer, owner, text, dueAt, interactionId }) => ({
      href: noteLink(customerId, interactionId),
      name: customer,
      text: words(shorten(text, 40), owner, to.day(dueAt.toZonedDateTimeISO(person.zone).toPlainDate())),
    })),
  };
}

/** By name and in the order in which they came: never a ranking. */
async function adoption({ tx, today, teamId, person, to }: Board): Promise<BoardSection> {
  const since = today.subtract(FORTNIGHT).toZonedDateTime(person.zone).toInstant();
  const people = await adoptersOf(tx, { teamIds: teamId === undefined ? undefined : [teamId], since });
  const writing = people.filter(({ notes }) => notes > 0).length;
  return {
    id: 'adoption',
    group: 'use',
    title: to.t({ zh: '在用的人，14 天', en: 'In use, 14 days' }),
    figure: `${writing} / ${people.length}`,
    state: undefined,
    says: to.t({ zh: '谁在用', en: 'who is using it' }),
    rows: people.map(({ name, notes, reminded, acted }) => ({
      href: undefined,
      name,
      text: words(
        notes ? to.t({ zh: '在写', en: 'writes' }) : to.t({ zh: '还没写过', en: 'nothing yet' }),
        reminded > 0 &&
          to.t({ zh: `提醒 ${reminded} 件，动了 ${acted} 件`, en: `acted on ${acted} of ${reminded} reminders` }),
      ),
    })),
  };
}

/** What whoever leads is shown of their team, or of all: each figure with the rows that it counts. */
import type { BoardSection, BoardView, Viewer } from '../../adapters/web/views/views.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Person } from '../../core/contract/person.ts';
import { LOSS_CAUSES, SUM_KINDS } from '../../core/contract/vocabulary.ts';
import { coldCustomers } from '../../core/customers/cold.ts';
import { listCustomers } from '../../core/customers/store/list.ts';
import type { Tx } from '../../core/db/tx.ts';
import { isOverdue } from '../../core/followups/overdue.ts';
import { teamFollowUps } from '../../core/followups/store/followUps.ts';
import { lostDeals } from '../../core/outcomes/store/losses.ts';
import { sourcesOf, totalsOf } from '../../core/outcomes/store/sums.ts';
import { byWeight, hangsOn } from '../../core/relations/keyPersonRisk.ts';
import { loadRisks } from '../../core/relations/loadRisks.ts';
import { whoKnowsThem } from '../../core/relations/riskWords.ts';
import { actionWords, amountWords, type Translator, translator } from '../../core/text/phrases.ts';

type Board = {
  readonly tx: Tx;
  readonly person: Person;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly to: Translator;
  /** The team of a lead; else all. */
  readonly teamId: number | undefined;
};

/** So many rows behind a figure are shown; the chat has the rest. */
const BEHIND = 20;

/** Undefined for a rep: nobody is led. */
export async function boardOf(
  { tx, person, now, viewer }: { tx: Tx; person: Person; now: Temporal.Instant; viewer: Viewer },
  locale: Locale,
): Promise<BoardView | undefined> {
  if (person.role === 'rep') return undefined;
  const { today } = viewer;
  const teamId = person.role === 'lead' ? person.teamId : undefined;
  const board: Board = { tx, person, now, today, teamId, to: translator(locale, today) };
  const people = [await late(board), await cold(board), await oneKnows(board)];
  return { viewer, sections: [...people, ...(await money(board)), await fresh(board), await lost(board)] };
}

const link = (id: number | null) => (id === null ? undefined : `/customers/${id}`);

async function late({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const open = await teamFollowUps(tx, { ...(teamId !== undefined && { teamId }), by: today });
  const over = open.filter((followUp) => isOverdue(followUp, today));
  return {
    title: to.t({ zh: '晚了的跟进', en: 'Overdue' }),
    figure: String(over.length),
    state: over.length ? 'late' : undefined,
    says: to.t({ zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }),
    rows: over.slice(0, BEHIND).map((each) => ({
      href: link(each.customerId),
      name: each.customer ?? each.mention ?? '',
      text: [each.owner, to.day(each.dueOn), actionWords(each.action)].filter(Boolean).join(' · '),
    })),
  };
}

async function cold({ tx, person, today, teamId, to }: Board): Promise<BoardSection> {
  const of = teamId === undefined ? 'everyone' : { teamId };
  const found = await coldCustomers(tx, { of, today, zone: person.zone });
  return {
    title: to.t({ zh: '该联系了', en: 'Going cold' }),
    figure: String(found.length),
    state: found.length ? 'cold' : undefined,
    says: to.t({ zh: '组里谁该联系了', en: 'who is going cold in my team' }),
    rows: found.slice(0, BEHIND).map(({ id, name, owner, lastOn }) => ({
      href: link(id),
      name,
      text: [owner, lastOn ? to.day(lastOn) : to.t({ zh: '还没联系过', en: 'never spoken to' })].join(' · '),
    })),
  };
}

async function oneKnows({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const risks = await loadRisks(tx, { of: teamId === undefined ? 'all' : { teamId }, on: today });
  const alone = byWeight(risks.filter((risk) => hangsOn(risk)));
  return {
    title: to.t({ zh: '只有一个人认识', en: 'Only one person knows' }),
    figure: String(alone.length),
    state: alone.length ? 'one' : undefined,
    says: to.t({ zh: '只有一个人认识的客户', en: 'customers only one person knows' }),
    rows: alone.slice(0, BEHIND).map((risk) => ({
      href: link(risk.customer.id),
      name: risk.customer.name,
      text: whoKnowsThem(risk, to),
    })),
  };
}

/** A section for each kind and currency: sums of two kinds are never added, and bars compare within one currency. */
async function money({ tx, today, teamId, to }: Board): Promise<BoardSection[]> {
  const since = today.with({ month: 1, day: 1 });
  const totals = (await totalsOf(tx, { teamId, since })).filter(({ kind }) => kind !== 'competitor');
  const sections: BoardSection[] = [];
  for (const { kind, currency, amount } of totals) {
    const most = Math.max(...totals.filter((each) => each.currency === currency).map((each) => each.amount));
    const behind = await sourcesOf(tx, { which: { teamId, since, kind }, most: BEHIND, skip: 0 });
    sections.push({
      title: to.t({ zh: `今年${SUM_KINDS[kind].zh}`, en: `This year, ${SUM_KINDS[kind].en}` }),
      figure: amountWords({ currency, value: amount }, to),
      state: undefined,
      share: Math.round((amount / most) * 100),
      says: to.t({ zh: '漏斗', en: 'pipeline' }),
      rows: behind
        .filter((each) => each.currency === currency)
        .map((each) => ({
          href: undefined,
          name: each.customer,
          text: `${amountWords({ currency, value: each.amount }, to)} · ${each.author} · ${to.day(each.notedOn)} · #${each.noteId}`,
        })),
    });
  }
  return sections;
}

async function fresh({ tx, today, person, teamId, to }: Board): Promise<BoardSection> {
  const newSince = today.with({ day: 1 }).toZonedDateTime(person.zone).toInstant();
  const { customers, count } = await listCustomers(tx, { which: { teamId, newSince }, most: BEHIND, skip: 0 });
  return {
    title: to.t({ zh: '本月新客户', en: 'New this month' }),
    figure: String(count),
    state: undefined,
    says: to.t({ zh: '本月新客户', en: 'new customers this month' }),
    rows: customers.map(({ id, name, owner }) => ({ href: link(id), name, text: owner ?? '' })),
  };
}

async function lost({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const found = await lostDeals(tx, { teamId, since: today.with({ month: 1, day: 1 }) });
  return {
    title: to.t({ zh: '今年丢的单子', en: 'Lost this year' }),
    figure: String(found.length),
    state: undefined,
    says: to.t({ zh: '为什么丢', en: 'why do we lose customers' }),
    rows: found.slice(0, BEHIND).map(({ customerId, customer, cause, reason, endedOn }) => ({
      href: link(customerId),
      name: customer,
      text: [cause ? to.t(LOSS_CAUSES[cause]) : '', reason ?? '', endedOn ? to.day(endedOn) : '']
        .filter(Boolean)
        .join(' · '),
    })),
  };
}

/** Whom to do something for: what is late, going cold, or hangs on one person. */
import type { BoardSection } from '../../../adapters/web/views/views.ts';
import { coldCustomers } from '../../../core/customers/cold.ts';
import { isOverdue } from '../../../core/followups/overdue.ts';
import { teamFollowUps } from '../../../core/followups/store/followUps.ts';
import { byWeight, hangsOn } from '../../../core/relations/keyPersonRisk.ts';
import { loadRisks } from '../../../core/relations/loadRisks.ts';
import { whoKnowsThem } from '../../../core/relations/riskWords.ts';
import { actionWords } from '../../../core/text/phrases.ts';
import { BEHIND, type Board, customerLink, inTeam, words } from './parts.ts';

export async function attention(board: Board): Promise<BoardSection[]> {
  return [await late(board), await cold(board), await oneKnows(board)];
}

async function late({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const open = await teamFollowUps(tx, { ...inTeam(teamId), by: today });
  const over = open.filter((followUp) => isOverdue(followUp, today));
  return {
    id: 'late',
    group: 'attention',
    title: to.t({ zh: '晚了的跟进', en: 'Overdue' }),
    figure: String(over.length),
    state: over.length ? 'late' : undefined,
    isFirst: true,
    says: to.t({ zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }),
    rows: over.slice(0, BEHIND).map((each) => ({
      href: customerLink(each.customerId),
      name: each.customer ?? each.mention ?? '',
      text: words(each.owner, to.day(each.dueOn), actionWords(each.action)),
    })),
  };
}

async function cold({ tx, person, today, teamId, to }: Board): Promise<BoardSection> {
  const of = teamId === undefined ? 'everyone' : { teamId };
  const found = await coldCustomers(tx, { of, today, zone: person.zone });
  return {
    id: 'cold',
    group: 'attention',
    title: to.t({ zh: '该联系了', en: 'Going cold' }),
    figure: String(found.length),
    state: found.length ? 'cold' : undefined,
    isFirst: true,
    says: to.t({ zh: '组里谁该联系了', en: 'who is going cold in my team' }),
    rows: found.slice(0, BEHIND).map(({ id, name, owner, lastOn }) => ({
      href: customerLink(id),
      name,
      text: words(owner, lastOn ? to.day(lastOn) : to.t({ zh: '还没联系过', en: 'never spoken to' })),
    })),
  };
}

async function oneKnows({ tx, today, teamId, to }: Board): Promise<BoardSection> {
  const risks = await loadRisks(tx, { of: teamId === undefined ? 'all' : { teamId }, on: today });
  const alone = byWeight(risks.filter((risk) => hangsOn(risk)));
  return {
    id: 'one',
    group: 'attention',
    title: to.t({ zh: '只有一个人认识', en: 'Only one person knows' }),
    figure: String(alone.length),
    state: alone.length ? 'one' : undefined,
    isFirst: true,
    says: to.t({ zh: '只有一个人认识的客户', en: 'customers only one person knows' }),
    rows: alone.slice(0, BEHIND).map((risk) => ({
      href: customerLink(risk.customer.id),
      name: risk.customer.name,
      text: whoKnowsThem(risk, to),
    })),
  };
}

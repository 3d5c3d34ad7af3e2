/** Whom to do something for: what is late, going cold, or hangs on one person. */
import type { BoardSection } from '../../../adapters/web/views/views.ts';
import { workdaysSince } from '../../../core/calendar/workdays.ts';
import { calendarFor } from '../../../core/company/store/days.ts';
import type { Week } from '../../../core/digests/week.ts';
import { isOverdue } from '../../../core/followups/overdue.ts';
import { teamFollowUps } from '../../../core/followups/store/followUps.ts';
import { closestTo } from '../../../core/relations/keyPersonRisk.ts';
import { whoKnowsThem } from '../../../core/relations/riskWords.ts';
import { actionWords, howMany, type Translator } from '../../../core/text/phrases.ts';
import { BEHIND, type Board, customerLink, inTeam, words } from './parts.ts';

const silentTag = (days: number, { t }: Translator) => t({ zh: `${days} 天`, en: howMany(days, 'day') });

/** Nothing yet on the weekend after a Friday. */
const lateTag = (workdays: number, { t }: Translator) =>
  workdays ? t({ zh: `${workdays} 个工作日`, en: howMany(workdays, 'workday') }) : undefined;

export async function attention(board: Board, week: Week): Promise<BoardSection[]> {
  return [await late(board), cold(board, week), oneKnows(board, week)];
}

async function late({ tx, person, today, teamId, to }: Board): Promise<BoardSection> {
  const calendar = await calendarFor(tx, person.zone);
  const open = await teamFollowUps(tx, { ...inTeam(teamId), by: today });
  const over = open.filter((followUp) => isOverdue(followUp, today));
  return {
    id: 'late',
    group: 'attention',
    title: to.t({ zh: '晚了的跟进', en: 'Overdue' }),
    figure: String(over.length),
    state: over.length ? 'late' : undefined,
    isFirst: true,
    under: to.t({ zh: '按人，最久的在前', en: 'Person by person, the oldest first' }),
    none: to.t({ zh: '没有晚的。', en: 'Nothing is late.' }),
    says: to.t({ zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }),
    rows: over.slice(0, BEHIND).map((each) => ({
      href: customerLink(each.customerId),
      name: each.customer ?? each.mention ?? actionWords(each.action),
      tag: lateTag(workdaysSince(each.dueOn, { today, calendar }), to),
      text: words(each.owner, actionWords(each.action)),
      does: {
        label: to.t({ zh: '看看', en: 'open' }),
        says: to.t({ zh: `跟进 #${each.id}`, en: `follow-up #${each.id}` }),
      },
    })),
  };
}

function cold({ today, to }: Board, { cold: found }: Week): BoardSection {
  return {
    id: 'cold',
    group: 'attention',
    title: to.t({ zh: '该联系了', en: 'Going cold' }),
    figure: String(found.length),
    state: found.length ? 'cold' : undefined,
    isFirst: true,
    under: to.t({ zh: '和这家自己平常的间隔比', en: 'Measured by each customer’s own rhythm' }),
    none: to.t({ zh: '没有变冷的。', en: 'Nobody is going cold.' }),
    says: to.t({ zh: '组里谁该联系了', en: 'who is going cold in my team' }),
    rows: found.slice(0, BEHIND).map(({ id, name, owner, lastOn }) => ({
      href: customerLink(id),
      name,
      tag: lastOn && silentTag(lastOn.until(today).days, to),
      text: words(owner, lastOn ? undefined : to.t({ zh: '还没联系过', en: 'never spoken to' })),
      does: {
        label: to.t({ zh: `请${owner}联系`, en: `ask ${owner}` }),
        says: to.t({ zh: `提醒${owner}明天联系${name}`, en: `remind ${owner} to contact ${name} tomorrow` }),
      },
    })),
  };
}

function oneKnows({ to }: Board, { alone, among }: Week): BoardSection {
  return {
    id: 'one',
    group: 'attention',
    title: to.t({ zh: '只有一个人认识', en: 'Only one person knows' }),
    figure: String(alone.length),
    state: alone.length ? 'one' : undefined,
    isFirst: true,
    under: to.t({ zh: '一起去见一次，就少一家', en: 'One joint visit, and it is one fewer' }),
    none: among
      ? to.t({ zh: '每家都不止一个人认识。', en: 'Every customer is known by more than one.' })
      : to.t({ zh: '还没有客户。', en: 'No customers yet.' }),
    says: to.t({ zh: '只有一个人认识的客户', en: 'customers only one person knows' }),
    rows: alone.slice(0, BEHIND).map((risk) => {
      const [knower] = closestTo(risk).map(({ person }) => person);
      const { id, name } = risk.customer;
      return {
        href: customerLink(id),
        name,
        text: whoKnowsThem(risk, to),
        does:
          knower === undefined
            ? undefined
            : {
                label: to.t({ zh: `请${knower}带人`, en: `ask ${knower}` }),
                says: to.t({
                  zh: `提醒${knower}下周带一位同事见${name}`,
                  en: `remind ${knower} to take a colleague to ${name} next week`,
                }),
              },
      };
    }),
  };
}

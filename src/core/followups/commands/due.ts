import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { dayRange } from '../../calendar/format.ts';
import { may, relation } from '../../contract/permissions.ts';
import { type UnclearCustomer, resolveCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { findPerson } from '../../people/store/people.ts';
import { noSuchDay, type Translator } from '../../text/phrases.ts';
import type { Understood } from '../../understand/types.ts';
import { followUpList } from '../list.ts';
import { refusal, type Refused } from '../resolve.ts';
import { dueFrom, DueInput } from '../schedule.ts';
import { type FollowUp, followUpsAt, followUpsOf, teamFollowUps } from '../store/followUps.ts';

const SPANS = ['day', 'today', 'tomorrow', 'week', 'nextWeek', 'overdue', 'all'] as const;

const Named = z.object({ id: z.number(), name: z.string() });
const Input = z.object({
  span: z.enum(SPANS),
  /** Of the span `day`. */
  day: DueInput.optional(),
  noDay: z.string().optional(),
  whose: z.union([z.enum(['me', 'team', 'all']), Named]),
  /** All that is open with a customer, whosever it is. */
  customer: z.object({ id: z.number().optional(), name: z.string() }).optional(),
});
type Asked = z.output<typeof Input>;
type Outcome =
  | { readonly kind: 'listed'; readonly followUps: readonly FollowUp[]; readonly asked: Asked }
  | { readonly kind: 'noDay'; readonly words: string }
  | UnclearCustomer
  | Refused;

const TITLES = {
  day: { zh: '要跟', en: 'Due' },
  today: { zh: '今天要跟', en: 'Due today' },
  tomorrow: { zh: '明天要跟', en: 'Due tomorrow' },
  week: { zh: '本周要跟', en: 'This week' },
  nextWeek: { zh: '下周要跟', en: 'Next week' },
  overdue: { zh: '逾期', en: 'Overdue' },
  all: { zh: '全部跟进', en: 'All follow-ups' },
};

const EMPTY = {
  day: { zh: '那天没有要跟的客户', en: 'Nothing is due then' },
  today: { zh: '今天没有要跟的客户', en: 'Nothing is due today' },
  tomorrow: { zh: '明天没有要跟的客户', en: 'Nothing is due tomorrow' },
  week: { zh: '本周没有要跟的客户', en: 'Nothing is due this week' },
  nextWeek: { zh: '下周没有要跟的客户', en: 'Nothing is due next week' },
  overdue: { zh: '没有逾期的跟进', en: 'Nothing is overdue' },
  all: { zh: '没有待办的跟进', en: 'No open follow-ups' },
};

export default defineCommand<Asked, Outcome>({
  name: 'due',
  intents: ['followups.list'],
  topic: 'followUp',
  does: { zh: '看要跟进谁', en: 'see whom to follow up' },
  examples: {
    zh: ['今天要跟谁', '本周跟进', '逾期', '我的跟进', '组里逾期的跟进'],
    en: ["who's due today", 'this week', 'overdue', 'my follow-ups', "my team's overdue follow-ups"],
  },

  input: Input,
  from: ({ slots: { when, day, noDay, whose = 'me', customers } }) => ({
    span: spanOf(when),
    day,
    noDay,
    whose,
    customer: customers?.[0],
  }),

  async run(act, asked) {
    if (asked.noDay !== undefined) return { kind: 'noDay', words: asked.noDay };
    const followUps = asked.customer ? await at(act, asked.customer) : await inSpan(act, asked);
    return 'kind' in followUps ? followUps : { kind: 'listed', asked, followUps };
  },

  say: {
    listed: ({ asked, followUps }, to) =>
      followUps.length
        ? followUpList({ title: `${whoseWords(asked, to)}${titleOf(asked, to)}`, icon: '📋', followUps }, to)
        : { icon: '🌿', title: `${whoseWords(asked, to)}${to.t(EMPTY[asked.span])}` },
    noDay: ({ words }, to) => ({ icon: '📅', title: noSuchDay(words, to) }),
    unclear: unclearCustomerReply,
    refused: refusal,
  },
});

function spanOf(when: Understood['slots']['when']): Asked['span'] {
  if (when === undefined || when === 'open') return 'all';
  return SPANS.find((span) => span === when) ?? 'day';
}

function whoseWords({ whose, customer }: Asked, { t }: Translator) {
  if (customer) return `${customer.name} `;
  if (whose === 'team') return t({ zh: '本组 ', en: 'My team: ' });
  if (whose === 'all') return t({ zh: '全公司 ', en: 'Everybody: ' });
  return typeof whose === 'object' ? t({ zh: `${whose.name} `, en: `${whose.name}: ` }) : '';
}

function titleOf({ span, day }: Asked, to: Translator) {
  if (span !== 'day' || !day) return to.t(TITLES[span]);
  const days = dayRange(daysOf(day), to);
  return to.t({ zh: `${days} 要跟`, en: `Due ${days}` });
}

function daysOf(day: z.output<typeof DueInput>) {
  const { dueOn, until = dueOn } = dueFrom(day);
  return [dueOn, until] as const;
}

async function at(act: Act, { name }: NonNullable<Asked['customer']>): Promise<readonly FollowUp[] | UnclearCustomer> {
  const customer = await resolveCustomer(act, { name, says: { zh: '… 的跟进', en: 'follow-ups with …' } });
  return 'kind' in customer ? customer : followUpsAt(act.tx, customer.id);
}

/** Of several people, what is overdue is listed with what is due. */
async function inSpan(act: Act, { span, whose, day }: Asked): Promise<readonly FollowUp[] | Refused> {
  const { tx, person, today } = act;
  const within = bounds(today, { span, day });
  if (typeof whose === 'object') {
    const colleague = await findPerson(tx, whose.id);
    const isNear = relation(person, { ids: [whose.id], teamId: colleague?.teamId }) !== 'other';
    if (!isNear && !may(person, { action: 'seeAll', to: 'other' })) return { kind: 'refused', why: 'not_allowed' };
    return followUpsOf(tx, { ownerId: whose.id, ...within });
  }
  const by = within.before.subtract({ days: 1 });
  if (whose === 'all' && may(person, { action: 'seeAll', to: 'other' })) return teamFollowUps(tx, { by });
  if (whose !== 'me' && person.teamId !== undefined) return teamFollowUps(tx, { teamId: person.teamId, by });
  return followUpsOf(tx, { ownerId: person.id, ...within });
}

function bounds(today: Temporal.PlainDate, { span, day }: Pick<Asked, 'span' | 'day'>) {
  const [first, last] = day ? daysOf(day) : [today, today];
  const tomorrow = today.add({ days: 1 });
  const monday = today.add({ days: 8 - today.dayOfWeek });
  return {
    day: { from: first, before: last.add({ days: 1 }) },
    today: { before: tomorrow },
    tomorrow: { from: tomorrow, before: tomorrow.add({ days: 1 }) },
    week: { before: monday },
    nextWeek: { from: monday, before: monday.add({ days: 7 }) },
    overdue: { before: today },
    all: { before: today.add({ years: 10 }) },
  }[span];
}

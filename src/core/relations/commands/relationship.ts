import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Card } from '../../contract/card.ts';
import type { Localized } from '../../contract/locale.ts';
import { may } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { customerInContext } from '../../notes/context.ts';
import type { UnclearSubject } from '../../notes/context.ts';
import { unclearSubjectReply } from '../../notes/context.ts';
import type { Translator } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import { loadRisks } from '../loadRisks.ts';
import {
  type Relationship,
  relationshipOf,
  type RelationStep,
  type TeamRelations,
  teamRelations,
} from '../relationship.ts';
import { unwritten } from '../riskWords.ts';
import type { RiskScope } from '../store/knowledge.ts';
import { tenures } from '../store/tenure.ts';

const Input = z.object({ customer: z.string().optional(), whose: z.enum(['me', 'team', 'all']).optional() });
type View = NonNullable<z.output<typeof Input>['whose']>;
type Outcome =
  | { readonly kind: 'one'; readonly relation: Relationship }
  | { readonly kind: 'many'; readonly view: View; readonly figures: TeamRelations }
  | { readonly kind: 'none' }
  | { readonly kind: 'notYours' }
  | UnclearCustomer
  | UnclearSubject;

const QUARTER = { months: 3 };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'relationship',
  intents: ['customer.relation'],
  topic: 'team',
  does: {
    zh: '关系更广、更久、更深了吗,下一步做什么',
    en: 'how wide, long and deep a relation is, and what raises it',
  },
  examples: {
    zh: ['和华为的关系有多深', '更广更久更深', '我的客户更广更久更深'],
    en: ['how deep is our relationship with Huawei', 'wider, longer, deeper', 'wider longer deeper of my team'],
  },

  input: Input,

  from: ({ slots: { customers, whose } }) => ({
    customer: customers?.[0] && referenceTo(customers[0]),
    whose: typeof whose === 'string' ? whose : undefined,
  }),

  async run(act, { customer: name, whose }) {
    const { tx, today: on, person } = act;
    if (name !== undefined) {
      const meant = await customerInContext(act, {
        name,
        says: { zh: '和…的关系有多深', en: 'how deep is our relationship with …' },
      });
      if ('kind' in meant) return meant;
      const [relation] = await relationsOf(act, { customerId: meant.id });
      return relation ? { kind: 'one', relation } : { kind: 'none' };
    }
    const view = whose ?? viewOf(person);
    if (view !== 'me' && !may(person, { action: 'seeRisk', to: view === 'team' ? 'team' : 'other' }))
      return { kind: 'notYours' };
    const of = scopeOf(view, person);
    if (!of) return { kind: 'none' };
    const figures = teamRelations(await relationsOf({ tx, today: on }, of), { since: on.subtract(QUARTER), on });
    return figures ? { kind: 'many', view, figures } : { kind: 'none' };
  },

  say: {
    one: ({ relation }, to) => oneCard(relation, to),
    many: ({ view, figures }, to) => manyCard({ view, figures }, to),
    none: (_, { t }) => ({ icon: '🤝', title: t({ zh: '还没有客户', en: 'No customers yet' }) }),
    notYours: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '全组的由组长看', en: 'That of the team is for its lead' }),
      buttons: [
        {
          label: t({ zh: '看我的', en: 'show mine' }),
          says: t({ zh: '我的客户更广更久更深', en: 'wider longer deeper of mine' }),
        },
      ],
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function relationsOf(
  { tx, today: on }: Pick<Act, 'tx' | 'today'>,
  of: RiskScope,
): Promise<readonly Relationship[]> {
  const known = await tenures(tx, { of, on });
  const risks = await loadRisks(tx, { of, on });
  return risks.map(({ customer }) => relationshipOf(customer, { tenure: known.get(customer.id), on }));
}

function viewOf({ role, teamId }: Person): View {
  if (role === 'rep') return 'me';
  return role === 'lead' && teamId !== undefined ? 'team' : 'all';
}

function scopeOf(view: View, { id, teamId }: Person): RiskScope | undefined {
  if (view === 'me') return { personId: id };
  if (view === 'all') return 'all';
  return teamId === undefined ? undefined : { teamId };
}

const LABELS = {
  wide: { zh: '更广', en: 'wider' },
  long: { zh: '更久', en: 'longer' },
  deep: { zh: '更深', en: 'deeper' },
} satisfies Readonly<Record<string, Localized>>;

const STEPS: Readonly<Record<Exclude<RelationStep, 'writeDown'>, Localized>> = {
  findDecider: { zh: '问清谁拍板', en: 'find out who decides' },
  meetMore: { zh: '再认识一位他们的人', en: 'meet one more of their people' },
  callNow: { zh: '断了,今天打个电话', en: 'it has a break: call today' },
  visit: { zh: '约一次见面', en: 'arrange a visit' },
  keep: { zh: '保持', en: 'keep it up' },
};

function oneCard({ customer, tenure, wide, long, deep }: Relationship, to: Translator): Card {
  const { t } = to;
  const step = (next: RelationStep) =>
    next === 'writeDown'
      ? t({ zh: `写下${unwritten(customer, to)}`, en: `write down ${unwritten(customer, to)}` })
      : t(STEPS[next]);
  const line = (label: Localized, { figure, next }: { figure: string; next: RelationStep }) => ({
    label: t(label),
    text: `${figure} → ${step(next)}`,
  });
  const since = tenure ? t({ zh: `,${to.day(tenure.firstOn)} 起`, en: `, since ${to.day(tenure.firstOn)}` }) : '';
  return {
    icon: '🤝',
    title: t({ zh: `和${customer.name}的关系`, en: `Our relation with ${customer.name}` }),
    facts: [
      line(LABELS.wide, {
        figure: t({ zh: `认识 ${wide.people} 人`, en: `${wide.people} of their people` }),
        next: wide.next,
      }),
      line(LABELS.long, {
        figure: t({ zh: `没断过 ${long.months} 个月${since}`, en: `${long.months} months unbroken${since}` }),
        next: long.next,
      }),
      line(LABELS.deep, {
        figure: t({
          zh: `一年见面 ${deep.meetings} 次,要点写了 ${deep.written}/5`,
          en: `met ${deep.meetings}× in a year, ${deep.written} of 5 topics written down`,
        }),
        next: deep.next,
      }),
    ],
  };
}

const VIEW_WORDS: Readonly<Record<View, Localized>> = {
  me: { zh: '我的客户', en: 'my customers' },
  team: { zh: '组里的客户', en: 'my team’s customers' },
  all: { zh: '全部客户', en: 'all customers' },
};
const NAMED = 3;

function manyCard({ view, figures }: { readonly view: View; readonly figures: TeamRelations }, to: Translator): Card {
  const { t, list } = to;
  const some = (names: readonly string[]) =>
    list(names.slice(0, NAMED)) + (names.length > NAMED ? ` +${names.length - NAMED}` : '');
  const next = (words: Localized, names: readonly string[]) =>
    names.length ? ` → ${t(words)}: ${some(names)}` : ` → ${t(STEPS.keep)}`;
  const moved = (label: Localized, names: readonly string[]) =>
    names.length ? [{ label: t(label), text: `${names.length}: ${some(names)}` }] : [];
  return {
    icon: '🤝',
    title: t({
      zh: `${VIEW_WORDS[view].zh}:更广·更久·更深(${figures.count} 家)`,
      en: `Wider, longer, deeper: ${VIEW_WORDS[view].en} (${figures.count})`,
    }),
    facts: [
      {
        label: t(LABELS.wide),
        text:
          t({ zh: `平均认识 ${figures.wide} 人`, en: `${figures.wide} people known a customer` }) +
          next({ zh: '再认识一位', en: 'meet one more' }, figures.narrowest),
      },
      {
        label: t(LABELS.long),
        text:
          t({ zh: `居中的一家 ${figures.long} 个月没断`, en: `the middle one ${figures.long} months unbroken` }) +
          next({ zh: '打电话', en: 'call' }, figures.broken),
      },
      {
        label: t(LABELS.deep),
        text:
          t({ zh: `一年内见过面 ${figures.deep}%`, en: `${figures.deep}% met face to face in a year` }) +
          next({ zh: '约见面', en: 'visit' }, figures.neverMet),
      },
      ...moved({ zh: '三个月来新增', en: 'new in 3 months' }, figures.fresh),
      ...moved({ zh: '赢回来', en: 'won back' }, figures.wonBack),
      ...moved({ zh: '半年没声音', en: 'silent for half a year' }, figures.lost),
    ],
  };
}

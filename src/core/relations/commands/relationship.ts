import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { customerInContext } from '../../notes/context.ts';
import type { UnclearSubject } from '../../notes/context.ts';
import { unclearSubjectReply } from '../../notes/context.ts';
import { referenceTo } from '../../understand/references.ts';
import { loadRelations, type RelationPoint, relationTrend } from '../loadRelations.ts';
import { type Relationship, type TeamRelations, teamRelations } from '../relationship.ts';
import { manyCard, oneCard, relationTrendCard, type RelationView } from '../relationWords.ts';
import type { RiskScope } from '../store/knowledge.ts';

const Input = z.object({
  customer: z.string().optional(),
  whose: z.enum(['me', 'team', 'all']).optional(),
  trend: z.boolean(),
});
type Outcome =
  | { readonly kind: 'one'; readonly relation: Relationship }
  | { readonly kind: 'many'; readonly view: RelationView; readonly figures: TeamRelations }
  | { readonly kind: 'trend'; readonly view: RelationView; readonly points: readonly RelationPoint[] }
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
    zh: ['和华为的关系有多深', '更广更久更深', '我的客户更广更久更深', '更广更久更深,比上个月好了吗'],
    en: [
      'how deep is our relationship with Huawei',
      'wider, longer, deeper',
      'wider longer deeper of my team',
      'wider longer deeper than last month',
    ],
  },

  input: Input,

  from: ({ slots: { customers, whose, trend = false } }) => ({
    customer: customers?.[0] && referenceTo(customers[0]),
    whose: typeof whose === 'string' ? whose : undefined,
    trend,
  }),

  async run(act, { customer: name, whose, trend }) {
    const { tx, today: on, person } = act;
    if (name !== undefined) {
      const meant = await customerInContext(act, {
        name,
        says: { zh: '和…的关系有多深', en: 'how deep is our relationship with …' },
      });
      if ('kind' in meant) return meant;
      const [relation] = await loadRelations(tx, { of: { customerId: meant.id }, on });
      return relation ? { kind: 'one', relation } : { kind: 'none' };
    }
    const view = whose ?? viewOf(person);
    if (view !== 'me' && !may(person, { action: 'seeRisk', to: view === 'team' ? 'team' : 'other' }))
      return { kind: 'notYours' };
    const of = scopeOf(view, person);
    if (!of) return { kind: 'none' };
    if (trend) {
      const points = await relationTrend(tx, { of, on });
      return points.at(-1) ? { kind: 'trend', view, points } : { kind: 'none' };
    }
    const figures = teamRelations(await loadRelations(tx, { of, on }), { since: on.subtract(QUARTER), on });
    return figures ? { kind: 'many', view, figures } : { kind: 'none' };
  },

  say: {
    one: ({ relation }, to) => oneCard(relation, to),
    many: ({ view, figures }, to) => manyCard({ view, figures }, to),
    trend: (trend, to) => relationTrendCard(trend, to),
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

function viewOf({ role, teamId }: Person): RelationView {
  if (role === 'rep') return 'me';
  return role === 'lead' && teamId !== undefined ? 'team' : 'all';
}

function scopeOf(view: RelationView, { id, teamId }: Person): RiskScope | undefined {
  if (view === 'me') return { personId: id };
  if (view === 'all') return 'all';
  return teamId === undefined ? undefined : { teamId };
}

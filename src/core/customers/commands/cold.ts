import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { moreButton } from '../../text/pagination.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { howMany, type Translator } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';
import { type ColdCustomer, coldCustomers } from '../cold.ts';
import { type ContactedOf, silentCustomers } from '../store/cadence.ts';

const Input = z.object({
  whose: z.union([z.enum(['mine', 'team', 'all']), colleagueInput]).optional(),
  tier: z.enum(['A', 'B', 'C']).optional(),
  /** Not spoken to for so long, whatever their cadence is. */
  days: z.number().int().min(1).max(3650).optional(),
  page: z.number().int().min(1).max(9999),
});
type Input = z.output<typeof Input>;
/** `cadence`: by which it is late, where no days were asked for. */
type Shown = Omit<ColdCustomer, 'owner' | 'cadence'> & {
  readonly owner: string | undefined;
  readonly cadence?: ColdCustomer['cadence'];
};

type Outcome =
  | {
      readonly kind: 'listed';
      readonly input: Input;
      readonly name: string | undefined;
      readonly cold: readonly Shown[];
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly input: Input; readonly people: readonly Colleague[] };

export default defineCommand<Input, Outcome>({
  name: 'cold',
  intents: ['cold.list'],
  topic: 'customer',
  does: { zh: '谁该联系了:按节奏,或多少天没动', en: 'who is going cold: by their cadence, or by days' },
  examples: {
    zh: ['我有谁该联系了', '组里谁的A类超过30天没动'],
    en: ["who's going cold", 'tier A untouched for 30 days in my team'],
  },

  input: Input,

  from: ({ slots: { whose, tier, days, page, filter } }) =>
    filter === undefined || filter === 'quiet'
      ? { whose: whose === 'me' ? 'mine' : whose, tier, days, page: page ?? 1 }
      : undefined,

  async run(act, input) {
    const { tx, person, today } = act;
    const whose = input.whose ?? OF_ROLE[person.role];
    const found = typeof whose === 'object' ? await resolveColleague(act, whose) : [];
    const [colleague, another] = found;
    if (typeof whose === 'object') {
      if (another) return { kind: 'several', name: whose.name, input, people: await withWhereabouts(tx, found) };
      if (!colleague) return { kind: 'nobody', name: whose.name };
    }
    const of = colleague ? { ownerId: colleague.id } : ofWhom(act, whose);
    const { tier, days } = input;
    const asked = { of, tier, today, zone: person.zone };
    const cold = await (days === undefined ? coldCustomers(tx, asked) : silentCustomers(tx, { ...asked, days }));
    return { kind: 'listed', input: { ...input, whose }, name: colleague?.name, cold };
  },

  say: {
    listed: ({ input, name, cold }, to) => {
      const { t } = to;
      const title = titleOf({ input, name }, to);
      const [first] = cold;
      if (!first) return { icon: '🌿', title: t({ zh: `${title}:没有`, en: `${title}: none` }) };
      const skip = (input.page - 1) * PAGE;
      return {
        icon: '🧊',
        title: `${title} (${cold.length})`,
        list: 'customer',
        items: cold.slice(skip, skip + PAGE).map((customer) => ({
          text: lineOf(customer, { input, to }),
          ref: customer.id,
          says: t({ zh: `介绍 ${customer.name}`, en: `brief ${customer.name}` }),
        })),
        ...moreButton({ rest: cold.length - skip - PAGE, page: input.page, says: askFor({ input, name }) }, to),
        footer: t({
          zh: `「给1加个跟进 周五」「${first.name}改成45天一次」「${first.name}不用催」`,
          en: `“follow up 1 on Fri”, “${first.name} every 45 days”, “stop nudging ${first.name}”`,
        }),
      };
    },
    several: ({ name, input, people }, to) =>
      whichColleague(people, { name, to, says: (whom) => askFor({ input, name: whom }) }),
    nobody: ({ name }, to) => noColleague(name, to),
  },
});

/** Who does not say whose means what they look after. */
const OF_ROLE = { rep: 'mine', lead: 'team', manager: 'all', admin: 'all' } as const satisfies Record<
  Person['role'],
  string
>;

function ofWhom({ person }: Act, whose: 'mine' | 'team' | 'all' | object): ContactedOf {
  if (whose === 'mine') return { ownerId: person.id };
  return whose === 'team' && person.teamId !== undefined ? { teamId: person.teamId } : 'everyone';
}

type Asked = { readonly input: Input; readonly name: string | undefined };

function titleOf({ input: { whose, tier, days }, name }: Asked, { t }: Translator) {
  const of =
    name ??
    (whose === 'mine'
      ? t({ zh: '我', en: 'Mine' })
      : whose === 'team'
        ? t({ zh: '组里', en: 'My team' })
        : t({ zh: '全公司', en: 'Everybody' }));
  const grade = tier ? t({ zh: `${tier}类`, en: ` tier ${tier}` }) : '';
  const what =
    days === undefined
      ? t({ zh: '该联系的', en: ', time to get in touch' })
      : t({ zh: `${days} 天以上没联系的`, en: `, no contact for ${days} days` });
  return t({ zh: `${of}${grade}${what}`, en: `${of}${grade}${what}` });
}

/** The sentence that asks for this list. */
function askFor({ input: { whose, tier, days }, name }: Asked): Localized {
  const zh = `${name ?? (whose === 'mine' ? '我' : whose === 'team' ? '组里' : '全公司')}${tier ? `${tier}类` : ''}${days === undefined ? '' : `超过${days}天`}`;
  const en = [
    tier && `tier ${tier}`,
    'customers of',
    name ?? (whose === 'mine' ? 'mine' : whose === 'team' ? 'my team' : 'everyone'),
  ]
    .filter(Boolean)
    .join(' ');
  return { zh: `${zh}没联系的客户`, en: `${en} untouched${days === undefined ? '' : ` for ${days} days`}` };
}

function lineOf(
  { name, tier, owner, lastOn, cadence }: Shown,
  { input, to }: { readonly input: Input; readonly to: Translator },
) {
  const { t } = to;
  const last = lastOn ? silence(lastOn, to) : t({ zh: '还没联系过', en: 'not contacted yet' });
  const why = cadence && t(REASONS[cadence.by](cadence.days));
  return [
    name,
    tier && !input.tier && t({ zh: `${tier}类`, en: `tier ${tier}` }),
    input.whose !== 'mine' && owner,
    last,
    why,
  ]
    .filter(Boolean)
    .join(' · ');
}

function silence(lastOn: Temporal.PlainDate, { t, today }: Translator) {
  const days = lastOn.until(today).days;
  return t({ zh: `${days} 天没联系`, en: `${howMany(days, 'day')} ago` });
}

const REASONS = {
  customer: (days: number): Localized => ({ zh: `说好 ${days} 天一次`, en: `every ${days} days, as set` }),
  tier: (days: number): Localized => ({ zh: `这一类 ${days} 天一次`, en: `every ${days} days for its tier` }),
  habit: (days: number): Localized => ({ zh: `平常不超过 ${days} 天`, en: `usually within ${days} days` }),
  default: (days: number): Localized => ({ zh: `超过 ${days} 天`, en: `over ${days} days` }),
} as const;

import { type Act, defineCommand } from '../../command.ts';
import { moreButton } from '../../text/pagination.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { type CustomerFilter, customerFilter, filterFrom, filterSentence } from '../filter.ts';
import { whichColleague } from '../../people/choices.ts';
import { resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { QUIET_DAYS } from '../store/cadence.ts';
import { listCustomers, isTag, type ListedCustomer, type CustomerSelection } from '../store/list.ts';
import { homeOf } from '../../outcomes/home.ts';
import { type Home, moneyFacts, rateHint, ratesMissing } from '../../outcomes/money.ts';
import { type Money, totalsOf } from '../../outcomes/store/sums.ts';
import { ago, type Translator } from '../../text/phrases.ts';
import type { Person } from '../../contract/person.ts';
import type { Item } from '../../contract/card.ts';

type Outcome =
  | {
      readonly kind: 'listed';
      readonly input: CustomerFilter;
      readonly person: Person;
      readonly customers: readonly ListedCustomer[];
      readonly count: number;
      readonly worth: { readonly totals: readonly Money[]; readonly home: Home } | undefined;
    }
  | Several
  | { readonly kind: 'noTeam' };

type Several = {
  readonly kind: 'several';
  readonly name: string;
  readonly people: readonly Colleague[];
  readonly input: CustomerFilter;
};

export default defineCommand<CustomerFilter, Outcome>({
  name: 'customers',
  intents: ['customers.list', 'customers.value'],
  topic: 'customer',
  does: {
    zh: '客户名单:我的、本组、没人管、没下一步',
    en: 'lists of customers: mine, my team’s, unowned, without a next step',
  },
  examples: {
    zh: [
      '我的客户',
      '组里的客户',
      '没有负责人的客户',
      '没有下一步的客户',
      'A类客户',
      '标签 重点 的客户',
      '本月新客户',
      '小王手上多少客户,值多少钱?',
    ],
    en: [
      'my customers',
      "my team's customers",
      'customers without owner',
      'customers without next step',
      'customers not contacted lately',
      'tier A customers',
      'customers tagged key',
      'new customers this month',
      'how many customers has Wang, worth what?',
    ],
  },

  input: customerFilter,

  from: filterFrom,

  async run(act, input) {
    if (!act.known) return undefined;
    const { tx, person } = act;
    const of = await whoseOf(act, input);
    if (!of || 'kind' in of) return of;
    if (input.whose === 'team' && person.teamId === undefined) return { kind: 'noTeam' };
    if (input.tag !== undefined && !input.isSure && !(await isTag(tx, input.tag))) return undefined;
    const which: CustomerSelection = {
      ...of.which,
      idle: input.idle,
      silence: input.cold ? { days: QUIET_DAYS, today: act.today, zone: person.zone } : undefined,
      tier: input.tier,
      tag: input.tag,
      newSince: input.fresh ? monthOf(act) : undefined,
    };
    const { customers, count } = await listCustomers(tx, { which, most: PAGE, skip: (input.page - 1) * PAGE });
    const { ownerId, teamId } = of.which;
    const isAsked = input.worth && input.whose !== 'ownerless';
    const worth = isAsked ? { totals: await totalsOf(tx, { ownerId, teamId }), home: await homeOf(act) } : undefined;
    return { kind: 'listed', input, person: of.person, customers, count, worth };
  },

  say: {
    listed: ({ input, person, customers, count, worth }, to) => {
      const { t } = to;
      const title = titleOf(input, person, to);
      if (!count) return { icon: '🏢', title: t({ zh: `没有:${title}`, en: `None: ${title}` }) };
      const rest = count - input.page * PAGE;
      return {
        icon: '🏢',
        title: `${title} (${count})`,
        ...(worth && {
          facts: worth.totals.length
            ? moneyFacts(worth.totals, { ...worth, to })
            : [{ label: t({ zh: '金额', en: 'worth' }), text: t({ zh: '没有记过', en: 'no amounts noted' }) }],
        }),
        list: 'customer',
        items: customers.map((customer) => lineOf(customer, { input, to })),
        ...moreButton({ rest, page: input.page, says: filterSentence(input, person) }, to),
        footer: [
          rest > 0 ? t({ zh: `还有 ${rest} 家`, en: `${rest} more` }) : '',
          worth ? rateHint(ratesMissing(worth.totals, worth.home), to) : '',
          t({
            zh: `「1」看详情,「给${Math.min(2, customers.length)}加个跟进 周五」,「${Math.min(3, customers.length)}转给小张」`,
            en: `“1” shows it, “follow up ${Math.min(2, customers.length)} on Fri”, “give ${Math.min(3, customers.length)} to Zhang”`,
          }),
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    several: ({ name, people, input }, to) =>
      whichColleague(people, { name, to, says: (whom) => filterSentence(input, { name: whom }) }),
    noTeam: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '你还不在任何组里', en: 'You are in no team yet' }),
    }),
  },
});

async function whoseOf(
  act: Act,
  input: CustomerFilter,
): Promise<{ readonly which: CustomerSelection; readonly person: Person } | Several | undefined> {
  const { person } = act;
  const { whose } = input;
  if (whose === 'mine') return { which: { ownerId: person.id }, person };
  if (whose === 'team') return { which: { teamId: person.teamId }, person };
  if (whose === 'ownerless') return { which: { ownerless: true }, person };
  if (whose === 'all') return { which: {}, person };
  const people = await resolveColleague(act, whose);
  const [colleague, another] = people;
  if (another) return { kind: 'several', name: whose.name, people: await withWhereabouts(act.tx, people), input };
  return colleague && { which: { ownerId: colleague.id }, person: colleague };
}

function monthOf({ now, person }: Act) {
  return now.toZonedDateTimeISO(person.zone).with({ day: 1 }).startOfDay().toInstant();
}

function lineOf(
  { id, name, tier, owner, lastOn, nextOn }: ListedCustomer,
  { input, to }: { input: CustomerFilter; to: Translator },
): Item {
  const { t } = to;
  const last = lastOn ? ago(Temporal.PlainDate.from(lastOn), to) : t({ zh: '还没联系过', en: 'not contacted yet' });
  const next = nextOn
    ? t({
        zh: `下一步 ${to.day(Temporal.PlainDate.from(nextOn))}`,
        en: `due ${to.day(Temporal.PlainDate.from(nextOn))}`,
      })
    : t({ zh: '没有下一步', en: 'nothing planned' });
  const shown = [
    name,
    tier && !input.tier && t({ zh: `${tier}类`, en: `tier ${tier}` }),
    input.whose !== 'mine' && (owner ?? t({ zh: '无负责人', en: 'no owner' })),
    last,
    next,
  ];
  return { text: shown.filter(Boolean).join(' · '), ref: id, says: t({ zh: `介绍 ${name}`, en: `brief ${name}` }) };
}

function titleOf(input: CustomerFilter, person: Person, { t }: Translator) {
  return t(filterSentence(input, person));
}

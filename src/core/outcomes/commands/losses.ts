import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Picture } from '../../contract/card.ts';
import type { LossCause } from '../../contract/customer.ts';
import { causeWords, lossLine, whyCard, whyLost, type WhyLost } from '../whyLost.ts';
import { homeOf } from '../home.ts';
import { type Home, moneyFacts } from '../money.ts';
import { customerLosses, type LossSelection, type LostDeal, lostDeals } from '../store/losses.ts';
import { type Money, sumsOfDeals, totalsOf } from '../store/sums.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import type { Translator } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import {
  resolvePersonOrTeam,
  type FigureScope,
  whoseFrom,
  WhoseInput,
  whoseWords,
  type UnclearScope,
  unclearScopeReply,
} from '../whose.ts';

const Input = z.object({
  whose: WhoseInput,
  /** Why this one was lost. */
  customer: z.string().optional(),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']),
});
type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'listed';
      readonly whose: FigureScope;
      readonly since: Temporal.PlainDate;
      readonly deals: readonly LostDeal[];
      readonly money: readonly (Money & { readonly dealId: number })[];
      readonly totals: readonly Money[];
      readonly home: Home;
      readonly customers: Awaited<ReturnType<typeof customerLosses>>;
    }
  | WhyLost
  | UnclearCustomer
  | UnclearScope;

const SHOWN = 12;
/** Who has not been heard of for so long is asked about; they are not lost until somebody says so. */
const SILENT = { days: 180 };

export default defineCommand<Input, Outcome>({
  name: 'losses',
  intents: ['losses.list'],
  topic: 'customer',
  does: { zh: '丢了哪些,因为什么', en: 'what was lost, and why' },
  examples: {
    zh: ['今年丢了多少客户,因为什么', '为什么丢', '本季度丢了哪些单子'],
    en: ['customers lost this year and why', 'why do we lose customers', 'lost deals this quarter'],
  },

  input: Input,
  from: ({ slots }) => ({
    whose: whoseFrom(slots),
    customer: slots.customers?.[0] && referenceTo(slots.customers[0]),
    period: slots.period ?? 'year',
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    if (input.customer !== undefined) return whyLost(act, input.customer);
    const whose = await resolvePersonOrTeam(act, input.whose);
    return 'which' in whose ? ledger(act, { whose, since: startOf(input.period, act.today) }) : whose;
  },

  say: {
    listed: ({ whose, since, deals, money, totals, home, customers }, to) => {
      const { t, list } = to;
      const of = whoseWords(whose);
      const isYear = since.equals(to.today.with({ month: 1, day: 1 }));
      const days = isYear
        ? { zh: '今年', en: 'this year' }
        : { zh: `${to.day(since)}以来`, en: `since ${to.day(since)}` };
      const causes = [...Map.groupBy(deals, ({ cause }) => cause ?? 'other')].toSorted(
        ([, one], [, other]) => other.length - one.length,
      );
      const why = [...Map.groupBy(customers.causes, (cause) => cause)]
        .toSorted(([, one], [, other]) => other.length - one.length)
        .map(([cause, each]) => `${causeWords(cause, t)} ${each.length}`);
      const share = customers.all ? Math.round((customers.lost / customers.all) * 100) : 0;
      return {
        icon: '📉',
        title: t({
          zh: `${of.zh}${days.zh}丢单 ${deals.length} 个`,
          en: `${[of.en, deals.length === 1 ? 'deal' : 'deals'].filter(Boolean).join(' ')} lost ${days.en}: ${deals.length}`,
        }),
        ...(causes.length > 1 && { picture: causesPicture(causes, to) }),
        facts: [
          ...(causes.length
            ? [
                {
                  label: t({ zh: '原因', en: 'causes' }),
                  text: causes.map(([cause, each]) => `${causeWords(cause, t)} ${each.length}`).join(' · '),
                },
              ]
            : []),
          ...moneyFacts(totals, { home, to }),
          {
            label: t({ zh: '流失客户', en: 'customers lost' }),
            text: [
              t({
                zh: `${customers.lost} / ${customers.all}(${share}%,同行一年 10%–30%)`,
                en: `${customers.lost} of ${customers.all} (${share}%; the field loses 10–30% a year)`,
              }),
              ...(why.length ? [why.join(' · ')] : []),
            ].join(': '),
          },
          ...(customers.silent.length
            ? [
                {
                  label: t({ zh: '半年没动静,还没算丢', en: 'silent for half a year, not counted' }),
                  text: [
                    list(customers.silent.slice(0, 5)),
                    customers.silent.length > 5 ? `+${customers.silent.length - 5}` : '',
                  ]
                    .filter(Boolean)
                    .join(' '),
                },
              ]
            : []),
        ],
        list: 'customer',
        items: deals.slice(0, SHOWN).map((deal) => ({
          text: lossLine(deal, { money, isMine: whose.isMe, to }),
          ref: deal.customerId,
          says: t({ zh: `看 #${deal.noteId ?? 0}`, en: `show #${deal.noteId ?? 0}` }),
        })),
        buttons: customers.silent.slice(0, 2).flatMap((name) => [
          {
            label: t({ zh: `${name}丢了`, en: `${name} is lost` }),
            says: t({ zh: `${name} 状态 流失`, en: `${name} status lost` }),
          },
        ]),
        footer: deals.length ? t({ zh: '回数字看原话', en: 'A number shows the words' }) : '',
      };
    },
    why: whyCard,
    unclear: unclearCustomerReply,
    unclearScope: unclearScopeReply,
  },
});

function causesPicture(causes: readonly (readonly [LossCause, readonly LostDeal[]])[], { t }: Translator): Picture {
  const bars = causes.map(([cause, each]) => ({
    label: causeWords(cause, t),
    value: each.length,
    text: String(each.length),
    tone: 'lost' as const,
  }));
  return { charts: [{ kind: 'bars', title: t({ zh: '丢单原因', en: 'Why deals were lost' }), bars }], isSaid: true };
}

async function ledger(
  act: Act,
  { whose, since }: { readonly whose: FigureScope; readonly since: Temporal.PlainDate },
): Promise<Outcome> {
  const which: LossSelection = { ...whose.which, since };
  const deals = await lostDeals(act.tx, which);
  return {
    kind: 'listed',
    whose,
    since,
    deals,
    money: await sumsOfDeals(
      act.tx,
      deals.slice(0, SHOWN).map(({ id }) => id),
    ),
    totals: await totalsOf(act.tx, { ...whose.which, kind: 'loss', since }),
    home: await homeOf(act),
    customers: await customerLosses(act.tx, { ...whose.which, silentSince: act.today.subtract(SILENT) }),
  };
}

/** The first day of the stretch that it is now. */
export function startOf(period: Input['period'], today: Temporal.PlainDate): Temporal.PlainDate {
  if (period === 'day') return today;
  if (period === 'week') return today.subtract({ days: today.dayOfWeek - 1 });
  if (period === 'month') return today.with({ day: 1 });
  if (period === 'quarter') return today.with({ day: 1, month: today.month - ((today.month - 1) % 3) });
  return today.with({ day: 1, month: 1 });
}

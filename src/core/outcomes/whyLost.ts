/** Why a customer, or what was open with it, was lost: in the words that somebody said. */
import type { Act } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import type { LossCause } from '../contract/customer.ts';
import { LOSS_CAUSES } from '../contract/vocabulary.ts';
import { resolveCustomer, type UnclearCustomer } from '../customers/resolve.ts';
import { shorten, type Translator } from '../text/phrases.ts';
import { lossWords } from './cards/dealCard.ts';
import { moneyWords } from './money.ts';
import { type LostDeal, lostDeals, type ToldLoss, toldLoss } from './store/losses.ts';
import { type Money, sumsOfDeals } from './store/sums.ts';

export type WhyLost = {
  readonly kind: 'why';
  readonly customer: string;
  readonly deals: readonly LostDeal[];
  readonly money: readonly (Money & { readonly dealId: number })[];
  readonly told: ToldLoss | undefined;
};

const MOST = 12;
/** A reason of no more letters is its cause alone. */
const BARE = 6;

export function causeWords(cause: LossCause, t: Translator['t']) {
  return t(LOSS_CAUSES[cause]);
}

/** «福耀玻璃 · 丢了,因为价格 · 11-20 周五 · 李雷». */
export function lossLine(
  deal: LostDeal,
  {
    money,
    isMine,
    to,
  }: {
    readonly money: readonly (Money & { readonly dealId: number })[];
    readonly isMine: boolean;
    readonly to: Translator;
  },
) {
  return [
    deal.customer,
    lossWords(deal, to),
    ...money.filter(({ dealId }) => dealId === deal.id).map((sum) => moneyWords(sum, to)),
    deal.endedOn && to.day(deal.endedOn),
    !isMine && deal.owner,
  ]
    .filter(Boolean)
    .join(' · ');
}

export async function whyLost(act: Act, name: string): Promise<WhyLost | UnclearCustomer> {
  const customer = await resolveCustomer(act, { name, says: { zh: act.text, en: act.text } });
  if ('kind' in customer) return customer;
  const deals = await lostDeals(act.tx, { customerId: customer.id });
  const money = await sumsOfDeals(
    act.tx,
    deals.map(({ id }) => id),
  );
  return { kind: 'why', customer: customer.name, deals, money, told: await toldLoss(act.tx, customer.id) };
}

/** The reason in the words that somebody said, each with its note. */
export function whyCard({ customer, deals, money, told }: WhyLost, to: Translator): Reply {
  const { t } = to;
  const why =
    told && [told.cause && told.cause !== 'other' ? causeWords(told.cause, t) : '', told.reason].filter(Boolean);
  if (!deals.length && !why?.length)
    return {
      icon: '📉',
      title: t({ zh: `${customer} 没有记下丢过单`, en: `Nothing noted that we lost at ${customer}` }),
    };
  return {
    icon: '📉',
    title: t({ zh: `${customer} 为什么丢`, en: `Why we lost ${customer}` }),
    facts: why?.length ? [{ label: t({ zh: '流失', en: 'customer lost' }), text: why.join(' · ') }] : [],
    list: 'customer',
    items: deals.slice(0, MOST).map((deal) => ({
      text: [
        lossLine(deal, { money, isMine: false, to }),
        deal.reason && deal.cause !== 'other' && deal.reason.length > BARE ? shorten(deal.reason, 40) : '',
      ]
        .filter(Boolean)
        .join(' · '),
      ref: deal.customerId,
      says: t({ zh: `看 #${deal.noteId ?? 0}`, en: `show #${deal.noteId ?? 0}` }),
    })),
    footer: deals.length ? t({ zh: '回数字看原话', en: 'A number shows the words' }) : '',
  };
}

/** Deals in words. Pure. */
import type { Button, Item } from '../../contract/card.ts';
import { LOSS_CAUSES } from '../../contract/vocabulary.ts';
import { type NamedStage, stagePhrase } from '../../company/stages.ts';
import { shorten, type Translator, UNDO } from '../../text/phrases.ts';
import { moneyWords } from '../money.ts';
import type { Deal } from '../store/deals.ts';
import type { Money } from '../store/sums.ts';

export function stageWords(deal: NamedStage, { t }: Translator) {
  return t(stagePhrase(deal));
}

/** «华为 · 报价阶段 · 报价 ¥1,200,000 · 01-31 周日签»; the sum that was just told is always there. */
export function dealHeadline(
  deal: Deal,
  {
    money,
    told,
    to,
  }: { readonly money: readonly Money[]; readonly told?: number | undefined; readonly to: Translator },
) {
  const { t, day } = to;
  const sums = money
    .filter((sum, at, all) => sum.amount === told || isShown(sum, at, all))
    .map((sum) => moneyWords(sum, to));
  if (deal.outcome === 'won') return [deal.customer, t({ zh: '赢了', en: 'won' }), ...sums].join(' · ');
  if (deal.outcome === 'lost') return [deal.customer, lossWords(deal, to), ...sums].join(' · ');
  return [
    deal.customer,
    stageWords(deal, to) || t({ zh: '商机', en: 'deal' }),
    ...sums,
    deal.closeOn && t({ zh: `预计 ${day(deal.closeOn)} 签`, en: `to be signed ${day(deal.closeOn)}` }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A quote tells more than the budget that was there before it. */
function isShown({ kind }: Money, _at: number, all: readonly Money[]) {
  return kind !== 'budget' || all.every((other) => other.kind !== 'quote');
}

/** «丢了,输给西门子,因为价格». */
export function lossWords({ rival, cause, reason }: Pick<Deal, 'rival' | 'cause' | 'reason'>, { t }: Translator) {
  const because = cause && cause !== 'other' ? t(LOSS_CAUSES[cause]) : shorten(reason ?? '', 24);
  return t({
    zh: [rival ? `输给${rival}` : '丢了', because && `因为${because}`].filter(Boolean).join(','),
    en: [rival ? `lost to ${rival}` : 'lost', because && `on ${because}`].filter(Boolean).join(' '),
  });
}

/** The day on which it is worth asking again: half a year later, when whoever has won it is known. */
export function winBackButton({ customer }: Pick<Deal, 'customer'>, { t, day, today }: Translator): Button {
  const on = today.add({ months: 6 });
  return {
    label: t({ zh: `${day(on)}再争取`, en: `try again ${day(on)}` }),
    says: t({
      zh: `给${customer}加个跟进:${on.toString()} 再争取一次`,
      en: `add a follow-up for ${customer}: win it back ${on.toString()}`,
    }),
  };
}

export function undoButton({ t }: Translator): Button {
  return { label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' };
}

/** A line of a list: what stands behind it opens by its number. */
export function dealItem(
  deal: Deal,
  { money, isOwn, to }: { readonly money: readonly Money[]; readonly isOwn: boolean; readonly to: Translator },
): Item {
  const stood = deal.movedOn.until(to.today).days;
  const words = [
    dealHeadline(deal, { money, to }),
    stood > 0 && to.t({ zh: `${stood}天没动`, en: `${stood} days without a move` }),
    !isOwn && (deal.owner ?? to.t({ zh: '无负责人', en: 'no owner' })),
  ];
  return {
    text: words.filter(Boolean).join(' · '),
    ref: deal.customerId,
    says: to.t({ zh: `${deal.customer} 的金额依据`, en: `sums behind ${deal.customer}` }),
  };
}

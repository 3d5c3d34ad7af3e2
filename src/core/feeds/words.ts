/** What records are called on cards. Pure. */
import type { RecordKind, RecordState } from '../contract/doors/feed.ts';
import type { Localized } from '../contract/locale.ts';
import { amountWords, shorten, type Translator } from '../text/phrases.ts';
import type { Overdue, ShownRecord } from './store/records.ts';

export const RECORD_WORDS: Readonly<Record<RecordKind, Localized>> = {
  order: { zh: '订单', en: 'order' },
  invoice: { zh: '发票', en: 'invoice' },
  payment: { zh: '回款', en: 'payment' },
  complaint: { zh: '投诉', en: 'complaint' },
  call: { zh: '来电', en: 'call' },
  enquiry: { zh: '询盘', en: 'enquiry' },
};

const STATE_WORDS: Readonly<Record<RecordState, Localized>> = {
  open: { zh: '', en: '' },
  paid: { zh: '已结', en: 'settled' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  missed: { zh: '未接', en: 'missed' },
};

/** «11-20 订单 SO-1 ¥12,000 · 已取消 · erp». */
export function recordLine({ kind, external, on, amount, currency, state, text, feed }: ShownRecord, to: Translator) {
  const sum = amount !== null && currency !== null ? amountWords({ currency, value: amount }, to) : '';
  const what = [to.day(Temporal.PlainDate.from(on)), to.t(RECORD_WORDS[kind]), external, sum].filter(Boolean).join(' ');
  return [what, to.t(STATE_WORDS[state]), text === null ? '' : shorten(text, 40), feed].filter(Boolean).join(' · ');
}

/** «逾期 ¥12万», "¥120K overdue", and since when. */
export function overdueWords(overdue: readonly Overdue[], to: Translator) {
  return overdue
    .map(({ currency, amount, invoices, since }) => {
      const sum = new Intl.NumberFormat(to.locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        notation: 'compact',
        maximumFractionDigits: 1,
      }).format(amount);
      const day = to.day(Temporal.PlainDate.from(since));
      return to.t({
        zh: `逾期 ${sum}(${invoices} 张发票,最早 ${day} 到期)`,
        en: `${sum} overdue (${invoices} invoices, the first was due ${day})`,
      });
    })
    .join(to.t({ zh: ';', en: '; ' }));
}

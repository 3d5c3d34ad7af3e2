/** What came of it, beside what `sales.ts` has: a note that becomes a deal, money and rates, how a complaint ends. */
import type { Phrases } from '../grammar/compile.ts';

export const outcomesPhrases = {
  'deal.fromNote': {
    zh: [
      ['{row} 记成商机', { outcome: 'open', surely: 'yes' }],
      ['{row} 记成签约', { outcome: 'won', surely: 'yes' }],
      ['{row} 记成丢单', { outcome: 'lost', surely: 'yes' }],
    ],
    en: [
      ['{row} is a deal', { outcome: 'open', surely: 'yes' }],
      ['{row} is a deal won', { outcome: 'won', surely: 'yes' }],
      ['{row} is a deal lost', { outcome: 'lost', surely: 'yes' }],
    ],
  },
  'sums.list': {
    zh: [
      ['{customer} [的] (金额|钱|数字) [的] (依据|明细|出处|来历)', { surely: 'yes' }],
      ['[{whose}|{colleague}] [的] (金额|钱) [的] (依据|明细|出处) [{page}]', { surely: 'yes' }],
      ['{customer} [的] 金额依据 {page}', { surely: 'yes' }],
    ],
    en: [
      ['(sums|figures|amounts|money) behind {customer} [{page}]', { surely: 'yes' }],
      ['[{whose}|{colleague}] (sums|figures|amounts) [in] (detail|details) [{page}]', { surely: 'yes' }],
    ],
  },
  'rate.set': {
    zh: [
      ['汇率 {currency:name} {number}', { surely: 'yes' }],
      ['{currency:name} 汇率 [是|为|按] {number}', { surely: 'yes' }],
    ],
    en: [['[exchange] rate {currency:name} {number}', { surely: 'yes' }]],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

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
  'complaint.close': {
    zh: [
      [
        '[{row}] [{customer}] [的] 投诉 [已|已经] (处理好了|处理完了|处理好|解决了|结了|了结了|关了|搞定了) [{words}]',
        { surely: 'yes' },
      ],
      ['{row} 投诉 客户 (满意|不满意)', { surely: 'yes' }],
    ],
    en: [
      [
        '[{row}] [{customer}] [s] complaint [is|was|has been] (resolved|solved|settled|closed) [{words}]',
        { surely: 'yes' },
      ],
      ['(resolve|close|settle) [the] {customer} complaint [{words}]', { surely: 'yes' }],
      ['{row} complaint customer (happy|unhappy)', { surely: 'yes' }],
    ],
  },
  'complaints.list': {
    zh: [
      [
        '[{whose}] [有哪些|看|看看] (未结|没结|还没结|没处理完|没处理|还没处理|未处理|开着) [的] (投诉|客诉) [有哪些]',
        { surely: 'yes' },
      ],
      ['[{whose}|{colleague}] [的] (投诉|客诉) [有哪些|清单|列表]', { surely: 'yes' }],
    ],
    en: [
      ['[show] [{whose}|{colleague}] (open|unresolved|pending) (complaints|claims)', { surely: 'yes' }],
      ['[show] [{whose}|{colleague}] complaints', { surely: 'yes' }],
    ],
  },
  'losses.list': {
    zh: [
      [
        '[{period}|{whose}|{colleague}] [我们|咱们] [都] (为什么|为啥|怎么) [会] (丢|丢单|丢客户|输|输单) [的|了]',
        { surely: 'yes' },
      ],
    ],
    en: [['why (do|did) we (lose|lost) [<customer>|deals] [{period}]', { surely: 'yes' }]],
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

/** Customers that are asked about of themselves: silent ones, and how often how content they are. */
import type { Phrases } from '../../grammar/compile.ts';

export const checkInsPhrases = {
  'customer.stillOurs': {
    zh: [
      ['{customer} [还|仍] 是 (我们|咱们) 的 客户', { value: 'ours', surely: 'yes' }],
      ['{customer} 还是 (我们|咱们) 的', { value: 'ours', surely: 'yes' }],
      ['{customer} 流失 [了] 以后 再 争取', { value: 'later', surely: 'yes' }],
      ['{customer} 流失 [了]', { value: 'lost', surely: 'yes' }],
      ['{customer} 流失 [了] 因为 {words}', { value: 'lost', surely: 'yes' }],
    ],
    en: [
      ['{customer} is still (our|a) customer', { value: 'ours', surely: 'yes' }],
      ['{customer} is still ours', { value: 'ours', surely: 'yes' }],
      ['win {customer} back later', { value: 'later', surely: 'yes' }],
      ['we [have] lost {customer} as (a|our) customer', { value: 'lost', surely: 'yes' }],
      ['we [have] lost {customer} as (a|our) customer because [of] {words}', { value: 'lost', surely: 'yes' }],
    ],
  },
  'satisfaction.interval': {
    zh: [
      ['[{customer}] 每 {length} (问|回访|调查) [一次] [客户] 满意度', { surely: 'yes' }],
      ['[{customer}] (每季度|每个季度|每月|每个月|每年) (问|回访|调查) [一次] [客户] 满意度', { surely: 'yes' }],
      ['[{customer}] 满意度 [每] {length} 问 一次', { surely: 'yes' }],
      ['[{customer}] 满意度 (每季度|每个季度|每月|每个月|每年) 问 一次', { surely: 'yes' }],
      ['[{customer}] (不用|不要|别|不再) [再] (问|回访|调查) 满意度 [了]', { off: 'yes', surely: 'yes' }],
    ],
    en: [
      ['ask [{customer}] (for|about) satisfaction every {length}', { surely: 'yes' }],
      [
        'ask [{customer}] (for|about) satisfaction (every quarter|quarterly|every month|monthly|every year|yearly)',
        { surely: 'yes' },
      ],
      ['(do not|dont|never) ask [{customer}] (for|about) satisfaction', { off: 'yes', surely: 'yes' }],
      ['stop asking [{customer}] (for|about) satisfaction', { off: 'yes', surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

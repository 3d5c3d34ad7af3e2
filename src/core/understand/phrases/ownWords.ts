/** Words of the team's own: the stages of its deals, its products, names of competitors, and what counts as which objection. */
import type { Phrases } from '../grammar/compile.ts';

export const ownWordsPhrases = {
  'stages.set': {
    zh: [
      ['[{whose}|我们|咱们|公司] [的] (商机|销售|漏斗) [的] <stages> <be> {words}', { surely: 'yes' }],
      ['[把] ({whose}|我们|咱们|公司) [的] <stages> <be> {words}', { surely: 'yes' }],
      ['(恢复|用回|改回) [{whose}|公司|我们] [的] 默认 [的] [商机|销售] 阶段', { value: 'defaults', surely: 'yes' }],
      [
        '[{whose}|公司|我们] [的] [商机|销售] 阶段 (恢复|改回|用回) [成] 默认 [的]',
        { value: 'defaults', surely: 'yes' },
      ],
    ],
    en: [
      ['[set|change|make] ({whose}|our|company) [deal|pipeline] <stages> <be> [:] {words}', { surely: 'yes' }],
      ['[set|change|make] [the] (deal|sales|pipeline) <stages> <be> [:] {words}', { surely: 'yes' }],
      [
        '(reset|restore) [{whose}|our|the|company] [deal|pipeline] stages [to] [the] [default|defaults]',
        { value: 'defaults', surely: 'yes' },
      ],
      ['[use|back to] [the] default [deal|pipeline] stages', { value: 'defaults', surely: 'yes' }],
    ],
  },
  'stages.list': {
    zh: [
      ['[{whose}|我们|公司] [的] (商机|销售|漏斗) [的] 阶段 [都] [有|是] [哪些|哪几个|什么]', { surely: 'yes' }],
      ['({whose}|我们|咱们|公司) [的] 阶段 [都] [有|是] [哪些|哪几个|什么]', { surely: 'yes' }],
      ['(商机|我们) [的] 阶段 [是] 怎么分 [的]', { surely: 'yes' }],
      ['[我们] (商机|销售|漏斗) [都] (有|分) (哪些|哪几个|什么) 阶段', { surely: 'yes' }],
      ['[都] 有 (哪些|哪几个|什么) [商机] 阶段', { surely: 'yes' }],
    ],
    en: [
      ['[show|list|what are|which are] ({whose}|our|the|company) [deal|pipeline] stages', { surely: 'yes' }],
      ['[show|list] (deal|sales|pipeline) stages', { surely: 'yes' }],
      ['(which|what) [deal|pipeline] stages (do we have|are there|do we use)', { surely: 'yes' }],
    ],
  },
  'term.teach': {
    zh: [
      [
        '(竞品|竞争对手|友商|对手) {name:name} (也叫|又叫|就是|等于) {words}',
        { field: 'rival', make: 'surely', surely: 'yes' },
      ],
      ['{quoted} (算|算是|属于|归) {name:name}', { field: 'objection', surely: 'yes' }],
      ['[我们的] 产品 {name:name} (也叫|又叫|就是|等于) {words}', { field: 'product', make: 'surely', surely: 'yes' }],
      ['{name:product} (也叫|又叫|简称|就是|等于) {words}', { field: 'product', make: 'surely', surely: 'yes' }],
    ],
    en: [
      [
        'competitor {name:name} is (also called|also known as|the same as) {words}',
        { field: 'rival', make: 'surely', surely: 'yes' },
      ],
      ['{quoted} (counts as|is about) {name:name}', { field: 'objection', surely: 'yes' }],
      [
        '[our] product {name:name} is (also called|also known as|the same as) {words}',
        { field: 'product', make: 'surely', surely: 'yes' },
      ],
      [
        '{name:product} is (also called|also known as|called|the same as) {words}',
        { field: 'product', make: 'surely', surely: 'yes' },
      ],
    ],
  },
  'products.set': {
    zh: [
      ['(我们|咱们|我司|公司) [家] [的] [主要|主营] 产品 <be> {words}', { surely: 'yes' }],
      ['(我们|咱们|我司|公司) 还 有 产品 {words}', { surely: 'yes' }],
      ['{name:name} (是|也是) (我们|咱们|我司) [家] 的 产品', { surely: 'yes' }],
    ],
    en: [
      ['our [main] products (are|include|:|is) [:] {words}', { surely: 'yes' }],
      ['{name:name} is (a product of ours|our product|one of our products)', { surely: 'yes' }],
    ],
  },
  'products.list': {
    zh: [
      ['(我们|咱们|我司|公司) [的] 产品 [都] [有] [哪些|什么|清单|列表]', { surely: 'yes' }],
      ['(我们|咱们|我司|公司) [都] 有 (哪些|什么) 产品', { surely: 'yes' }],
    ],
    en: [
      ['[show|list|what are|which are] our products', { surely: 'yes' }],
      ['(which|what) products do we (have|sell|make)', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

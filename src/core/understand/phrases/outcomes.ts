/** What came of it, beside what `sales.ts` has: a note that becomes a deal, money and rates, how a complaint ends. */
import type { Phrases } from '../grammar/compile.ts';

export const outcomesPhrases = {
  'deal.set': {
    zh: [
      ['商机 {row} {words}', { surely: 'yes' }],
      ['{day} [和|跟] {customer} [的] 合同 [已|已经] 签 [了|好了|下来了] [{sum}] [{words}]', { surely: 'yes' }],
      ['{day} {customer} {outcome} [了] [{words}]', { surely: 'yes' }],
    ],
    en: [
      ['deal {row} {words}', { surely: 'yes' }],
      ['{customer} contract signed [on|in] {day} [for|at] [{sum}]', { surely: 'yes' }],
    ],
  },
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
        '[{row}] [{customer}] [s] complaint [is|was|has been|all|now] (resolved|solved|settled|closed|sorted|sorted out|fixed|dealt with|handled) [{words}]',
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
  count: {
    zh: [
      ['[{words}] (哪些|哪几家|几家|多少家) [{tier}] [客户] [在] (用|使用) {about:words}', { surely: 'yes' }],
      [
        '[{words}] (哪些|哪几家|几家|多少家) [{tier}] [客户] (提到|提过|说过|抱怨过|投诉过) [过] {about:words}',
        { surely: 'yes' },
      ],
      [
        '[{words}] (提到|提过|说过|抱怨过|投诉过|在用) {about:words} [的] 客户 [有] (几家|多少家|哪些)',
        { surely: 'yes' },
      ],
      [
        '[{words}] (提到|提过|说过|抱怨过|投诉过|在用) {about:words} [的] [{tier}] 客户 按 (负责人|等级)',
        { surely: 'yes' },
      ],
      ['{about:words} 投诉 [有] (几家|多少家|哪些)', { surely: 'yes' }],
    ],
    en: [
      ['(which|how many) [{tier}] <customer> [have] (mentioned|raised|use|are using) {about:words}', { surely: 'yes' }],
      [
        '(which|how many) [{tier}] <customer> (complained about|asked for|asked about) {about:words}',
        { surely: 'yes' },
      ],
      ['how many complaints (about|of) {about:words}', { surely: 'yes' }],
    ],
  },
  'customers.list': {
    zh: [
      ['[{whose}] (流失|暂停|潜在|合作中) 的 客户 [有哪些]', { surely: 'yes' }],
      ['按 (价值|金额|签约额|报价|回款|名字|最后联系) (列出|列|排) [{whose}] [{tier}] [<customer>]', { surely: 'yes' }],
      [
        '[{whose}] {tier} [<customer>] [名单] 按 (价值|金额|签约额|报价|回款|名字|最后联系) 排 [列|序]',
        { surely: 'yes' },
      ],
      [
        '{owner:colleague} [的] [{tier}] [<customer>] [名单] 按 (价值|金额|签约额|报价|回款|名字|最后联系) 排 [列|序]',
        { surely: 'yes' },
      ],
      ['[<customer>] [终身] (价值|签约额|回款|报价) 前 {number} [的] [<customer>]', { surely: 'yes' }],
      ['[{tier}] <customer> 按 (等级|阶段|负责人) [分|统计]', { surely: 'yes' }],
    ],
    en: [
      [
        '[{whose}] [{tier}] [<customer>] [sorted|ranked] by (value|amount|quotes|payments|name|last contact)',
        { surely: 'yes' },
      ],
      ['top {number} [<customer>] by (value|ltv|payments|quotes)', { surely: 'yes' }],
      ['top {number} (ltv|value)', { surely: 'yes' }],
      ['[{tier}] <customer> (by|per) (tier|stage|owner)', { surely: 'yes' }],
    ],
  },
  'customers.value': {
    zh: [
      ['{customer} [的] (终身价值|客户价值|值多少|值多少钱|价值多少|有多大价值)', { surely: 'yes' }],
      ['[我们|咱们|我司] [在] 占 {customer} [的] (多少|几成|百分之几|多大份额|多少份额)', { surely: 'yes' }],
      ['{customer} [的] (份额|占比|我司份额|我们的份额) [是] [多少]', { surely: 'yes' }],
    ],
    en: [
      ['{customer} [s] (lifetime value|ltv|customer value)', { surely: 'yes' }],
      ['[what is|whats|what s|show] [the] (lifetime value|ltv|value) of {customer}', { surely: 'yes' }],
      ['[what is|whats|what s|show] our share (of|at|with) {customer}', { surely: 'yes' }],
      ['(what|how much) share of {customer} do we have', { surely: 'yes' }],
      [
        'how much of {customer} [s] (spend|business|purchases|purse|wallet|budget) do we (have|get|hold)',
        { surely: 'yes' },
      ],
    ],
  },
  'fact.set': {
    zh: [
      [
        '[我们|咱们|我司|咱] [现在|大概|差不多|大约] 占 [了] {customer} {value:words}',
        { field: 'share', surely: 'yes' },
      ],
      [
        '{customer} [的] (采购|用量|份额|生意) [里|中|当中] [我们|咱们|我司] 占 {value:words}',
        { field: 'share', surely: 'yes' },
      ],
      ['{customer} [的] 份额 (是|为|占|:) {value:words}', { field: 'share', surely: 'yes' }],
      ['{customer} [的] (城市|所在城市|所在地) [是|在|为|:] {value:words}', { field: 'city', surely: 'yes' }],
    ],
    en: [
      [
        'we (have|get|hold) [about|around|roughly] {value:words} of {customer} [s] (spend|spending|purchases|purse|wallet|budget|business)',
        { field: 'share', surely: 'yes' },
      ],
      ['our share (at|of|with) {customer} is {value:words}', { field: 'share', surely: 'yes' }],
      ['{customer} [s] city [is|:] {value:words}', { field: 'city', surely: 'yes' }],
      ['{customer} is (based|located) in {value:words}', { field: 'city', surely: 'yes' }],
    ],
  },
  'losses.list': {
    zh: [
      ['[{period}] [的] 丢单 [有哪些|情况|原因|清单]', { surely: 'yes' }],
      [
        '[{period}|{whose}|{colleague}] [我们|咱们] [都] (为什么|为啥|怎么) [会] (丢|丢单|丢客户|输|输单) [的|了]',
        { surely: 'yes' },
      ],
    ],
    en: [['why (do|did) we (lose|lost) [<customer>|deals] [{period}]', { surely: 'yes' }], 'why'],
  },
  'mayLose.list': {
    zh: [
      [
        '[{whose}] [的] [哪些|哪几家] 客户 [的] 流失 风险 [最|比较] (高|大) [的] [有] [哪些|哪几家|谁]',
        { surely: 'yes' },
      ],
      ['[{whose}] [的] [{period}] [哪些] (可能|快要|会) (丢|流失|跑掉) 的 客户 [有哪些]', { surely: 'yes' }],
      ['{colleague} [的] [{period}] (可能|快要|会) (丢|流失) 的 客户', { surely: 'yes' }],
      ['[{period}] [{whose}] (哪些|哪几家) 客户 (可能|快要|会) (丢|流失)', { surely: 'yes' }],
      ['[他们|这些客户] (为什么|为啥) (可能|快要|会) (丢|流失|跑掉)', { surely: 'yes' }],
    ],
    en: [
      ['[{whose}] [which] <customer> [that] we (may|might|could) lose [{period}]', { surely: 'yes' }],
      ['which <customer> (may|might|could) we lose [{period}]', { surely: 'yes' }],
      ['why (may|might|could) we lose (them|these|those|it)', { surely: 'yes' }],
    ],
  },
  'winBack.list': {
    zh: [
      [
        '[{whose}|{colleague}] [的] [哪些] (可以|能|值得) (赢回|赢回来|争取回来|挽回|再争取) 的 客户 [有哪些]',
        { surely: 'yes' },
      ],
      ['(赢回|挽回) (名单|清单|列表)', { surely: 'yes' }],
    ],
    en: [
      ['[show] [the] win back list', { surely: 'yes' }],
      ['[which] [lost] <customer> (to|can we|could we) win back', { surely: 'yes' }],
    ],
  },
  'sums.list': {
    zh: [
      ['{customer} [的] (金额|钱|数字) [的] (依据|明细|出处|来历)', { surely: 'yes' }],
      // What somebody quoted there, they or we.
      [
        '{customer} (对手|竞争对手|竞品|友商|同行|别家) (报价|价格|报了|报|出价) [是] (多少|多少钱|什么价)',
        { sums: 'competitor', surely: 'yes' },
      ],
      [
        '(对手|竞争对手|竞品|友商|同行|别家) (在|给) {customer} (报价|报了|报|出了) (多少|多少钱|什么价)',
        { sums: 'competitor', surely: 'yes' },
      ],
      ['{customer} (对手|竞争对手|竞品|友商|同行|别家) (报价|价格)', { sums: 'competitor', surely: 'yes' }],
      [
        '[我们|我|咱们] (给|跟|对) {customer} (报了|报过|报|报价) (多少|多少钱|什么价)',
        { sums: 'quote', surely: 'yes' },
      ],
      ['{colleague} (给|跟) {customer} (报了|报过|报) (多少|多少钱|什么价)', { sums: 'quote', surely: 'yes' }],
      ['{rival:name} (在|给) {customer} (报了|报过|报) (多少|多少钱|什么价)', { sums: 'competitor', surely: 'yes' }],
      ['{customer} [我们|咱们] (报价|报了) [是] (多少|多少钱|什么价)', { sums: 'quote', surely: 'yes' }],
      ['[{whose}|{colleague}] [的] (金额|钱) [的] (依据|明细|出处) [{page}]', { surely: 'yes' }],
      ['{customer} [的] 金额依据 {page}', { surely: 'yes' }],
    ],
    en: [
      ['(sums|figures|amounts|money) behind {customer} [{page}]', { surely: 'yes' }],
      [
        '(what|how much) (did|has) (competitor|competitors|competition|rival) (quote|quoted|offer|bid) [at|for|to] {customer}',
        { sums: 'competitor', surely: 'yes' },
      ],
      [
        '[what|whats|what s] (competitor|competitors|competitor s|rival) (price|quote|offer|bid) (at|for|to|with) {customer}',
        { sums: 'competitor', surely: 'yes' },
      ],
      [
        '{customer} [s] (competitor|competitors|competitor s|rival) (price|quote|offer|bid)',
        { sums: 'competitor', surely: 'yes' },
      ],
      ['how much did {rival:name} (quote|offer|bid) [at|to|for] {customer}', { sums: 'competitor', surely: 'yes' }],
      ['(what|how much) did we (quote|offer|bid) [at|to|for] {customer}', { sums: 'quote', surely: 'yes' }],
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

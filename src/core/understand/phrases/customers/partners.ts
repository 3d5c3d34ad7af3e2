/** Suppliers and distributors, and where customers come from. */
import type { Phrases } from '../../grammar/compile.ts';

export const partnersPhrases = {
  'partner.set': {
    zh: [
      ['{customer?} [现在|其实] (是|算) [我们|咱们|我司|公司] [的] [一家|一个] {value:partnerKind}', { surely: 'yes' }],
      ['(把|将) {customer?} (设为|设成|设置为|标为|标成|改成|改为) {value:partnerKind}', { surely: 'yes' }],
      ['[新] [的] {value:partnerKind} [:] {customer?}', { field: 'new' }],
      [
        '{customer?} (不是|不再是|不算) [我们|咱们] [的] (供应商|经销商|代理商|合作伙伴|合作方) [了] [是客户]',
        { value: 'customer', surely: 'yes' },
      ],
      [
        '{customer} (是|还是|又是) [我们|咱们] [的] 客户 [不是] (供应商|经销商|代理商|合作伙伴)',
        { value: 'customer', surely: 'yes' },
      ],
      ['(把|将) {customer} (改回|设为|改成|变回) 客户', { value: 'customer', surely: 'yes' }],
    ],
    en: [
      ['{customer?} (is|are) [now] (our|a|one of our) {value:partnerKind} [of ours]', { surely: 'yes' }],
      ['(mark|set|make) {customer?} [as] [a|our] {value:partnerKind}', { surely: 'yes' }],
      ['[a] new {value:partnerKind} [:] {customer?}', { field: 'new', surely: 'yes' }],
      [
        '{customer?} (is not|isnt|is no longer|isn t) [our|a] (supplier|distributor|reseller|dealer|partner|vendor)',
        { value: 'customer', surely: 'yes' },
      ],
      [
        '{customer} is a customer [again] not a (supplier|distributor|reseller|dealer|partner|vendor)',
        { value: 'customer', surely: 'yes' },
      ],
      ['(mark|set|make) {customer} [as] a customer [again]', { value: 'customer', surely: 'yes' }],
    ],
  },
  'partners.list': {
    zh: [
      ['[我们|咱们|公司] [的] (有|有哪些|都有哪些|所有) {value:partnerKind}', { surely: 'yes' }],
      ['[我们|咱们|公司] [的] {value:partnerKind} [都] [有] (哪些|哪几家|名单|列表)', { surely: 'yes' }],
      ['(我们|咱们) 的 {value:partnerKind}', { surely: 'yes' }],
    ],
    en: [
      ['[who|which|what] [are] [all] (our|the) {value:partnerKind}', { surely: 'yes' }],
      ['(list|show) [me] [all|our|the] {value:partnerKind}', { surely: 'yes' }],
      ['which {value:partnerKind} do we have', { surely: 'yes' }],
    ],
  },
  'source.set': {
    zh: [
      ['{source:customer} (介绍了|介绍过来|介绍来|推荐了|引荐了|转介绍了) {customer?} [给我们]', { surely: 'yes' }],
      ['{source:customer?} (介绍了|介绍来|推荐了|引荐了|转介绍了|带来了) {customer} [给我们]', { surely: 'yes' }],
      '{source:customer?} (介绍了|推荐了|引荐了|转介绍了) {customer?} [给我们]',
      [
        '{source:customer?} (介绍了|推荐了|引荐了|转介绍了|带来了) 新客户 {customer?} [给我们]',
        { field: 'new', surely: 'yes' },
      ],
      [
        '{value:partnerKind} {source:customer?} (介绍了|推荐了|引荐了|转介绍了|带来了) {customer?} [给我们]',
        { surely: 'yes' },
      ],
      ['{customer} 是 {source:customer?} (介绍|推荐|引荐|转介绍|带来) [过来|来|给我们] 的 [客户]', { surely: 'yes' }],
      ['{customer?} 是 {source:customer} (介绍|推荐|引荐|转介绍|带来) [过来|来|给我们] 的 [客户]', { surely: 'yes' }],
      ['{customer} 的 来源 是 {source:customer?}', { surely: 'yes' }],
    ],
    en: [
      ['{source:customer} (introduced|referred|recommended) {customer?} [to us]', { surely: 'yes' }],
      ['{source:customer?} (introduced|referred|recommended) {customer} [to us]', { surely: 'yes' }],
      ['{source:customer?} (introduced|referred) {customer?} [to us]', { surely: 'yes' }],
      [
        '{source:customer?} (introduced|referred|recommended) [the] new customer {customer?} [to us]',
        { field: 'new', surely: 'yes' },
      ],
      [
        '[our] {value:partnerKind} {source:customer?} (introduced|referred|recommended) {customer?} [to us]',
        { surely: 'yes' },
      ],
      ['{customer} (was|got) (introduced|referred|recommended) [to us] by {source:customer?}', { surely: 'yes' }],
      ['{customer} (came|comes) [to us] (through|via|by way of) {source:customer?}', { surely: 'yes' }],
    ],
  },
  'source.list': {
    zh: [
      ['{customer?} [都] (带来|介绍|推荐|引荐) [了|过] (哪些|哪几家|多少|几个|几家|什么) [客户]', { surely: 'yes' }],
      ['(哪些|哪几家) 客户 是 {customer} (介绍|推荐|带来|引荐) [过来|来] 的', { surely: 'yes' }],
      ['[我们|咱们] [的] 客户 [都] [是] (从哪来|从哪里来|从哪儿来|哪来|哪儿来|哪里来|怎么来) [的]', { surely: 'yes' }],
      ['[我们|咱们] [的] (客户来源|来源统计|获客来源) [有哪些|都有哪些]', { surely: 'yes' }],
      [
        '(各个来源|每个来源|哪个来源|谁) [给我们] (带来|介绍) [了] [的] (哪些|多少|最多) [的] 客户 [最多]',
        { surely: 'yes' },
      ],
    ],
    en: [
      [
        '(which|what|how many) customers (did|has|have) {customer?} (introduce|introduced|bring|brought|refer|referred) [us|to us]',
        { surely: 'yes' },
      ],
      [
        '(who|whom) (did|has) {customer?} (introduce|introduced|bring|brought|refer|referred) [us|to us]',
        { surely: 'yes' },
      ],
      ['where do [all] (our|the) customers come from', { surely: 'yes' }],
      ['(customer sources|sources of [our] customers)', { surely: 'yes' }],
      ['who (brings|brought|introduced|introduces) [us] [the] most customers', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

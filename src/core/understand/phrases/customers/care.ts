/** Whose birthday is near, and whom to greet for a festival. */
import type { Phrases } from '../../grammar/compile.ts';

export const carePhrases = {
  note: {
    zh: [
      [
        '(给|向) [{customer}] {contact} (发了|寄了|送了) {festival} [的] (祝福|问候|贺卡|礼物|礼盒|红包|月饼|粽子|年货)',
        { surely: 'yes' },
      ],
    ],
    en: [
      [
        'sent {contact} [at {customer}] [a|some] {festival} (greetings|wishes|card|gift|hamper|greeting)',
        { surely: 'yes' },
      ],
      ['sent [a|some] {festival} (greetings|wishes|card|gift|hamper) to {contact} [at {customer}]', { surely: 'yes' }],
    ],
  },
  'birthdays.list': {
    zh: [
      ['[{day}] [有] <who> [客户] [快|要|快要] (过生日|生日) [了]', { surely: 'yes' }],
      ['(最近|近期|接下来) [有] <who> [客户] [要] (过生日|生日)', { surely: 'yes' }],
      ['[{day}|最近|近期] (有人|有客户|有没有人|有没有客户) [要|快] (过生日|生日) [吗|了吗]', { surely: 'yes' }],
      ['{customer} [最近|{day}] [有] 谁 [快|要|快要] (过生日|生日) [了]', { surely: 'yes' }],
      ['{whose} [{day}|最近] [有] 谁 [快|要] (过生日|生日) [了]', { surely: 'yes' }],
      ['(最近|近期|快到|接下来|{day}) [的] [客户] [的] 生日 [有哪些|名单]', { surely: 'yes' }],
      ['(客户|联系人) [的] 生日 (名单|有哪些|清单)', { surely: 'yes' }],
    ],
    en: [
      ['(whose|any|which) (birthday|birthdays) [is|are] [coming up|next|soon|near] [at {customer}]', { surely: 'yes' }],
      ['(whose|any|which) (birthday|birthdays) [is|are] [it] [in] {day}', { surely: 'yes' }],
      ['who (has|have) [a|their] (birthday|birthdays) [in] [{day}|soon|coming up|next]', { surely: 'yes' }],
      [
        '[show] [me] [the] [upcoming|coming|next] [customer] birthdays [of] [{whose}] [in|for] [{day}]',
        { surely: 'yes' },
      ],
    ],
  },
  'greetings.list': {
    zh: [
      ['{festival} [该|要] [给] (<who>|<what>) [客户] (发|送|寄) [祝福|问候|礼物|月饼]', { surely: 'yes' }],
      ['{festival} [我] [该|要] (问候|祝福) (<who>|<what>) [客户]', { surely: 'yes' }],
      ['{festival} (送|寄) (<who>|<what>) [客户] [礼物|贺卡|月饼]', { surely: 'yes' }],
      ['{festival} [的] (祝福|问候|送礼|贺卡|礼物) (名单|清单)', { surely: 'yes' }],
      ['{festival} (祝福|问候|礼物|贺卡) [还有] <who> [还] (没发|没送|没收到) [过]', { surely: 'yes' }],
      ['[还有] <who> [还] (没发|没送|没收到) [过] {festival} [的] (祝福|问候|礼物|贺卡)', { surely: 'yes' }],
      ['(节日|过节) [该|要] [给] <who> (发|送) [祝福|问候|礼|礼物]', { surely: 'yes' }],
      ['节日 (祝福|问候) (名单|清单|还有谁没发)', { surely: 'yes' }],
    ],
    en: [
      [
        '(whom|who) (to|do i|should i|should we) (greet|send greetings to|send cards to) (for|at) {festival}',
        { surely: 'yes' },
      ],
      [
        '(whom|who) (to|do i|should i) send [a|my] {festival} (greetings|wishes|card|cards|gift|gifts) to',
        { surely: 'yes' },
      ],
      ['(whom|who) (to|should i|do i) wish [a] [happy|merry] {festival}', { surely: 'yes' }],
      ['who (is|has) [still] not [been] [yet] greeted [yet] (for|at|on) {festival}', { surely: 'yes' }],
      ['who [still] (gets|needs) [a|my] {festival} (greetings|wishes|card|gift|present)', { surely: 'yes' }],
      ['[show] [me] [my|the] {festival} (greeting|greetings|card|gift) list', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

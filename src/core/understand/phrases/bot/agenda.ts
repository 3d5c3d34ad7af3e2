/** People's own calendars. */
import type { Phrases } from '../../grammar/compile.ts';

export const agendaPhrases = {
  'calendar.link': {
    zh: [
      ['[给我|看|看看] [我的] <calendarLink> [是什么|是多少|呢|在哪|在哪里]', { surely: 'yes' }],
      ['(给我|我要) [一个] <calendarLink>', { surely: 'yes' }],
      ['[怎么] [把] [我的] 跟进 (放进|放到|加到|加进|同步到|导到) [我的] [手机] 日历 [里]', { surely: 'yes' }],
    ],
    en: [
      ['[what s|whats|show|show me|give me|what is] (my|a|the) <calendarLink>', { surely: 'yes' }],
      ['(put|show|sync) [my] follow ups (in|into|to|with) my calendar', { surely: 'yes' }],
    ],
  },
  'calendar.renew': {
    zh: [['(换|更换|重置|重新生成|换一个|换个) [一个] [新的] [我的] <calendarLink>', { surely: 'yes' }]],
    en: [
      ['[give me|make me|i need] [a] new <calendarLink>', { surely: 'yes' }],
      ['(renew|reset|change|rotate) (my|the) <calendarLink>', { surely: 'yes' }],
    ],
  },
  'calendar.end': {
    zh: [['(停用|停掉|撤销|吊销|作废|关掉|删除|删掉) [我的] <calendarLink>', { surely: 'yes' }]],
    en: [['(stop|revoke|end|disable|delete|cancel) (my|the) <calendarLink>', { surely: 'yes' }]],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

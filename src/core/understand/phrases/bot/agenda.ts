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
  'calendar.read': {
    zh: [
      ['[我的] 日历 [地址|链接] (是|在) {address}', { surely: 'yes' }],
      ['(读|看|订阅|接入) [一下] [我的] 日历 {address}', { surely: 'yes' }],
    ],
    en: [
      ['my calendar (is|is at|s at) {address}', { surely: 'yes' }],
      ['(read|connect|follow|subscribe to) my calendar [at] {address}', { surely: 'yes' }],
    ],
  },
  'calendar.mute': {
    zh: [['(别|不要|不用) [再] (问我|问|提醒我|提醒) [我的] 日历 [上|里] 的 (会|会议|安排)', { surely: 'yes' }]],
    en: [['(stop asking|do not ask|dont ask) [me] about my (meetings|calendar)', { surely: 'yes' }]],
  },
  'calendar.unmute': {
    zh: [['(继续|恢复|照常|重新) (问我|问|提醒我|提醒) [我的] 日历 [上|里] 的 (会|会议|安排)', { surely: 'yes' }]],
    en: [['ask [me] about my (meetings|calendar) again', { surely: 'yes' }]],
  },
  'calendar.forget': {
    zh: [['(不要|别|不用) [再] (读|看) [我的] 日历 [了]', { surely: 'yes' }]],
    en: [['(stop reading|do not read|dont read) my calendar', { surely: 'yes' }]],
  },
  'meeting.note': {
    zh: [['会议 {row} {words}', { surely: 'yes', payload: 'words' }]],
    en: [['meeting {row} {words}', { surely: 'yes', payload: 'words' }]],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

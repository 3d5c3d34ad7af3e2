/** Who somebody is here: their name, their address, their other platforms. */
import type { Phrases } from '../../grammar/compile.ts';

export const accountsPhrases = {
  'person.rename': {
    zh: [
      ['同事 {colleague} 改名 [叫|为|成] {value:words}', { surely: true }],
      ['同事 {colleague?} 改名 [叫|为|成] {value:words}', { surely: true }],
      ['{colleague} 改名 [叫|为|成] {value:words}', { surely: true }],
      ['我 改名 [叫|为|成] {value:words}', { colleague: '我', surely: true }],
    ],
    en: [
      ['rename [colleague] {colleague} to {value:words}', { surely: true }],
      ['rename colleague {colleague?} to {value:words}', { surely: true }],
      ['rename (me|myself) to {value:words}', { colleague: 'me', surely: true }],
    ],
  },
  'email.set': {
    zh: ['我的 [电子] (邮箱|邮件) [地址] [是|换成|改成] {email}'],
    en: ['my (email|e-mail|mail) [address] [is] [now] {email}'],
  },
  'wechat.connect': {
    zh: [
      '[重新] (连接|连上|接入|登录|扫码连接|连) [我的] 微信',
      '微信扫码',
      '微信 [上] [的] 数字 [是] {number}',
      '微信 [上] [的] 数字 [是] {number:code}',
    ],
    en: [
      '(connect|reconnect) [my|to] (wechat|we chat)',
      '(wechat|we chat) number [is] {number}',
      '(wechat|we chat) number [is] {number:code}',
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

/** Who somebody is here: their name, their address, their other platforms. */
import type { Phrases } from '../../grammar/compile.ts';

export const accountsPhrases = {
  'team.list': {
    zh: [
      '(有哪些|有几个|有几位|都有哪些|列出|看看有哪些) [的] (同事|团队成员|成员|组员)',
      '(团队|组里|我们组|公司|我们团队) [里] [都|一共|现在] 有 (谁|哪些人|哪些同事|几个人)',
      '(同事|成员|团队) (名单|列表|有哪些|都有谁)',
      '谁在 (团队|我们团队|我们组|组) [里]',
    ],
    en: [
      '(who is|who s) (on|in) (the|my|our) team',
      'who are (my|our) colleagues',
      '(list|show) [me] [the|my|our|all] (team members|colleagues|team list)',
      '[the] (team members|team list|list of colleagues)',
    ],
  },
  'person.me': {
    zh: [
      ['我 (是谁|是哪个|叫什么|叫什么名字|叫啥|现在是谁)', { surely: true }],
      ['我 [现在] (是|在) (哪个组|哪个团队|什么角色|什么身份|哪个时区|什么时区) [的]', { surely: true }],
      ['我的 (角色|身份|权限|账号|名字|团队|时区|语言) [是] (什么|哪个|啥)', { surely: true }],
      ['你 (知道|认识|记得) 我 [是谁] [吗|不]', { surely: true }],
      ['[看] [一下] 我的 (资料|个人资料|账号信息|个人信息)', { surely: true }],
    ],
    en: [
      ['who am i [here|to you]', { surely: true }],
      ['(what is|what s|whats) my (name|role|team|time zone|timezone|language) [here]', { surely: true }],
      ['(which|what) (team|role|time zone|timezone|language) (am i|do i have) [in|on]', { surely: true }],
      ['do you know (who i am|me)', { surely: true }],
      ['[show] [me] my (profile|account)', { surely: true }],
    ],
  },
  'person.invite': {
    zh: [
      ['邀请 {colleague?}', { surely: true }],
      ['邀请 [同事] {words} [来|加入] [当|做|为|作为] {value:role}', { surely: true }],
      ['邀请 (同事|新同事) {words}', { surely: true }],
      ['邀请 {words} 加入 [我们|团队|我们团队|公司]', { surely: true }],
    ],
    en: [
      ['invite {colleague?}', { surely: true }],
      ['invite {words} (as|to be) [a|an|the|our] {value:role}', { surely: true }],
      ['invite [a] [new] colleague {words}', { surely: true }],
      ['invite {words} to [join] (the|our) team', { surely: true }],
      ['add {words} to (the|our) team as [a|an] {value:role}', { surely: true }],
    ],
  },
  'person.rename': {
    zh: [
      ['同事 {colleague} 改名 [叫|为|成] {value:words}', { surely: true }],
      ['同事 {colleague?} 改名 [叫|为|成] {value:words}', { surely: true }],
      ['{colleague} 改名 [叫|为|成] {value:words}', { surely: true }],
      ['我 改名 [叫|为|成] {value:words}', { colleague: '我', surely: true }],
      ['我 叫 {colleague?}', { field: 'me', surely: true }],
      ['我的名字 (是|叫) {value:words}', { colleague: '我', surely: true }],
    ],
    en: [
      ['rename [colleague] {colleague} to {value:words}', { surely: true }],
      ['rename colleague {colleague?} to {value:words}', { surely: true }],
      ['rename (me|myself) to {value:words}', { colleague: 'me', surely: true }],
      ['my name is {value:words}', { colleague: 'me', surely: true }],
      ['(i am|im|i m) {colleague?}', { field: 'me' }],
      ['call me {colleague?}', { field: 'me', surely: true }],
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

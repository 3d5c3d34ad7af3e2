/** What takes two, how long things are kept, and the personal data of one contact. */
import type { Phrases } from '../grammar/compile.ts';

export const trustPhrases = {
  'approval.give': {
    zh: [
      ['(批准|同意|通过) [这个|那个|该] (申请|请求) [{row}]', { surely: 'yes' }],
      ['[我] (批准|批了|准了) [{row}]', { surely: 'yes' }],
    ],
    en: [
      ['approve [the|this] (request|application) [{row}]', { surely: 'yes' }],
      ['[i] (approve|approved) [it|this|that] [{row}]', { surely: 'yes' }],
    ],
  },
  'approval.refuse': {
    zh: [
      ['(驳回|不批准|不同意|拒绝) [这个|那个|该] (申请|请求) [{row}]', { surely: 'yes' }],
      ['[我] (驳回|不批准|不批) [{row}]', { surely: 'yes' }],
    ],
    en: [
      ['(refuse|reject|deny) [the|this] (request|application) [{row}]', { surely: 'yes' }],
      ['[i] (dont approve|do not approve) [it|this|that] [{row}]', { surely: 'yes' }],
    ],
  },
  'approval.list': {
    zh: [
      ['[{day}|现在] [还] [有] (什么|哪些) (等|要|需要) 我 (批准|批|审批|点头|同意) [的]', { surely: 'yes' }],
      ['(待我批准|待批准|待批) [的] [申请]', { surely: 'yes' }],
    ],
    en: [
      ['what (waits|is waiting|needs) [for] my approval', { surely: 'yes' }],
      ['(pending approvals|open approvals|requests waiting for me)', { surely: 'yes' }],
    ],
  },
  'erasure.list': {
    zh: [
      ['[看|查] [个人信息] (删除凭证|删除记录|删除证明)', { surely: 'yes' }],
      ['删除过谁的个人信息', { surely: 'yes' }],
    ],
    en: [['[show] [the] (erasure|deletion) (proofs|proof|log|records)', { surely: 'yes' }]],
  },
  'contact.export': {
    zh: [
      ['(导出|导一份|下载) [联系人] {contact} [的] (个人信息|个人资料|个人数据|全部信息|所有信息)', { surely: 'yes' }],
      ['{contact} [的] (个人信息|个人资料|个人数据) (导出|导出来|导一份|导一份出来)', { surely: 'yes' }],
      ['我们存了 {contact} [的] (什么|哪些) [个人] (信息|资料|数据)', { surely: 'yes' }],
    ],
    en: [
      [
        '(export|download|extract) {contact} [s] (personal data|personal info|personal information|data)',
        { surely: 'yes' },
      ],
      [
        '(export|download|extract) [all|the] (personal data|personal information|everything) [we hold] (of|on|about) {contact}',
        { surely: 'yes' },
      ],
      ['(data subject|subject) access [request] [for] {contact}', { surely: 'yes' }],
    ],
  },
  'retention.set': {
    zh: [
      ['{value:retained} [最多|最长|只] [能] (藏|留|保留|存) {length}', { surely: 'yes' }],
      ['{value:retained} (最多|最长|只|改成|设成) {length}', { surely: 'yes' }],
    ],
    en: [
      ['{value:retained} [for] (at most|no longer than|max|only) {length}', { surely: 'yes' }],
      ['keep [the] {value:retained} [for] [at most|no longer than|only] {length}', { surely: 'yes' }],
    ],
  },
  'retention.list': {
    zh: [
      ['(数据|记录|消息|资料|东西|原话) [都|一般] (保留|留|存) (多久|多少天|几天|多长时间)', { surely: 'yes' }],
      ['(保留期限|数据保留设置|数据保留期|保留多久)', { surely: 'yes' }],
      ['私密记录 [最多] [能] (藏|留|保密) (多久|几天|多少天)', { surely: 'yes' }],
    ],
    en: [
      [
        'how long (is|are|do you keep|do we keep) [the] (data|messages|notes|things|everything) [kept|stored]',
        { surely: 'yes' },
      ],
      ['(retention|data retention) [settings|periods]', { surely: 'yes' }],
      ['how long can [a] (note|notes) (be|stay) private', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

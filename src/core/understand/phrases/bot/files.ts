/** Files in and out, and what is to be erased. */
import type { Phrases } from '../../grammar/compile.ts';

export const filesPhrases = {
  import: {
    zh: [
      '<import> [客户|联系人|名片|名单]',
      '(批量录|录入|导入) [客户] [表] {words}',
      '(传了|附件是|发了) [个] {what:words} [读进来|帮我弄进去|导进去]',
      '<file> [在上面] <import>',
      '{what:words} (读进来|搬过来|弄进去|导进来)',
      '老系统的 {what:name} 要搬过来',
    ],
    en: [
      '<import> [the] [attached] {what:words}',
      '<import> (customers|contacts|file|list|excel|csv)',
      '(uploading|here s|attached) {what:words} <import> [it]',
      '<import> [the] <file>',
      'bring [in|over] [my] {what:words}',
      'pull it in',
    ],
  },
  export: {
    zh: [
      '<export> {what:words}',
      '{what:words} <export>',
      '{what:words} (弄成|做成|导成) <file> [发我]',
      '{whose} [的] 客户 <export>',
      '所有客户打包 [我要下载]',
      '{what:words} 导一份出来',
      '<export> [{whose}] [的] {exported}',
      ['<export> (全部|所有|全公司) [的] [{exported}]', { whose: 'all' }],
      '<export> {whose} [的]',
      '<export>',
    ],
    en: [
      '<export> [all] [my|the] {what:words}',
      '(share|send|give) [me] [the] {what:words} [in|as] <file> [format]',
      'dump {what:words} [to] <file>',
      '{what:words} export [out] [give me]',
      'i need the extraction of {what:words}',
      '(dl|download) {what:words}',
      '<export> [{whose}] [s] {exported}',
      '<export> {whose}',
    ],
  },
  erase: {
    zh: [
      '<erase> [联系人] {contact} [的] <personaldata>',
      '{contact} [的] <personaldata> [从库里] <erase>',
      '(彻底清除|彻底删除|清空) {customer} {words}',
      '{contact} [不愿意留底] [她|他] <personaldata> <erase>',
      '{contact} 来函要求 抹掉 {words}',
      '{contact} data must delete {words}',
      [
        '(删除|抹掉|清除|彻底删除|擦掉) [联系人] {contact?} [的] [所有|全部] (个人信息|个人资料|个人数据|隐私信息)',
        { surely: 'yes' },
      ],
    ],
    en: [
      '<erase> [all] [personal] <personaldata> [of|on|for] {contact}',
      '<erase> {contact} [s] <personaldata>',
      '(gdpr|pdpa) [request] [:] <erase> {contact}',
      'right to be forgotten [for] {contact} {words}',
      '<erase> everything [we hold] [on] {contact}',
      '{contact} asks [the] <erase> [of] <personaldata>',
      'wipe {contact}',
      [
        '(erase|delete|wipe|purge|remove) {contact?} [s] (personal data|personal info|personal information)',
        { surely: 'yes' },
      ],
      [
        '(erase|delete|wipe|purge|remove) [all|the] (personal data|personal info|personal information) (of|on|about|for) {contact?}',
        { surely: 'yes' },
      ],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

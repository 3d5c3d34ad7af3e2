/** Who really knows a customer, and what hangs on one head. */
import type { Phrases } from '../grammar/compile.ts';

export const riskPhrases = {
  'customer.knowers': {
    zh: [
      ['(谁|有谁|还有谁|哪些人) (真正|真的|真|最|到底|也|都) 懂 {customer?}', { surely: true }],
      '{customer} [到底|现在|真正] [有] (谁|几个人|多少人|哪些人) [真正|真|最|也] 懂 [的]',
      '懂 {customer} 的 [人] [有] (谁|几个|多少|哪些)',
      '[为什么|为啥] [说] {customer} [的] <risk> [有多大|多大|多高|高|高不高|怎么样|为什么高|怎么来的]',
      '谁 [对] {customer} [最] (懂|了解|清楚)',
    ],
    en: [
      ['who [else] (really|actually|truly) (knows|understands) {customer?}', { surely: true }],
      ['who [else] (knows|understands) {customer?} (best|well)', { surely: true }],
      ['how many of us [really|actually] (know|understand) {customer?}', { surely: true }],
      '[what s|what is|show] [the] <risk> (of|at|with|for) {customer}',
      'why is {customer} (a|at) risk',
    ],
  },
  'customer.relation': {
    zh: [
      ['(和|跟) {customer?} [的] 关系 [有|够|现在] (多深|多广|多久|不够深|够深吗|深不深|怎么样了)', { surely: true }],
      ['{customer} [的] 关系 [有|够] (多深|多广|多久|够深吗|深不深)', { surely: true }],
      ['[{whose}] [客户] [关系] 更广 更久 更深 [了吗|吗|没有]', { surely: true }],
      ['[{whose}] [客户] [关系] 更广 更久 更深 [,] 比上个月 [好] [了] [吗|没|没有]', { surely: true }],
      ['[{whose}] [客户] [关系] 比上个月 更广 更久 更深 [了吗|吗|没有]', { surely: true }],
    ],
    en: [
      ['how (deep|wide|long|strong) is (our|the) (relationship|relation) (with|to) {customer?}', { surely: true }],
      ['wider [and] longer [and] deeper [of|for] [{whose}] [than last month]', { surely: true }],
    ],
  },
  'risk.list': {
    zh: [
      ['比上个月 (好了|降了|少了) [吗|没|没有]', { surely: true }],
      ['[我的] 客户 [里|里面|里头|中] [有] (谁|哪些|哪几家) [是] 只有我 (懂|认识|知道)', { surely: true }],
      ['(哪些|哪几家|有哪些) 客户 (只有|就) (一个人|1个人) (懂|认识|知道)', { surely: true }],
      ['[{whose}] 只有 (我|一个人|1个人) (懂|认识|知道) 的 [{tier}] 客户 [{page}]', { surely: true }],
      '[{whose}] [客户] 私有化 <risk> [{page}]',
      '[{whose}] 客户 私有化 <risk> 比上个月 好了吗',
      ['[{whose}] [这个月] [客户] [私有化] <risk> (降了|好了|低了|少了|高了) [吗|没|没有]', { surely: true }],
      '(要是|如果) {colleague} [{day}] (走了|离职|不干了) [我们] (会丢|损失) (什么|哪些) [客户]',
    ],
    en: [
      ['[is it|are we] better than last month', { surely: true }],
      '[{whose}] privatisation <risk> [{page}]',
      ['(which|what) customers [does] only one person (know|knows)', { surely: true }],
      '[{whose}] [{tier}] customers only (i|one person) (know|knows) [{page}]',
      'if {colleague} (left|leaves|quits|quit|is gone) [tomorrow] what (do|would|will) we lose',
    ],
  },
  'backup.fill': {
    zh: [
      ['(给|帮) (每个|每家|每个客户|他们|没有的) [都] (配|补|安排) [个|一个|上] <backup>', { surely: true }],
      ['就这样配 <backup>', { outcome: 'yes', surely: true }],
    ],
    en: [
      ['give (each|every customer|everyone) a <backup>', { surely: true }],
      ['give these backups', { outcome: 'yes', surely: true }],
    ],
  },
  'joint.plan': {
    zh: [['(请|约|叫) {colleague} [下次|下回|{day}] (一起去|一起跑|一起拜访|同去) {customer?}', { surely: true }]],
    en: ['invite {colleague} [along] to {customer?} [on] [{day}]'],
  },
  'readers.list': {
    zh: [
      [
        '{colleague?} [最近|这阵子|今天] [都] (看过|看了|查过) (哪些|哪几家|谁家|谁的) [的] [客户|记录|资料]',
        { surely: true },
      ],
    ],
    en: [
      [
        '(what|which customers) has {colleague?} (looked at|viewed|read about) [lately|recently|today]',
        { surely: true },
      ],
      ['(what|which customers) (have|did) i (looked at|look at|viewed|view) [lately|recently|today]', { surely: true }],
    ],
  },
  thanks: {
    zh: ['(谢谢|多谢|感谢) {colleague?} 提供 {words}'],
    en: ['(thanks|thank you) {colleague?} for {words}'],
  },
  'credit.list': {
    zh: [
      ['[{period}] [对大家] 最有用 的 [几|5|五|十|10] [条] (记录|笔记)', { field: 'notes', surely: true }],
      [
        '[{period}] (谁|哪位同事) 的 (记录|笔记) [被别人|被大家|被同事] (用得最多|帮到人最多|最有用|帮到别人最多)',
        { field: 'people', surely: true },
      ],
      ['[我的] (知识分|积分)', { field: 'mine', surely: true }],
      ['我的 (记录|笔记) (帮到了|帮了|帮过|帮到过) 谁', { field: 'mine', surely: true }],
    ],
    en: [
      ['[the] [5|five|10|ten] most useful notes [{period}]', { field: 'notes', surely: true }],
      [
        '(whose|who s) notes (helped|help) [others|people|us] [the] [most] [{period}]',
        { field: 'people', surely: true },
      ],
      ['my [knowledge] (credits|credit)', { field: 'mine', surely: true }],
      ['whom did my notes help [{period}]', { field: 'mine', surely: true }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

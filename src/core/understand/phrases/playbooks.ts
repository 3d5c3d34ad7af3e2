/** Playbooks: written, laid on a customer, started by a rule, stopped, listed. */
import type { Phrases } from '../grammar/compile.ts';

export const playbooksPhrases = {
  'playbook.set': {
    zh: [
      ['(流程|套路|打法|标准流程) {name:words} : {words}', { surely: 'yes' }],
      ['(定|写|建|新建|设) [个|一个] (流程|套路|打法|标准流程) {name:words} : {words}', { surely: 'yes' }],
      ['[定|写|建|新建|设] (流程|标准流程) {name:words} 第 {number} 天 {words}', { surely: 'yes' }],
    ],
    en: [
      ['playbook {name:words} : {words}', { surely: 'yes' }],
      ['(set|make|create|write|new) [up] [a|the] playbook {name:words} : {words}', { surely: 'yes' }],
      ['playbook {name:words} day {number} {words}', { surely: 'yes' }],
    ],
  },
  'playbook.follow': {
    zh: [['流程 {name:words} 在走的也改', { surely: 'yes' }]],
    en: [['playbook {name:words} running ones follow', { surely: 'yes' }]],
  },
  'playbook.apply': {
    zh: [
      ['(给|对|跟|让|在) {customer} (用|走|套|上|跑|启动|套用) [上|一下] [流程] {name:words}', { surely: 'yes' }],
      ['{customer} (启动|套用|开始走) [流程] {name:words}', { surely: 'yes' }],
    ],
    en: [['(use|run|start|apply|put) [the] playbook {name:words} (on|for|at|with) {customer}', { surely: 'yes' }]],
  },
  'playbook.rule': {
    zh: [
      [
        '[每个|每家|所有|凡是] 新 [的|增] {tier} [的] 客户 [都|自动|一律] (走|用|按|跑|套) [流程] {name:words}',
        { outcome: 'on', surely: 'yes' },
      ],
      ['新 [的|增] {tier} [的] 客户 (不走|别走|不用走|不再走) [流程] {name:words}', { outcome: 'off', surely: 'yes' }],
    ],
    en: [
      [
        '(every|each|all|any) new {tier} <customer> (gets|get|starts|start|runs|run) [the] playbook {name:words}',
        { outcome: 'on', surely: 'yes' },
      ],
      [
        'new {tier} <customer> (no longer|dont|do not) (get|start|run) [the] playbook {name:words}',
        { outcome: 'off', surely: 'yes' },
      ],
    ],
  },
  'playbook.stop': {
    zh: [['{customer} (不走|别走|停掉|停止|不用走|不再走) [流程] {name:words}', { surely: 'yes' }]],
    en: [['stop [the] playbook {name:words} (at|for|on|with) {customer}', { surely: 'yes' }]],
  },
  'playbooks.list': {
    zh: [
      ['[有|看|看看|列出] [哪些|所有|全部] (流程|打法|标准流程) [有哪些|清单|列表]', { surely: 'yes' }],
      ['[每个|各个|各] (流程|打法|标准流程) [都] (执行|走|完成|做) [得|的] (怎么样|如何|情况)', { surely: 'yes' }],
      ['流程 {name:words} (执行|走|完成|做) 得 (怎么样|如何)', { surely: 'yes' }],
    ],
    en: [
      ['[show|list|which|what] [all] [the|our] playbooks [are there|do we have]', { surely: 'yes' }],
      ['how well are [the|our] playbooks kept', { surely: 'yes' }],
      ['how (well|often) is (each|every) playbook kept', { surely: 'yes' }],
      ['how well is playbook {name:words} kept', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

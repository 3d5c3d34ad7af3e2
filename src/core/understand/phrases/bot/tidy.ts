/** Order in what is kept, and what helps one to find one's way: duplicates, the rest of a list, the demo. */
import type { Phrases } from '../../grammar/compile.ts';

export const tidyPhrases = {
  'contact.alias': {
    zh: [
      '[{row}] {value:contact?} 就是 [{customer}] {contact?}',
      '[{row}] {value:contact?} 就是 {target:row}',
      ['记住 {value:contact?} 就是 [{customer}] {contact?}', { field: 'sure' }],
      ['{value:contact?} 就是 [{customer}] {contact?} 记住', { field: 'sure' }],
    ],
    en: [
      '{value:contact?} means {contact?} [(at|of|from) {customer?}]',
      '{value:contact?} means {target:row}',
      '{row} {value:contact?} is {target:row}',
      ['remember {value:contact?} means {contact?} [(at|of|from) {customer?}]', { field: 'sure' }],
      ['{value:contact?} means {contact?} [(at|of|from) {customer?}] remember', { field: 'sure' }],
    ],
  },
  'duplicates.list': {
    zh: [
      '[有没有|找|看看|查] [疑似|可能] 重复 [的] [客户|联系人]',
      '(哪些|有哪些) (客户|联系人) [可能|疑似] [是] 重复 [的]',
    ],
    en: [
      '[find|show|list] [possible|likely] (duplicate|duplicates) [customers|contacts]',
      '(which|what) (customers|contacts) [may|might] [be] (duplicate|duplicates)',
    ],
  },
  'list.more': {
    zh: ['[看|还有] 更多', '还有', '还有吗'],
    en: ['[show] more'],
  },
  'company.table': {
    zh: [
      '公司放假表 [{row}]',
      '(上传|导入|发) [一下] [我们|公司] [的] (放假|节假日|假期|调休) (表|表格|安排表|日历)',
      '怎么 (上传|导入|发) [公司] [的] (放假|节假日|假期|调休) (表|表格|安排表|日历)',
    ],
    en: [
      'company days table [{row}]',
      '(upload|import|send) [the|our|a] [list of] company (holidays|days off|holiday list|holiday table|holiday calendar)',
      'how (do|can) i (upload|import|send) [the|our] company (holidays|days off|holiday list|holiday calendar)',
    ],
  },
  'import.step': {
    zh: [
      ['导入 {row}', { field: 'begin' }],
      ['确认导入 [{row}]', { field: 'run' }],
      ['取消导入 [{row}]', { field: 'cancel' }],
      ['撤销导入 [{row}]', { field: 'undo' }],
      ['继续导入 [{row}]', { field: 'resume' }],
      ['改列 [{row}]', { field: 'columns' }],
      ['改列 [{row}] {which} [{value:columnField}]', { field: 'column' }],
      ['{which} 列 (是|为|改成|改为) {value:columnField}', { field: 'column' }],
      ['{which} (是|为) (表头|标题行|列名|抬头)', { field: 'head' }],
      ['[这张表|表格] 没有表头', { field: 'headless' }],
      ['工作表 [{row}] [{which}]', { field: 'sheets' }],
      ['[只要] 工作表 {words}', { field: 'sheets' }],
      ['相像的并入 [{row}]', { field: 'join' }],
      ['相像的新建 [{row}]', { field: 'make' }],
      ['相像的不导入 [{row}]', { field: 'leave' }],
    ],
    en: [
      ['import {row}', { field: 'begin' }],
      ['run import [{row}]', { field: 'run' }],
      ['cancel import [{row}]', { field: 'cancel' }],
      ['undo import [{row}]', { field: 'undo' }],
      ['resume import [{row}]', { field: 'resume' }],
      ['columns [{row}]', { field: 'columns' }],
      ['column [{row}] {which} [is] [{value:columnField}]', { field: 'column' }],
      ['row {which} (is|has) [the] (header|headers|heading|headings|heads)', { field: 'head' }],
      ['[the] [table] has no (header|headers|headings|heads)', { field: 'headless' }],
      ['(sheet|sheets) [{row}] [{which}]', { field: 'sheets' }],
      ['[only] (sheet|sheets) {words}', { field: 'sheets' }],
      ['alike [{row}] same', { field: 'join' }],
      ['alike [{row}] new', { field: 'make' }],
      ['alike [{row}] leave', { field: 'leave' }],
    ],
  },
  demo: {
    zh: ['演示', '一周的工作', ['(结束|关闭|清除) 演示', { field: 'off' }], ['跳过 演示', { field: 'skip' }]],
    en: [
      ['demo', { surely: 'yes' }],
      'a week at work',
      ['demo off', { field: 'off' }],
      ['skip [the] demo', { field: 'skip', surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

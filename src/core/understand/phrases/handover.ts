/** What is said in the course of a handover: started from its preview, asked and answered, introduced. */
import type { Phrases } from '../grammar/compile.ts';

export const handoverStepPhrases = {
  'handover.start': {
    zh: ['(开始|执行|确认) 交接 {row}'],
    en: ['(start|begin|confirm) [the] handover {row}'],
  },
  'handover.answer': {
    zh: [['回答 {row} {words}', { payload: 'words' }]],
    en: [['answer {row} {words}', { payload: 'words', surely: 'yes' }]],
  },
  'handover.skip': {
    zh: ['跳过 [这个|这题|这条] [问题] [{row}]', '(这个|这题) 跳过', '不知道 跳过'],
    en: ['skip [it|this|that] [one|question] [{row}]', '(pass|next) question [{row}]'],
  },
  'handover.introduce': {
    zh: [
      '[写] [给] {customer} [的] (介绍信|交接信|引荐信)',
      '(写|起草) [一封] [给] {customer} [的] (介绍信|引荐|介绍)',
    ],
    en: [
      '[write|draft] [an|the] (introduction|intro) [mail|message|note] (for|to|at) {customer}',
      '{customer} (introduction|intro) [draft]',
    ],
  },
  'handover.run': {
    zh: [
      [
        '{colleague} (休产假|产假|休假|请假|出差) [到] {day} 客户 [都|全部] (转给|交给|移交给|给|由) {to:colleague}',
        { surely: 'yes' },
      ],
      ['交接 {colleague?} [客户] [全部|都] (给|归|转给|交给) {to:colleague}', { surely: 'yes' }],
    ],
    en: ['hand over {colleague} (while|until) {words}'],
  },
  'handover.status': {
    zh: ['[新] (负责人|接手的人) [{length}] [内|里] [都] (联系过|联系|跟进过) [了] [吗|没|没有]'],
    en: ['[has|have] (everybody|everyone|all of them) [been] contacted [within] [{length}]'],
  },
  'handover.accept': {
    zh: ['<accept> {which}'],
    en: ['<accept> {which}'],
  },
  'handover.decline': {
    zh: [
      ['<decline> {customer} {words}', { payload: 'words' }],
      ['<decline> {customer} (原因|理由|因为|由于) {words}', { surely: 'yes' }],
    ],
    en: [
      ['<decline> {customer} {words}', { payload: 'words' }],
      ['<decline> {customer} (because|since|reason) {words}', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

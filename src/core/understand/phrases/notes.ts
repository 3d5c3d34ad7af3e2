/** What is noted because it is said that it is to be. */
import type { Phrases } from '../grammar/compile.ts';

export const notesPhrases = {
  note: {
    zh: [
      ['(记|记一下|记下|记录|记录一下|记一条) : {words}', { surely: 'yes' }],
      ['(记一下|记下|记录一下|记一条) {words}', { payload: 'words' }],
      // What was to be bought is no follow-up of ours.
      [
        '{customer} [的] [这个|那个] (订单|单子|项目|合同|招标) [也|被|已经] (取消|叫停|砍) [掉] 了 [{rest:words}]',
        { surely: 'yes' },
      ],
    ],
    en: [
      ['(note|log) : {words}', { surely: 'yes' }],
      [
        '[we|i|have|just] promised {customer} (a|an|the|our|to|that|free|another|one|two|some) {rest:words}',
        { surely: 'yes' },
      ],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

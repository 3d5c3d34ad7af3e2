/** What is noted because it is said that it is to be. */
import type { Phrases } from '../grammar/compile.ts';

export const notesPhrases = {
  note: {
    zh: [
      ['(记|记一下|记下|记录|记录一下|记一条) : {words}', { surely: 'yes' }],
      ['(记一下|记下|记录一下|记一条) {words}', { payload: 'words' }],
    ],
    en: [['(note|log) : {words}', { surely: 'yes' }]],
  },
} as const satisfies Readonly<Record<string, Phrases>>;

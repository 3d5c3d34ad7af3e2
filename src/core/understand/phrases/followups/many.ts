/** A follow-up for every customer that answers a question; said again with a word before it, it is done. */
import type { Phrases } from '../../grammar/compile.ts';

const ZH = [
  '给 {whom:words} 客户 [都] (发|做|安排) [个|一次|份] [满意度] (回访|问卷|调查) [{day}]',
  '给 {whom:words} 客户 {day} [都] (发|做|安排) [个|一次|份] [满意度] (回访|问卷|调查)',
  '(回访|调查) [一下] {whom:words} 客户 [{day}]',
  '给 {whom:words} 客户 [都|每家] (加|安排|记) [个|一条|条] <followup> {what:words}',
  '给 {whom:words} 客户 (都|每家|每个) {what:words}',
] as const;

const EN = [
  '(survey|send a survey to) {whom:words} deliveries [{day}]',
  '(survey|send a survey to) {whom:words} <customer> [{day}]',
  '(survey|send a survey to) <customer> {whom:words}',
  'add [a] <followup> for (all|every|each) {whom:words} <customer> : {what:words}',
] as const;

export const manyPhrases = {
  'followup.forAll': {
    zh: ZH.flatMap((phrase) => [
      [phrase, { surely: 'yes' }],
      [`照做 [:] ${phrase}`, { surely: 'yes', make: 'surely' }],
    ]),
    en: EN.flatMap((phrase) => [
      [phrase, { surely: 'yes' }],
      [`go ahead [:] ${phrase}`, { surely: 'yes', make: 'surely' }],
    ]),
  },
} as const satisfies Readonly<Record<string, Phrases>>;

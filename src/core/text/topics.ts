/** What is looked for under a word: the words that mean it in both languages. Pure. */

import type { Localized } from '../contract/locale.ts';
import { plain } from '../reader/text/normalize.ts';
import { bigramsIn } from './bigrams.ts';

/** A word by which customers are asked for, with all by which they say it. */
const TOPICS: readonly { readonly name: Localized; readonly asked: RegExp; readonly said: readonly string[] }[] = [
  {
    name: { zh: '价格', en: 'price' },
    asked: /^(?:价格?|价钱|太贵|贵|嫌贵|price|pricing|prices|cost|costs|expensive|too expensive)$/i,
    said: [
      '价格',
      '报价高',
      '价钱',
      '嫌贵',
      '太贵',
      '偏贵',
      '贵了',
      '降价',
      'price',
      'pricing',
      'expensive',
      'quote is too high',
    ],
  },
  {
    name: { zh: '交期', en: 'lead time' },
    asked: /^(?:交期|交货期?|交货慢|lead ?times?|delivery|late deliver(?:y|ies)|slow delivery)$/i,
    said: ['交期', '交货', '拖期', '延期交', 'lead time', 'deliver'],
  },
  {
    name: { zh: '质量', en: 'quality' },
    asked: /^(?:质量|品质|不良|quality|defects?)$/i,
    said: ['质量', '品质', '不良', '故障', 'quality', 'defect', 'failure'],
  },
  {
    name: { zh: '服务', en: 'service' },
    asked: /^(?:服务|售后|响应|service|support)$/i,
    said: ['服务', '售后', '响应', 'service', 'support'],
  },
  {
    name: { zh: '付款', en: 'payment' },
    asked: /^(?:付款|账期|付款条件|payment|payment terms|terms)$/i,
    said: ['付款', '账期', '预付', 'payment', 'net 30', 'net 60'],
  },
];

/**
 * What stands in the search index for a topic: a number that no pair of characters has. A topic keeps its number; a change of
 * its words needs a migration that marks the notes anew.
 */
export type TopicMark = number;

/** What a note is found by: the pairs of characters in it, and the marks of the topics that it speaks of. */
export function gramsOfNote(text: string): number[] {
  return [...bigramsIn(text), ...topicsIn(text).map(({ mark }) => mark)];
}

/** The topics of a note as one number, a bit for each mark. */
export function topicBits(text: string): number {
  return topicsIn(text).reduce((bits, { mark }) => bits | bitOf(mark), 0);
}

export function bitOf(mark: TopicMark): number {
  return 1 << (mark - 1);
}

/** The topics that a note speaks of. */
export function topicsIn(text: string): readonly { readonly mark: TopicMark; readonly name: Localized }[] {
  const folded = plain(text);
  return TOPICS.flatMap(({ name, said }, at) =>
    said.some((word) => folded.includes(word)) ? [{ mark: at + 1, name }] : [],
  );
}

/** The topic that somebody asks for; undefined for a word that stands for itself. */
export function topicAsked(
  about: string,
): { readonly mark: TopicMark; readonly name: Localized; readonly said: readonly string[] } | undefined {
  const at = TOPICS.findIndex(({ asked }) => asked.test(about.trim()));
  const topic = TOPICS[at];
  return topic && { mark: at + 1, name: topic.name, said: topic.said };
}

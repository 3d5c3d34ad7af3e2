/** Why somebody should know, and the sentence that tells them. Pure. */
import type { Localized } from '../contract/locale.ts';
import { NEWS_TOPICS, type NewsTopic } from '../contract/vocabulary.ts';
import type { AudienceReason } from './audience.ts';

export function shareSentence(noteId: number, whom: string): Localized {
  return { zh: `把 #${noteId} 告诉${whom}`, en: `tell ${whom} about #${noteId}` };
}

export function whyWords(reason: AudienceReason, topic: NewsTopic | undefined): Localized {
  const about = topic ? NEWS_TOPICS[topic] : { zh: '这类事', en: 'such things' };
  return {
    owner: { zh: '负责人', en: 'owner' },
    backup: { zh: 'B角', en: 'backup' },
    helper: { zh: '协助', en: 'assists' },
    met: { zh: '打过交道', en: 'has dealt with them' },
    lead: { zh: '组长', en: 'lead' },
    toldTopic: { zh: `${about.zh}告诉过TA`, en: `told of ${about.en} before` },
    toldCustomer: { zh: '这家的事告诉过TA', en: 'told of this customer before' },
  }[reason];
}

/** Who should know of a note: those around its customer, and those who were told of such things before. Pure. */
import type { NewsTopic } from '../contract/vocabulary.ts';
import { NEWS_TOPICS } from '../contract/vocabulary.ts';

export type AudienceReason = 'owner' | 'backup' | 'helper' | 'met' | 'lead' | 'toldTopic' | 'toldCustomer';

export type Hearer = { readonly id: number; readonly name: string };

/** What is known of one colleague and a note. */
export type Around = Hearer & {
  readonly is: readonly Exclude<AudienceReason, 'toldTopic' | 'toldCustomer'>[];
  /** How often they were told of the same topic, and of the same customer, lately. */
  readonly toldTopic: number;
  readonly toldCustomer: number;
};

export type Suggested = Hearer & { readonly weight: number; readonly reasons: readonly AudienceReason[] };

const WEIGHTS: Readonly<Record<AudienceReason, number>> = {
  owner: 6,
  backup: 4,
  helper: 3,
  met: 2,
  lead: 1,
  toldTopic: 3,
  toldCustomer: 1,
};
/** More often counts no more. */
const ENOUGH = 3;
const MOST = 4;

/** The few who should hear of it, the likeliest first, each with why. */
export function likelyAudience(all: readonly Around[]): readonly Suggested[] {
  return all
    .map(({ id, name, is, toldTopic, toldCustomer }) => ({
      id,
      name,
      reasons: [
        ...is,
        ...(toldTopic ? ['toldTopic' as const] : []),
        ...(toldCustomer ? ['toldCustomer' as const] : []),
      ],
      weight:
        is.reduce((sum, reason) => sum + WEIGHTS[reason], 0) +
        WEIGHTS.toldTopic * Math.min(toldTopic, ENOUGH) +
        WEIGHTS.toldCustomer * Math.min(toldCustomer, ENOUGH),
    }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, MOST);
}

/** What a text is news about, as far as it is about one of the topics. */
export function topicOf(text: string): NewsTopic | undefined {
  // The keys of the table are the topics.
  return (Object.keys(NEWS_TOPICS) as NewsTopic[]).find((topic) => NEWS_TOPICS[topic].said.test(text));
}

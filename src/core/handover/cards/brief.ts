/** All that a receiver has to know of a customer, in one breath. Pure. */
import { HANDOVER_TOPICS } from '../../contract/customer.ts';
import { FACT_TOPICS } from '../../contract/vocabulary.ts';
import { actionWords, ago, authorWords, shorten, type Translator } from '../../text/phrases.ts';
import type { Brief } from '../store/briefs.ts';

/** «华为 · A类 · 决策人: 李总 · 底价: 85 · …». */
export function handoverBrief({ name, tier, facts, last, kept, steps }: Brief, to: Translator): string {
  const { t } = to;
  const [next, ...others] = steps;
  const told = HANDOVER_TOPICS.flatMap((topic) => {
    const words = facts.filter((fact) => fact.topic === topic).slice(0, 2);
    return words.length ? [`${t(FACT_TOPICS[topic])}: ${words.map(({ text }) => shorten(text, 40)).join('; ')}`] : [];
  });
  return [
    name,
    tier && t({ zh: `${tier}类`, en: `tier ${tier}` }),
    ...told,
    last && [ago(last.occurredOn, to), authorWords(last, to), shorten(last.gist || last.text, 60)].join(' '),
    ...kept.map((text) => `🔒 ${shorten(text, 80)}`),
    next &&
      `${t({ zh: '下一步', en: 'next' })}: ${[to.day(next.dueOn), actionWords(next.action)].filter(Boolean).join(' ')}`,
    others.length > 0 && t({ zh: `另有 ${others.length} 条`, en: `${others.length} more to do` }),
  ]
    .filter(Boolean)
    .join(' · ');
}

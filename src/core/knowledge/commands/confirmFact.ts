import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { confirmFact, endFact, findFact, type LastingFact } from '../store/facts.ts';
import { DECISION_ROLES, FACT_TOPICS } from '../../contract/vocabulary.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { FactTopic } from '../../contract/customer.ts';

type Outcome =
  | { readonly kind: 'holds'; readonly fact: LastingFact }
  | { readonly kind: 'over'; readonly fact: LastingFact }
  | { readonly kind: 'gone' };

const Input = z.object({ id: z.number(), holds: z.boolean() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'confirmFact',
  intents: ['fact.confirm'],
  topic: 'teach',
  does: { zh: '旧消息还对不对', en: 'whether an old fact still holds' },
  examples: { zh: ['核对 #7 没变', '核对 #7 变了'], en: ['check #7 still true', 'check #7 changed'] },
  aside: true,

  input: Input,
  from: ({ slots: { row, outcome } }) => ({ id: row, holds: outcome === 'holds' }),

  async run({ tx, today }, { id, holds }) {
    const fact = await findFact(tx, id);
    if (!fact) return { kind: 'gone' };
    if (holds) await confirmFact(tx, { id, on: today });
    else await endFact(tx, { id, on: today });
    return { kind: holds ? 'holds' : 'over', fact };
  },

  say: {
    holds: ({ fact }, { t }) => ({
      icon: '👍',
      title: t({ zh: `好,${factWords(fact, t)},今天核对过`, en: `Good: ${factWords(fact, t)}, checked today` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    over: ({ fact }, { t }) => ({
      icon: '📌',
      title: t({ zh: `不再算数:${factWords(fact, t)}`, en: `No longer so: ${factWords(fact, t)}` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      ...anew(fact, t),
    }),
    gone: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '找不到这一条,可能已经改过', en: 'That one is not there; it may have been changed' }),
    }),
  },
});

/** How the new word is asked for, where one sentence can tell it. */
const ANEW: Partial<Record<FactTopic, Localized>> = {
  decides: { zh: '决策人', en: 'decision maker' },
  buys: { zh: '采购人', en: 'buyer' },
  uses: { zh: '使用人', en: 'user' },
  blocks: { zh: '反对的人', en: 'blocker' },
  floor: { zh: '底价', en: 'floor price' },
  terms: { zh: '账期', en: 'payment terms' },
  competitor: { zh: '竞品', en: 'competitor' },
  share: { zh: '份额', en: 'share' },
};

function anew({ customer, topic }: LastingFact, t: (both: Localized) => string) {
  const what = ANEW[topic];
  if (!what) return {};
  return {
    ask: t({ zh: `${customer} ${what.zh}是…`, en: `${customer}: ${what.en} is …` }),
    footer: DECISION_ROLES.some((part) => part === topic)
      ? t({ zh: '现在是谁?直接说名字', en: 'Who is it now? Just type the name' })
      : t({ zh: '现在呢?直接说', en: 'And now? Just type it' }),
  };
}

function factWords(
  { customer, contact, topic, text }: LastingFact,
  t: (both: { readonly zh: string; readonly en: string }) => string,
) {
  return `${customer} · ${t(FACT_TOPICS[topic])} ${[contact, text === contact ? '' : text].filter(Boolean).join(' ')}`;
}

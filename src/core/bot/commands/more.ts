import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { cardOf } from '../../delivery/store/outbox.ts';
import { splitPage, windowOf, withDetails } from '../../contract/cardText.ts';
import type { Card } from '../../contract/card.ts';
import type { Locale } from '../../contract/locale.ts';

type Outcome = { readonly kind: 'rest'; readonly rest: Card } | { readonly kind: 'all' };

export default defineCommand<true, Outcome>({
  name: 'more',
  intents: ['list.more'],
  topic: 'customer',
  does: { zh: '看没显示完的', en: 'see the rest of a long answer' },
  examples: { zh: ['更多'], en: ['more'] },
  aside: true,

  input: z.literal(true),

  from: () => true,

  async run({ tx, locale, conversation }) {
    for (const { line } of conversation.newest) {
      const card = await cardOf(tx, line);
      const rest = card && restOf(withDetails(card), locale);
      if (rest) return { kind: 'rest', rest };
    }
    return { kind: 'all' };
  },

  say: {
    rest: ({ rest }) => rest,
    all: (_, { t }) => ({ icon: '🤔', title: t({ zh: '没有更多了', en: 'That was all' }) }),
  },
});

function restOf(card: Card, locale: Locale) {
  const { shown, rest } = windowOf(card, locale);
  return rest ?? splitPage(shown, locale).rest;
}

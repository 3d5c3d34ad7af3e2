import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { type DuplicatePair, findDuplicates } from '../store/duplicates.ts';
import type { Translator } from '../../text/phrases.ts';

type Outcome = { readonly kind: 'twins'; readonly twins: readonly DuplicatePair[] } | { readonly kind: 'none' };

export default defineCommand<object, Outcome>({
  name: 'duplicates',
  intents: ['duplicates.list'],
  topic: 'teach',
  does: { zh: '找可能重复的客户和联系人', en: 'find customers and contacts that may be one' },
  examples: { zh: ['重复客户', '疑似重复'], en: ['duplicates', 'possible duplicates'] },
  aside: true,

  input: z.object({}),

  from: () => ({}),

  async run({ tx, person }) {
    const twins = await findDuplicates(tx, {
      id: person.id,
      teamId: person.teamId,
      all: person.role !== 'rep' && person.role !== 'lead',
    });
    return twins.length ? { kind: 'twins', twins } : { kind: 'none' };
  },

  say: {
    twins: ({ twins }, to) => ({
      icon: '👯',
      title: to.t({ zh: '这些可能是同一个', en: 'These may be one' }),
      items: twins.map((pair) => ({
        text: `${pair.gone.words} · ${pair.kept.words} (${why(pair, to)})`,
        says: to.t({
          zh: `把${mark(pair, 'gone')}和${mark(pair, 'kept')}合并`,
          en: `merge ${mark(pair, 'gone')} into ${mark(pair, 'kept')}`,
        }),
      })),
      footer: to.t({ zh: '回数字合并,一个月内可撤销', en: 'A number merges them; it can be undone for a month' }),
    }),
    none: (_, { t }) => ({ icon: '👌', title: t({ zh: '没有看到重复的', en: 'No duplicates that I can see' }) }),
  },
});

function mark(pair: DuplicatePair, side: 'gone' | 'kept') {
  return `${pair.what === 'contact' ? '@' : '#'}${pair[side].id}`;
}

function why({ by, shared }: DuplicatePair, { t }: Translator) {
  const words = {
    name: { zh: '同名', en: 'same name' },
    phone: { zh: '同一电话', en: 'same phone' },
    email: { zh: '同一邮箱', en: 'same e-mail' },
  };
  return `${t(words[by])} ${shared}`;
}

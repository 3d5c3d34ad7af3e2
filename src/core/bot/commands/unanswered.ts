import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { shorten } from '../../text/phrases.ts';
import { listUnanswered } from '../store/unanswered.ts';

type Outcome =
  | { readonly kind: 'listed'; readonly sentences: readonly { readonly text: string; readonly many: number }[] }
  | Refused;

const MOST = 20;

/** For the admin: what colleagues asked for in vain, in their words, as long as those are kept. */
export default defineCommand<Record<string, never>, Outcome>({
  name: 'unanswered',
  intents: ['unanswered.list'],
  topic: 'team',
  aside: true,
  does: { zh: '大家问过我什么我不会(管理员)', en: 'what people asked that I could not do (admins)' },
  examples: { zh: ['大家问过我什么我不会'], en: ['what could you not answer'] },
  input: z.object({}).strict(),
  from: () => ({}),

  async run({ tx, person }) {
    if (person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    return { kind: 'listed', sentences: await listUnanswered(tx, MOST) };
  },

  say: {
    listed: ({ sentences }, { t }) => ({
      icon: '🙋',
      title: sentences.length
        ? t({ zh: '最近一周大家问过、我还不会的', en: 'Asked in the last week, and beyond me so far' })
        : t({ zh: '最近一周没有我不会的', en: 'Nothing in the last week that I could not do' }),
      items: sentences.map(({ text, many }) => ({
        text: many > 1 ? `${shorten(text, 60)} ×${many}` : shorten(text, 60),
      })),
      ...(sentences.length && { footer: t({ zh: '一周后原话自动删除', en: 'The words are deleted after a week' }) }),
    }),
    refused: refusal,
  },
});

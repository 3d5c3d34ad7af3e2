import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { setLearning } from '../store/learners.ts';

type Input = { readonly on: boolean };
type Outcome = { readonly kind: 'on' | 'off' };

export default defineCommand<Input, Outcome>({
  name: 'tips',
  intents: ['tips.set'],
  topic: 'setting',
  does: { zh: '每天一条小窍门,一周为止;或者不要', en: 'a tip a day for a week, or none' },
  examples: { zh: ['不要小窍门', '开启小窍门'], en: ['no tips', 'tips on'] },
  aside: true,

  input: z.object({ on: z.boolean() }),

  from: ({ slots: { value } }) => ({ on: value === 'on' }),

  async run({ tx, person, known, now, today }, { on }) {
    if (!known) return undefined;
    await setLearning(tx, { personId: person.id, startedOn: today, nextAt: on ? now : null });
    return { kind: on ? 'on' : 'off' };
  },

  say: {
    on: (_, { t }) => ({
      icon: '💡',
      title: t({ zh: '好,早上带一条小窍门,一周为止', en: 'All right: a tip with your morning, for a week' }),
      footer: t({
        zh: '说过的不再说,你已经在用的也不说;说「不要小窍门」就停',
        en: 'None twice, and none of what you use already; “no tips” ends them',
      }),
    }),
    off: (_, { t }) => ({
      icon: '💡',
      title: t({ zh: '好,不再发小窍门', en: 'All right, no more tips' }),
      footer: t({ zh: '要看会什么,随时说「帮助」', en: '“help” shows what I can do, any time' }),
    }),
  },
});

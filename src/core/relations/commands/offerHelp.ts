import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { findQuestion, addOffer, type Question, questionTo } from '../store/whoKnows.ts';
import { UNDO } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'offered';
      readonly question: Question;
      readonly by: string;
      readonly text: string;
      readonly own: boolean;
    }
  | { readonly kind: 'none' };

const WEEK = { hours: 7 * 24 };

export default defineCommand<{ readonly id?: number | undefined; readonly text: string }, Outcome>({
  name: 'offerHelp',
  intents: ['knows.offer'],
  topic: 'team',
  does: { zh: '回应群里的「谁认识」', en: 'answer a “who knows” in the channel' },
  examples: { zh: ['我能帮忙', '我认识她'], en: ['I can help', 'I know her'] },
  aside: true,

  input: z.object({ id: z.number().int().optional(), text: z.string().max(200) }),

  from: ({ slots: { row, about } }) => ({ id: row, text: about ?? '' }),

  async run({ tx, person, now }, { id, text }) {
    const question =
      id === undefined
        ? person.teamId === undefined
          ? undefined
          : await questionTo(tx, { teamId: person.teamId, since: now.subtract(WEEK) })
        : await findQuestion(tx, id);
    if (!question) return { kind: 'none' };
    await addOffer(tx, { questionId: question.id, personId: person.id, text });
    return { kind: 'offered', question, by: person.name, text, own: question.askerId === person.id };
  },

  say: {
    offered: ({ question, by, text, own }, { t }) => [
      {
        icon: '🙌',
        title: t({
          zh: `谢谢${by}!记下了:认识${question.whom}`,
          en: `Thanks, ${by}! Kept: knows ${question.whom}`,
        }),
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' as const }],
      },
      ...(own
        ? []
        : [
            {
              to: { person: question.askerId },
              icon: '🙌',
              title: t({
                zh: `${by}认识${question.whom},可以帮忙`,
                en: `${by} knows ${question.whom} and can help`,
              }),
              ...(text && { lines: [text] }),
            },
          ]),
    ],
    none: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '最近一周群里没有人在问', en: 'Nobody has asked in the channel this week' }),
    }),
  },
});

import { z } from 'zod';
import { whoKnows } from '../whoKnows.ts';
import { defineCommand } from '../../command.ts';
import { addQuestion } from '../store/whoKnows.ts';
import { channelOf } from '../../people/store/teams.ts';

type Outcome =
  | {
      readonly kind: 'asked';
      readonly id: number;
      readonly whom: string;
      readonly asker: string;
      readonly teamId: number;
    }
  | { readonly kind: 'noChannel' }
  | { readonly kind: 'whom' };

export default defineCommand<{ readonly whom?: string | undefined }, Outcome>({
  name: 'askChannel',
  intents: ['knows.ask'],
  topic: 'team',
  does: { zh: '在群里问谁认识', en: 'ask the channel who knows somebody' },
  examples: {
    zh: ['在群里问 谁认识宁德采购的人', '没人认识的话在群里问'],
    en: ['ask the channel who knows CATL procurement', 'if nobody, ask the channel'],
  },

  input: z.object({ whom: z.string().min(1).max(60).optional() }),

  from: ({ slots: { about } }) => ({ whom: about }),

  async run(act, { whom: named }) {
    const { tx, person } = act;
    // «If nobody does, ask the channel» is about what was asked just now.
    const whom = named ?? act.conversation.choice?.card.buttons?.flatMap(({ says }) => whomIn(says) ?? [])[0];
    if (whom === undefined) return { kind: 'whom' };
    const { teamId } = person;
    if (teamId === undefined || !(await channelOf(tx, teamId))) return { kind: 'noChannel' };
    const { customer } = await whoKnows(act, { whom });
    const id = await addQuestion(tx, { askerId: person.id, teamId, customerId: customer?.id, whom });
    return { kind: 'asked', id, whom, asker: person.name, teamId };
  },

  say: {
    asked: ({ id, whom, asker, teamId }, { t }) => [
      {
        icon: '📣',
        title: t({ zh: `在群里问了:谁认识${whom}?`, en: `Asked in the channel: who knows ${whom}?` }),
        footer: t({ zh: '有人答应我就告诉你,也会记下来', en: 'I will tell you who answers, and keep it' }),
      },
      {
        to: { team: teamId },
        icon: '🙋',
        title: t({ zh: `${asker}想找:谁认识${whom}?`, en: `${asker} asks: who knows ${whom}?` }),
        buttons: [
          {
            label: t({ zh: '我能帮忙', en: 'I can help' }),
            says: t({ zh: `我能帮忙 #${id}`, en: `I can help #${id}` }),
            style: 'primary',
          },
        ],
      },
    ],
    noChannel: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '你们组还没有群', en: 'Your team has no channel yet' }),
      footer: t({
        zh: '请组长在群里说「每天18:00在本群发日报」',
        en: 'Have your lead say “post the daily here at 18:00” in one',
      }),
    }),
    whom: (_, { t }) => ({
      icon: '📣',
      title: t({ zh: '问谁认识谁?直接说', en: 'Who knows whom? Just type it' }),
      ask: t({ zh: '在群里问 谁认识…', en: 'ask the channel who knows …' }),
    }),
  },
});

/** Whom our own button asks about. */
function whomIn(says: string): string | undefined {
  return /^(?:在群里问 谁认识|ask the channel who knows )(?<whom>.+)$/.exec(says)?.groups?.['whom'];
}

import { z } from 'zod';
import { type AnyCommand, defineCommand } from '../../command.ts';
import { UNDO } from '../../text/phrases.ts';
import { answerCall, type LetEnd } from '../confirm.ts';

/** What an agent wants to change happens when whoever it acts for says so. */
export const programCall = (commands: () => readonly AnyCommand[]) =>
  defineCommand<{ readonly id: number; readonly isLet: boolean }, LetEnd>({
    name: 'programCall',
    intents: ['program.let', 'program.refuse'],
    topic: 'setting',
    does: { zh: '同意或拒绝助手程序要改的', en: 'let an agent change something, or not' },
    examples: { zh: ['同意程序 #12', '拒绝程序 #12'], en: ['let program #12', 'refuse program #12'] },
    aside: true,
    inPerson: true,

    input: z.object({ id: z.number().int(), isLet: z.boolean() }),

    from: ({ intent, slots: { row } }) => ({ id: row, isLet: intent === 'program.let' }),

    async run(act, { id, isLet }) {
      if (!act.known || act.room !== 'direct') return undefined;
      return answerCall(act, { id, isLet, commands: commands() });
    },

    say: {
      done: ({ said }, { t }) => ({
        icon: '🤖',
        title: t({ zh: '办好了', en: 'Done' }),
        lines: said,
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      }),
      failed: ({ said }, { t }) => ({
        icon: '🤔',
        title: t({ zh: '没办成,什么也没改', en: 'That did not work; nothing was changed' }),
        lines: said,
      }),
      refused: (_, { t }) => ({ icon: '🤖', title: t({ zh: '好,不办', en: 'It will not be done' }) }),
      gone: (_, { t }) => ({
        icon: '🤔',
        title: t({
          zh: '没有等你同意的这一条,可能已经办过或过期了',
          en: 'Nothing of that number waits for you; it may be done, or too old',
        }),
      }),
    },
  });

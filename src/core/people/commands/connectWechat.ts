import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { typeNumber } from '../store/qrNumbers.ts';
import { isMet } from '../store/accounts.ts';
import { numberAlone } from '../../text/sentence.ts';

type Input = { readonly number?: string | undefined; readonly isSaid: boolean };

type Outcome =
  | { readonly kind: 'asked' }
  | { readonly kind: 'typed' }
  | { readonly kind: 'unasked' }
  | { readonly kind: 'off' }
  | { readonly kind: 'notHere' };

/**
 * Asks for a code to scan. It comes a moment later: who draws it has to ask the platform for it first. A number is what
 * WeChat shows on the phone meanwhile; without a word beside it, it is ours only while we wait for one.
 */
export default defineCommand<Input, Outcome>({
  name: 'connectWechat',
  intents: ['wechat.connect'],
  topic: 'setting',
  does: { zh: '扫个码,在微信里也能找我', en: 'reach me in WeChat too, by scanning a code' },
  examples: { zh: ['连接微信', '微信数字 42'], en: ['connect WeChat', 'WeChat number 42'] },
  aside: true,

  input: z.object({
    number: z.string().max(8).optional(),
    isSaid: z.boolean(),
  }),

  from: ({ slots: { value } }) => ({ number: value, isSaid: value !== undefined }),

  /** A number alone. */
  match({ text }) {
    const number = numberAlone(text);
    return number === undefined ? undefined : { number, isSaid: false };
  },

  async run({ tx, now, person, room }, { number, isSaid }) {
    if (number !== undefined) {
      const isAwaited = await typeNumber(tx, { personId: person.id, number, now });
      return isAwaited ? { kind: 'typed' } : isSaid ? { kind: 'unasked' } : undefined;
    }
    if (room === 'group') return { kind: 'notHere' };
    return { kind: (await isMet(tx, 'ilink')) ? 'asked' : 'off' };
  },

  say: {
    asked: (_, { t }) => ({ icon: '⏳', title: t({ zh: '二维码马上就来', en: 'One moment: your code is coming' }) }),
    typed: (_, { t }) => ({ icon: '⏳', title: t({ zh: '收到,微信在核对', en: 'Thanks, WeChat is checking it' }) }),
    unasked: (_, { t }) => ({
      icon: '🔢',
      title: t({
        zh: '现在没有等你的数字。要连接微信,先说「连接微信」',
        en: 'Nobody is waiting for a number now; to connect, say “connect WeChat” first',
      }),
    }),
    off: (_, { t }) => ({
      icon: '🔌',
      title: t({
        zh: '这里还没有开通微信,请管理员设置 WECHAT_ILINK=on',
        en: 'WeChat is not switched on here: the admin sets WECHAT_ILINK=on',
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '请私聊我:谁扫了码,谁就是你', en: 'Please ask me in a direct message: whoever scans it is you' }),
    }),
  },
});

import { defineCommand } from '../command.ts';
import { fits } from '../match.ts';
import { issueCode } from '../store/codes.ts';

type Outcome = { readonly kind: 'issued'; readonly code: string } | { readonly kind: 'notHere' };

/** Opens one more platform to somebody we know already. */
export default defineCommand<true, Outcome>({
  name: 'code',
  topic: 'setting',
  does: { zh: '要一个验证码,在另一个平台也能找我', en: 'get a code for another platform' },
  examples: { zh: ['验证码'], en: ['my code'] },
  aside: true,

  match: ({ text }) =>
    fits(text, [/^(?:我的|给我(?:一个)?)?(?:验证码|绑定码)$/, /^(?:give me )?(?:my|a) (?:one-time )?code$/i]) && true,

  async run({ tx, now, person, room }) {
    if (room === 'group') return { kind: 'notHere' };
    return { kind: 'issued', code: await issueCode(tx, { now, personId: person.id }) };
  },

  say: {
    issued: ({ code }, { t }) => ({
      icon: '🔑',
      title: t({
        zh: `${code},十分钟内有效,只能用一次`,
        en: `${code}: good for ten minutes, once`,
      }),
      footer: t({
        zh: `在另一个平台对我说「绑定 ${code}」,那边的话就也算你说的`,
        en: `Say “bind ${code}” to me on the other platform, and what is said there is yours too`,
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '请私聊我要验证码', en: 'Please ask me for a code in a direct message' }),
    }),
  },
});

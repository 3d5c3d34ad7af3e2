import { defineCommand } from '../command.ts';
import { fits } from '../match.ts';
import { isMet } from '../store/people.ts';

type Outcome = { readonly kind: 'asked' } | { readonly kind: 'off' } | { readonly kind: 'notHere' };

/** Asks for a code to scan. It comes a moment later: who draws it has to ask the platform for it first. */
export default defineCommand<true, Outcome>({
  name: 'wechat',
  topic: 'setting',
  does: { zh: '扫个码,在微信里也能找我', en: 'reach me in WeChat too, by scanning a code' },
  examples: { zh: ['连接微信'], en: ['connect WeChat'] },
  aside: true,

  match: ({ text }) =>
    fits(text, [
      /^(?:我要)?(?:重新)?(?:连接|连上|接入|登录|扫码连接)(?:我的)?微信$|^微信扫码$/,
      /^(?:re)?connect (?:my |to )?we ?chat$/i,
    ]) && true,

  async run({ tx, room }) {
    if (room === 'group') return { kind: 'notHere' };
    return { kind: (await isMet(tx, 'ilink')) ? 'asked' : 'off' };
  },

  say: {
    asked: (_, { t }) => ({ icon: '⏳', title: t({ zh: '二维码马上就来', en: 'One moment: your code is coming' }) }),
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

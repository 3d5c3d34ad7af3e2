import { defineCommand } from '../../command.ts';
import { noteButton } from '../../notes/echo.ts';
import { isGreeting, isQuestion } from '../../text/sentence.ts';

type Outcome =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'greeted' }
  | { readonly kind: 'noChoice'; readonly digit: string }
  | { readonly kind: 'asked'; readonly text: string }
  | { readonly kind: 'lost'; readonly text: string };

/** The last to be asked: words that nobody takes for theirs. In a group that is other people's talk, and none of our business. */
export default defineCommand<{ readonly text: string }, Outcome>({
  name: 'fallback',
  does: { zh: '', en: '' },
  examples: { zh: ['嗯嗯'], en: ['hmm'] },
  loose: true,
  open: true,
  keepsPrivate: true,

  match: ({ text, room }) => (room === 'group' ? undefined : { text }),

  async run({ known }, { text }) {
    if (!known) return { kind: 'stranger' };
    if (!text) return { kind: 'empty' };
    if (isGreeting(text)) return { kind: 'greeted' };
    if (/^\d{1,2}$/.test(text)) return { kind: 'noChoice', digit: text };
    return isQuestion(text) ? { kind: 'asked', text } : { kind: 'lost', text };
  },

  say: {
    stranger: (_, { t }) => ({
      icon: '👋',
      title: t({
        zh: '你好,我还不认识你。请发「绑定 123456」,换成你的一次性验证码',
        en: 'Hello! I do not know you yet. Please send “bind 123456” with your one-time code',
      }),
      footer: t({ zh: '验证码找管理员要', en: 'Your admin can give you a code' }),
    }),
    empty: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这条消息里没有文字', en: 'There are no words in that message' }),
    }),
    greeted: (_, { t }) => ({
      icon: '👋',
      title: t({
        zh: '在的。和哪个客户怎么了,一句话告诉我',
        en: 'Here. Tell me in one sentence what happened with a customer',
      }),
      footer: t({ zh: '「帮助」看我会什么', en: '“help” shows what I can do' }),
    }),
    noChoice: ({ digit }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `现在没有选项 ${digit}`, en: `There is no choice ${digit} right now` }),
    }),
    asked: ({ text }, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这个我还答不上来', en: 'I cannot answer that' }),
      buttons: [noteButton(text, { t })],
      footer: t({
        zh: '试试「华为」「谁负责华为」「搜 报价高」,或说「帮助」',
        en: 'Try “Huawei”, “who owns Huawei”, “find too expensive”, or say “help”',
      }),
    }),
    lost: ({ text }, { t }) => ({
      icon: '🤔',
      title: t({ zh: '没听懂,所以什么也没记', en: 'I did not get that, so nothing was kept' }),
      buttons: [noteButton(text, { t })],
      footer: t({
        zh: '说说和哪个客户怎么了,或说「帮助」',
        en: 'Tell me what happened with which customer, or say “help”',
      }),
    }),
  },
});

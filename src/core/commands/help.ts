import { type AnyCommand, defineCommand } from '../command.ts';
import { fits } from '../match.ts';

type Outcome = { readonly kind: 'help'; readonly all: boolean };

/** The help is the commands' own examples; it is handed the list that it is itself a part of. */
export const help = (list: () => readonly AnyCommand[]) =>
  defineCommand<{ readonly all: boolean }, Outcome>({
    name: 'help',
    does: { zh: '看我会什么', en: 'see what I can do' },
    examples: { zh: ['帮助', '帮助 全部'], en: ['help', 'help all'] },
    open: true,

    match({ text }) {
      const found = fits(text, [
        /^(?:帮助|怎么用|你会(?:做)?(?:什么|啥)|使用说明|菜单)(?:\s*(?<all>全部))?$/,
        /^(?:help(?: me)?|what can you do|how does (?:this|it) work|menu)(?:\s+(?<all>all))?$/i,
      ]);
      return found && { all: found['all'] !== undefined };
    },

    run: async (_act, { all }) => ({ kind: 'help', all }),

    say: {
      help: ({ all }, { t, locale }) => ({
        icon: '👋',
        title: t({ zh: '直接说话就行,比如:', en: 'Just talk to me. For example:' }),
        lines: list()
          .filter((command) => command.does[locale] && (all || !command.aside))
          .map(({ does, examples }) =>
            t({ zh: `「${examples.zh[0]}」 ${does.zh}`, en: `“${examples.en[0]}” – ${does.en}` }),
          ),
        footer: all
          ? t({ zh: '说错了回「撤销」', en: 'Wrong? Say “undo”' })
          : t({
              zh: '说错了回「撤销」;语言、时区、提醒时间等见「帮助 全部」',
              en: 'Wrong? Say “undo”. Language, time zone, morning hour and more: “help all”',
            }),
      }),
    },
  });

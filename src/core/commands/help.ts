import { defineCommand } from '../command.ts';
import { fits } from '../match.ts';

type Outcome = { readonly kind: 'help' };

/** The help is the commands' own examples; it is handed the list it is itself a part of. */
export const help = (
  list: () => readonly {
    readonly name: string;
    readonly does: { zh: string; en: string };
    readonly examples: Readonly<Record<'zh' | 'en', readonly [string, ...string[]]>>;
  }[],
) =>
  defineCommand<{ readonly asked: true }, Outcome>({
    name: 'help',
    does: { zh: '看我会什么', en: 'see what I can do' },
    examples: { zh: ['帮助', '你会什么'], en: ['help', 'what can you do'] },

    match: ({ text }) =>
      fits(text, [
        /^(?:帮助|帮忙|怎么用|你会(?:做)?(?:什么|啥)|使用说明|菜单|\?|？)$/,
        /^(?:help(?: me)?|what can you do|how does (?:this|it) work|menu)$/i,
      ])
        ? { asked: true }
        : undefined,

    run: async () => ({ kind: 'help' }),

    say: {
      help: (_, { t, locale }) => ({
        icon: '👋',
        title: t({ zh: '直接说话就行,比如:', en: 'Just talk to me. For example:' }),
        lines: list()
          .filter(({ does }) => does[locale])
          .map(({ does, examples }) =>
            t({ zh: `「${examples.zh[0]}」 ${does.zh}`, en: `“${examples.en[0]}” – ${does.en}` }),
          ),
        footer: t({ zh: '说错了回「撤销」', en: 'Wrong? Say “undo”' }),
      }),
    },
  });

import { defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { changePerson } from '../store/people.ts';
import { translator } from '../../text/phrases.ts';
import type { Locale } from '../../contract/locale.ts';

type Outcome = { readonly kind: 'set'; readonly locale: Locale };

export default defineCommand<{ readonly locale: Locale }, Outcome>({
  name: 'language',
  intents: ['language.set'],
  topic: 'setting',
  does: { zh: '提醒和日报用哪种语言', en: 'the language of reminders and digests' },
  examples: { zh: ['语言 中文', '语言 英文'], en: ['language English', 'language Chinese'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:语言|用|说|改成|切换到?)\s*(?:(?<zh>中文|汉语|普通话|简体)|(?<en>英文|英语))$/,
      /^(?:language|speak|use)\s+(?:(?<zh>chinese|mandarin|zh)|(?<en>english|en))$/i,
    ]);
    return found && { locale: found['zh'] === undefined ? 'en' : 'zh' };
  },

  async run({ tx, person }, { locale }) {
    await changePerson(tx, { id: person.id, locale });
    return { kind: 'set', locale };
  },

  say: {
    set: ({ locale }, { today }) => ({
      icon: '🌐',
      title: translator(locale, today).t({ zh: '好,提醒和日报用中文', en: 'Done: reminders and digests in English' }),
    }),
  },
});

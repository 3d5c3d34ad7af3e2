import { z } from 'zod';
import { defineCommand } from '../../command.ts';
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

  input: z.object({ locale: z.enum(['zh', 'en']) }),

  from: ({ slots: { value } }) => ({ locale: value }),

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

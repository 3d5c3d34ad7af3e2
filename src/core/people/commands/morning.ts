import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { rescheduleReminders } from '../../followups/reschedule.ts';
import { ClockInput } from '../clock.ts';
import { changePerson } from '../store/people.ts';
import { timeWords } from '../../text/phrases.ts';

type Outcome = { readonly kind: 'set'; readonly morning: Temporal.PlainTime };

export default defineCommand<{ readonly morning: Temporal.PlainTime }, Outcome>({
  name: 'morning',
  intents: ['morning.set'],
  topic: 'setting',
  does: { zh: '每天几点提醒你', en: 'when your day’s reminders come' },
  examples: { zh: ['早报改到8:40', '每天9点提醒我'], en: ['morning list at 8:40', 'remind me at 9:00 every morning'] },
  aside: true,

  input: z.object({ morning: ClockInput }),

  from: ({ slots: { at, weekdays, value } }) => (weekdays || value ? undefined : { morning: at }),

  async run({ tx, person, now }, { morning }) {
    await changePerson(tx, { id: person.id, morning });
    await rescheduleReminders(tx, { owner: { ...person, morning }, now });
    return { kind: 'set', morning };
  },

  say: {
    set: ({ morning }, { t }) => ({
      icon: '⏰',
      title: t({
        zh: `好,每个工作日 ${timeWords(morning)} 提醒你`,
        en: `Done: reminders come at ${timeWords(morning)} on workdays`,
      }),
    }),
  },
});

import { defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { rescheduleReminders } from '../../followups/reschedule.ts';
import { parseHour } from '../../followups/schedule.ts';
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

  match(heard) {
    const found = matchPatterns(heard.text, [
      /^(?:我的)?(?:早报|晨报|早上提醒|提醒时间)(?:改到|改成|改为|设为|定在|在)?\s*(?<at>.{1,20})$/,
      /^每天(?:早上|上午|早晨)?\s*(?<at>\d{1,2}\s*[:：点时].{0,6}?)\s*提醒我$/,
      /^(?:my )?morning (?:list|reminders?|hour)(?: is| to)?(?: at)? (?<at>.{1,20})$/i,
      /^remind me (?:every morning |each morning |daily )?at (?<at>.{1,12}?)(?: every morning| each morning| every day| daily)$/i,
    ]);
    const at = found?.['at'];
    const morning = at && parseHour(at, heard);
    return morning ? { morning } : undefined;
  },

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

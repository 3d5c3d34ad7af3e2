import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { rescheduleReminders } from '../../followups/reschedule.ts';
import { ClockInput } from '../clock.ts';
import { changePerson } from '../store/people.ts';
import { changedDays, daysWords } from '../weekdays.ts';
import { timeWords, UNDO } from '../../text/phrases.ts';

const Input = z.object({
  morning: ClockInput.optional(),
  weekdays: z.array(z.number().int().min(1).max(7)).optional(),
  /** Not on these days; without any, not at all. */
  off: z.boolean(),
  /** As it was before it was stopped. */
  again: z.boolean(),
});

type Outcome =
  | { readonly kind: 'set'; readonly morning: Temporal.PlainTime; readonly days: readonly number[] | null }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'when' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'morning',
  intents: ['morning.set'],
  topic: 'setting',
  does: { zh: '哪些天几点提醒你', en: 'on which days and when your reminders come' },
  examples: {
    zh: ['早报改到8:40', '每天9点提醒我', '周五不用发', '早报停掉'],
    en: ['morning list at 8:40', 'remind me at 9:00 every morning', 'not on Fridays', 'stop the morning list'],
  },
  aside: true,

  input: Input,

  from: ({ slots: { at, weekdays, value } }) => ({
    morning: at,
    weekdays,
    off: value === 'off',
    again: value === 'on',
  }),

  async run({ tx, person, now }, input) {
    if (!input.morning && !input.weekdays && !input.off && !input.again) return { kind: 'when' };
    const morning = input.morning ?? person.morning;
    const days = changedDays(person.morningDays, input);
    await changePerson(tx, { id: person.id, morning, morningDays: days });
    await rescheduleReminders(tx, { owner: { ...person, morning }, now });
    return days?.length === 0 ? { kind: 'stopped' } : { kind: 'set', morning, days };
  },

  say: {
    set: ({ morning, days }, to) => ({
      icon: '⏰',
      title: to.t({
        zh: `好,${days ? daysWords(days, to) : '每个工作日'} ${timeWords(morning)} 提醒你`,
        en: `Done: reminders come ${days ? daysWords(days, to) : 'on workdays at'} ${timeWords(morning)}`,
      }),
      ...(days && {
        footer: to.t({
          zh: '别的日子到期的,下一次一起说;你说了几点的照样准时',
          en: 'What is due on other days comes with the next one; what has an hour of its own comes at it all the same',
        }),
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    when: (_, { t }) => ({
      icon: '⏰',
      title: t({ zh: '早上几点提醒你?比如 8:40', en: 'At what hour? Say “8:40”' }),
      ask: t({ zh: '早报改到 …', en: 'morning list at …' }),
    }),
    stopped: (_, to) => ({
      icon: '⏰',
      title: to.t({ zh: '好,早上不再发给你了', en: 'Done: no morning list any more' }),
      footer: to.t({
        zh: '你说了几点的照样提醒,逾期的组长看得到。要回来说「重新发早报」',
        en: 'What has an hour of its own is still reminded, and your lead sees what is overdue. “Start the morning list again” brings it back',
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
  },
});

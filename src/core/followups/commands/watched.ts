import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { findPerson } from '../../people/store/people.ts';
import { UNDO } from '../../text/phrases.ts';
import { refusal, type Refused, relationTo } from '../resolve.ts';
import { type DueDate, dueFrom, DueInput, scheduleFollowUp } from '../schedule.ts';
import { changeFollowUp, closeFollowUp, findFollowUp, type FollowUp } from '../store/followUps.ts';
import { planAfter, watchedWords } from '../watched.ts';

const Input = z.object({
  id: z.number(),
  came: z.boolean(),
  /** When it is to be asked again. */
  due: DueInput.optional(),
});
type Outcome =
  | { readonly kind: 'came'; readonly followUp: FollowUp }
  | { readonly kind: 'notYet'; readonly followUp: FollowUp }
  | { readonly kind: 'later'; readonly followUp: FollowUp }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'watched',
  intents: ['followup.watched'],
  does: { zh: '说客户那边有没有结果', en: 'say whether what a customer was to do has come' },
  examples: { zh: ['有了 #12', '还没 #12 下周三再问'], en: ['it came #12', 'not yet #12 ask next Wed'] },

  input: Input,
  from: ({ slots: { row, outcome, day } }) => ({ id: row, came: outcome === 'came', due: day }),

  async run(act, { id, came, due }) {
    const followUp = await findFollowUp(act.tx, id);
    if (!followUp?.isWatched || (followUp.state !== 'asked' && followUp.state !== 'open'))
      return { kind: 'refused', why: 'gone' };
    if (!may(act.person, { action: 'settle', to: await relationTo(act, followUp) }))
      return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    if (came) {
      await closeFollowUp(act.tx, { id, state: 'done', by: act.person.id });
      return { kind: 'came', followUp };
    }
    return due ? askAgain(act, { followUp, due: dueFrom(due) }) : { kind: 'notYet', followUp };
  },

  say: {
    came: ({ followUp }, to) => ({
      about: `followUp:${followUp.id}`,
      icon: '👌',
      title: to.t({ zh: `${watchedWords(followUp, to)}:有了`, en: `${watchedWords(followUp, to)}: it came` }),
      buttons: [...planAfter(followUp, to), { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
      ...(followUp.customer && {
        ask: to.t({ zh: `记:${followUp.customer} …`, en: `note: ${followUp.customer} …` }),
        footer: to.t({ zh: '结果怎样?直接说,我记下来', en: 'How did it go? Just type it, and I keep it' }),
      }),
    }),
    notYet: ({ followUp: { id, ...followUp } }, to) => {
      const tap = (day: Temporal.PlainDate, label: { readonly zh: string; readonly en: string }) => ({
        label: to.t(label),
        says: to.t({ zh: `还没 #${id} ${day.toString()}`, en: `not yet #${id} ${day.toString()}` }),
      });
      return {
        about: `followUp:${id}`,
        icon: '⏳',
        title: to.t({
          zh: `好,不再问「${watchedWords({ id, ...followUp }, to)}」。要我哪天再问?`,
          en: `All right, no more questions about “${watchedWords({ id, ...followUp }, to)}”. Shall I ask again?`,
        }),
        buttons: [
          tap(to.today.add({ days: 1 }), { zh: '明天', en: 'tomorrow' }),
          tap(to.today.add({ days: 3 }), { zh: '三天后', en: 'in 3 days' }),
          tap(to.today.add({ days: 8 - to.today.dayOfWeek }), { zh: '下周一', en: 'next Monday' }),
        ],
        ask: to.t({ zh: `还没 #${id} …`, en: `not yet #${id} …` }),
      };
    },
    later: ({ followUp }, to) => ({
      about: `followUp:${followUp.id}`,
      icon: '⏳',
      title: to.t({
        zh: `到时再问你:${watchedWords(followUp, to)}`,
        en: `I shall ask then: ${watchedWords(followUp, to)}`,
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    refused: refusal,
  },
});

type Again = { readonly followUp: FollowUp; readonly due: DueDate };

async function askAgain({ tx, now }: Act, { followUp, due }: Again): Promise<Outcome> {
  const owner = await findPerson(tx, followUp.ownerId);
  if (!owner) return { kind: 'refused', why: 'gone' };
  const calendar = await calendarFor(tx, owner.zone);
  await changeFollowUp(tx, { id: followUp.id, state: 'open', ...scheduleFollowUp(due, { owner, calendar, now }) });
  return { kind: 'later', followUp: (await findFollowUp(tx, followUp.id)) ?? followUp };
}

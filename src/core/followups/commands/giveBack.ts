import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import { findPerson } from '../../people/store/people.ts';
import { finishButtons, followUpLine } from '../list.ts';
import { findFollowUps, FollowUpsMeant, followUpsMeant, refusal, type Refused } from '../resolve.ts';
import { dueDateKept, scheduleFollowUp } from '../schedule.ts';
import { changeFollowUp, findFollowUp, type FollowUp, setterOf } from '../store/followUps.ts';
import { shorten, UNDO } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'givenBack';
      readonly followUp: FollowUp;
      readonly to: Person;
      readonly by: Person;
      readonly why: string;
    }
  | { readonly kind: 'own' }
  | Refused;

const Input = z.object({ meant: FollowUpsMeant, why: z.string().optional() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'giveBack',
  intents: ['followup.giveBack', 'handover.decline'],
  topic: 'followUp',
  does: { zh: '把同事交来的跟进退回', en: 'give back a follow-up that a colleague gave you' },
  examples: { zh: ['退回1', '退回 这周不在'], en: ['give back 1', 'give it back: away this week'] },
  aside: true,

  input: Input,
  from: (understood) => {
    const { customers, text } = understood.slots;
    // A customer that was handed over is another matter.
    if (understood.intent === 'handover.decline' && customers) return undefined;
    return { meant: followUpsMeant(understood), why: text };
  },

  async run(act, { meant, why = '' }) {
    const found = await findFollowUps(act, meant);
    if ('kind' in found) return found;
    const [one, another] = found;
    if (!one || another) return { kind: 'refused', why: 'which', among: found.map(({ followUp }) => followUp) };
    const { followUp, relation } = one;
    if (relation !== 'own') return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    const setter = await setterOf(act.tx, followUp.id);
    const to = setter === undefined ? undefined : await findPerson(act.tx, setter);
    if (!to || to.id === act.person.id) return { kind: 'own' };
    const calendar = await calendarFor(act.tx, to.zone);
    const { zone, rung, remindAt } = scheduleFollowUp(dueDateKept(followUp), { owner: to, calendar, now: act.now });
    await changeFollowUp(act.tx, { id: followUp.id, ownerId: to.id, zone, rung, remindAt });
    return {
      kind: 'givenBack',
      followUp: (await findFollowUp(act.tx, followUp.id)) ?? followUp,
      to,
      by: act.person,
      why,
    };
  },

  say: {
    givenBack: ({ followUp, to: colleague, by, why }, to) => [
      {
        about: `followUp:${followUp.id}`,
        icon: '↩️',
        title: to.t({
          zh: `退回给${colleague.name}了:${followUpLine(followUp, to)}`,
          en: `Given back to ${colleague.name}: ${followUpLine(followUp, to)}`,
        }),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
      },
      {
        to: { person: colleague.id },
        icon: '↩️',
        title: to.t({ zh: `${by.name}把这条退回给你`, en: `${by.name} gave this back to you` }),
        ...(why && { facts: [{ label: to.t({ zh: '原因', en: 'why' }), text: shorten(why, 120) }] }),
        list: 'followUp',
        items: [{ text: followUpLine(followUp, to), ref: followUp.id }],
        buttons: finishButtons(followUp.id, to),
      },
    ],
    own: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这条是你自己的,没有人可以退', en: 'That one is your own: there is nobody to give it back to' }),
    }),
    refused: refusal,
  },
});

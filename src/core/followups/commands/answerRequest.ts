import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import { withPrivateRows } from '../../db/session.ts';
import { findPerson } from '../../people/store/people.ts';
import { finishButtons, followUpLine, settledCard } from '../list.ts';
import { findFollowUps, FollowUpsMeant, followUpsMeant, refusal, type Refused } from '../resolve.ts';
import { dueDateKept, scheduleFollowUp } from '../schedule.ts';
import { changeFollowUp, findFollowUp, type FollowUp, setterOf } from '../store/followUps.ts';
import { giverOf, settleRequests } from '../store/requests.ts';
import { shorten, UNDO } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'givenBack';
      readonly followUp: FollowUp;
      readonly to: Person;
      readonly by: Person;
      readonly why: string;
    }
  | { readonly kind: 'accepted'; readonly answers: readonly Accepted[]; readonly by: Person }
  | { readonly kind: 'nobodyAsks' }
  | { readonly kind: 'own' }
  | Refused;

type Accepted = { readonly followUp: FollowUp; readonly giver: Person | undefined };

const Input = z.object({
  meant: FollowUpsMeant,
  accepts: z.boolean(),
  /** The words are also those for what was handed over. */
  isLoose: z.boolean(),
  why: z.string().optional(),
});

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'answerRequest',
  intents: ['followup.accept', 'followup.giveBack', 'handover.accept', 'handover.decline'],
  topic: 'followUp',
  does: {
    zh: '接受或退回同事交来的跟进,TA会知道',
    en: 'accept or give back a follow-up that a colleague gave you; they are told',
  },
  examples: {
    zh: ['接受跟进 #12', '退回1', '退回 这周不在'],
    en: ['accept follow-up #12', 'give back 1', 'give it back: away this week'],
  },
  aside: true,

  input: Input,
  from: (understood) => {
    const { customers, text, which } = understood.slots;
    const isHandover = understood.intent.startsWith('handover.');
    // Customers that were handed over are another matter.
    if (isHandover && (customers || which === 'all')) return undefined;
    const accepts = understood.intent.endsWith('.accept');
    return {
      meant: followUpsMeant(understood),
      accepts,
      isLoose: isHandover && accepts,
      ...(!accepts && { why: text }),
    };
  },

  async run(act, { meant, why = '', accepts, isLoose }) {
    const found = await findFollowUps(act, meant);
    if ('kind' in found) return isLoose ? undefined : found;
    const foreign = found.find(({ relation }) => relation !== 'own');
    if (foreign) return isLoose ? undefined : { kind: 'refused', why: 'not_yours', whose: foreign.followUp.owner };
    const asked = found.map(({ followUp }) => followUp);
    if (accepts) return (await accept(act, asked)) ?? (isLoose ? undefined : { kind: 'nobodyAsks' });
    const [followUp, another] = asked;
    return followUp && !another ? giveBack(act, { followUp, why }) : { kind: 'refused', why: 'which', among: asked };
  },

  say: {
    accepted: ({ answers, by }, to) => [
      {
        ...settledCard(
          { followUps: answers.map(({ followUp }) => followUp), icon: '🤝', said: { zh: '接受了', en: 'Accepted' } },
          to,
        ),
        list: 'followUp',
      },
      ...[...Map.groupBy(answers, ({ giver }) => giver?.id)].flatMap(([giverId, theirs]) =>
        giverId === undefined
          ? []
          : [
              {
                to: { person: giverId },
                icon: '🤝',
                title: to.t({
                  zh: `${by.name}接受了:${to.list(theirs.map(({ followUp }) => followUpLine(followUp, to)))}`,
                  en: `${by.name} takes it: ${to.list(theirs.map(({ followUp }) => followUpLine(followUp, to)))}`,
                }),
              },
            ],
      ),
    ],
    nobodyAsks: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这条没有人等你接受', en: 'Nobody waits for you to accept that one' }),
    }),
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

/** Those of them that somebody has asked for; undefined where nobody has. */
async function accept({ tx, person }: Act, asked: readonly FollowUp[]): Promise<Outcome | undefined> {
  const answers: Accepted[] = [];
  for (const followUp of asked) {
    const giverId = await giverOf(tx, followUp.id);
    if (giverId !== undefined) answers.push({ followUp, giver: await findPerson(tx, giverId) });
  }
  if (!answers.length) return undefined;
  await settleRequests(
    tx,
    answers.map(({ followUp }) => followUp.id),
  );
  return { kind: 'accepted', answers, by: person };
}

/** It is the giver's again; where it was accepted long ago, that of whoever set it. */
async function giveBack(
  { tx, person, now }: Act,
  { followUp, why }: { readonly followUp: FollowUp; readonly why: string },
): Promise<Outcome> {
  const from = (await giverOf(tx, followUp.id)) ?? (await setterOf(tx, followUp.id));
  const to = from === undefined ? undefined : await findPerson(tx, from);
  if (!to || to.id === person.id) return { kind: 'own' };
  const calendar = await calendarFor(tx, to.zone);
  const { zone, rung, remindAt } = scheduleFollowUp(dueDateKept(followUp), { owner: to, calendar, now });
  // Of a private note, or one whose customer is not known yet, it is from now on hidden from whoever gives it back.
  const returned = await withPrivateRows(tx, async () => {
    await changeFollowUp(tx, { id: followUp.id, ownerId: to.id, zone, rung, remindAt });
    await settleRequests(tx, [followUp.id]);
    return findFollowUp(tx, followUp.id);
  });
  return { kind: 'givenBack', followUp: returned ?? followUp, to, by: person, why };
}

import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { calendarFor } from '../../company/store/days.ts';
import type { LossCause } from '../../contract/customer.ts';
import { may, relation } from '../../contract/permissions.ts';
import { LOSS_CAUSES } from '../../contract/vocabulary.ts';
import { notYoursReply } from '../../customers/choices.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { changeCustomer, findCustomer } from '../../customers/store/owners.ts';
import { scheduleFollowUp } from '../../followups/schedule.ts';
import { addFollowUp } from '../../followups/store/followUps.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { recordNotes } from '../../notes/record.ts';
import { readAbout } from '../../notes/understand.ts';
import { causeOf } from '../../outcomes/causes.ts';
import { undoButton, winBackButton } from '../../outcomes/cards/dealCard.ts';
import { changedDeal } from '../../outcomes/changeDeal.ts';
import { openDealsAt } from '../../outcomes/store/deals.ts';
import { findPerson } from '../../people/store/people.ts';
import { referenceTo } from '../../understand/references.ts';
import { answerCheckIn } from '../store/checkIns.ts';

const Input = z.object({
  customer: z.string().optional(),
  answer: z.enum(['ours', 'lost', 'later']),
  reason: z.string().max(200).optional(),
});
type Input = z.output<typeof Input>;
type Outcome =
  | { readonly kind: 'ours'; readonly customer: CustomerRef }
  | { readonly kind: 'why'; readonly customer: CustomerRef }
  | {
      readonly kind: 'lost';
      readonly customer: CustomerRef;
      readonly noteId: number;
      readonly reason: string | undefined;
      readonly cause: LossCause;
      /** The day on which it is to be won back. */
      readonly again: Temporal.PlainDate | undefined;
    }
  | { readonly kind: 'notYours'; readonly customer: CustomerRef; readonly owner: string | undefined }
  | UnclearCustomer
  | UnclearSubject;

/** When it is worth asking again. */
const LATER = { months: 6 };
/** What is offered as why. */
const CAUSES: readonly LossCause[] = ['price', 'delivery', 'quality', 'leaver', 'noContact'];

export default defineCommand<Input, Outcome>({
  name: 'stillOurs',
  intents: ['customer.stillOurs'],
  topic: 'customer',
  does: {
    zh: '没动静的客户:还是我们的、丢了(因为什么)、以后再争取',
    en: 'a silent customer: still ours, lost and why, or to be won back later',
  },
  examples: {
    zh: ['华为还是我们的客户', '华为流失了,因为价格', '华为流失了,以后再争取'],
    en: ['Huawei is still our customer', 'we lost Huawei as a customer because of price', 'win Huawei back later'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { customers, value, text } }) => ({
    customer: customers?.[0] && referenceTo(customers[0]),
    answer: value,
    reason: text,
  }),

  async run(act, { customer: name, answer, reason }) {
    if (!act.known) return undefined;
    const customer = await customerInContext(act, { name, says: { zh: act.text, en: act.text } });
    if ('kind' in customer) return customer;
    const { tx, person, today } = act;
    const found = await findCustomer(tx, customer.id);
    const owner = found?.owner?.id === undefined ? undefined : await findPerson(tx, found.owner.id);
    const to = relation(person, { ids: [owner?.id ?? person.id], teamId: owner?.teamId });
    if (!may(person, { action: 'correct', to })) return { kind: 'notYours', customer, owner: owner?.name };
    if (answer === 'ours') {
      await answerCheckIn(tx, { personId: person.id, today, customerId: customer.id, answer: { answer } });
      return { kind: 'ours', customer };
    }
    return answer === 'lost' && reason === undefined
      ? { kind: 'why', customer }
      : lose(act, { customer, answer, reason });
  },

  say: {
    ours: ({ customer }, to) => ({
      icon: '🤝',
      title: to.t({
        zh: `好,${customer.name}还是我们的,三个月内不再问`,
        en: `${customer.name} is still ours; nobody is asked again for three months`,
      }),
      ask: to.t({ zh: `给${customer.name}加个跟进:…`, en: `add a follow-up for ${customer.name}: …` }),
      footer: to.t({
        zh: '哪天联系一下?直接说,比如「下周三打电话」',
        en: 'When is the next word? Just type “call next Wed”',
      }),
      buttons: [undoButton(to)],
    }),
    why: ({ customer }, to) => ({
      icon: '📉',
      title: to.t({ zh: `${customer.name}因为什么丢的?`, en: `Why was ${customer.name} lost?` }),
      ask: to.t({ zh: `${customer.name}流失了,因为…`, en: `we lost ${customer.name} as a customer because …` }),
      buttons: CAUSES.map((cause) => ({
        label: to.t(LOSS_CAUSES[cause]),
        says: to.t({
          zh: `${customer.name}流失了,因为${LOSS_CAUSES[cause].zh}`,
          en: `we lost ${customer.name} as a customer because of ${LOSS_CAUSES[cause].en}`,
        }),
      })),
      footer: to.t({ zh: '也可以直接说原因', en: 'Or type the reason' }),
    }),
    lost: ({ customer, noteId, cause, reason, again }, to) => {
      const { t } = to;
      const because = cause === 'other' ? (reason ?? '') : t(LOSS_CAUSES[cause]);
      return {
        about: `note:${noteId}`,
        icon: '📉',
        title: [
          t({ zh: `${customer.name} · 流失`, en: `${customer.name} · lost` }),
          because && t({ zh: `因为${because}`, en: `because of ${because}` }),
          again && t({ zh: `${to.day(again)}再争取`, en: `to be won back ${to.day(again)}` }),
        ]
          .filter(Boolean)
          .join(' · '),
        buttons: [...(again ? [] : [winBackButton({ customer: customer.name }, to)]), undoButton(to)],
      };
    },
    notYours: ({ customer: { name }, owner }, to) => notYoursReply({ name, owner }, to),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** What is open with it ends with it; the note says why. */
async function lose(
  act: Act,
  {
    customer,
    answer,
    reason,
  }: { readonly customer: CustomerRef; readonly answer: 'lost' | 'later'; readonly reason: string | undefined },
): Promise<Outcome | undefined> {
  const { tx, person, today, now } = act;
  const { reading } = await readAbout(act, { text: act.text, customer });
  const [note] = await recordNotes(act, {
    text: act.text,
    reading: { ...reading, steps: [], awaited: [] },
    privacy: undefined,
  });
  if (!note) return undefined;
  const cause = reason === undefined ? 'noContact' : causeOf(reason);
  for (const before of await openDealsAt(tx, customer.id))
    await changedDeal(act, { before, change: { note, customer, outcome: 'lost', reason: reason ?? act.text } });
  await changeCustomer(tx, { id: customer.id, status: 'lost' });
  await answerCheckIn(tx, {
    personId: person.id,
    today,
    customerId: customer.id,
    answer: { answer, cause, reason: reason ?? null, noteId: note.id },
  });
  const again = answer === 'later' ? today.add(LATER) : undefined;
  if (again)
    await addFollowUp(tx, {
      ...scheduleFollowUp(
        { dueOn: again, precision: 'day' },
        { owner: person, calendar: await calendarFor(tx, person.zone), now },
      ),
      action: act.locale === 'zh' ? '再争取一次' : 'win it back',
      interactionId: note.id,
      customerId: customer.id,
      setBy: person.id,
    });
  return { kind: 'lost', customer, noteId: note.id, reason, cause, again };
}

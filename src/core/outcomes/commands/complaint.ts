import { calendarFor } from '../../company/store/days.ts';
import type { Calendar } from '../../calendar/workdays.ts';
import { z } from 'zod';
import { instantOf } from '../../calendar/timeZones.ts';
import { type Act, defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import { resolveCustomerForWrite, type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { scheduleFollowUp } from '../../followups/schedule.ts';
import { addFollowUp, changeFollowUp } from '../../followups/store/followUps.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { recordNotes } from '../../notes/record.ts';
import { readAbout } from '../../notes/understand.ts';
import { shorten, timeWords } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import { type Audience, whoIsConcerned } from '../audience.ts';
import { complaintCard } from '../cards/complaintCard.ts';
import { nextStrikeAt } from '../complaintClock.ts';
import { undoButton } from '../cards/dealCard.ts';
import { addComplaint, type Complaint, findComplaint } from '../store/complaints.ts';
import { saysNothingOf } from '../told.ts';

const Input = z.object({
  customer: z.string().optional(),
  text: z.string().min(1),
  hours: z.number().positive().max(2000).optional(),
  due: z.object({ on: z.iso.date(), clock: z.string().optional() }).optional(),
});

type Input = z.output<typeof Input>;
type Outcome =
  | { readonly kind: 'opened'; readonly complaint: Complaint; readonly audience: Audience; readonly by: Person }
  /** Nothing was said of what is wrong. */
  | { readonly kind: 'what'; readonly name: string }
  | UnclearCustomer
  | UnclearSubject;

/** Where the customer has named no time: so many workdays. */
const WORKDAYS = 2;
const END_OF_DAY = Temporal.PlainTime.from('18:00');

export default defineCommand<Input, Outcome>({
  name: 'complaint',
  intents: ['complaint.open'],
  topic: 'customer',
  does: {
    zh: '投诉:马上告诉负责人、组长和群,按时限催',
    en: 'a complaint: owner, lead and channel know at once, its clock runs',
  },
  examples: {
    zh: ['华为投诉轴承异响,要求48小时内换货', '投诉:华为 包装破损'],
    en: [
      'Huawei complaint: bearing noise, wants a replacement within 48 hours',
      'log a complaint from Huawei: torn packaging',
    ],
  },

  input: Input,
  from: ({ slots: { customers, text, hours, day } }) => {
    const [named] = customers ?? [];
    return { customer: named && referenceTo(named), text, hours, due: day };
  },

  async run(act, input) {
    if (!act.known) return undefined;
    const says = { zh: `投诉:… ${input.text}`, en: `complaint from …: ${input.text}` };
    const customer =
      input.customer === undefined
        ? await customerInContext(act, { name: undefined, says })
        : await resolveCustomerForWrite(act, { name: input.customer, says });
    if ('kind' in customer)
      // A customer whom nobody knows yet is made by the note that names it.
      return customer.kind === 'unclear' && !customer.choices.length ? undefined : customer;
    return saysNothingOf(input.text, customer.name)
      ? { kind: 'what', name: customer.name }
      : open(act, { customer, input });
  },

  say: {
    opened: ({ complaint, audience, by }, to) => {
      const { owner, leads, teamId } = audience;
      const zone = owner?.zone ?? by.zone;
      const card = complaintCard(complaint, { zone, to });
      const others = [...(owner ? [owner] : []), ...leads].filter(
        ({ id }, at, all) => id !== by.id && all.findIndex((one) => one.id === id) === at,
      );
      const told = [
        ...others.map(({ name }) => name),
        ...(teamId === undefined ? [] : [to.t({ zh: '群', en: 'the channel' })]),
      ];
      const says = to.t({ zh: `${by.name}报的`, en: `reported by ${by.name}` });
      return [
        {
          ...card,
          about: `note:${complaint.interactionId}`,
          first: true,
          footer: told.length ? to.t({ zh: `已告诉${to.list(told)}`, en: `I have told ${told.join(' and ')}` }) : '',
          buttons: [...(card.buttons ?? []), undoButton(to)],
        },
        ...others.map(({ id }) => ({ ...card, to: { person: id }, footer: says })),
        ...(teamId === undefined ? [] : [{ ...card, to: { team: teamId }, footer: says }]),
      ];
    },
    what: ({ name }, { t }) => ({
      icon: '🚩',
      title: t({ zh: `${name}投诉什么?直接说`, en: `What does ${name} complain about? Just type it` }),
      ask: t({ zh: `${name}投诉:…`, en: `${name} complaint: …` }),
      buttons: [
        {
          label: t({ zh: '看未结的投诉', en: 'open complaints' }),
          says: t({ zh: '未结的投诉', en: 'open complaints' }),
        },
      ],
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function open(
  act: Act,
  { customer, input }: { readonly customer: CustomerRef; readonly input: Input },
): Promise<Outcome | undefined> {
  const { tx, now, person } = act;
  const { reading } = await readAbout(act, { text: act.text, customer });
  const [note] = await recordNotes(act, {
    text: act.text,
    reading: { ...reading, steps: [], awaited: [] },
    privacy: undefined,
  });
  const found = await findCustomer(tx, customer.id);
  if (!note || !found) return undefined;
  const audience = await whoIsConcerned(tx, {
    ownerId: found.owner?.id ?? null,
    setBy: person.id,
    onlyTeamId: found.onlyTeamId,
  });
  const owner = audience.owner ?? person;
  const calendar = await calendarFor(tx, owner.zone);
  const dueAt = dueOf(act, { input, calendar, zone: owner.zone });
  const local = dueAt.toZonedDateTimeISO(owner.zone);
  const followUpId = await addFollowUp(tx, {
    ...scheduleFollowUp(
      {
        dueOn: local.toPlainDate(),
        dueTime: Temporal.PlainTime.from(timeWords(local.toPlainTime())),
        precision: 'time',
      },
      { owner, calendar, now },
    ),
    action: act.locale === 'zh' ? `处理投诉:${shorten(input.text, 40)}` : `complaint: ${shorten(input.text, 40)}`,
    interactionId: note.id,
    customerId: customer.id,
    setBy: person.id,
  });
  // The complaint has a clock of its own; nobody is told twice.
  await changeFollowUp(tx, { id: followUpId, remindAt: null });
  const id = await addComplaint(tx, {
    customerId: customer.id,
    interactionId: note.id,
    text: input.text,
    openedAt: now,
    dueAt,
    nextAt: nextStrikeAt({ openedAt: now, dueAt }, { strikes: 0, now, zone: owner.zone }),
    followUpId,
    setBy: person.id,
  });
  const complaint = await findComplaint(tx, id);
  return complaint && { kind: 'opened', complaint, audience, by: person };
}

function dueOf(
  { now, today }: Act,
  { input, calendar, zone }: { readonly input: Input; readonly calendar: Calendar; readonly zone: string },
) {
  if (input.hours !== undefined) return now.add({ minutes: Math.round(input.hours * 60) });
  const day = input.due ? Temporal.PlainDate.from(input.due.on) : calendar.addWorkdays(today, WORKDAYS);
  const time = input.due?.clock === undefined ? END_OF_DAY : Temporal.PlainTime.from(input.due.clock);
  const at = instantOf(day.toPlainDateTime(time), zone);
  return Temporal.Instant.compare(at, now) > 0 ? at : now.add({ hours: 4 });
}

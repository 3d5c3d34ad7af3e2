import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { askedCard, askToTake } from '../../followups/delegate.ts';
import { dayQuestion, followUpLine } from '../../followups/list.ts';
import { type DueDate, dueFrom, DueInput, scheduleFollowUp } from '../../followups/schedule.ts';
import { addFollowUp, findFollowUp, type FollowUp, followUpsAt } from '../../followups/store/followUps.ts';
import { customerInContext, type CustomerRef, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague, spelled } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { UNDO, unknownHolidays } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';

const Input = z.object({
  customer: z.string().optional(),
  colleague: colleagueInput.optional(),
  due: DueInput.optional(),
  noDay: z.string().optional(),
});

type Outcome =
  | { readonly kind: 'planned'; readonly mine: FollowUp; readonly theirs: FollowUp; readonly by: Person }
  | {
      readonly kind: 'when';
      readonly customer: CustomerRef;
      readonly colleague: string;
      readonly noDay: string | undefined;
    }
  | { readonly kind: 'withWhom' }
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly people: readonly Colleague[];
      readonly customer: string;
    }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'jointVisit',
  intents: ['joint.plan'],
  topic: 'team',
  does: { zh: '约同事一起去见客户,两个人都有跟进', en: 'take a colleague along to a customer: a follow-up for both' },
  examples: {
    zh: ['请小张下次一起去美的', '约小王下周三一起去华为'],
    en: ['invite Zhang along to Midea', 'invite Emma to join the next visit to Huawei on Wed'],
  },

  input: Input,

  from: ({ slots: { customers, colleague, day, noDay } }) => ({
    customer: customers?.[0] && referenceTo(customers[0]),
    colleague,
    due: day,
    noDay,
  }),

  async run(act, { customer: name, colleague: named, due, noDay }) {
    if (!named) return { kind: 'withWhom' };
    const people = await resolveColleague(act, named);
    const [colleague, another] = people;
    if (!colleague) return { kind: 'nobody', name: named.name };
    if (another) {
      const found = await withWhereabouts(act.tx, people);
      return { kind: 'several', name: named.name, people: found, customer: name ?? '…' };
    }
    if (colleague.id === act.person.id) return { kind: 'withWhom' };
    const customer = await customerInContext(act, { name, says: sentence(spelled(named), { customer: '…' }) });
    if ('kind' in customer) return customer;
    const day = due ? dueFrom(due) : noDay === undefined ? await nextVisit(act, customer.id) : undefined;
    return day ? plan(act, { customer, colleague, day }) : { kind: 'when', customer, colleague: colleague.name, noDay };
  },

  say: {
    planned: ({ mine, theirs, by }, to) => [
      {
        about: `followUp:${mine.id}`,
        icon: '👥',
        title: to.t({
          zh: `约好了:${followUpLine(mine, to)}`,
          en: `Planned: ${followUpLine(mine, to)}`,
        }),
        facts: unknownHolidays([mine], to),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
        footer: to.t({
          zh: `${theirs.owner}也有这条跟进,已告诉TA;见过之后就算懂这家`,
          en: `${theirs.owner} has it as a follow-up too, and knows; once they met, they count as knowing them`,
        }),
      },
      askedCard({ followUps: [theirs], ownerId: theirs.ownerId, by: by.name }, to),
    ],
    when: ({ customer, colleague, noDay }, to) => {
      const card = dayQuestion({ noDay, says: sentence(colleague, { customer: customer.name, day: '…' }) }, to);
      return noDay === undefined
        ? {
            ...card,
            title: to.t({
              zh: `哪天和${colleague}一起去${customer.name}?`,
              en: `When do you take ${colleague} along to ${customer.name}?`,
            }),
          }
        : card;
    },
    withWhom: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '约谁一起去?要另一位同事', en: 'Whom do you take along? It has to be somebody else' }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people, customer }, to) =>
      whichColleague(people, { name, to, says: (whom) => sentence(whom, { customer }) }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

function sentence(whom: string, { customer, day }: { readonly customer: string; readonly day?: string }): Localized {
  return day === undefined
    ? { zh: `请${whom}下次一起去${customer}`, en: `invite ${whom} along to ${customer}` }
    : { zh: `请${whom} ${day} 一起去${customer}`, en: `invite ${whom} along to ${customer} on ${day}` };
}

/** «Next time» is when the speaker has to do with the customer next anyway. */
async function nextVisit({ tx, person, today }: Act, customerId: number): Promise<DueDate | undefined> {
  const next = (await followUpsAt(tx, customerId)).find(
    ({ ownerId, isWatched, dueOn }) =>
      ownerId === person.id && !isWatched && Temporal.PlainDate.compare(dueOn, today) >= 0,
  );
  if (!next) return undefined;
  const { dueOn, dueTime, precision } = next;
  return { dueOn, precision, ...(dueTime && { dueTime }) };
}

async function plan(
  act: Act,
  { customer, colleague, day }: { readonly customer: CustomerRef; readonly colleague: Person; readonly day: DueDate },
): Promise<Outcome | undefined> {
  const { tx, person, now } = act;
  const along = async (owner: Person, other: Person) =>
    addFollowUp(tx, {
      ...scheduleFollowUp(day, { owner, calendar: await calendarFor(tx, owner.zone), now }),
      action: TOGETHER[owner.locale](other.name),
      customerId: customer.id,
      setBy: person.id,
    });
  const mine = await findFollowUp(tx, await along(person, colleague));
  const theirs = await findFollowUp(tx, await along(colleague, person));
  if (theirs) await askToTake(act, { ids: [theirs.id], to: colleague });
  return mine && theirs && { kind: 'planned', mine, theirs, by: person };
}

/** What each has to do, in their own language: the words stay with the follow-up. */
const TOGETHER: Readonly<Record<keyof Localized, (name: string) => string>> = {
  zh: (name) => `和${name}一起去`,
  en: (name) => `go along with ${name}`,
};

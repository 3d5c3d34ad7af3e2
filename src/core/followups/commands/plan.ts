import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { dayQuestion, finishButtons, settledCard } from '../list.ts';
import { delegate, type Delegated, delegatedReplies } from '../delegate.ts';
import { whichColleague } from '../../people/choices.ts';
import { resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { contactCandidates } from '../../contacts/resolve.ts';
import {
  type CustomerRef,
  customerInContext,
  isCustomerName,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { findDates } from '../../reader/dates/find.ts';
import { readAbout } from '../../notes/understand.ts';
import { type DueDate, dueFrom, DueInput, parseDueDate, scheduleFollowUp } from '../schedule.ts';
import { findFollowUp, type FollowUp, addFollowUp } from '../store/followUps.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { refusal, type Refused } from '../resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { unknownHolidays } from '../../text/phrases.ts';

const Input = z.object({
  /** Lines of the last list of customers, or customers by name. */
  whom: z
    .array(z.union([z.object({ line: z.number() }), z.object({ id: z.number() }), z.object({ name: z.string() })]))
    .nonempty(),
  /** The day, and what is to be done, as it was said. */
  what: z.string(),
  /** The day, where it is told without words. */
  due: DueInput.optional(),
  noDay: z.string().optional(),
});
type Who = z.output<typeof Input>['whom'][number];
type Outcome =
  | { readonly kind: 'planned'; readonly followUps: readonly FollowUp[] }
  | {
      readonly kind: 'when';
      readonly customers: readonly CustomerRef[];
      readonly what: string;
      readonly noDay: string | undefined;
    }
  | Delegated
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly people: readonly Colleague[];
      readonly what: string;
    }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'plan',
  intents: ['followup.add'],
  topic: 'followUp',
  does: { zh: '给名单里的客户加个跟进', en: 'plan a follow-up with a customer of a list' },
  examples: {
    zh: ['给2加个跟进 周五报价', '给华为加个跟进:周四前报价', '给华为和立讯都加个跟进:周四前报价'],
    en: [
      'follow up 2 on Fri',
      'add a follow-up for Huawei: quote by Thu',
      'add a follow-up for Huawei and Luxshare: quote by Thu',
    ],
  },
  aside: true,

  input: Input,
  from: ({ slots: { planned, which, customers, text, day, noDay } }) => {
    if (!planned) return undefined;
    const lines = which !== undefined && which !== 'all' && 'lines' in which ? which.lines : [];
    const whom = lines.length ? lines.map((line) => ({ line })) : (customers ?? []).map(({ name }) => ({ name }));
    return {
      whom,
      what: text || (day ? [day.on, day.clock].filter(Boolean).join(' ') : ''),
      noDay,
    };
  },

  async run(act, { whom, what, due: given, noDay }) {
    const customers: CustomerRef[] = [];
    for (const who of whom) {
      const customer = await customerAt(act, who);
      if (!customer) return 'name' in who ? forColleague(act, who.name, what) : undefined;
      if ('kind' in customer) return customer;
      if (!customers.some(({ id }) => id === customer.id)) customers.push(customer);
    }
    const due = given
      ? { due: dueFrom(given), action: what }
      : noDay === undefined
        ? await dueIn(what, act)
        : undefined;
    if (!due) return { kind: 'when', customers, what: what.replace(noDay ?? '', '').trim(), noDay };
    const calendar = await calendarFor(act.tx, act.person.zone);
    const made = scheduleFollowUp(due.due, { owner: act.person, calendar, now: act.now });
    const followUps: FollowUp[] = [];
    for (const { id: customerId } of customers) {
      const id = await addFollowUp(act.tx, { ...made, action: due.action, customerId, setBy: act.person.id });
      const followUp = await findFollowUp(act.tx, id);
      if (followUp) followUps.push(followUp);
    }
    return { kind: 'planned', followUps };
  },

  say: {
    planned: ({ followUps }, to) => {
      const card = settledCard({ followUps, icon: '📌', said: { zh: '已安排', en: 'Planned' } }, to);
      const [only, another] = followUps;
      const later = only && !another ? finishButtons(only.id, to).slice(1) : [];
      return { ...card, facts: unknownHolidays(followUps, to), buttons: [...later, ...(card.buttons ?? [])] };
    },
    when: ({ customers, what, noDay }, to) => {
      const [zh, en] = [customers.map(({ name }) => name).join('和'), customers.map(({ name }) => name).join(' and ')];
      const says = { zh: `给${zh}加个跟进:… ${what}`.trim(), en: `add a follow-up for ${en}: … ${what}`.trim() };
      const card = dayQuestion({ noDay, says }, to);
      return noDay === undefined ? { ...card, title: to.t({ zh: `${zh} 哪天跟进?`, en: `${en}: when?` }) } : card;
    },
    ...delegatedReplies,
    several: ({ name, people, what }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => ({ zh: `提醒${whom} ${what}`, en: `remind ${whom} to ${what}` }),
      }),
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `没有叫「${name}」的客户或同事,所以什么也没记`,
        en: `No customer and no colleague is called “${name}”, so nothing was kept`,
      }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});

async function customerAt(
  act: Act,
  who: Who,
): Promise<CustomerRef | UnclearCustomer | UnclearSubject | Refused | undefined> {
  if ('id' in who) return (await findCustomer(act.tx, who.id)) ?? { kind: 'refused', why: 'gone' };
  if ('line' in who) {
    if (act.conversation.list?.list !== 'customer') return { kind: 'refused', why: 'which' };
    const id = act.conversation.list.items?.[who.line - 1]?.ref;
    return (id === undefined ? undefined : await findCustomer(act.tx, id)) ?? { kind: 'refused', why: 'gone' };
  }
  if (!(await isCustomerName(act, who.name))) return undefined;
  return customerInContext(act, { name: who.name, says: { zh: '给…加个跟进', en: 'add a follow-up for …' } });
}

/** For a colleague it is theirs; what is for one of a customer's people is a note of mine. */
async function forColleague(act: Act, name: string, what: string): Promise<Outcome | undefined> {
  const people = await resolveColleague(act, { name });
  const [to, another] = people;
  if (another) return { kind: 'several', name, people: await withWhereabouts(act.tx, people), what };
  if (to) return delegate(act, { to, what });
  return (await contactCandidates(act, { name })).length ? undefined : { kind: 'nobody', name };
}

/** The day, and what is to be done beside it. */
async function dueIn(words: string, act: Act): Promise<{ readonly due: DueDate; readonly action: string } | undefined> {
  const { local: ref, locale, country } = act;
  const [step] = (await readAbout(act, { text: words, customer: undefined })).reading.steps;
  if (step?.dueOn) return { due: { ...step, dueOn: step.dueOn }, action: step.action };
  const due = parseDueDate(words, act);
  if (!due) return undefined;
  const [when] = findDates(words, { ref, tense: 'future', locale, country });
  const [from, to] = when?.span ?? [0, words.length];
  return { due, action: `${words.slice(0, from)}${words.slice(to)}`.replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '') };
}

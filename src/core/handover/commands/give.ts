import { answerButtons, askToTake } from '../../followups/delegate.ts';
import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { handOverCustomer, mayAssign, movedFollowUps } from '../handover.ts';
import { followUpLine, finishButtons } from '../../followups/list.ts';
import type { FollowUpRef } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { withPrivateRows } from '../../db/session.ts';
import { dueDateKept, scheduleFollowUp } from '../../followups/schedule.ts';
import { changeFollowUp, findFollowUp, type FollowUp } from '../../followups/store/followUps.ts';
import { type CustomerRecord, findCustomer } from '../../customers/store/owners.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { everyone } from '../../people/store/people.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { refusal, type Refused, resolveFollowUp } from '../../followups/resolve.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | {
      readonly kind: 'given';
      readonly followUps: readonly FollowUp[];
      readonly to: Person;
      readonly from: string;
      readonly toSelf: boolean;
    }
  | {
      readonly kind: 'customersGiven';
      readonly customers: readonly string[];
      readonly to: Person;
      readonly from: string;
      readonly toSelf: boolean;
      readonly moved: number;
    }
  | { readonly kind: 'toWhom'; readonly input: Input; readonly people: readonly Person[] }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly input: Input; readonly people: readonly Colleague[] }
  | Refused;

/** Lines of the last list, rows by number, those of a customer, or, where nothing is said, the one shown last. */
const Input = z.object({
  lines: z.array(z.number().int()).optional(),
  rows: z.array(z.number().int()).optional(),
  about: z.string().optional(),
  all: z.boolean(),
  /** Nobody is named where the question is to whom. */
  colleague: colleagueInput.optional(),
});
type Input = z.output<typeof Input>;

export default defineCommand<Input, Outcome>({
  name: 'give',
  intents: ['followup.give'],
  topic: 'followUp',
  does: { zh: '把跟进或客户转给同事', en: 'give a follow-up or a customer to a colleague' },
  examples: { zh: ['2转给小张', '把1交给韩梅梅'], en: ['give 2 to Emma'] },

  input: Input,

  from({ slots: { which, row, customers, colleague }, isPhrase }) {
    const about = which === undefined ? customers?.[0]?.name : undefined;
    // What is named by nothing is what was shown last, where the sentence says no more than that.
    if (which === undefined && row === undefined && about === undefined && !isPhrase) return undefined;
    return {
      ...(which !== 'all' && which),
      ...(row !== undefined && { rows: [row] }),
      ...(about !== undefined && { about }),
      all: which === 'all',
      colleague,
    };
  },

  async run(act, input) {
    if (!input.colleague) return { kind: 'toWhom', input, people: await nearby(act) };
    const { name } = input.colleague;
    const people = await resolveColleague(act, input.colleague);
    const [to, another] = people;
    if (!to) return { kind: 'nobody', name };
    const { list } = act.conversation;
    const lines = input.all ? (list?.items ?? []).map((_, at) => at + 1) : input.lines;
    const isOfCustomers = list?.list === 'customer' && lines !== undefined;
    if (another) return { kind: 'several', name, input, people: await withWhereabouts(act.tx, people) };
    return isOfCustomers
      ? giveCustomers(act, { lines, to })
      : giveFollowUps(act, { refs: refsOf({ ...input, lines }), to });
  },

  say: {
    given: ({ followUps, to: colleague, from, toSelf }, to) => {
      const lines = followUps.map((followUp) => followUpLine(followUp, to));
      const [only] = followUps.length === 1 ? followUps : [];
      const items = followUps.map((followUp, at) => ({ text: lines[at] ?? '', ref: followUp.id }));
      return [
        {
          icon: '🤝',
          ...(only && { about: `followUp:${only.id}` }),
          title: only
            ? to.t({ zh: `转给${colleague.name}:${lines[0]}`, en: `Given to ${colleague.name}: ${lines[0]}` })
            : to.t({
                zh: `${followUps.length} 条跟进转给${colleague.name}`,
                en: `${followUps.length} follow-ups given to ${colleague.name}`,
              }),
          ...(!only && { lines: lines.map((line) => `• ${line}`) }),
          buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' as const }],
        },
        ...(toSelf
          ? []
          : [
              {
                to: { person: colleague.id },
                ...(only && { about: `followUp:${only.id}` }),
                icon: '🤝',
                title: only
                  ? to.t({ zh: `${from}把这条跟进转给你`, en: `${from} gave you this follow-up` })
                  : to.t({
                      zh: `${from}把 ${followUps.length} 条跟进转给你`,
                      en: `${from} gave you ${followUps.length} follow-ups`,
                    }),
                list: 'followUp' as const,
                items,
                ...(only
                  ? { buttons: [...answerButtons(only.id, to), ...finishButtons(only.id, to).slice(1)] }
                  : { footer: to.t({ zh: '「接受1」「退回2」', en: '“accept 1”, “give back 2”' }) }),
              },
            ]),
      ];
    },
    customersGiven: ({ customers, to: colleague, from, toSelf, moved }, { t, list }) => [
      {
        icon: '🤝',
        title: t({
          zh: `${list(customers)}由${colleague.name}负责`,
          en: `${colleague.name} owns ${list(customers)}`,
        }),
        ...(moved > 0 && {
          facts: [{ label: '', text: t(movedFollowUps(moved)) }],
        }),
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      },
      ...(toSelf
        ? []
        : [
            {
              to: { person: colleague.id },
              icon: '🤝',
              title: t({
                zh: `${from}把${list(customers)}交给你负责`,
                en: `${from} made you owner of ${list(customers)}`,
              }),
              buttons: customers.slice(0, 5).map((customer) => ({
                label: customers.length === 1 ? t({ zh: '看详情', en: 'brief' }) : customer,
                says: t({ zh: `介绍 ${customer}`, en: `brief ${customer}` }),
              })),
            },
          ]),
    ],
    nobody: ({ name }, to) => noColleague(name, to),
    toWhom: ({ input, people }, to) => ({
      icon: '🤝',
      title: to.t({ zh: '转给谁?', en: 'Give it to whom?' }),
      buttons: people.map(({ id, name }) => ({ label: name, says: to.t(sentence(input, `${name}#${id}`)) })),
      ask: to.t(sentence(input, '…')),
      asksFor: 'colleague',
    }),
    several: ({ input, name, people }, to) =>
      whichColleague(people, { name, to, says: (whom) => sentence(input, whom) }),
    refused: refusal,
  },
});

/** As many colleagues as single digits choose from, those of one's own team first. */
async function nearby({ tx, person }: Act): Promise<readonly Person[]> {
  const others = (await everyone(tx)).filter(({ id }) => id !== person.id);
  const isNear = ({ teamId }: Person) => Number(teamId !== undefined && teamId === person.teamId);
  return others.toSorted((one, other) => isNear(other) - isNear(one)).slice(0, 8);
}

function refsOf({ lines = [], rows = [], about }: Omit<Input, 'colleague' | 'all'>): readonly FollowUpRef[] {
  const refs = [...lines.map((line) => ({ line })), ...rows.map((id) => ({ id })), ...(about ? [{ about }] : [])];
  return refs.length ? refs : [undefined];
}

/** The same sentence about somebody else. */
function sentence({ lines, rows, about, all }: Input, whom: string): Localized {
  const numbers = [...(lines ?? []), ...(rows ?? []).map((row) => `#${row}`)].join(',');
  if (all) return { zh: `全部转给${whom}`, en: `give all to ${whom}` };
  if (about) return { zh: `${about}那条转给${whom}`, en: `give the ${about} one to ${whom}` };
  return numbers
    ? { zh: `${numbers}转给${whom}`, en: `give ${numbers} to ${whom}` }
    : { zh: `转给${whom}`, en: `give it to ${whom}` };
}

/** All of them, or none where one of them may not be given. */
async function giveFollowUps(
  act: Act,
  { refs, to }: { readonly refs: readonly FollowUpRef[]; readonly to: Person },
): Promise<Outcome> {
  const chosen: FollowUp[] = [];
  for (const ref of refs) {
    const found = await resolveFollowUp(act, ref);
    if ('kind' in found) return found;
    if (!may(act.person, { action: 'reassign', to: found.relation }))
      return { kind: 'refused', why: 'not_yours', whose: found.followUp.owner };
    chosen.push(found.followUp);
  }
  const followUps: FollowUp[] = [];
  const calendar = await calendarFor(act.tx, to.zone);
  // Of a note whose customer is not known yet it may be hidden, from now on, from whoever passes it on.
  await withPrivateRows(act.tx, async () => {
    for (const followUp of chosen) {
      const { zone, rung, remindAt } = scheduleFollowUp(dueDateKept(followUp), { owner: to, calendar, now: act.now });
      await changeFollowUp(act.tx, { id: followUp.id, ownerId: to.id, zone, rung, remindAt });
      followUps.push((await findFollowUp(act.tx, followUp.id)) ?? followUp);
    }
    await askToTake(act, { ids: followUps.map(({ id }) => id), to });
  });
  return { kind: 'given', followUps, to, from: act.person.name, toSelf: to.id === act.person.id };
}

/** Lines of a list of customers. */
async function giveCustomers(
  act: Act,
  { lines, to }: { readonly lines: readonly number[]; readonly to: Person },
): Promise<Outcome> {
  const customers: CustomerRecord[] = [];
  for (const line of lines) {
    const id = act.conversation.list?.items?.[line - 1]?.ref;
    const customer = id === undefined ? undefined : await findCustomer(act.tx, id);
    if (!customer) return { kind: 'refused', why: 'gone' };
    if (!mayAssign(act, customer)) return { kind: 'refused', why: 'not_yours', whose: customer.owner?.name ?? '' };
    customers.push(customer);
  }
  let moved = 0;
  for (const customer of customers) moved += await handOverCustomer(act, { customer, to });
  return {
    kind: 'customersGiven',
    customers: customers.map(({ name }) => name),
    to,
    from: act.person.name,
    toSelf: to.id === act.person.id,
    moved,
  };
}

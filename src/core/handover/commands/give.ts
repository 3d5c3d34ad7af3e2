import { type Act, defineCommand } from '../../command.ts';
import { handOverCustomer, mayAssign, movedFollowUps } from '../handover.ts';
import { followUpLine, finishButtons } from '../../followups/list.ts';
import { matchPatterns, type FollowUpRef, parseFollowUpRef, FOLLOW_UP_REF } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { scheduleFollowUp } from '../../followups/schedule.ts';
import { changeFollowUp, findFollowUp, type FollowUp } from '../../followups/store/followUps.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { colleagueButtons } from '../../people/choices.ts';
import { type Colleague, colleaguesNamed, withWhereabouts } from '../../people/store/colleagues.ts';
import { refusal, type Refused, resolveFollowUp } from '../../followups/resolve.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | {
      readonly kind: 'given';
      readonly followUp: FollowUp;
      readonly to: Person;
      readonly from: string;
      readonly toSelf: boolean;
    }
  | {
      readonly kind: 'customerGiven';
      readonly customer: string;
      readonly to: Person;
      readonly from: string;
      readonly toSelf: boolean;
      readonly moved: number;
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly which: string; readonly people: readonly Colleague[] }
  | Refused;

const PATTERNS = [
  new RegExp(
    `^(?:把)?(?:第)?${FOLLOW_UP_REF}?\\s*(?:条|个)?\\s*(?:转给|交给|给(?!.*(?:跟进|提醒|\\d秒))|派给|指派给)\\s*@?(?<name>[^\\s,，。]{1,40})$`,
  ),
  new RegExp(`^(?:give|assign|hand|pass)\\s+(?:${FOLLOW_UP_REF}|it|this)\\s+(?:over )?to\\s+@?(?<name>.{1,40})$`, 'i'),
];

export default defineCommand<{ readonly meant: FollowUpRef; readonly name: string }, Outcome>({
  name: 'give',
  intents: ['followup.give'],
  topic: 'followUp',
  does: { zh: '把跟进或客户转给同事', en: 'give a follow-up or a customer to a colleague' },
  examples: { zh: ['2转给小张', '把1交给韩梅梅'], en: ['give 2 to Emma'] },

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    return found?.['name'] && !(found['which'] === undefined && text.includes('发'))
      ? { meant: parseFollowUpRef(found['which']), name: found['name'].trim() }
      : undefined;
  },

  async run(act, { meant, name }) {
    const people = await colleaguesNamed(act.tx, name);
    if (!people.length && !meant) return undefined;
    if (meant && 'line' in meant && act.conversation.list?.list === 'customer')
      return giveCustomer(act, { line: meant.line, name, people });
    const chosen = await resolveFollowUp(act, meant);
    if ('kind' in chosen) return chosen;
    const { followUp } = chosen;
    const [to, another] = people;
    if (!to) return { kind: 'nobody', name };
    if (another)
      return { kind: 'several', name, which: `#${followUp.id}`, people: await withWhereabouts(act.tx, people) };
    if (!may(act.person, { action: 'reassign', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    const { zone, remindAt } = scheduleFollowUp(
      { dueOn: followUp.dueOn, precision: followUp.precision, ...(followUp.dueTime && { dueTime: followUp.dueTime }) },
      { owner: to, now: act.now },
    );
    await changeFollowUp(act.tx, { id: followUp.id, ownerId: to.id, zone, remindAt });
    return {
      kind: 'given',
      followUp: (await findFollowUp(act.tx, followUp.id)) ?? followUp,
      to,
      from: act.person.name,
      toSelf: to.id === act.person.id,
    };
  },

  say: {
    given: ({ followUp, to: colleague, from, toSelf }, to) => [
      {
        icon: '🤝',
        about: `followUp:${followUp.id}`,
        title: to.t({
          zh: `转给${colleague.name}:${followUpLine(followUp, to)}`,
          en: `Given to ${colleague.name}: ${followUpLine(followUp, to)}`,
        }),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
      },
      ...(toSelf
        ? []
        : [
            {
              to: { person: colleague.id },
              icon: '🤝',
              title: to.t({ zh: `${from}把这条跟进转给你`, en: `${from} gave you this follow-up` }),
              list: 'followUp' as const,
              items: [{ text: followUpLine(followUp, to), ref: followUp.id }],
              buttons: finishButtons(followUp.id, to),
            },
          ]),
    ],
    customerGiven: ({ customer, to: colleague, from, toSelf, moved }, { t }) => [
      {
        icon: '🤝',
        title: t({ zh: `${customer}由${colleague.name}负责`, en: `${colleague.name} owns ${customer}` }),
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
              title: t({ zh: `${from}把${customer}交给你负责`, en: `${from} made you owner of ${customer}` }),
              buttons: [
                {
                  label: t({ zh: '看详情', en: 'brief' }),
                  says: t({ zh: `介绍 ${customer}`, en: `brief ${customer}` }),
                },
              ],
            },
          ]),
    ],
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的同事`, en: `No colleague called “${name}”` }),
    }),
    several: ({ name, which: row, people }, to) => ({
      icon: '🤔',
      title: to.t({ zh: `有几位「${name}」,是哪位?`, en: `Several colleagues match “${name}”. Which one?` }),
      buttons: colleagueButtons(people, {
        to,
        says: (whom) => ({ zh: `${row} 转给 ${whom}`, en: `give ${row} to ${whom}` }),
      }),
    }),
    refused: refusal,
  },
});

/** A line of a list of customers. */
async function giveCustomer(
  act: Act,
  { line, name, people }: { readonly line: number; readonly name: string; readonly people: readonly Person[] },
): Promise<Outcome> {
  const id = act.conversation.list?.items?.[line - 1]?.ref;
  const customer = id === undefined ? undefined : await findCustomer(act.tx, id);
  if (!customer) return { kind: 'refused', why: 'gone' };
  const [to, another] = people;
  if (!to) return { kind: 'nobody', name };
  if (another) return { kind: 'several', name, which: String(line), people: await withWhereabouts(act.tx, people) };
  if (!mayAssign(act, customer)) return { kind: 'refused', why: 'not_yours', whose: customer.owner?.name ?? '' };
  const moved = await handOverCustomer(act, { customer, to });
  return {
    kind: 'customerGiven',
    customer: customer.name,
    to,
    from: act.person.name,
    toSelf: to.id === act.person.id,
    moved,
  };
}

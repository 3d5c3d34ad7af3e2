import { type Act, defineCommand } from '../../command.ts';
import { followUpLine, finishButtons } from '../list.ts';
import { delegate, type Delegated, delegatedReplies } from '../delegate.ts';
import { colleaguesNamed } from '../../people/store/colleagues.ts';
import { contactCandidates } from '../../contacts/resolve.ts';
import { matchPatterns } from '../../text/sentence.ts';
import {
  type CustomerRef,
  customerInContext,
  isCustomerName,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { findDates } from '../../reader/dates/find.ts';
import { readAbout } from '../../notes/understand.ts';
import { type DueDate, parseDueDate, scheduleFollowUp } from '../schedule.ts';
import { findFollowUp, type FollowUp, addFollowUp } from '../store/followUps.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { refusal, type Refused } from '../resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { UNDO, unknownHolidays } from '../../text/phrases.ts';

type Input = { readonly who: string; readonly what: string };
type Outcome =
  | { readonly kind: 'planned'; readonly followUp: FollowUp }
  | { readonly kind: 'when'; readonly who: string; readonly customer: CustomerRef }
  | Delegated
  | { readonly kind: 'nobody'; readonly name: string }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'plan',
  intents: ['followup.add'],
  topic: 'followUp',
  does: { zh: '给名单里的客户加个跟进', en: 'plan a follow-up with a customer of a list' },
  examples: {
    zh: ['给2加个跟进 周五报价', '给华为加个跟进:周四前报价'],
    en: ['follow up 2 on Fri', 'add a follow-up for Huawei: quote by Thu'],
  },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^给\s*(?:第)?(?<who>\d{1,2}|[^,，。;；\n]{1,40}?)\s*(?:家|个)?(?:加|设|建|安排)(?:一)?(?:个|条)?(?:跟进|提醒)[:：,，\s]*(?<what>[^\n]{0,200})$/,
      /^follow[- ]?up (?:with )?(?<who>\d{1,2}) (?<what>[^\n]{1,200})$/i,
      /^(?:add|set|create) (?:a )?(?:follow[- ]?up|reminder) (?:for|with) (?<who>\d{1,2}|[^,:\n]{1,40}?)(?:[:,]\s*(?<what>[^\n]{1,200}))?$/i,
    ]);
    return found?.['who'] ? { who: found['who'].trim(), what: found['what']?.trim() ?? '' } : undefined;
  },

  async run(act, { who, what }) {
    if (!act.known) return undefined;
    const customer = await customerAt(act, who);
    if (!customer) return forColleague(act, { who, what });
    if ('kind' in customer) return customer;
    const due = await dueIn(what, act);
    if (!due) return { kind: 'when', who, customer };
    const id = await addFollowUp(act.tx, {
      ...scheduleFollowUp(due.due, { owner: act.person, now: act.now }),
      action: due.action,
      customerId: customer.id,
      setBy: act.person.id,
    });
    const followUp = await findFollowUp(act.tx, id);
    return followUp ? { kind: 'planned', followUp } : { kind: 'refused', why: 'gone' };
  },

  say: {
    planned: ({ followUp }, to) => ({
      about: `followUp:${followUp.id}`,
      icon: '📌',
      title: to.t({ zh: `已安排:${followUpLine(followUp, to)}`, en: `Planned: ${followUpLine(followUp, to)}` }),
      facts: unknownHolidays([followUp], to),
      buttons: [
        ...finishButtons(followUp.id, to).slice(1),
        { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' },
      ],
    }),
    when: ({ customer }, { t, today }) => {
      const pick = (day: Temporal.PlainDate, label: { readonly zh: string; readonly en: string }) => ({
        label: t(label),
        says: t({
          zh: `给${customer.name}加个跟进:${day.toString()}`,
          en: `add a follow-up for ${customer.name}: ${day.toString()}`,
        }),
      });
      return {
        icon: '📅',
        title: t({ zh: `${customer.name} 哪天跟进?`, en: `${customer.name}: when?` }),
        buttons: [
          pick(today.add({ days: 1 }), { zh: '明天', en: 'tomorrow' }),
          pick(today.add({ days: 3 }), { zh: '三天后', en: 'in 3 days' }),
          pick(today.add({ days: 8 - today.dayOfWeek }), { zh: '下周一', en: 'next Monday' }),
        ],
        ask: t({ zh: `给${customer.name}加个跟进:…`, en: `add a follow-up for ${customer.name}: …` }),
      };
    },
    ...delegatedReplies,
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

/** A line of the last list of customers, or a customer by name. */
async function customerAt(
  act: Act,
  who: string,
): Promise<CustomerRef | UnclearCustomer | UnclearSubject | Refused | undefined> {
  if (/^\d+$/.test(who)) {
    if (act.conversation.list?.list !== 'customer') return { kind: 'refused', why: 'which' };
    const id = act.conversation.list.items?.[Number(who) - 1]?.ref;
    return (id === undefined ? undefined : await findCustomer(act.tx, id)) ?? { kind: 'refused', why: 'gone' };
  }
  if (!(await isCustomerName(act, who))) return undefined;
  return customerInContext(act, { name: who, says: { zh: '给…加个跟进', en: 'add a follow-up for …' } });
}

/** For a colleague it is theirs; what is for one of a customer's people is a note of mine. */
async function forColleague(act: Act, { who, what }: Input): Promise<Outcome | undefined> {
  const [to, another] = await colleaguesNamed(act.tx, who);
  if (to && !another) return delegate(act, { to, what });
  return (await contactCandidates(act, { name: who })).length ? undefined : { kind: 'nobody', name: who };
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

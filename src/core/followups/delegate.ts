/** A follow-up for a colleague: it is theirs from the first, they are told by whom, and may give it back. */
import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import type { Person } from '../contract/person.ts';
import type { Reply } from '../contract/card.ts';
import { customersNamedIn } from '../customers/store/customers.ts';
import { findDates } from '../reader/dates/find.ts';
import { read } from '../reader/read.ts';
import { noSuchDay, type Translator, UNDO, unknownHolidays } from '../text/phrases.ts';
import { finishButtons, followUpLine } from './list.ts';
import { type DueDate, parseDueDate, scheduleFollowUp } from './schedule.ts';
import { addFollowUp, findFollowUp, type FollowUp } from './store/followUps.ts';

export type Delegated =
  | { readonly kind: 'delegated'; readonly followUp: FollowUp; readonly to: Person; readonly by: Person }
  | {
      readonly kind: 'whenTheirs';
      readonly to: Person;
      readonly what: string;
      readonly noDay: string | undefined;
    };

/** `due`: where the day is told beside what is to be done; `noDay`: one that no calendar has. */
export async function delegate(
  act: Act,
  {
    to,
    what,
    due: told,
    noDay,
  }: {
    readonly to: Person;
    readonly what: string;
    readonly due?: DueDate | undefined;
    readonly noDay?: string | undefined;
  },
): Promise<Delegated | undefined> {
  const { tx, person, now, local: ref, locale, country } = act;
  if (noDay !== undefined) return { kind: 'whenTheirs', to, what: what.replace(noDay, '').trim(), noDay };
  const { customers, steps } = read(what, { ref, known: await customersNamedIn(tx, what), locale, country });
  const step = steps.find(({ dueOn }) => dueOn);
  const due = told ?? (step?.dueOn ? { ...step, dueOn: step.dueOn } : parseDueDate(what, act));
  if (!due) return { kind: 'whenTheirs', to, what, noDay };
  const id = await addFollowUp(tx, {
    ...scheduleFollowUp(due, { owner: to, calendar: await calendarFor(tx, to.zone), now }),
    action: step?.action ?? withoutDates(what, act),
    customerId: customers.find(({ id: known }) => known !== undefined)?.id,
    setBy: person.id,
  });
  const followUp = await findFollowUp(tx, id);
  return followUp && { kind: 'delegated', followUp, to, by: person };
}

function withoutDates(what: string, { local: ref, locale, country }: Act) {
  return findDates(what, { ref, tense: 'future', locale, country })
    .reduceRight((words, { span: [from, to] }) => words.slice(0, from) + words.slice(to), what)
    .replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

type Asked = {
  readonly followUp: Parameters<typeof followUpLine>[0] & { readonly id: number };
  readonly ownerId: number;
  readonly by: string;
};

/** What the colleague is told whose a follow-up is from now on. */
export function askedCard({ followUp, ownerId, by }: Asked, to: Translator): Reply {
  const { t } = to;
  return {
    to: { person: ownerId },
    icon: '📌',
    title: t({ zh: `${by}请你跟进`, en: `${by} asks you to follow up` }),
    list: 'followUp',
    items: [{ text: followUpLine(followUp, to), ref: followUp.id }],
    buttons: [
      ...finishButtons(followUp.id, to),
      {
        label: t({ zh: '退回', en: 'give back' }),
        says: t({ zh: `退回 #${followUp.id}`, en: `give back #${followUp.id}` }),
      },
    ],
  };
}

export const delegatedReplies = {
  delegated: ({ followUp, to: colleague, by }: Delegated & { kind: 'delegated' }, to: Translator): readonly Reply[] => {
    const { t } = to;
    const line = followUpLine(followUp, to);
    return [
      {
        about: `followUp:${followUp.id}`,
        icon: '📌',
        title:
          colleague.id === by.id
            ? t({ zh: `已安排:${line}`, en: `Planned: ${line}` })
            : t({ zh: `交给${colleague.name}了:${line}`, en: `For ${colleague.name}: ${line}` }),
        facts: unknownHolidays([followUp], to),
        ...(colleague.id !== by.id && {
          footer: t({
            zh: `已告诉${colleague.name},到时提醒的是TA`,
            en: `${colleague.name} knows, and is the one to be reminded`,
          }),
        }),
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      },
      ...(colleague.id === by.id ? [] : [askedCard({ followUp, ownerId: colleague.id, by: by.name }, to)]),
    ];
  },
  whenTheirs: ({ to: colleague, what, noDay }: Delegated & { kind: 'whenTheirs' }, to: Translator): Reply => ({
    icon: '📅',
    title:
      noDay === undefined
        ? to.t({
            zh: `请${colleague.name}哪天做?直接说日期`,
            en: `When should ${colleague.name} do it? Just type a day`,
          })
        : noSuchDay(noDay, to),
    ask: to.t({ zh: `提醒${colleague.name} … ${what}`, en: `remind ${colleague.name} … ${what}` }).trim(),
  }),
};

/** A follow-up for a colleague: it is theirs from the first, they are told by whom, and may give it back. */
import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import { workdayMorning } from '../calendar/remindAt.ts';
import type { Person } from '../contract/person.ts';
import type { Button, Reply } from '../contract/card.ts';
import type { Step } from '../contract/reading.ts';
import { customersNamedIn } from '../customers/store/customers.ts';
import { findDates } from '../reader/dates/find.ts';
import { read } from '../reader/read.ts';
import { actionWords, noSuchDay, type Translator, UNDO, unknownHolidays } from '../text/phrases.ts';
import { finishButtons, followUpLine } from './list.ts';
import { type DueDate, parseDueDate, scheduleFollowUp } from './schedule.ts';
import { addFollowUp, findFollowUp, type FollowUp } from './store/followUps.ts';
import { keepRequests, type Unanswered } from './store/requests.ts';

export type Delegated =
  | {
      readonly kind: 'delegated';
      readonly followUps: readonly FollowUp[];
      readonly to: Person;
      readonly by: Person;
    }
  | {
      readonly kind: 'whenTheirs';
      readonly to: Person;
      readonly what: string;
      readonly noDay: string | undefined;
    };

type Task = {
  readonly to: Person;
  /** What is to be done. */
  readonly what: string;
  /** All that is said behind their name, day and all. */
  readonly all?: string | undefined;
  /** Where the day is told beside it. */
  readonly due?: DueDate | undefined;
  /** A day that no calendar has. */
  readonly noDay?: string | undefined;
};

export async function delegate(
  act: Act,
  { to, what, all = what, due: told, noDay }: Task,
): Promise<Delegated | undefined> {
  const { tx, person, now, local: ref, locale, country } = act;
  if (noDay !== undefined) return { kind: 'whenTheirs', to, what: what.replace(noDay, '').trim(), noDay };
  const context = { ref, known: await customersNamedIn(tx, all), locale, country };
  const { customers, steps } = read(asReminder(all), context);
  const meant = stepsMeant(steps, told);
  const due = told ?? parseDueDate(what, act);
  if (!meant.length && !due) return { kind: 'whenTheirs', to, what, noDay };
  const calendar = await calendarFor(tx, to.zone);
  const asked = meant.length ? meant : due ? [{ ...due, action: withoutDates(what, act), customer: undefined }] : [];
  const ids: number[] = [];
  for (const { action, customer = 0, ...day } of asked) {
    const schedule = scheduleFollowUp(day, { owner: to, calendar, now });
    // Each of several is of whom its own words name.
    const [named] = asked.length > 1 ? await customersNamedIn(tx, action) : [];
    const of = named?.id ?? customers[customer]?.id ?? customers.find(({ id }) => id !== undefined)?.id;
    ids.push(await addFollowUp(tx, { ...schedule, action, customerId: of, setBy: person.id }));
  }
  await askToTake(act, { ids, to });
  const found = await Promise.all(ids.map((id) => findFollowUp(tx, id)));
  return { kind: 'delegated', followUps: found.filter((one) => one !== undefined), to, by: person };
}

/** «…,提前20分钟»: of a reminder that is how long before it comes. */
function asReminder(words: string) {
  if (!LEAD.test(words)) return words;
  return /\p{Script=Han}/u.test(words) ? `${words},提醒` : `${words}, remind`;
}

const LEAD = /提[前早]|\b(?:before|beforehand|ahead|in advance)\b/;

/** The reader knows more of a day than that it is named: a deadline, a series, so long before an hour. Several where each has something of its own to be done. */
function stepsMeant(steps: readonly Step[], told: DueDate | undefined) {
  const dated = steps.filter(isDated).filter(({ isAhead }) => !isAhead);
  const things = new Set(dated.map(({ action }) => action).filter(Boolean));
  if (dated.length < 2 || things.size === dated.length) return dated;
  return dated.filter(({ dueOn }) => told?.dueOn.equals(dueOn)).slice(0, 1);
}

function isDated(step: Step): step is Step & { readonly dueOn: Temporal.PlainDate } {
  return step.dueOn !== undefined;
}

/** Whoever was given something by a colleague is asked whether they take it; without an answer once more, after a workday. */
export async function askToTake(
  { tx, person, now }: Pick<Act, 'tx' | 'person' | 'now'>,
  { ids, to }: { readonly ids: readonly number[]; readonly to: Person },
) {
  if (to.id === person.id) return;
  const calendar = await calendarFor(tx, to.zone);
  const askAt = workdayMorning({ ...to, after: now, calendar });
  await keepRequests(tx, { ids, giverId: person.id, askAt });
}

/** The taps that answer a request. */
export function answerButtons(id: number, { t }: Translator): Button[] {
  return [
    {
      label: t({ zh: '接受', en: 'accept' }),
      says: t({ zh: `接受跟进 #${id}`, en: `accept follow-up #${id}` }),
      style: 'primary',
    },
    { label: t({ zh: '退回', en: 'give back' }), says: t({ zh: `退回 #${id}`, en: `give back #${id}` }) },
  ];
}

/** What is still waited for, below a reminder. */
export function unansweredWords({ id, giver, customer, action }: Unanswered, { t }: Translator): string {
  const what = [customer, actionWords(action)].filter(Boolean).join(' · ');
  return t({
    zh: `🤝 ${giver}请你跟进的「${what}」你还没回:「接受跟进 #${id}」「退回 #${id}」`,
    en: `🤝 ${giver} waits whether you take “${what}”: “accept follow-up #${id}”, “give back #${id}”`,
  });
}

/** The same as a message of its own. */
export function unansweredCard(requests: readonly Unanswered[], to: Translator): Reply {
  const [only, another] = requests;
  if (only && !another) {
    const what = [only.customer, actionWords(only.action)].filter(Boolean).join(' · ');
    return {
      icon: '🤝',
      title: to.t({
        zh: `${only.giver}请你跟进「${what}」,接受吗?`,
        en: `${only.giver} asked you to follow up “${what}”. Do you take it?`,
      }),
      about: `followUp:${only.id}`,
      buttons: answerButtons(only.id, to),
    };
  }
  return {
    icon: '🤝',
    title: to.t({
      zh: `同事交给你的 ${requests.length} 条还没回,接受吗?`,
      en: `Colleagues wait whether you take ${requests.length} follow-ups`,
    }),
    list: 'followUp',
    items: requests.map((request) => ({
      text: [request.giver, request.customer, actionWords(request.action)].filter(Boolean).join(' · '),
      ref: request.id,
      buttons: answerButtons(request.id, to),
    })),
    footer: to.t({ zh: '「接受1」「退回2」', en: '“accept 1”, “give back 2”' }),
  };
}

function withoutDates(what: string, { local: ref, locale, country }: Act) {
  return findDates(what, { ref, tense: 'future', locale, country })
    .reduceRight((words, { span: [from, to] }) => words.slice(0, from) + words.slice(to), what)
    .replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

/** Whoever is given a series is told that it is one. */
function lineOf(followUp: Asked['followUps'][number], to: Translator) {
  return `${followUpLine(followUp, to)}${followUp.rule ? to.t({ zh: '(重复)', en: ' (repeats)' }) : ''}`;
}

type Asked = {
  readonly followUps: readonly (Parameters<typeof followUpLine>[0] & {
    readonly id: number;
    readonly rule?: string | null;
  })[];
  readonly ownerId: number;
  readonly by: string;
};

/** What the colleague is told whose follow-ups are from now on. */
export function askedCard({ followUps, ownerId, by }: Asked, to: Translator): Reply {
  const { t } = to;
  const [only, another] = followUps;
  return {
    to: { person: ownerId },
    icon: '📌',
    title: t({ zh: `${by}请你跟进`, en: `${by} asks you to follow up` }),
    list: 'followUp',
    items: followUps.map((followUp) => ({
      text: lineOf(followUp, to),
      ref: followUp.id,
      ...(another && { buttons: answerButtons(followUp.id, to) }),
    })),
    ...(only && !another
      ? {
          buttons: [
            ...answerButtons(only.id, to),
            ...finishButtons(only.id, to).map(({ label, says }) => ({ label, says })),
          ],
        }
      : { footer: t({ zh: '「接受1」「退回2」', en: '“accept 1”, “give back 2”' }) }),
  };
}

export const delegatedReplies = {
  delegated: (
    { followUps, to: colleague, by }: Delegated & { kind: 'delegated' },
    to: Translator,
  ): readonly Reply[] => {
    const { t } = to;
    const [only, another] = followUps;
    const lines = followUps.map((followUp) => lineOf(followUp, to));
    const line = another ? t({ zh: `${followUps.length} 件`, en: `${followUps.length} things` }) : (lines[0] ?? '');
    const isOwn = colleague.id === by.id;
    return [
      {
        ...(only && !another && { about: `followUp:${only.id}` }),
        icon: '📌',
        title: isOwn
          ? t({ zh: `已安排:${line}`, en: `Planned: ${line}` })
          : t({ zh: `交给${colleague.name}了:${line}`, en: `For ${colleague.name}: ${line}` }),
        ...(another && { lines: lines.map((each) => `• ${each}`) }),
        facts: unknownHolidays(followUps, to),
        ...(!isOwn && {
          footer: t({
            zh: `已告诉${colleague.name},到时提醒的是TA;接受还是退回,会告诉你`,
            en: `${colleague.name} knows, and is the one to be reminded; you hear whether they take it`,
          }),
        }),
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      },
      ...(isOwn ? [] : [askedCard({ followUps, ownerId: colleague.id, by: by.name }, to)]),
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

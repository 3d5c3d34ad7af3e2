import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { colleagueRef, momentWords, takeBackButton } from '../cards/cards.ts';
import { askAbout, placeableOf } from '../process/steps.ts';
import { endsAt, nextLook } from '../process/schedule.ts';
import { countOpen } from '../store/estate.ts';
import { changeHandover, openHandover, openHandoverOf } from '../store/handovers.ts';
import { itemsOf } from '../store/items.ts';
import { questionsOf } from '../store/questions.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { noColleague, whichColleague, withColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { noSuchDay } from '../../text/phrases.ts';

const Input = z.object({
  colleague: colleagueInput,
  day: z.object({ on: z.iso.date(), until: z.iso.date().optional(), clock: z.string().optional() }).optional(),
  noDay: z.string().optional(),
});

type Outcome =
  | {
      readonly kind: 'opened';
      readonly from: Person;
      readonly by: Person;
      readonly at: Temporal.Instant;
      readonly customers: number;
      readonly counts: Awaited<ReturnType<typeof countOpen>>;
      readonly questions: number;
    }
  | { readonly kind: 'when'; readonly from: Person; readonly noDay: string | undefined }
  | { readonly kind: 'past' | 'notAllowed' | 'yourself' }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly text: string; readonly people: readonly Colleague[] };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'leave',
  intents: ['leave.start'],
  topic: 'team',
  does: {
    zh: '一位同事要离职:到点收回权限,先把记得少的问清楚(经理)',
    en: 'a colleague is leaving: access ends at that minute, thin records are asked about first (managers)',
  },
  examples: { zh: ['小王月底离职', '小王12月31日离职'], en: ['Wang leaves at month end', "Wang's last day is 31 Dec"] },
  aside: true,

  input: Input,
  from: ({ slots: { colleague, day, noDay } }) => ({ colleague, day, noDay }),

  async run(act, { colleague: named, day, noDay }) {
    const { name, called = name } = named;
    const people = await resolveColleague(act, named);
    const [from, another] = people;
    if (!may(act.person, { action: 'letGo', to: 'other' })) return { kind: 'notAllowed' };
    if (!from) return { kind: 'nobody', name };
    if (another)
      return { kind: 'several', name: called, text: act.text, people: await withWhereabouts(act.tx, people) };
    if (from.id === act.person.id) return { kind: 'yourself' };
    if (!mayLetGo(act, from)) return { kind: 'notAllowed' };
    if (!day) return { kind: 'when', from, noDay };
    const on = Temporal.PlainDate.from(day.until ?? day.on);
    const clock = day.clock === undefined ? undefined : Temporal.PlainTime.from(day.clock);
    const at = endsAt({ on, clock, zone: from.zone, isForGood: true });
    return Temporal.Instant.compare(at, act.now) > 0 ? open(act, { from, at }) : { kind: 'past' };
  },

  say: {
    opened: ({ from, by, at, customers, counts, questions }, to) => {
      const { t } = to;
      const when = momentWords(at, from.zone, to);
      return [
        {
          icon: '🚪',
          title: t({ zh: `${from.name} ${when} 离职`, en: `${from.name} leaves on ${when}` }),
          facts: [
            { label: t({ zh: '客户', en: 'customers' }), text: String(customers) },
            {
              label: t({ zh: '跟进', en: 'follow-ups' }),
              text: t({
                zh: `${counts.followUps}(${counts.recurring} 条循环)`,
                en: `${counts.followUps} (${counts.recurring} recurring)`,
              }),
            },
            { label: t({ zh: '承诺', en: 'promises' }), text: String(counts.promises) },
            ...(questions
              ? [
                  {
                    label: t({ zh: '要问清的', en: 'to ask' }),
                    text: t({
                      zh: `${questions} 个问题,每天最多 5 个`,
                      en: `${questions} questions, five a day at most`,
                    }),
                  },
                ]
              : []),
          ],
          ask: t({
            zh: `把#${from.id}的客户全部转给…`,
            en: `hand over all of #${from.id}'s customers to …`,
          }),
          asksFor: 'colleague',
          buttons: [takeBackButton(to)],
          footer: t({
            zh: `到点各平台都进不来。交给谁?直接说名字,或「交接${from.name}:A类给…,其余给…」`,
            en: `Access ends everywhere at that minute. Who takes over? Just type a name, or “hand over ${from.name}: tier A to …, rest to …”`,
          }),
        },
        {
          to: { person: from.id },
          icon: '🚪',
          title: t({
            zh: `${by.name}登记了你 ${when} 离开`,
            en: `${by.name} has put down that you leave on ${when}`,
          }),
          ...(questions > 0 && {
            footer: t({
              zh: '交接前,记得少的客户我会每天问你几个问题,都可以跳过',
              en: 'Before that I will ask you a few questions a day where little is written down; any may be skipped',
            }),
          }),
        },
      ];
    },
    when: ({ from, noDay }, to) => ({
      icon: '📅',
      title:
        noDay === undefined
          ? to.t({ zh: `${from.name}最后一天是哪天?`, en: `When is ${from.name}’s last day?` })
          : noSuchDay(noDay, to),
      ask: to.t({ zh: `${colleagueRef(from)} 离职 最后一天 …`, en: `${colleagueRef(from)}'s last day is …` }),
      asksFor: 'day',
      footer: to.t({ zh: '直接说日期', en: 'Just type it' }),
    }),
    past: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '这个时间已经过了。已经走的人:「移除某某」',
        en: 'That is in the past. For somebody who has gone: “remove …”',
      }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '登记同事离职要经理或管理员来做',
        en: 'It takes a manager or an admin to put down that a colleague leaves',
      }),
    }),
    yourself: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '自己的离职请另一位经理或管理员来登记',
        en: 'Another manager or admin has to put down that you leave',
      }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, text, people }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => withColleague(text, { name, whom }),
      }),
  },
});

/** Whoever is above may not be let go by those below. */
function mayLetGo({ person }: Act, from: Person) {
  const near = relation(person, { ids: [from.id], teamId: from.teamId });
  if (from.role === 'admin' || from.role === 'manager') return may(person, { action: 'remove', to: near });
  return may(person, { action: 'letGo', to: near });
}

async function open(
  act: Act,
  { from, at }: { readonly from: Person; readonly at: Temporal.Instant },
): Promise<Outcome> {
  const { tx, now, person } = act;
  const running = await openHandoverOf(tx, from.id);
  const nextAt = nextLook({ endsAt: at, by: person, calendar: await calendarFor(tx, person.zone) }, now);
  if (running) await changeHandover(tx, { id: running.id, isForGood: true, endsAt: at, nextAt });
  const handover =
    running ??
    (await openHandover(tx, {
      fromId: from.id,
      startedBy: person.id,
      isForGood: true,
      takers: [],
      endsAt: at,
      nextAt,
    }));
  const customers = await placeableOf(tx, { fromId: from.id, items: await itemsOf(tx, handover.id) });
  await askAbout(tx, { handover, customers });
  return {
    kind: 'opened',
    from,
    by: person,
    at,
    customers: customers.length,
    counts: await countOpen(tx, { customerIds: customers.map(({ id }) => id), ownerIds: [from.id] }),
    questions: (await questionsOf(tx, handover.id)).filter(({ state }) => state === 'open').length,
  };
}

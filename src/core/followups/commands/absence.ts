import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { dayRange, saidDay } from '../../calendar/format.ts';
import { workdayMorning } from '../../calendar/remindAt.ts';
import type { Person } from '../../contract/person.ts';
import { whichColleague, noColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { addAbsence, absenceOf } from '../store/absences.ts';
import { type Colleague, leadsOf, withWhereabouts } from '../../people/store/colleagues.ts';
import { type FollowUp, followUpsOf } from '../store/followUps.ts';
import { standInsFor } from '../store/standIns.ts';
import { uncovered } from '../standIn.ts';
import { UNDO } from '../../text/phrases.ts';

const Input = z.object({
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  cover: colleagueInput.optional(),
});
type Days = readonly [from: Temporal.PlainDate, until: Temporal.PlainDate];

type Outcome =
  | {
      readonly kind: 'away';
      readonly days: Days;
      readonly cover: Person | undefined;
      readonly by: Person;
      readonly due: number;
      /** Where nobody covers: who hears of how much, by customer. */
      readonly standIns: readonly { readonly person: Person; readonly count: number }[];
      /** What nobody is there for, and who has to know. */
      readonly alone: readonly FollowUp[];
      readonly leads: readonly Person[];
    }
  | { readonly kind: 'when' }
  | { readonly kind: 'past'; readonly days: Days }
  | { readonly kind: 'coverAway'; readonly cover: Person; readonly days: Days }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly choices: readonly Colleague[]; readonly days: Days };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'absence',
  intents: ['absence.set'],
  topic: 'followUp',
  does: { zh: '休假时由同事代你', en: 'have a colleague stand in while you are away' },
  examples: { zh: ['我下周休假,韩梅梅代我'], en: ["I'm off next week, Emma covers"] },
  aside: true,

  input: Input,
  from: ({ slots: { from, until, colleague } }) => ({ from, until, cover: colleague }),

  async run(act, { from, until = from, cover: named }) {
    if (from === undefined || until === undefined) return { kind: 'when' };
    const days: Days = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(until)];
    if (Temporal.PlainDate.compare(days[1], act.today) < 0) return { kind: 'past', days };
    const found = named ? await resolveColleague(act, named) : [];
    const [cover, another] = found;
    if (named && !cover) return { kind: 'nobody', name: named.name };
    if (named && another)
      return { kind: 'several', name: named.name, choices: await withWhereabouts(act.tx, found), days };
    if (cover && (await absenceOf(act.tx, { personId: cover.id, on: days[0] })))
      return { kind: 'coverAway', cover, days };
    return goAway(act, { days, cover: cover?.id === act.person.id ? undefined : cover });
  },

  say: {
    away: (outcome, to) => {
      const { days, cover, by, due } = outcome;
      const span = dayRange(days, to);
      if (!cover) return uncovered(outcome, to);
      const undo = { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' as const };
      return [
        {
          icon: '🌴',
          title: to.t({
            zh: `${span} 你不在,到期的发给${cover.name}`,
            en: `Away ${span}: what falls due goes to ${cover.name}`,
          }),
          facts: [{ label: to.t({ zh: '这几天到期', en: 'due then' }), text: String(due) }],
          footer: to.t({ zh: '回来那天告诉你做了什么', en: 'I tell you what was done on the day you are back' }),
          buttons: [undo],
        },
        {
          to: { person: cover.id },
          icon: '🌴',
          title: to.t({
            zh: `${by.name} ${span} 不在,请你代一下`,
            en: `${by.name} is away ${span}, and asks you to stand in`,
          }),
          facts: [{ label: to.t({ zh: '这几天到期', en: 'due then' }), text: String(due) }],
          footer: to.t({
            zh: `到期那天发给你,标着「代${by.name}」`,
            en: `You get them on their day, marked “for ${by.name}”`,
          }),
        },
      ];
    },
    when: (_, { t }) => ({
      icon: '📅',
      title: t({ zh: '哪几天不在?比如「下周」「12月1日到5日」', en: 'Which days? Say “next week” or “1 to 5 Dec”' }),
      ask: t({ zh: '我…休假', en: 'I am off …' }),
    }),
    past: ({ days }, to) => ({
      icon: '🤔',
      title: to.t({ zh: `${dayRange(days, to)}已经过了`, en: `${dayRange(days, to)} is over` }),
    }),
    coverAway: ({ cover, days }, to) => ({
      icon: '🤔',
      title: to.t({
        zh: `${cover.name}那时也不在。换谁代你?`,
        en: `${cover.name} is away then, too. Who else?`,
      }),
      ask: to.t({
        zh: `我${saidDay(days[0], to)}到${saidDay(days[1], to)}休假,…代我`,
        en: `I am off ${saidDay(days[0], to)} to ${saidDay(days[1], to)}, … covers`,
      }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, choices, days }, to) =>
      whichColleague(choices, {
        name,
        to,
        says: (whom) => ({
          zh: `我${days[0].toString()}到${days[1].toString()}休假,${whom}代我`,
          en: `I am off ${days[0].toString()} to ${days[1].toString()}, ${whom} covers`,
        }),
      }),
  },
});

async function goAway(
  { tx, person }: Act,
  { days, cover }: { readonly days: Days; readonly cover: Person | undefined },
): Promise<Outcome> {
  const [from, until] = days;
  const { zone, morning } = person;
  const lastNight = until.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
  const calendar = await calendarFor(tx, zone);
  const backAt = workdayMorning({ after: lastNight, zone, morning, calendar });
  await addAbsence(tx, { personId: person.id, coverId: cover?.id, from, until, backAt });
  const due = await followUpsOf(tx, { ownerId: person.id, from, before: until.add({ days: 1 }) });
  const found = cover ? [] : await standInsFor(tx, { ids: due.map(({ id }) => id), on: from });
  const standIns = [...Map.groupBy(found, ({ person: { id } }) => id).values()].flatMap((theirs) =>
    theirs[0] ? [{ person: theirs[0].person, count: theirs.length }] : [],
  );
  const alone = cover
    ? []
    : due.filter(({ id, isPrivate }) => !isPrivate && !found.some(({ followUpId }) => followUpId === id));
  const leads = alone.length ? (await leadsOf(tx, person)).filter(({ id }) => id !== person.id) : [];
  return { kind: 'away', days, cover, by: person, due: due.length, standIns, alone, leads };
}

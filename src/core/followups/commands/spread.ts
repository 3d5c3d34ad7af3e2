import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { isOverdue } from '../overdue.ts';
import { followUpLine } from '../list.ts';
import { moveFollowUp } from '../reschedule.ts';
import { spreadOver } from '../spread.ts';
import { type FollowUp, followUpsOf } from '../store/followUps.ts';
import { UNDO } from '../../text/phrases.ts';

const Input = z.object({
  on: z.iso.date().optional(),
  when: z.enum(['today', 'tomorrow', 'week', 'nextWeek']).optional(),
});
type Asked = z.output<typeof Input>;

type Outcome =
  | {
      readonly kind: 'spread';
      readonly day: Temporal.PlainDate;
      readonly stay: number;
      readonly followUps: readonly FollowUp[];
    }
  | { readonly kind: 'light'; readonly day: Temporal.PlainDate; readonly count: number };

/** The days of a week's work. */
const DAYS = 5;

export default defineCommand<Asked, Outcome>({
  name: 'spread',
  intents: ['followup.spread'],
  topic: 'followUp',
  does: { zh: '把太满的一天摊到后面几天', en: 'spread a full day over the days after it' },
  examples: { zh: ['周一太多了,帮我摊开', '把今天的摊开'], en: ["spread Monday's load", 'spread today out'] },
  aside: true,

  input: Input,
  from: ({ slots: { when, day } }) => {
    const isDay = when !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(when);
    return { on: day?.on ?? (isDay ? when : undefined), ...(!isDay && !day && { when }) };
  },

  async run(act, asked) {
    const all = await openFrom(act);
    const days = await daysFrom(act, fullDay(act, { asked, all }));
    const [first] = days;
    if (!first) return undefined;
    const on = (day: Temporal.PlainDate) => all.filter((followUp) => dayOf(act, followUp).equals(day));
    const there = on(first);
    const loads = there.map((followUp) => ({ id: followUp.id, isMovable: isMovable(followUp) }));
    const moves = spreadOver(
      loads,
      days.map((day) => ({ day, count: on(day).length })),
    );
    if (!moves.length) return { kind: 'light', day: first, count: there.length };
    const followUps: FollowUp[] = [];
    for (const { id, to } of moves) {
      const followUp = there.find((one) => one.id === id);
      if (followUp) followUps.push(await moveFollowUp(act, { followUp, due: { dueOn: to, precision: 'day' } }));
    }
    return { kind: 'spread', day: first, stay: there.length - followUps.length, followUps };
  },

  say: {
    spread: ({ day, stay, followUps }, to) => ({
      icon: '⏰',
      title: to.t({
        zh: `${to.day(day)}留 ${stay} 件,${followUps.length} 件摊到后面`,
        en: `${stay} stay on ${to.day(day)}, ${followUps.length} go to later days`,
      }),
      list: 'followUp',
      items: followUps.map((followUp) => ({ text: followUpLine(followUp, to), ref: followUp.id })),
      footer: to.t({
        zh: '有钟点和期限的没动',
        en: 'What has an hour or a deadline stays where it was',
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    light: ({ day, count }, to) => ({
      icon: '🌿',
      title: to.t({
        zh: `${to.day(day)}有 ${count} 件,没有要摊开的`,
        en: `${count} on ${to.day(day)}: nothing to spread`,
      }),
    }),
  },
});

async function openFrom({ tx, person, today }: Act) {
  const all = await followUpsOf(tx, { ownerId: person.id, before: today.add({ months: 2 }) });
  return all.filter(({ isWatched }) => !isWatched);
}

/** What is late lies on today. */
function dayOf({ today }: Act, followUp: FollowUp) {
  return isOverdue(followUp, today) ? today : followUp.dueOn;
}

/** The day that is meant: a named one, of a week its fullest. */
function fullDay(act: Act, { asked: { on, when }, all }: { readonly asked: Asked; readonly all: readonly FollowUp[] }) {
  const { today } = act;
  if (on !== undefined) return Temporal.PlainDate.from(on);
  if (when === 'today') return today;
  if (when === 'tomorrow') return today.add({ days: 1 });
  const monday = today.add({ days: 8 - today.dayOfWeek });
  const from = when === 'nextWeek' ? monday : today;
  const week = Array.from({ length: 7 }, (_, n) => from.add({ days: n }));
  const count = (day: Temporal.PlainDate) => all.filter((followUp) => dayOf(act, followUp).equals(day)).length;
  return week.reduce((fullest, day) => (count(day) > count(fullest) ? day : fullest), from);
}

async function daysFrom({ tx, person }: Act, day: Temporal.PlainDate) {
  const calendar = await calendarFor(tx, person.zone);
  return [day, ...Array.from({ length: DAYS - 1 }, (_, n) => calendar.addWorkdays(day, n + 1))];
}

function isMovable({ dueTime, isDeadline, rule }: FollowUp) {
  return dueTime === null && !isDeadline && rule === null;
}

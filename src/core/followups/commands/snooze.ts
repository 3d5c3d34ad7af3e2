import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { dayQuestion, movedCard } from '../list.ts';
import { moveFollowUp } from '../reschedule.ts';
import { read } from '../../reader/read.ts';
import { dueFrom, DueInput } from '../schedule.ts';
import { type FollowUp, followUpsOf } from '../store/followUps.ts';
import { FollowUpsMeant, followUpsMeant, isAboutNothing, refusal, type Refused, resolveFollowUps } from '../resolve.ts';

const Input = z.object({
  meant: FollowUpsMeant,
  due: DueInput.optional(),
  /** How many days later than its day, or than today where that is past. */
  later: z.number().int().positive().optional(),
  noDay: z.string().optional(),
  /** The days that what is moved lies on: all of theirs, or the one that is there. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

type Input = z.output<typeof Input>;

type Outcome =
  | { readonly kind: 'moved'; readonly followUps: readonly FollowUp[] }
  | { readonly kind: 'past'; readonly day: Temporal.PlainDate }
  | { readonly kind: 'when'; readonly followUps: readonly FollowUp[]; readonly noDay: string | undefined }
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'snooze',
  intents: ['followup.move'],
  topic: 'followUp',
  does: { zh: '把跟进推到另一天', en: 'push a follow-up to another day' },
  examples: {
    zh: ['2推到周五', '推迟1到明天下午3点', '前三条都推到下周一', '推迟1 三天'],
    en: ['push 2 to Fri', 'snooze 1 until tomorrow 3pm', 'push the first three to Monday', 'snooze 1 for 3 days'],
  },

  input: Input,
  from: (understood) => {
    const { day, later, noDay, from, until } = understood.slots;
    // «今天的都推迟一天»: the day is that from which it is moved.
    const due = later === undefined || from === undefined ? day : undefined;
    return { meant: followUpsMeant(understood), due, later: due ? undefined : later, noDay, from, until };
  },

  async run(act, { meant, due, later, noDay, from: left, until }) {
    if (due && Temporal.PlainDate.compare(dueFrom(due).dueOn, act.today) < 0)
      return { kind: 'past', day: dueFrom(due).dueOn };
    const followUps = await meantBy(act, { meant, due, from: left, until });
    if ('kind' in followUps) {
      // "Moved Larsen from Wed to Thu", where nothing is to be done there: told, and not asked for.
      const isTold = left !== undefined && followUps.why === 'none_open';
      return isTold || isAboutNothing(meant, followUps) ? undefined : followUps;
    }
    if (!due && later === undefined) return { kind: 'when', followUps, noDay };
    const moved: FollowUp[] = [];
    for (const followUp of followUps) {
      const from = Temporal.PlainDate.compare(followUp.dueOn, act.today) > 0 ? followUp.dueOn : act.today;
      const day = due ?? { on: from.add({ days: later ?? 0 }).toString() };
      moved.push(await moveFollowUp(act, { followUp, due: dueFrom(day) }));
    }
    return { kind: 'moved', followUps: moved };
  },

  say: {
    moved: movedCard,
    past: ({ day }, to) => ({
      icon: '📅',
      title: to.t({
        zh: `${to.day(day)}已经过了,没有推。推到哪天?`,
        en: `${to.day(day)} is over; nothing was moved. Which day?`,
      }),
    }),
    when: ({ followUps, noDay }, to) => {
      const which = followUps.map(({ id }) => `#${id}`).join(',');
      return dayQuestion({ noDay, says: { zh: `推迟 ${which} 到 …`, en: `push ${which} to …` } }, to);
    },
    refused: refusal,
  },
});

/** All: of the days that are named, else those of the list, or without one one's own, that lie before the new day. */
async function meantBy(act: Act, { meant, due, from, until }: Input): Promise<readonly FollowUp[] | Refused> {
  const isNamed = from !== undefined || until !== undefined;
  if (meant !== 'all' || (!due && !isNamed)) {
    const then = isNamed ? await onDays(act, { from, until }) : [];
    if (isNamed && isDayAlone(act, meant)) return then.length > 1 ? { ...refused('which'), among: then } : orNone(then);
    const there = then.filter((followUp) => isAt(meant, followUp));
    return there.length === 1 ? there : resolveFollowUps(act, meant);
  }
  const before = due ? dueFrom(due).dueOn : act.today;
  const list = act.conversation.list;
  const isListed = !isNamed && list?.list === 'followUp' && list.items?.some(({ ref }) => ref !== undefined);
  const all = isNamed
    ? await onDays(act, { from, until })
    : isListed
      ? await resolveFollowUps(act, 'all')
      : await followUpsOf(act.tx, { ownerId: act.person.id, before });
  if ('kind' in all) return all;
  const earlier = all.filter(
    ({ isWatched, dueOn }) => !isWatched && (isNamed || Temporal.PlainDate.compare(dueOn, before) < 0),
  );
  return earlier.length ? earlier : refused(isNamed ? 'none_then' : 'none_before');
}

function orNone(followUps: readonly FollowUp[]) {
  return followUps.length ? followUps : refused('none_then');
}

/** «把下周一那个改到周二», "move the Monday one to Tuesday": what is named is the day alone. */
function isDayAlone({ local, locale, country }: Act, meant: Input['meant']): boolean {
  if (typeof meant !== 'object') return meant === undefined;
  const [only] = 'customers' in meant ? meant.customers.filter(({ id }) => id === undefined) : [];
  const words = ('about' in meant ? meant.about : only?.name)?.replace(/^(?:把|将|the )/, '').trim();
  if (!words) return false;
  const { dates } = read(words, { ref: local, known: [], locale, country });
  return dates.some(({ span: [from, to] }) => to - from === words.length);
}

function refused(why: Refused['why']): Refused {
  return { kind: 'refused', why };
}

/** One's own that are due on these days; what has been due since before today is today's. */
async function onDays(act: Act, { from, until }: Pick<Input, 'from' | 'until'>) {
  const [first, last] = [from, until].map((day) => (day === undefined ? undefined : Temporal.PlainDate.from(day)));
  const isToday = first?.equals(act.today);
  return followUpsOf(act.tx, {
    ownerId: act.person.id,
    ...(first && !isToday && { from: first }),
    before: (last ?? first ?? act.today).add({ days: 1 }),
  });
}

function isAt(meant: Input['meant'], { customerId }: FollowUp) {
  return (
    typeof meant === 'object' &&
    'customers' in meant &&
    meant.customers.some(({ id }) => id !== undefined && id === customerId)
  );
}

import { dayRange } from '../../calendar/format.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { BEGINNINGS_OF, PERIODS } from '../period.ts';
import { moreButton } from '../../text/pagination.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { reading } from '../../db/server/reading.ts';
import { type DayRange, type NotedContact, notedBy, type ColleagueActivity, activityOf } from '../store/activity.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { shorten, type Translator, authorWords } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';

/** Days as `2026-11-25`, the last one included; without any, the period until today, a week where none is said. */
const Input = z.object({
  whose: z.union([z.enum(['mine', 'team']), colleagueInput]),
  period: z.enum(PERIODS),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  page: z.number().int().min(1).max(9999),
});
type Input = z.output<typeof Input>;
/** What is asked, with the days that it is about. */
type Asked = Pick<Input, 'whose' | 'page'> & { readonly days: DayRange; readonly when: Localized };
type Outcome =
  | { readonly kind: 'team'; readonly asked: Asked; readonly work: readonly ColleagueActivity[] }
  | {
      readonly kind: 'one';
      readonly asked: Asked;
      readonly work: ColleagueActivity;
      readonly noted: readonly NotedContact[];
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly asked: Asked; readonly people: readonly Colleague[] };

export default defineCommand<Input, Outcome>({
  name: 'activity',
  intents: ['report'],
  topic: 'team',
  does: { zh: '谁做了什么:我、同事或全组的周报', en: 'who did what: a report of my, a colleague’s or the team’s week' },
  examples: {
    zh: ['这周谁做了什么', '我这周做了什么', '小王上周跟了哪些客户', '周报'],
    en: ['who did what this week', 'what did I do this week', 'what did Emma do last week', 'weekly report'],
  },

  input: Input,

  from: ({ slots: { form, whose, period, since, until, page } }) => {
    // A review of the whole company's or team's time is another matter.
    if (form === 'review') return undefined;
    return {
      whose: typeof whose === 'object' ? whose : whose === 'team' || whose === 'all' ? 'team' : 'mine',
      period: period ?? 'week',
      since,
      until,
      page: page ?? 1,
    };
  },

  async run(act, input) {
    const days = daysOf(input, act.today);
    const asked: Asked = { whose: input.whose, page: input.page, days, when: whenWords(days, act) };
    if (input.whose === 'team')
      return {
        kind: 'team',
        asked,
        work: await reading(act.tx, (tx) => activityOf(tx, { ...days, of: teamOf(act.person) })),
      };
    const people = input.whose === 'mine' ? [act.person] : await resolveColleague(act, input.whose);
    const [person, another] = people;
    const name = input.whose === 'mine' ? act.person.name : input.whose.name;
    if (another) return { kind: 'several', name, asked, people: await withWhereabouts(act.tx, people) };
    const [work] = person ? await activityOf(act.tx, { ...days, of: { personId: person.id } }) : [];
    if (!work) return { kind: 'nobody', name };
    const skip = (input.page - 1) * PAGE;
    return { kind: 'one', asked, work, noted: await notedBy(act.tx, { ...days, personId: work.id, most: PAGE, skip }) };
  },

  say: {
    several: ({ name, asked, people }, to) => whichColleague(people, { name, to, says: (whom) => says(whom, asked) }),
    nobody: ({ name }, to) => noColleague(name, to),
    team: ({ asked, work }, to) => ({
      icon: '📊',
      title: `${to.t({ zh: '谁做了什么', en: 'Who did what' })} · ${spanOf(asked, to)}`,
      list: 'note',
      items: work.map((one) => ({ text: `${one.name} · ${doneBy(one, to)}`, says: to.t(says(one.name, asked)) })),
      footer: to.t({ zh: '回数字看每一条', en: 'A number shows each note' }),
    }),
    one: ({ asked, work, noted }, to) => ({
      icon: '📊',
      title: `${work.name} · ${spanOf(asked, to)}`,
      facts: [{ label: '', text: doneBy(work, to) }],
      list: 'note',
      items: noted.map((note) => ({
        text: lineOf(note, to),
        ref: note.id,
        says: to.t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
      })),
      ...moreButton({ rest: work.notes - asked.page * PAGE, page: asked.page, says: says(work.name, asked) }, to),
    }),
  },
});

/** A report goes on until today, whatever is left of its week. */
function daysOf({ period, since, until }: Input, today: Temporal.PlainDate): DayRange {
  const tomorrow = today.add({ days: 1 });
  if (since === undefined) return { since: BEGINNINGS_OF[period](today), until: tomorrow };
  const end = until === undefined ? tomorrow : Temporal.PlainDate.from(until).add({ days: 1 });
  return {
    since: Temporal.PlainDate.from(since),
    until: Temporal.PlainDate.compare(end, tomorrow) < 0 ? end : tomorrow,
  };
}

/** The days as they are said, to ask for more of them. */
function whenWords(days: DayRange, { today }: Act): Localized {
  const last = days.until.subtract({ days: 1 });
  const [week, month] = [BEGINNINGS_OF.week(today), BEGINNINGS_OF.month(today)];
  const isOf = (since: Temporal.PlainDate, until: Temporal.PlainDate) => days.since.equals(since) && last.equals(until);
  if (isOf(today, today)) return { zh: '今天', en: 'today' };
  if (isOf(week, today)) return { zh: '这周', en: 'this week' };
  if (isOf(week.subtract({ days: 7 }), week.subtract({ days: 1 }))) return { zh: '上周', en: 'last week' };
  if (isOf(month, today)) return { zh: '这个月', en: 'this month' };
  if (isOf(month.subtract({ months: 1 }), month.subtract({ days: 1 }))) return { zh: '上个月', en: 'last month' };
  return {
    zh: `${days.since.toString()}到${last.toString()}`,
    en: `from ${days.since.toString()} to ${last.toString()}`,
  };
}

/** A manager asks for the company, anybody else for their team. */
function teamOf({ role, teamId }: Person) {
  return role === 'manager' || role === 'admin' || teamId === undefined ? 'everyone' : { teamId };
}

function spanOf({ days }: Asked, to: Translator) {
  return dayRange([days.since, days.until.subtract({ days: 1 })], to);
}

/** «5 条 · 华为、立讯精密 等 4 家 · 完成跟进 3». */
function doneBy({ notes, customers, finished }: ColleagueActivity, { t, list }: Translator) {
  if (!notes && !finished) return t({ zh: '没有记录', en: 'nothing noted' });
  const [named, more] = [customers.slice(0, 4), customers.length - 4];
  return [
    t({ zh: `${notes} 条记录`, en: notes === 1 ? '1 note' : `${notes} notes` }),
    named.length && list(named) + (more > 0 ? t({ zh: ` 等 ${customers.length} 家`, en: ` and ${more} more` }) : ''),
    finished && t({ zh: `完成跟进 ${finished}`, en: `${finished} follow-up${finished === 1 ? '' : 's'} done` }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function lineOf(note: NotedContact, to: Translator) {
  const customer = note.customer ?? to.t({ zh: '客户待定', en: 'customer?' });
  return [
    to.day(note.occurredOn),
    authorWords({ author: customer, kind: note.kind }, to),
    shorten(note.gist || note.text, 60),
  ]
    .filter(Boolean)
    .join(' · ');
}

function says(name: string, { when }: Asked): Localized {
  return { zh: `${name} ${when.zh}做了什么`, en: `what did ${name} do ${when.en}` };
}

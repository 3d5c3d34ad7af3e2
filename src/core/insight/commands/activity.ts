import { dayRange } from '../../calendar/format.ts';
import { type Act, defineCommand, type Heard } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { moreButton, PAGE, parsePage } from '../../text/pagination.ts';
import { parsePeriod } from '../../text/period.ts';
import { type DayRange, type NotedContact, notedBy, type ColleagueActivity, activityOf } from '../store/activity.ts';
import { colleagueButtons } from '../../people/choices.ts';
import { type Colleague, colleaguesNamed, withWhereabouts } from '../../people/store/colleagues.ts';
import { shorten, type Translator, authorWords } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';

type Input = {
  readonly whose: 'mine' | 'team' | { readonly name: string };
  /** The days as they were said. */
  readonly when: string;
  readonly days: DayRange;
  readonly page: number;
};
type Outcome =
  | { readonly kind: 'team'; readonly input: Input; readonly work: readonly ColleagueActivity[] }
  | {
      readonly kind: 'one';
      readonly input: Input;
      readonly work: ColleagueActivity;
      readonly noted: readonly NotedContact[];
    }
  | { readonly kind: 'several'; readonly input: Input; readonly people: readonly Colleague[] };

const WHEN =
  '(?:今天|昨天|前天|这周|本周|这个?星期|这个?礼拜|上周|上个?星期|上个?礼拜|这个?月|本月|上个?月|这个?季度|本季度|上个?季度|最近(?:[一二两三四半\\d]{1,3}(?:天|周|个?月|个星期)))';
const DID =
  '(?:都|一共|总共)?(?:做|干|忙|跟进|跟|联系|拜访|见|聊)(?:了|过)?(?:些)?(?:什么|啥|谁|哪些(?:事情?|客户|人)?|(?:多少|几[个家])(?:客户|人)?)';
const WHEN_EN =
  '(?:today|yesterday|(?:this|last) (?:week|month|quarter)|(?:in )?the (?:last|past) \\w+ (?:days|weeks|months))';
const WHO_EN = '(?:(?<mine>i)|(?<team>we|everyone|everybody|(?:my|our|the) team)|(?<name>[^\\s,]{1,20}))';

const PATTERNS = [
  new RegExp(
    `^(?<when>${WHEN})?(?:(?<team>谁|大家|(?:我们|咱们|本)?(?:组|团队)(?:里|内)?(?:的?人)?|我们)|(?<mine>我))(?<later>${WHEN})?${DID}$`,
  ),
  new RegExp(`^(?<name>[^\\s,，。谁我]{1,12}?)\\s*(?<when>${WHEN})\\s*${DID}$`),
  new RegExp(
    `^(?:(?<mine>我的?)|(?<team>(?:我们|本)?(?:组|团队)(?:里|内)?的?)|(?<name>[^\\s,，。的]{1,12})的)?(?<when>上周|上个?月|昨天|今天|这周|本周|本月)?的?(?<report>日报|周报|月报)$`,
  ),
  new RegExp(`^(?<team>who) did what (?<when>${WHEN_EN})$`, 'i'),
  new RegExp(`^what (?:did|have|has) ${WHO_EN} (?:do|done|been doing|been up to) (?<when>${WHEN_EN})$`, 'i'),
  new RegExp(
    `^(?:(?<mine>my)|(?<team>(?:(?:my|our|the) )?team(?:'s|’s)?)|(?<name>[^\\s,]{1,20})(?:'s|’s))? ?(?<report>daily|weekly|monthly) report(?: (?:for )?(?<when>${WHEN_EN}))?$`,
    'i',
  ),
];

/** The days that a report is about where they are not said. */
const REPORTED: readonly (readonly [RegExp, Localized])[] = [
  [/^(?:日|d)/i, { zh: '今天', en: 'today' }],
  [/^(?:月|m)/i, { zh: '这个月', en: 'this month' }],
  [/^/, { zh: '这周', en: 'this week' }],
];

export default defineCommand<Input, Outcome>({
  name: 'activity',
  intents: ['report'],
  topic: 'team',
  does: { zh: '谁做了什么:我、同事或全组的周报', en: 'who did what: a report of my, a colleague’s or the team’s week' },
  examples: {
    zh: ['这周谁做了什么', '我这周做了什么', '小王上周跟了哪些客户', '周报'],
    en: ['who did what this week', 'what did I do this week', 'what did Emma do last week', 'weekly report'],
  },

  match(heard) {
    const { words, page } = parsePage(heard.text);
    const found = matchPatterns(words, PATTERNS);
    if (!found) return undefined;
    const name = found['name']?.trim();
    const when = found['when'] ?? found['later'] ?? reported(found['report'] ?? '', heard);
    const days = daysIn(when, heard);
    return days && { whose: name ? { name } : found['team'] ? 'team' : 'mine', when, days, page };
  },

  async run(act, input) {
    if (!act.known) return undefined;
    if (input.whose === 'team')
      return { kind: 'team', input, work: await activityOf(act.tx, { ...input.days, of: teamOf(act.person) }) };
    const people = await peopleIn(act, input.whose);
    const [person, another] = people;
    if (another) return { kind: 'several', input, people: await withWhereabouts(act.tx, people) };
    const [work] = person ? await activityOf(act.tx, { ...input.days, of: { personId: person.id } }) : [];
    if (!work) return undefined;
    const skip = (input.page - 1) * PAGE;
    return {
      kind: 'one',
      input,
      work,
      noted: await notedBy(act.tx, { ...input.days, personId: work.id, most: PAGE, skip }),
    };
  },

  say: {
    several: ({ input, people }, to) => ({
      icon: '🤔',
      title: to.t({ zh: '是哪位同事?', en: 'Which colleague?' }),
      buttons: colleagueButtons(people, {
        to,
        says: (whom) => says(whom, input),
      }),
    }),
    team: ({ input, work }, to) => ({
      icon: '📊',
      title: `${to.t({ zh: '谁做了什么', en: 'Who did what' })} · ${spanOf(input, to)}`,
      list: 'note',
      items: work.map((one) => ({ text: `${one.name} · ${doneBy(one, to)}`, says: asks(one.name, input, to) })),
      footer: to.t({ zh: '回数字看每一条', en: 'A number shows each note' }),
    }),
    one: ({ input, work, noted }, to) => ({
      icon: '📊',
      title: `${work.name} · ${spanOf(input, to)}`,
      facts: [{ label: '', text: doneBy(work, to) }],
      list: 'note',
      items: noted.map((note) => ({
        text: lineOf(note, to),
        ref: note.id,
        says: to.t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
      })),
      ...moreButton({ rest: work.notes - input.page * PAGE, page: input.page, says: says(work.name, input) }, to),
    }),
  },
});

function reported(report: string, { locale }: Heard) {
  return REPORTED.find(([said]) => said.test(report))?.[1][locale] ?? '';
}

/** A report goes on until today, whatever is left of its week. */
function daysIn(when: string, heard: Heard): DayRange | undefined {
  const { period } = parsePeriod(when, heard);
  if (!period?.since) return undefined;
  const tomorrow = heard.today.add({ days: 1 });
  const until = period.until && Temporal.PlainDate.compare(period.until, tomorrow) < 0 ? period.until : tomorrow;
  return { since: period.since, until };
}

/** A manager asks for the company, anybody else for their team. */
function teamOf({ role, teamId }: Person) {
  return role === 'manager' || role === 'admin' || teamId === undefined ? 'everyone' : { teamId };
}

async function peopleIn({ tx, person }: Act, whose: 'mine' | { readonly name: string }): Promise<readonly Person[]> {
  return whose === 'mine' || /^(?:我|i|me)$/i.test(whose.name) ? [person] : colleaguesNamed(tx, whose.name);
}

function spanOf({ days }: Input, to: Translator) {
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

function says(name: string, { when }: Input): Localized {
  return { zh: `${name} ${when}做了什么`, en: `what did ${name} do ${when}` };
}

function asks(name: string, input: Input, { t }: Translator) {
  return t(says(name, input));
}

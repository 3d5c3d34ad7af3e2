import { type Act, defineCommand, type Heard } from '../../command.ts';
import { followUpList } from '../list.ts';
import { dayRange } from '../../calendar/format.ts';
import { matchPatterns } from '../../text/sentence.ts';
import type { Translator } from '../../text/phrases.ts';
import { parseDueDate } from '../schedule.ts';
import { type FollowUp, followUpsOf, teamFollowUps } from '../store/followUps.ts';

type Span = 'day' | 'today' | 'tomorrow' | 'week' | 'overdue' | 'all';
type Input = {
  readonly span: Span;
  readonly team: boolean;
  /** Of the span `day`: the first day and the last. */
  readonly on?: readonly [Temporal.PlainDate, Temporal.PlainDate];
};
type Outcome = { readonly kind: 'listed'; readonly followUps: readonly FollowUp[] } & Input;

const TITLES = {
  day: { zh: '要跟', en: 'Due' },
  today: { zh: '今天要跟', en: 'Due today' },
  tomorrow: { zh: '明天要跟', en: 'Due tomorrow' },
  week: { zh: '本周要跟', en: 'This week' },
  overdue: { zh: '逾期', en: 'Overdue' },
  all: { zh: '全部跟进', en: 'All follow-ups' },
};

const EMPTY = {
  day: { zh: '那天没有要跟的客户', en: 'Nothing is due then' },
  today: { zh: '今天没有要跟的客户', en: 'Nothing is due today' },
  tomorrow: { zh: '明天没有要跟的客户', en: 'Nothing is due tomorrow' },
  week: { zh: '本周没有要跟的客户', en: 'Nothing is due this week' },
  overdue: { zh: '没有逾期的跟进', en: 'Nothing is overdue' },
  all: { zh: '没有待办的跟进', en: 'No open follow-ups' },
};

export default defineCommand<Input, Outcome>({
  name: 'due',
  intents: ['followups.list'],
  topic: 'followUp',
  does: { zh: '看要跟进谁', en: 'see whom to follow up' },
  examples: {
    zh: ['今天要跟谁', '本周跟进', '逾期', '我的跟进', '组里逾期的跟进'],
    en: ["who's due today", 'this week', 'overdue', 'my follow-ups', "my team's overdue follow-ups"],
  },

  match(heard) {
    const words = heard.text.replace(TEAM, '');
    const team = words !== heard.text;
    const span = spanOf({ ...heard, text: words });
    if (span) return { span, team };
    const on = dayIn({ ...heard, text: words });
    return on && { span: 'day', team, on };
  },

  async run(act, input) {
    return { kind: 'listed', ...input, followUps: await inSpan(act, input) };
  },

  say: {
    listed: ({ span, team, on, followUps }, to) =>
      followUps.length
        ? followUpList(
            {
              title: `${team ? to.t({ zh: '本组 ', en: 'My team: ' }) : ''}${titleOf(span, on, to)}`,
              icon: '📋',
              followUps,
            },
            to,
          )
        : { icon: '🌿', title: to.t(EMPTY[span]) },
  },
});

function titleOf(span: Span, on: Input['on'], to: Translator) {
  const days = on && dayRange(on, to);
  return days ? to.t({ zh: `${days} 要跟`, en: `Due ${days}` }) : to.t(TITLES[span]);
}

function spanOf({ text }: Heard): Span | undefined {
  const found = matchPatterns(text, [
    /^(?:我)?(?<today>今天|今日)(?:的|我)?(?:都)?(?:要|该|需要)?(?:跟进|跟|联系|回访)?(?:哪些|谁|什么|的)?(?:人|客户|跟进|待办)?$/,
    /^(?:我)?(?<tomorrow>明天)(?:我)?(?:要|该)(?:跟进|跟|联系)(?:谁|哪些客户)?$|^(?<tomorrow2>明天)(?:的)?跟进$/,
    /^(?:我)?(?<week>这周|本周|这个?星期)(?:的|我)?(?:要|该)?(?:跟进|跟|联系|待办)(?:谁|哪些客户|的)?$/,
    /^(?:我)?(?:的)?(?:有)?(?:哪些|谁)?(?<overdue>逾期|过期|超期)(?:了|的|的跟进|跟进|未跟进)?$/,
    /^(?:我)?(?:还)?有(?:什么|哪些|啥)(?<all>(?:事情?|客户)?(?:要做|待办|要跟进?|没做完?|没跟进?|没完成)的?)$/,
    /^(?<all>(?:我的|全部|所有|列出)(?:全部|所有)?(?:跟进|待办|提醒))$/,
    /^(?:who(?:'s| is|’s) )?(?<today>due(?: today)?|today)$|^(?:my )?follow[- ]?ups? (?:for )?(?<today2>today)$|^who (?:do|should|must) i (?:call|contact|follow up(?: with)?) (?<today3>today)$/i,
    /^(?:who(?:'s| is|’s) )?due (?<tomorrow>tomorrow)$/i,
    /^(?:who(?:'s| is|’s) )?(?:due )?(?<week>this week)(?:'s follow[- ]?ups)?$|^follow[- ]?ups (?<week2>this week)$/i,
    /^(?:what(?:'s| is|’s) |who(?:'s| is|’s) |my )?(?<overdue>overdue)(?: follow[- ]?ups)?$/i,
    /^what(?: (?:do i have to do|else is open|is on my list)|(?:'s|’s| is) (?:still )?(?:on my (?:list|plate)|open))$(?<all>)/i,
    /^what(?:'s|’s| is) on (?:my (?:list|plate|agenda) )?(?:for )?(?<today4>today)$/i,
    /^(?<all>(?:my|all|list)(?: my)?(?: open)? (?:follow[- ]?ups|reminders|to-?dos))$/i,
  ]);
  const name = found && Object.keys(found).find((key) => found[key] !== undefined);
  // Every group above is named after a span, with a figure where a language needs it twice.
  return name?.replace(/\d$/, '') as Span | undefined;
}

/** «下周三要跟谁», "who's due on Friday". */
function dayIn(heard: Heard): readonly [Temporal.PlainDate, Temporal.PlainDate] | undefined {
  const found = matchPatterns(heard.text, [
    /^(?:我)?(?<day>[^,，。;；\n]{2,12}?)(?:我)?(?:要|该|需要)(?:跟进|跟|联系|回访)(?:的)?(?:是)?(?:谁|哪些(?:客户|人)?|什么)$/,
    /^(?:我)?(?<day>[^,，。;；\n]{2,12}?)(?:我)?(?:要|该|需要)(?:做|干|忙)(?:些)?(?:什么|啥)(?:事)?$/,
    /^(?:我)?(?<day>[^,，。;；\n]{2,12}?)(?:我)?有(?:什么|哪些|啥)(?:安排|事情?|任务|待办|跟进)?$/,
    /^(?:who(?:'s| is|’s)|what(?:'s| is|’s)) due (?:on |in )?(?<day>[^,\n]{3,20})$/i,
    /^what (?:do i have|have i got|am i doing|should i do|do i need to do) (?:on |in )?(?<day>[^,\n]{3,20})$/i,
    /^(?:my )?follow[- ]?ups (?:for |on )?(?<day>[^,\n]{3,20})$/i,
  ]);
  const due = found?.['day'] ? parseDueDate(found['day'], heard) : undefined;
  return due && [due.dueOn, due.until ?? due.dueOn];
}

const TEAM =
  /(?:我们?|咱们?|本|全)?(?:组|团队)(?:里|内)?(?:的)?|\b(?:my |our )?team(?:'s|’s) |\b(?:for|in|on) (?:my|our|the) team$/i;

/** Of a team, what is overdue is listed with what is due. */
async function inSpan({ tx, person, today }: Act, { span, team, on = [today, today] }: Input) {
  const tomorrow = today.add({ days: 1 });
  const spans = {
    day: { from: on[0], before: on[1].add({ days: 1 }) },
    today: { before: tomorrow },
    tomorrow: { from: tomorrow, before: today.add({ days: 2 }) },
    week: { before: today.add({ days: 8 - today.dayOfWeek }) },
    overdue: { before: today },
    all: { before: today.add({ years: 10 }) },
  };
  if (team && person.teamId !== undefined)
    return teamFollowUps(tx, { teamId: person.teamId, by: spans[span].before.subtract({ days: 1 }) });
  return followUpsOf(tx, { ownerId: person.id, ...spans[span] });
}

import { type Act, defineCommand, type Heard } from '../command.ts';
import { followUpList } from '../lists.ts';
import { fits } from '../match.ts';
import { type FollowUp, followUpsOf } from '../store/followups.ts';

type Span = 'today' | 'tomorrow' | 'week' | 'overdue' | 'all';
type Outcome = { readonly kind: 'listed'; readonly span: Span; readonly followUps: readonly FollowUp[] };

const TITLES = {
  today: { zh: '今天要跟', en: 'Due today' },
  tomorrow: { zh: '明天要跟', en: 'Due tomorrow' },
  week: { zh: '本周要跟', en: 'This week' },
  overdue: { zh: '逾期', en: 'Overdue' },
  all: { zh: '全部跟进', en: 'All follow-ups' },
};

const EMPTY = {
  today: { zh: '今天没有要跟的客户', en: 'Nothing is due today' },
  tomorrow: { zh: '明天没有要跟的客户', en: 'Nothing is due tomorrow' },
  week: { zh: '本周没有要跟的客户', en: 'Nothing is due this week' },
  overdue: { zh: '没有逾期的跟进', en: 'Nothing is overdue' },
  all: { zh: '没有待办的跟进', en: 'No open follow-ups' },
};

export default defineCommand<{ readonly span: Span }, Outcome>({
  name: 'due',
  topic: 'followUp',
  does: { zh: '看要跟进谁', en: 'see whom to follow up' },
  examples: {
    zh: ['今天要跟谁', '本周跟进', '逾期', '我的跟进'],
    en: ["who's due today", 'this week', 'overdue', 'my follow-ups'],
  },

  match(heard) {
    const span = spanOf(heard);
    return span && { span };
  },

  async run(act, { span }) {
    return { kind: 'listed', span, followUps: await inSpan(act, span) };
  },

  say: {
    listed: ({ span, followUps }, to) =>
      followUps.length
        ? followUpList({ title: to.t(TITLES[span]), icon: '📋', followUps }, to)
        : { icon: '🌿', title: to.t(EMPTY[span]) },
  },
});

function spanOf({ text }: Heard): Span | undefined {
  const found = fits(text, [
    /^(?:我)?(?<today>今天|今日)(?:的|我)?(?:都)?(?:要|该|需要)?(?:跟进|跟|联系|回访)?(?:哪些|谁|什么|的)?(?:人|客户|跟进|待办)?$/,
    /^(?:我)?(?<tomorrow>明天)(?:我)?(?:要|该)(?:跟进|跟|联系)(?:谁|哪些客户)?$|^(?<tomorrow2>明天)(?:的)?跟进$/,
    /^(?:我)?(?<week>这周|本周|这个?星期)(?:的|我)?(?:要|该)?(?:跟进|跟|联系|待办)(?:谁|哪些客户|的)?$/,
    /^(?:我)?(?:的)?(?:有)?(?:哪些|谁)?(?<overdue>逾期|过期|超期)(?:了|的|的跟进|跟进|未跟进)?$/,
    /^(?<all>(?:我的|全部|所有|列出)(?:全部|所有)?(?:跟进|待办|提醒))$/,
    /^(?:who(?:'s| is|’s) )?(?<today>due(?: today)?|today)$|^(?:my )?follow[- ]?ups? (?:for )?(?<today2>today)$|^who (?:do|should|must) i (?:call|contact|follow up(?: with)?) (?<today3>today)$/i,
    /^(?:who(?:'s| is|’s) )?due (?<tomorrow>tomorrow)$/i,
    /^(?:who(?:'s| is|’s) )?(?:due )?(?<week>this week)(?:'s follow[- ]?ups)?$|^follow[- ]?ups (?<week2>this week)$/i,
    /^(?:what(?:'s| is|’s) |who(?:'s| is|’s) |my )?(?<overdue>overdue)(?: follow[- ]?ups)?$/i,
    /^(?<all>(?:my|all|list)(?: my)?(?: open)? (?:follow[- ]?ups|reminders|to-?dos))$/i,
  ]);
  const name = found && Object.keys(found).find((key) => found[key] !== undefined);
  // Every group above is named after a span, with a figure where a language needs it twice.
  return name?.replace(/\d$/, '') as Span | undefined;
}

async function inSpan({ tx, person, today }: Act, span: Span) {
  const tomorrow = today.add({ days: 1 });
  const spans = {
    today: { before: tomorrow },
    tomorrow: { from: tomorrow, before: today.add({ days: 2 }) },
    week: { before: today.add({ days: 8 - today.dayOfWeek }) },
    overdue: { before: today },
    all: { before: today.add({ years: 10 }) },
  };
  return followUpsOf(tx, { ownerId: person.id, ...spans[span] });
}

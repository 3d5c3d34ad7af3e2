import { todo, strongTodo } from '../../text/cues.ts';
import { background, plan, type Verdict } from '../verdict.ts';
import type { Told } from '../context.ts';
import { ordered } from '../../steps/perspective.ts';

/** What comes again is a step where it says when, or that something is to be done. */
export function recurring(date: Told): Verdict {
  const { ahead, own, words, nextWords, around, others } = date;
  const rule = ahead.kind === 'recurrence' ? ahead.rule : '';
  const { text } = date.note;
  if (
    /^ ?(?:大概|大约|约)?(?:\d+|[一二三四五六七八九十几两百千]+) ?(?:个|台|次(?!会)|箱|柜|吨|单|票|件|条|人|套|批|k|units|pcs|boxes)/.test(
      text.slice(ahead.to, ahead.to + 10),
    )
  )
    return background(ahead, 'so much in a time');
  if (
    /(?:\bnext (?:one |is |= ?|on |due )+|下次|下一次)/.test(text.slice(ahead.to, ahead.to + 80)) &&
    others.some((o) => o.from > ahead.to && o.kind !== 'recurrence')
  )
    return background(ahead, 'the next one is named');
  if (
    /^(?:daily|(?:bi-?)?weekly|fortnightly|monthly|quarterly|yearly|annual)/.test(text.slice(ahead.from, ahead.to)) &&
    others.some((o) => o !== ahead && o.kind !== 'recurrence' && o.from >= own.from && o.to <= own.to)
  )
    return background(ahead, 'says which kind');
  // «Quarterly call Acme» is an order; a quarterly call with Acme may have been.
  if (orders.test(text.slice(ahead.from, ahead.to + 24)) && !over.test(words))
    return plan(begun(date), 'recurs, as an order');
  const placed = /BYDAY|BYMONTHDAY|BYHOUR/.test(rule);
  if (
    rule.startsWith('FREQ=HOURLY') ||
    (!placed &&
      !strongTodo.test(words) &&
      !(ordered.test(words) && endsHere.test(text.slice(ahead.to, ahead.to + 10))) &&
      !/^(?:every|each|once|每|隔)/.test(text.slice(ahead.from, ahead.to)) &&
      !/^[\u4e00-\u9fff]{0,6}?一[次趟回遍]/.test(text.slice(ahead.to, ahead.to + 8)))
  )
    return background(ahead, 'recurs, and no step');
  return placed || todo.test(around) || /一[次趟回遍]/.test(words) || todo.test(nextWords)
    ? plan(begun(date), 'recurs')
    : background(ahead, 'recurs, and no step');
}

const orders =
  /^(?:daily|(?:bi-?)?weekly|fortnightly|monthly|quarterly|yearly) (?:call|visit|ring|phone|email|meet|ping|text) (?!with\b|w\/|at\b|from\b|in\b|on\b|re\b|to\b|went\b|was\b|notes?\b|done\b|today\b)[\u0080a-z]/;
const over = /\b(?:went|was|were|had|did|done|said|says|wants?|asked|told)\b/;

/** Behind a recurrence that stands by itself: «call them monthly», and no «monthly report». */
const endsHere = /^(?:$|[.,;!)\n]| (?:from|until|till|on|at|for|re|with|w\/|by|about)\b)/;

/** «Every other Thursday …, starting 4 Feb»: the first time is then. */
function begun({ ahead, own, others, note }: Told): Told['ahead'] {
  const first = others.find(
    ({ open, start, from, to }) =>
      open === 'after' &&
      start !== undefined &&
      from >= own.from &&
      to <= own.to &&
      /^(?:start|begin|from|从|自)/.test(note.text.slice(from, to)),
  );
  return first ? { ...ahead, start: first.start ?? 0 } : ahead;
}

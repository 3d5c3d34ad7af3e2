import { type Clause } from '../text/clauses.ts';
import { hasHan } from '../text/normalize.ts';
import { isErrandAlone } from '../event.ts';
import { negated, strongTodo } from '../text/cues.ts';
import { actionOf, tidy } from './action.ts';
import { isForItsDay, withAhead, withDayOff } from './ahead.ts';
import type { Calendar } from '../../calendar/workdays.ts';
import { dueOf } from './due.ts';
import { type Judged } from '../roles/verdict.ts';
import type { NamedCustomer } from '../names/entities.ts';
import { ordered } from './perspective.ts';
import { waitingFor, waitingWords } from './waiting.ts';
import { plainDate } from '../dates/civil.ts';
import type { Span, Step } from '../../contract/reading.ts';

type Planning = {
  readonly judged: readonly Judged[];
  readonly clauses: readonly Clause[];
  readonly typed: string;
  readonly text: string;
  readonly customers: readonly NamedCustomer[];
  readonly today: number;
  readonly calendar: Calendar;
  readonly sums: readonly Span[];
};

export function stepsOf({ judged, clauses, typed, text, customers, today, calendar }: Planning): Step[] {
  const steps: Step[] = [];
  const found = judged.map((one) => one.found);
  const plans = judged.filter(({ role }) => role === 'plan');
  let lastClause: number | undefined;
  let sentence: number | undefined;
  let early: Temporal.PlainTime | undefined;
  for (const plan of plans) {
    const { found: date, clause } = plan;
    const last = steps.at(-1);
    // «周一上午回电话,下午送样»: the afternoon of that day.
    const onward =
      date.form === 'part' &&
      last?.dueOn &&
      (lastClause === clause || lastClause === clause - 1) &&
      clauses[lastClause]?.sentence === clauses[clause]?.sentence;
    const behind = isBehind(date, text);
    const itself = dueOf(date, { today, calendar, behind });
    const own = onward ? { ...itself, dueOn: last.dueOn } : itself;
    const due: typeof own =
      early && own.precision === 'day' && date.open === undefined ? { ...own, dueTime: early, precision: 'time' } : own;
    early = undefined;
    if (date.form === 'clock') {
      const after = judged[judged.indexOf(plan) + 1];
      // «8am with Dr Okafor tomorrow»: the hour first, and its day at the end.
      if (own.dueTime && after?.role === 'plan' && after.clause === clause && isDay(after.found)) {
        early = own.dueTime;
        continue;
      }
      if (last?.dueOn && date.clock !== undefined && clause - (lastClause ?? clause) <= 3) {
        const dueTime = new Temporal.PlainTime(Math.floor(date.clock / 60) % 24, date.clock % 60);
        const timeless = last.precision === 'day' || last.precision === 'part';
        const again = last.precision === 'time' && clause === lastClause;
        if (timeless) steps[steps.length - 1] = { ...last, dueTime, precision: 'time' };
        else if (again) steps.push({ ...last, dueTime });
        if (timeless || again) continue;
      }
    }
    lastClause = clause;
    const part = plans.length > 1 ? partOf(date, { clause: clauses[clause], plans, text }) : undefined;
    const action = actionOf({ clauses, clause, typed, found, part });
    if (NOT_TO_DO.test(action) && !UNTIL.test(clauseWords(typed, clauses[clause]))) continue;
    // «周日吃午饭»: the hour of what was said before it, and its own word.
    if (onward && last.precision === 'day' && !action && due.dueTime) {
      const whole = `${last.action}${typed.slice(date.from, date.to)}`;
      steps[steps.length - 1] = { ...last, dueTime: due.dueTime, precision: due.precision, action: whole };
      continue;
    }
    const isItsDay = isForItsDay(clauseWords(typed, clauses[clause]) + action);
    const step: Step = {
      ...due,
      span: [date.from, date.to],
      action,
      ...(date.open === 'before' && { isDeadline: true }),
      ...(isItsDay && { dayOff: 'same' }),
      ...forWhom(customers, clauses[clause]),
    };
    const twin = steps.some(
      (one) => due.dueOn && one.dueOn?.equals(due.dueOn) && one.dueTime?.toString() === due.dueTime?.toString(),
    );
    if (
      !twin ||
      (sentence !== clauses[clause]?.sentence &&
        strongTodo.test(text.slice(clauses[clause]?.from, clauses[clause]?.to)))
    )
      steps.push(step);
    sentence = clauses[clause]?.sentence;
  }
  for (const [i, clause] of clauses.entries()) {
    if (steps.length >= 4) break;
    const near = (at: number) => clauses[at]?.sentence === clause.sentence;
    if (judged.some(({ clause: at }) => at === i || ((at === i - 1 || at === i + 1) && near(at)))) continue;
    const words = text.slice(clause.from, Math.min(clause.to, clause.from + 400));
    const isToDo = strongTodo.test(words) || isErrandAlone({ judged, clauses, text });
    if (isToDo && !negated.test(words) && !/^ ?(?:\u0080+|they|he|she) (?:will|'ll)\b/.test(words))
      steps.push({
        precision: 'none',
        span: [clause.from, clause.to],
        action: tidy(typed.slice(clause.from, clause.to)),
        ...forWhom(customers, clause),
      });
  }
  return withDayOff(withAhead(steps, { judged, text }), text);
}

/** «周三别找她», "won't make the visit on Thursday". */
const NOT_TO_DO =
  /(?:^|[\s,，]|[总工姐哥她他])(?:别|不要|勿)再?(?:找|打|去|来|联系|催|发|约|安排)|\b(?:won['’]?t|can['’]?t|don['’]?t|do not|not to|not) (?:make|call|visit|email|disturb|contact|meet|come)\b/i;

/** «Do not call until after 10 Dec»: then it is to be done. */
const UNTIL = /\b(?:until|till|before)\b|之前|以前/i;

function clauseWords(typed: string, clause: Clause | undefined) {
  return clause ? typed.slice(clause.from, Math.min(clause.to, clause.from + 400)) : '';
}

/** «After 9 August», «初七过后»; once a holiday is over, the day told is already the one behind it. */
function isBehind({ kind, granularity, open, from, to, month, weekday, form }: Judged['found'], text: string): boolean {
  const isNamed = month !== undefined || weekday !== undefined || form === 'dayOfMonth';
  return (
    kind === 'day' &&
    granularity === 'day' &&
    open === 'after' &&
    isNamed &&
    /^after\b|过[后了咗]/.test(text.slice(from, to))
  );
}

/** What waits for something without a day is asked about after so many workdays. */
const PATIENCE = 10;

/** What the customer does on days of theirs, and what has no day yet. */
export function awaitedOf({ judged, clauses, typed, text, customers, today, calendar }: Planning): Step[] {
  const found = judged.map((one) => one.found);
  return judged.flatMap((one) => {
    if (one.role !== 'awaited') return [];
    const { found: date, clause } = one;
    const span = [date.from, date.to] as const;
    const waiting = waitingFor(one, { judged, note: { clauses, typed, text } });
    if (waiting) {
      const dueOn = calendar.addWorkdays(plainDate(today), PATIENCE);
      return [{ dueOn, precision: 'day', span, action: waitingWords(waiting), ...forWhom(customers, clauses[clause]) }];
    }
    const action = actionOf({ clauses, clause, typed, found, part: undefined });
    return [{ ...dueOf(date, { today, calendar }), span, action, ...forWhom(customers, clauses[clause]) }];
  });
}

function isDay({ kind, granularity, open }: Judged['found']): boolean {
  return kind === 'day' && granularity === 'day' && open === undefined;
}

function forWhom(customers: readonly NamedCustomer[], clause: Clause | undefined): { customer?: number } {
  if (!clause || customers.length < 2) return customers.length === 1 ? { customer: 0 } : {};
  const inside = customers.findIndex(({ span }) => span[0] >= clause.from && span[0] < clause.to);
  if (inside >= 0) return { customer: inside };
  const before = customers.findLastIndex(({ span }) => span[0] < clause.from);
  return before >= 0 ? { customer: before } : {};
}

/** What of a clause belongs to one of its dates: «send new terms by Thursday | and call her next week», «周四前发合同 | 下周一回访». */
function partOf(
  found: Judged['found'],
  { clause, plans, text }: { clause: Clause | undefined; plans: readonly Judged[]; text: string },
): Clause | undefined {
  if (!clause) return undefined;
  const dates = plans.map((one) => one.found).filter(({ from }) => from >= clause.from && from < clause.to);
  let { from } = clause;
  for (const [i, date] of dates.entries()) {
    const next = dates[i + 1];
    const cut = next ? cutBetween(text, { date, next, from }) : clause.to;
    if (cut === undefined) continue;
    if (found.from >= from && found.from < cut) return { ...clause, from, to: cut };
    from = cut;
  }
  return undefined;
}

/** Where the words of one date end and those of the next begin, if each of the two has words of its own. */
function cutBetween(
  text: string,
  { date, next, from }: { date: Judged['found']; next: Judged['found']; from: number },
): number | undefined {
  const between = text.slice(date.to, next.from);
  const head = text.slice(from, date.from);
  const joined = joins.exec(between);
  if (joined && ordered.test(`and ${between.slice(joined.index + joined[0].length)}`))
    return hasWords(head + between.slice(0, joined.index)) ? date.to + joined.index : undefined;
  return !joined && /^[\s我先就让你]*$/.test(head) && hasHan(between) && hasWords(between)
    ? next.from - (/(?:并且?|然后|接着|再)\s*$/.exec(between)?.[0].length ?? 0)
    : undefined;
}

const joins = / (?:and|then|& ?|plus|but|\+)(?: then| also)? (?=[a-z])/;

function hasWords(words: string): boolean {
  return /[a-z\u0080].*[a-z\u0080].*[a-z\u0080]|[\u4e00-\u9fff\u0080].*[\u4e00-\u9fff\u0080]/.test(words);
}

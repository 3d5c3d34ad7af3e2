import { type Span, type Step } from '../types.ts';
import { type Clause } from './clauses.ts';
import { codeNear, hasHan, isLatin } from './plain.ts';
import { negated, strongTodo } from './cues.ts';
import { dueOf } from './due.ts';
import { type Judged } from './roles.ts';
import type { Named } from './named.ts';
import { ordered } from './whose.ts';

type Planning = {
  readonly judged: readonly Judged[];
  readonly clauses: readonly Clause[];
  readonly typed: string;
  readonly text: string;
  readonly customers: readonly Named[];
  readonly today: number;
  readonly sums: readonly Span[];
};

export function stepsOf({ judged, clauses, typed, text, customers, today }: Planning): Step[] {
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
      date.word === 'p' &&
      last?.dueOn &&
      (lastClause === clause || lastClause === clause - 1) &&
      clauses[lastClause]?.sentence === clauses[clause]?.sentence;
    const itself = dueOf(date, today);
    const own = onward ? { ...itself, dueOn: last.dueOn } : itself;
    const due: typeof own =
      early && own.precision === 'day' && date.open === undefined ? { ...own, dueTime: early, precision: 'time' } : own;
    early = undefined;
    if (date.word === 'T') {
      const after = judged[judged.indexOf(plan) + 1];
      // «8am with Dr Okafor tomorrow»: the hour first, and its day at the end.
      if (own.dueTime && after?.role === 'plan' && after.clause === clause && isDay(after.found)) {
        early = own.dueTime;
        continue;
      }
      if (last?.dueOn && date.at !== undefined && clause - (lastClause ?? clause) <= 3) {
        const dueTime = new Temporal.PlainTime(Math.floor(date.at / 60) % 24, date.at % 60);
        const timeless = last.precision === 'day' || last.precision === 'part';
        const again = last.precision === 'time' && clause === lastClause;
        if (timeless) steps[steps.length - 1] = { ...last, dueTime, precision: 'time' };
        else if (again) steps.push({ ...last, dueTime });
        if (timeless || again) continue;
      }
    }
    lastClause = clause;
    const part = plans.length > 1 ? partOf(date, { clause: clauses[clause], plans, text }) : undefined;
    const step: Step = {
      ...due,
      action: actionOf({ clauses, clause, typed, found, part }),
      ...forWhom(customers, clauses[clause]),
    };
    const twin = steps.some(
      (one) => one.dueOn?.equals(due.dueOn!) && one.dueTime?.toString() === due.dueTime?.toString(),
    );
    if (
      !twin ||
      (sentence !== clauses[clause]?.sentence &&
        strongTodo.test(text.slice(clauses[clause]?.from, clauses[clause]?.to)))
    )
      steps.push(step);
    sentence = clauses[clause]?.sentence;
  }
  for (let i = 0; i < clauses.length && steps.length < 4; i++) {
    const clause = clauses[i]!;
    const near = (at: number) => clauses[at]?.sentence === clause.sentence;
    if (judged.some(({ clause: at }) => at === i || ((at === i - 1 || at === i + 1) && near(at)))) continue;
    const words = text.slice(clause.from, Math.min(clause.to, clause.from + 400));
    if (strongTodo.test(words) && !negated.test(words) && !/^ ?(?:\u0080+|they|he|she) (?:will|'ll)\b/.test(words))
      steps.push({
        precision: 'none',
        action: tidy(typed.slice(clause.from, clause.to)),
        ...forWhom(customers, clause),
      });
  }
  return steps;
}

function isDay({ k, g, open, s, at }: Judged['found']): boolean {
  return k === 'D' && g === 'day' && open === undefined && s !== undefined && at === undefined;
}

function forWhom(customers: readonly Named[], clause: Clause | undefined): { customer?: number } {
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

function actionOf({
  clauses,
  clause,
  typed,
  found,
  part,
}: {
  clauses: readonly Clause[];
  clause: number;
  typed: string;
  found: readonly { from: number; to: number }[];
  part: Clause | undefined;
}): string {
  const cut = (one: Clause | undefined) => {
    if (!one) return '';
    let out = '';
    let at = one.from;
    const end = Math.min(one.to, one.from + 400);
    for (const { from, to } of found) {
      if (from < one.from || from >= end) continue;
      const words = typed.slice(at, from);
      if (!(at > one.from && or.test(words))) out += withoutDangling(words, ' ');
      at = Math.max(at, to);
    }
    return tidy(out + typed.slice(at, Math.max(at, end)));
  };
  const own = cut(part ?? clauses[clause]);
  if (own.length > (hasHan(own) ? 1 : 3)) return own;
  const next = clauses[clause + 1];
  if (next && next.sentence === clauses[clause]?.sentence) return tidy(`${own} ${cut(next)}`);
  return own || cut(clauses[clause - 1]);
}

/** What stood before a date, and what stood between two. */
const dangling = /\s+(?:on|by|at|before|until|for|(?<!\b(?:check|drop|pop|stop|call|come|log|get)\s+)in)\s*$/i;
const or = /^\s*(?:and|or|&|\/|-|或者?|和|与|跟|、)\s*$/i;

function withoutDangling(words: string, instead: '' | ' '): string {
  return 'nytelr'.includes(lastLetter(words.trimEnd())) ? words.replace(dangling, instead) : words;
}

function lastLetter(words: string): string {
  return words.length === 0 ? ' ' : words[words.length - 1]!.toLowerCase();
}

/** What people write before the thing to do, each to be taken away in turn. */
const openings = [
  /^(?:(?:and|then|will|i'll|we'll|i|just|so|but|to|on|by|at|before|until)\s+)+/i,
  /^(?:remind me to|remember to|note to self:?|pls|please)\s+/i,
];
const openingsHan = [
  /^(?:记一下|记录一下|备注|记得|提醒我|别忘了)[\s,，:：]*/,
  /^(?:并且?|然后|接着)/,
  /^(?:[^\s不别没]{0,4}?说?[让叫催要](?:我们?|咱们?)|我们?(?!公司|司|方))(?:先|就|再)?(?=.{2})/,
  /^先(?=.{2})/,
];
/** What is left before the day to which something is moved. */
const moved =
  /(?:(?:推迟?|延[期后]?|提前|[改挪])[到至去]|\s+(?:is |was )?(?:moved|pushed|rescheduled|postponed)(?: back| out)?(?: to)?)$/i;

function tidy(words: string): string {
  const spaced = /\s\s|[^\S ]/.test(words) ? words.replace(/\s+/g, ' ') : words;
  let clean = trimmed(spaced);
  if (isLatin(codeNear(clean, 0))) for (const opening of openings) clean = clean.replace(opening, '');
  if (hasHan(clean)) for (const opening of openingsHan) clean = clean.replace(opening, '');
  if ('到至去dkto'.includes(lastLetter(clean))) clean = clean.replace(moved, '');
  clean = clean.replace('等再', '再');
  clean = withoutDangling(clean, '');
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

const leading = ' ,，、。.;；:：)）-–—>→';
const trailing = ' ,，、。.;；:：(（-–—';

function trimmed(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && leading.includes(words[from]!)) from++;
  while (to > from && trailing.includes(words[to - 1]!)) to--;
  return words.slice(from, to);
}

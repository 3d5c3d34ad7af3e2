import type { Clause } from '../text/clauses.ts';
import { askedOfUs, away, decides, done, negated, story, strongTodo, theirs, todo } from '../text/cues.ts';
import { DAY } from '../dates/civil.ts';
import type { Found } from '../dates/found.ts';
import { veil } from '../text/normalize.ts';
import { likelihoods, modelOf } from '../text/linearModel.ts';
import { background, type Judged, plan } from './verdict.ts';
import weights from './weights.json' with { type: 'json' };

const model = modelOf(weights);

type Note = { readonly text: string; readonly clauses: readonly Clause[]; readonly today: number };

/**
 * The roles once more, by weights: each rule is right so often, and the words beside a date, its form and the other dates of the note
 * say whether this is one of the times. `ahead`: each date as it lies ahead, in the order of `judged`.
 */
export function weighed(judged: readonly Judged[], note: Note & { readonly ahead: readonly Found[] }): Judged[] {
  return judged.map((one, at): Judged => {
    const found = note.ahead[at] ?? one.found;
    if (!isWeighable(one, { found, ...note })) return one;
    const [, ours = 0] = likelihoods(model, roleFeatures(judged, { at, ...note }));
    if (one.role === 'plan')
      return ours < 1 - SURE ? { ...one, ...background(one.found, 'no step, by its weight') } : one;
    return ours > SURE ? { ...one, ...plan(found, 'a step, by its weight') } : one;
  });
}

/** How likely the other answer has to be so that a rule is not believed. */
const SURE = 0.65;

/** Reasons that a form tells, or whose day is asked about in any case: the weights have no say. */
const CERTAIN: ReadonlySet<Judged['why']> = new Set<Judged['why']>([
  'moved here',
  'moved or set here',
  'moved from there',
  'taken back',
  'negated',
  'the next one is named',
  'on that day',
  'so long after the other date',
  'so long before the other date',
  'stamp of a chat',
  'a habit',
  'said to be next',
  'the other choice',
  'does not suit',
  'told by another clock',
  'today',
  'today, to be done',
  'today, to be done first',
  'past words',
  "the customer's own, beside a step of ours",
  'its own verb is over',
  'a time today',
  'a part of today',
  'a part of today that has begun',
]);

/** Whether the weights may say otherwise: what lies behind is no step, and what is awaited is asked about in any case. */
export function isWeighable(
  { role, why, found: told }: Judged,
  { found, today }: { readonly found: Found; readonly today: number },
): boolean {
  if (role === 'awaited' || CERTAIN.has(why)) return false;
  return role === 'plan' || told.kind === 'recurrence' || (found.end ?? found.start ?? 0) > today * DAY;
}

/** What is known of a date, for the weights. */
export function roleFeatures(
  judged: readonly Judged[],
  { at, text, clauses, today }: Note & { readonly at: number },
): string[] {
  const one = judged[at];
  if (!one) return [];
  const { found, role, why, rule } = one;
  const clause = clauses[one.clause] ?? { from: 0, to: text.length };
  const words = text.slice(Math.max(clause.from, found.from - 120), Math.min(clause.to, found.to + 120));
  const [before, behind] = [judged[at - 1]?.role ?? '', judged[at + 1]?.role ?? ''];
  const off = daysOff(found, today);
  return [
    `=${role}`,
    `why:${why}`,
    `rule:${rule}`,
    `form:${found.form}`,
    `gran:${found.granularity}`,
    `open:${found.open ?? ''}`,
    `bound:${found.bound ?? ''}`,
    `kind:${found.kind}`,
    `off:${off}`,
    `off:${off}${role}`,
    `at:${Math.min(3, at)}`,
    `of:${Math.min(4, judged.length)}`,
    `plans:${Math.min(3, judged.filter((other) => other.role === 'plan').length)}`,
    ...(at === judged.length - 1 ? ['last'] : []),
    `before:${before}`,
    `before:${before}${role}`,
    `behind:${behind}`,
    `behind:${behind}${role}`,
    ...CUES.flatMap(([name, cue]) => (cue.test(words) ? [`c:${name}`] : [])),
    ...near(
      wordsOf(text.slice(Math.max(clause.from, found.from - 30), found.from))
        .slice(-8)
        .toReversed(),
      '<',
    ),
    ...near(wordsOf(text.slice(found.to, Math.min(clause.to, found.to + 30))).slice(0, 8), '>'),
  ];
}

const CUES = Object.entries({ askedOfUs, away, decides, done, negated, story, strongTodo, theirs, todo });

function daysOff({ start, end }: Found, today: number): string {
  const at = start ?? end;
  if (at === undefined) return '';
  const off = Math.floor(at / DAY) - today;
  return off < 0 ? '-' : (['0', '2', '7', '31', '99'].find((most) => off <= Number(most)) ?? 'far');
}

/** The words at one side of a date, the nearest first: which, the two nearest by their place, and each with the next. */
function near(words: readonly string[], side: '<' | '>'): string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return [
      `${side}${word}`,
      ...(at < 2 ? [`${side}${at}${word}`] : []),
      ...(next === undefined ? [] : [`${side}${word} ${next}`]),
    ];
  });
}

/** Han characters, Latin words, names as one sign, marks. */
function wordsOf(text: string): string[] {
  return (text.match(WORDS) ?? []).map((word) => (word.startsWith(veil) ? veil : word));
}

const WORDS = new RegExp(`[a-z][a-z'’]*|[\\u4e00-\\u9fff]|${veil}+|[^\\s\\w]`, 'g');

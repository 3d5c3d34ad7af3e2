import { done, todo, strongTodo, begunDone } from '../text/cues.ts';
import { DAY } from '../dates/civil.ts';
import type { Found } from '../dates/found.ts';
import type { Clause } from '../text/clauses.ts';
import type { JudgedNote } from './verdict.ts';
import { letters } from '../text/normalize.ts';

export type Case = {
  readonly ahead: Found;
  readonly back: Found;
  readonly clause: number;
  readonly note: JudgedNote;
  readonly others: readonly Found[];
};

/** A date and what is said around it: `words` of its own clause without the dates, `around` those that decide, `told` those before it. */
export type Told = Case & {
  readonly own: Clause;
  readonly next: Clause | undefined;
  readonly words: string;
  readonly nextWords: string;
  readonly around: string;
  readonly told: string;
  readonly day: number;
  readonly settledAhead: boolean;
  /** A month or more. */
  readonly coarse: boolean;
  /** Something is to be done; surely something is to be done; it is over. */
  readonly wanted: () => boolean;
  readonly strong: () => boolean;
  readonly over: () => boolean;
};

export function toldOf(date: Case): Told {
  const { ahead, back, clause, note, others } = date;
  const { text, clauses, today } = note;
  const own = near(clauses[clause] ?? { from: 0, to: text.length, sentence: 0, line: 0 }, ahead);
  const words = without(text.slice(own.from, own.to), { from: own.from, found: others });
  const next = clauses[clause + 1];
  const previous = clauses[clause - 1];
  const bare = letters(words, { from: 0, to: words.length }) <= 2 && !todo.test(words) && !done.test(words);
  const nextWords =
    next && next.line === own.line && !others.some((o) => o.from >= next.from && o.from < next.to)
      ? text.slice(next.from, Math.min(next.to, next.from + reach))
      : '';
  const previousWords = () =>
    previous && previous.line === own.line
      ? without(text.slice(Math.max(previous.from, previous.to - reach), previous.to), {
          from: Math.max(previous.from, previous.to - reach),
          found: others,
        })
      : '';
  const around = bare ? nextWords || previousWords() : words;
  const day = Math.floor((ahead.start ?? ahead.end ?? 0) / DAY);
  const wanted = once(() => todo.test(around) || (around !== nextWords && todo.test(nextWords)));
  return {
    ahead,
    back,
    clause,
    note,
    others,
    own,
    next,
    words,
    nextWords,
    around,
    told: text.slice(own.from, ahead.from),
    day,
    settledAhead: day > today && (!ahead.loose || farBehind({ ahead, back, today })),
    coarse:
      ahead.granularity === 'month' ||
      ahead.granularity === 'quarter' ||
      ahead.granularity === 'year' ||
      (ahead.granularity === 'range' &&
        ahead.start !== undefined &&
        ahead.end !== undefined &&
        ahead.end - ahead.start > 20 * DAY),
    wanted,
    strong: once(
      () => strongTodo.test(around) || (bare && strongTodo.test(nextWords)) || /\bto be \w+ed\b|\bi said\b/.test(words),
    ),
    over: once(
      () =>
        settled.test(around) ||
        broughtAbout.test(words.slice(ahead.to - own.from)) ||
        (done.test(around) &&
          (!(wanted() && !bare && nearer(words, ahead.from - own.from) === 'todo') || begunDone.test(words))),
    ),
  };
}

/** «周四寄样品的事已经办完了»: over, whatever else is told of it. */
const settled = /已经?[^,，。;；\n再要]{0,6}(?:完|好|掉|妥)了/;

/** «今早就去换好了», «周三寄出去了»: behind the day, what was done with what came of it. */
const broughtAbout =
  /^[^,，。;；\n再要等得会想能未不]{0,10}?[发送寄交换修装做打搬带拿退还补办签付拉提改拆订查测调配弄搞处理](?:过去|过来|出去|进去|回去|上去|上|到位|好|完|掉|妥|齐|清)了 ?(?=$|[。;；!\n]|[,，](?!再|就|才))/;

/** What is asked for only where it counts, and then once. */
function once(ask: () => boolean): () => boolean {
  let told: boolean | undefined;
  return () => (told ??= ask());
}

/** 14 December, said in November, is the one to come, even in a clause that tells what was. */
function farBehind({ ahead, back, today }: { ahead: Found; back: Found; today: number }): boolean {
  if (ahead.month === undefined || ahead.start === undefined || back.start === undefined) return false;
  return today - Math.floor(back.start / DAY) > 200 && Math.floor(ahead.start / DAY) - today < 90;
}

/** A clause without an end is judged by what stands around the date. */
export function near(clause: Clause, { from, to }: Found): Clause {
  const { sentence, line } = clause;
  return { from: Math.max(clause.from, from - reach), to: Math.min(clause.to, to + reach), sentence, line };
}

const reach = 120;

/** Which of the two kinds of words stands nearer to a date: what comes before it counts more than what comes after. */
function nearer(words: string, at: number): 'done' | 'todo' {
  const before = words.slice(0, at);
  const lastDone = lastOf(before, done);
  const lastTodo = lastOf(before, todo);
  if (lastDone >= 0 || lastTodo >= 0) return lastTodo > lastDone ? 'todo' : 'done';
  const after = words.slice(at);
  const firstDone = after.search(done);
  const firstTodo = after.search(todo);
  return firstTodo >= 0 && (firstDone < 0 || firstTodo <= firstDone) ? 'todo' : 'done';
}

function lastOf(text: string, cue: RegExp): number {
  let found = -1;
  for (let from = 0; from < text.length;) {
    const at = text.slice(from).search(cue);
    if (at < 0) break;
    found = from + at;
    from = found + 1;
  }
  return found;
}

/** What the dates themselves leave of a clause. */
export function without(clause: string, { from, found }: { from: number; found: readonly Found[] }): string {
  let out = clause;
  for (const date of found) {
    const a = Math.max(0, date.from - from);
    const b = Math.min(clause.length, date.to - from);
    if (b > a) out = out.slice(0, a) + (date.open === 'before' ? '前' : ' ') + ' '.repeat(b - a - 1) + out.slice(b);
  }
  return out;
}

import {
  done,
  todo,
  strongTodo,
  negated,
  away,
  theirs,
  askedOfUs,
  story,
  movedHere,
  comesBack,
  comesThen,
  quits,
  moves,
  imperative,
  handed,
  goneBy,
  goneOn,
  intends,
  decides,
  decidesToUs,
  holds,
  theyHold,
  condition,
  begunDone,
  refusedBefore,
  refusedAfter,
  rests,
  byThen,
  lasts,
} from './cues.ts';
import { DAY, mondayOf } from './dates/civil.ts';
import type { Found, Scanned } from './dates/find.ts';
import { daysAhead } from './dates/lengths.ts';
import type { Clause } from './clauses.ts';
import { kindIn } from './kind.ts';
import { codeAt, letters } from './plain.ts';
import { ordered, wantsGoods, whose } from './whose.ts';

/**
 * What each date of a note is: ours to act on, the day it happened, or neither. A date is judged by its own clause and, where that
 * says nothing, by its neighbours: is it settled whether it lies ahead, is something to be done, by us or by them, is it taken back?
 */
export type Role = 'plan' | 'happened' | 'background';

export type Judged = { readonly found: Found; readonly role: Role; readonly why: string; readonly clause: number };

export type Note = {
  readonly text: string;
  readonly typed: string;
  readonly clauses: readonly Clause[];
  readonly today: number;
  readonly now: number;
  readonly cut: readonly (readonly [number, number])[];
};

/** A day without a year of which a past verb tells lies at most ten months behind. */
export const farBack = 304;

/** More dates than this make no note; the rest are dates without a role. */
export const most = 48;

/** Gives every date its role. */
export function judge({ future, past }: Scanned, note: Note): Judged[] {
  const judged: Judged[] = [];
  const others = future.slice(0, most);
  for (let i = 0; i < others.length; i++) {
    const ahead = others[i]!;
    const clause = clauseAt(note.clauses, ahead.from);
    const { found, role, why } = roleOf({ ahead, back: past[i] ?? ahead, clause: Math.max(0, clause), note, others });
    judged.push({ clause, found, role, why });
  }
  return ourOwn(corrected(aheadOf(judged, note), note), note);
}

function clauseAt(clauses: readonly Clause[], place: number): number {
  for (let i = 0; i < clauses.length; i++) if (place >= clauses[i]!.from && place < clauses[i]!.to) return i;
  return -1;
}

type Case = {
  readonly ahead: Found;
  readonly back: Found;
  readonly clause: number;
  readonly note: Note;
  readonly others: readonly Found[];
};

function roleOf({ ahead, back, clause, note, others }: Case): { found: Found; role: Role; why: string } {
  const { text, clauses, today, now } = note;
  const is = (role: Role, why: string, found = ahead) => ({ found, role, why });
  if (ahead.k !== 'R' && ahead.s !== undefined) {
    const over = ahead.e! <= today * DAY || (ahead.e! <= now && ahead.k === 'W');
    if (over && !ahead.loose) return is('happened', 'lies behind');
    if (isStamp(note, ahead)) return is('background', 'stamp of a chat');
  }
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
  const day = Math.floor((ahead.s ?? ahead.e ?? 0) / DAY);

  if (ahead.k === 'R') {
    if (
      /^ ?(?:大概|大约|约)?(?:\d+|[一二三四五六七八九十几两百千]+) ?(?:个|台|次(?!会)|箱|柜|吨|单|票|件|条|人|套|批|k|units|pcs|boxes)/.test(
        text.slice(ahead.to, ahead.to + 10),
      )
    )
      return is('background', 'so much in a time');
    if (
      /(?:\bnext (?:one |is |= ?|on |due )+|下次|下一次)/.test(text.slice(ahead.to, ahead.to + 80)) &&
      others.some((o) => o.from > ahead.to && o.k !== 'R' && o.s !== undefined)
    )
      return is('background', 'the next one is named');
    if (
      /^(?:daily|weekly|monthly|quarterly|yearly|annual)/.test(text.slice(ahead.from, ahead.to)) &&
      others.some((o) => o !== ahead && o.k !== 'R' && o.s !== undefined && o.from >= own.from && o.to <= own.to)
    )
      return is('background', 'says which kind');
    const placed = /BYDAY|BYMONTHDAY|BYHOUR/.test(ahead.rule ?? '');
    if (
      ahead.rule?.startsWith('FREQ=HOURLY') ||
      (!placed &&
        !strongTodo.test(words) &&
        !(ordered.test(words) && endsHere.test(text.slice(ahead.to, ahead.to + 10))) &&
        !/^(?:every|each|once|每|隔)/.test(text.slice(ahead.from, ahead.to)) &&
        !/^[\u4e00-\u9fff]{0,6}?一[次趟回遍]/.test(text.slice(ahead.to, ahead.to + 8)))
    )
      return is('background', 'recurs, and no step');
    return placed || todo.test(around) || /一[次趟回遍]/.test(words) || todo.test(nextWords)
      ? is('plan', 'recurs')
      : is('background', 'recurs, and no step');
  }
  if (ahead.s === undefined) return is('background', 'no day');
  const settledAhead = day > today && (!ahead.loose || farBehind({ ahead, back, today }));
  if (
    ahead.open === 'after' &&
    ahead.word === 'since' &&
    (ahead.loose ? Math.floor(back.s! / DAY) === day : day <= today) &&
    !strongTodo.test(around)
  )
    return is('background', 'since');
  if (ahead.open === 'after' && ahead.word === 'since' && theirs.test(words) && !askedOfUs.test(words))
    return is('background', "the customer's own");
  if (negated.test(words)) {
    if (negated.test(words.replace(condition, '')) && !strongAfterNegation(words)) return is('background', 'negated');
    if (/^(?:[^，,]{0,6})(?:不用|别|no need)/.test(nextWords)) return is('background', 'negated');
  }
  const wanted = todo.test(around) || (around !== nextWords && todo.test(nextWords));
  if (
    ahead.loose &&
    /(?:就该|本该|本应|早该|原该|应该早|应该已经|该到|说好了?的?|was due|should have|was meant to|was supposed to)/.test(
      words,
    )
  )
    return is('background', 'should have been', back);
  if (
    ahead.word === 'within' &&
    /^ ?(?:就)?(?:能|可以|可|到|就到)/.test(text.slice(ahead.to, ahead.to + 4)) &&
    !askedOfUs.test(words.slice(0, 6))
  )
    return is('background', 'how fast it goes');
  if (
    ahead.k === 'D' &&
    day === today &&
    /^ ?(?:先|就要|必须|务必|得|要|内)/.test(text.slice(ahead.to, ahead.to + 3)) &&
    !done.test(text.slice(ahead.to, own.to))
  )
    return is('plan', 'today, to be done first');
  const strong = once(
    () => strongTodo.test(around) || (bare && strongTodo.test(nextWords)) || /\bto be \w+ed\b|\bi said\b/.test(words),
  );
  const over = once(
    () =>
      done.test(around) &&
      (!(wanted && !bare && nearer(words, ahead.from - own.from) === 'todo') || begunDone.test(words)),
  );
  if (ahead.word === 'now') return is('background', 'now');
  const last = lastBefore(text, ahead.from);
  if (
    day >= today &&
    endsMovedHere.includes(last) &&
    movedHere.test(text.slice(Math.max(0, ahead.from - 24), ahead.from))
  )
    return is('plan', 'moved or set here');
  if (
    last === ':' &&
    back.s !== undefined &&
    today - Math.floor(back.s / DAY) <= 45 &&
    /(?:时间|日期|date) ?: ?$/.test(text.slice(Math.max(0, ahead.from - 6), ahead.from))
  )
    return is('happened', 'the day of a form', back);
  if (
    ahead.g === 'week' &&
    !ahead.open &&
    others.some(
      (o) =>
        o.from > ahead.to && o.from - ahead.to < 30 && o.weekday !== undefined && o.s! >= ahead.s! && o.e! <= ahead.e!,
    )
  )
    return is('background', 'its days follow');
  if (day > today && next !== undefined) {
    const nextClause = text.slice(next.from, next.to);
    const then = comesThen.test(nextClause);
    const backThen = then || comesBack.test(nextWords);
    const followed = others.some((o) => o.from >= next.from && o.from < next.to);
    if (
      followed &&
      next.sentence === own.sentence &&
      ((backThen && away.test(words)) || /回来|回国|回公司|\bback\b(?! to\b)/.test(text.slice(own.from, own.to))) &&
      !askedOfUs.test(words)
    )
      return is('background', 'somebody is back then');
    if (backThen && (away.test(words) || ahead.until)) return is('plan', 'somebody is back then');
    if (then && !followed) return is('plan', 'something is to be done then', since(ahead, nextClause));
  }
  if (ahead.until && day > today && rests.test(words) && !others.some(({ from }) => from > ahead.from))
    return is('plan', 'it rests until then', since(ahead, ''));
  if (ahead.until && byThen.test(words) && !lasts.test(words) && !away.test(words)) return is('plan', 'until is by');
  if (
    ahead.g === 'week' &&
    others.some((o) => o !== ahead && o.word === 'holiday' && !o.open && o.from >= own.from && o.to <= own.to)
  )
    return is('background', 'a holiday by the way');
  if (ahead.until && !strong() && !askedOfUs.test(words)) return is('background', 'lasts until then');
  if (ahead.word === 'holiday' && !ahead.open && !strong()) return is('background', 'a holiday by the way');
  if (ahead.word === 'before holiday' && done.test(words) && !strong())
    return is('background', 'before a holiday, and over');
  if (ahead.word === 'before holiday' && /最后一|last\b/.test(words))
    return is('background', 'before a holiday, and over');
  if (decides.test(words) && !decidesToUs(words) && !/到时|届时|那时|再|\bthen\b/.test(nextWords))
    return is('background', 'the customer decides');
  const coarse =
    ahead.g === 'month' ||
    ahead.g === 'quarter' ||
    ahead.g === 'year' ||
    (ahead.g === 'range' && ahead.e! - (ahead.s ?? ahead.e!) > 20 * DAY);
  if (
    (coarse || ahead.g === 'range' || ahead.g === 'season' || ahead.word === 'end') &&
    !ahead.open &&
    !strong() &&
    !askedOfUs.test(words) &&
    !ordered.test(words) &&
    (holds.test(words.slice(ahead.to - own.from)) || theyHold.test(words))
  )
    return is('background', 'how it stands with the customer then');
  if (coarse && wantsGoods(words)) return is('background', "the customer's own");
  const told = text.slice(own.from, ahead.from);
  if (
    ahead.loose &&
    ahead.k !== 'W' &&
    day > today &&
    today - Math.floor((back.s ?? 0) / DAY) <= farBack &&
    !intends.test(told) &&
    (goneBy.test(words.slice(ahead.to - own.from)) || goneOn(told))
  )
    return is('happened', 'its own verb is over', back);
  if (ahead.loose && !settledAhead) {
    const backDay = Math.floor((back.s ?? 0) / DAY);
    if (today - backDay <= 62 && day - today > 250 && !strong() && !intends.test(words) && kindIn(words))
      return is('happened', 'too far ahead for a plan', back);
    const recent = today - backDay <= 7;
    if (ahead.open === 'before' && day >= today && !away.test(words)) return is('plan', 'a deadline');
    const nearerAhead = ahead.word === 'J' && today - backDay > 14 && day - today < 14;
    if (over() && !strong() && !nearerAhead && !/约|booked|scheduled|改到|改成|moved|pushed/.test(around))
      return is('happened', 'past words', back);
    const begun = (ahead.word !== 'T' && ahead.word !== 'p') || ahead.s <= now;
    if (begun && backDay === today && ahead.from <= (clauses[0]?.to ?? 0) && !wanted)
      return is('happened', 'begins with today', back);
    if (
      begun &&
      backDay === today &&
      ahead.from < 3 &&
      !strong() &&
      !/^ ?约(?![了过])/.test(text.slice(ahead.to, ahead.to + 3))
    )
      return is('happened', 'begins with today', back);
    if (clause === 0 && recent && ahead.from < 4 && !wanted && done.test(text))
      return is('happened', 'begins with the day', back);
  }
  if (ahead.word === 'later') return wanted ? is('plan', 'later today') : is('background', 'later, and no step');
  if (day === today && ahead.e! > now && (imperative.test(told) || (handed.test(told) && !over() && !kindIn(words))))
    return is('plan', 'today, said as an order');
  if (ahead.k === 'D' && ahead.g === 'day' && day === today && !ahead.open) {
    if (strong() && !over()) return is('plan', 'today, to be done');
    if (over() || !wanted) return is('happened', 'today');
    return /下班|晚点|晚些|稍后|later|get back|before|eod|待会|等下/.test(around) || strong()
      ? is('plan', 'today, later')
      : is('happened', 'today');
  }
  if (
    ahead.k === 'W' &&
    ahead.g === 'part' &&
    day === today &&
    ahead.s < now - 60 &&
    !strong() &&
    ahead.word !== 'close'
  )
    return is('happened', 'a part of today that has begun', ahead);
  if (
    ahead.k === 'W' &&
    day === today &&
    ahead.word !== 'T' &&
    ahead.word !== 'p' &&
    ahead.s < now &&
    ahead.g !== 'part'
  )
    return is('happened', 'earlier today', ahead);
  if (
    ahead.k === 'W' &&
    day === today &&
    ahead.g === 'part' &&
    ((over() && !strong()) || !wanted) &&
    ahead.word !== 'close' &&
    (over() || ahead.s < now + 60)
  )
    return is('happened', 'a part of today', ahead);
  if ((ahead.word === 'T' || ahead.word === 'p') && over() && !strong())
    return is('happened', 'a time today', { ...back });
  if (ahead.word === 'T' && Math.floor((back.s ?? 0) / DAY) === today && back.s! < now && !strong() && kindIn(words))
    return is('happened', 'a time today', back);
  if (ahead.word === 'p' && back.e! <= now && !strong()) return is('happened', 'earlier today', back);
  if (ahead.word === 'p' && !wanted && (over() || ahead.s < now + 60)) return is('happened', 'a part of today', back);
  if (!strong()) {
    if (/问.{0,12}(?:能不能|可不可以|行不行|是否|能否)/.test(words)) return is('background', 'only asked');
    if (/(?:他|她|佢).{0,14}(?:去|飞|出国).{0,16}回/.test(words)) return is('background', 'somebody is away');
    if (story.test(around)) return is('background', 'tells of a span');
    if (away.test(words) && !/等.*回来|回来(?:再|后|就)/.test(words)) return is('background', 'somebody is away');
  }
  if (
    coarse &&
    /^(?:的)?(?:目标|计划|预算|框架|业绩|报告|总结|账单|对账|货款|发票|订单|名单|数据|指标|任务|份额|合同)|^ (?:targets?|budgets?|invoices?|numbers|reports?|plans?|orders?|forecast|figures|results)\b/.test(
      text.slice(ahead.to, ahead.to + 12),
    )
  )
    return is('background', 'tells which one');
  if (coarse) {
    const action =
      strong() ||
      ordered.test(words) ||
      (askedOfUs.test(around) && wanted && !theirs.test(words)) ||
      /帮我|帮忙|再|联系|跟进|回访|拜访|约|问|call|ping|reconnect|revisit|pick (?:it |this |up)|restart|resume|start|begin|talks?\b|discuss|revive|reach out|email|meet|visit|send|quote|propose|look at|touch|circle|back|check|again|follow|招标|启动|decision|expected|签|开标|谈|开始|next (?:review|meeting|call|visit|service|check)/.test(
        around,
      );
    if (!action || (ahead.g === 'year' && !strong()) || (over() && !strong()))
      return is('background', 'a long period without a step');
  }
  if (!settledAhead && !wanted && ahead.word !== 'J' && over() && !strong()) return is('happened', 'past words', back);
  if (coarse && theirs.test(words) && !askedOfUs.test(words)) return is('background', "the customer's own");
  return is('plan', wanted ? 'something to be done' : 'lies ahead');
}

/** The last letters of what «moved here» can be. */
const endsMovedHere = '到至去成为在了好于owlr';

/** The character before a place, spaces aside. */
function lastBefore(text: string, place: number): string {
  let at = place - 1;
  while (at >= 0 && codeAt(text, at) === 32) at--;
  return at < 0 ? '\n' : text[at]!;
}

/** A date until or after which nothing happens: then it is taken up again. */
function since(found: Found, next: string): Found {
  const { open: _open, until: _until, ...then } = found;
  if (/\bbefore then\b/.test(next) && found.s !== undefined)
    return { ...then, k: 'D', s: found.s - DAY, e: found.s, g: 'day' };
  if (!/\bafter|afterwards/.test(next) || found.e === undefined || found.g === 'day') return then;
  return { ...then, k: 'D', s: found.e, e: found.e + DAY, g: 'day', approx: true };
}

/** What is asked for only where it counts, and then once. */
function once(ask: () => boolean): () => boolean {
  let told: boolean | undefined;
  return () => (told ??= ask());
}

/** 14 December, said in November, is the one to come, even in a clause that tells what was. */
function farBehind({ ahead, back, today }: { ahead: Found; back: Found; today: number }): boolean {
  if (ahead.m === undefined || ahead.s === undefined || back.s === undefined) return false;
  return today - Math.floor(back.s / DAY) > 200 && Math.floor(ahead.s / DAY) - today < 90;
}

/** Behind a recurrence that stands by itself: «call them monthly», and no «monthly report». */
const endsHere = /^(?:$|[.,;!)\n]| (?:from|until|till|on|at|for|re|with|w\/|by|about)\b)/;

/** A clause without an end is judged by what stands around the date. */
function near(clause: Clause, { from, to }: Found): Clause {
  const { sentence, line } = clause;
  return { from: Math.max(clause.from, from - reach), to: Math.min(clause.to, to + reach), sentence, line };
}

const reach = 120;

function strongAfterNegation(words: string): boolean {
  return (
    /(?:不用|不必|别|先别|不要|暂不).{0,14}(?:再(?:联|打|约|跟|说|看|问)|后再|到时)/.test(words) ||
    /(?:不用急|别忘|don'?t forget)/.test(words) ||
    /\b(?:don'?t|do not|no need to|won'?t)\b.{0,40}\b(?:until|till|til|before)\b/.test(words) ||
    /\b(?:until|till|til)\b/.test(words.slice(-30))
  );
}

/** A time after a name at the beginning of a line is when somebody wrote, not when somebody comes. */
export function isStamp({ text }: Pick<Note, 'text'>, { from, to, k }: Pick<Found, 'from' | 'to' | 'k'>): boolean {
  if (k !== 'W') return false;
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const before = text.slice(start, from);
  const after = text.slice(to, end < 0 ? text.length : end);
  if (/^\[$/.test(before)) return /^\] ?[^\]:\n]{1,24}:/.test(after);
  return (
    before.length > 0 &&
    before.length < 24 &&
    (after.trim().length <= 1 || after.startsWith(':')) &&
    text.includes('\n') &&
    /^[^,，。:]{1,20}\s*$/.test(before) &&
    /\d\d?:\d\d/.test(text.slice(from, to))
  );
}

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
function without(clause: string, { from, found }: { from: number; found: readonly Found[] }): string {
  let out = clause;
  for (const date of found) {
    const a = Math.max(0, date.from - from);
    const b = Math.min(clause.length, date.to - from);
    if (b > a) out = out.slice(0, a) + (date.open === 'before' ? '前' : ' ') + ' '.repeat(b - a - 1) + out.slice(b);
  }
  return out;
}

/** Where a note says what we do, the days on which things befall the customer are told only for that. */
function ourOwn(judged: Judged[], { text, clauses }: Note): Judged[] {
  let plans = 0;
  for (const { role } of judged) if (role === 'plan') plans++;
  if (plans === 0 || (plans === 1 && !quits.test(text))) return judged;
  const dates = judged.map((one) => one.found);
  const claims = judged.map(({ found, role, clause }) => {
    if (role !== 'plan') return undefined;
    if (found.k === 'R') return 'ours';
    const { from, to } = near(clauses[clause] ?? { from: 0, to: text.length, sentence: 0, line: 0 }, found);
    const clear = without(text.slice(from, to), { from, found: dates });
    const words = clear.includes('or ') ? clear.replace(orElse, '') : clear;
    if (starts.test(text.slice(found.from, found.to)) && !ordered.test(words)) return 'theirs';
    return whose(words);
  });
  if (!claims.includes('ours') && !quits.test(text)) return judged;
  return judged.map((one, i) =>
    claims[i] === 'theirs' ? { ...one, role: 'background', why: "the customer's own, beside a step of ours" } : one,
  );
}

const orElse = /\bor (?:he|she|they|else)\b.*$/;

/** «Trial starts 14 Dec»: the verb is a part of the date. */
const starts = /^(?:starts|beginning|effective|as of|wef)\b/;

/** «60 days ahead» counts from the date before it, where there is one. */
function aheadOf(judged: Judged[], { today, text }: Note): Judged[] {
  return judged.map((one, i) => {
    const base = judged[i - 1]?.found;
    const same = base?.s !== undefined && one.found.s !== undefined && sameDay(base.s, one.found, text);
    if (same && same.s! >= today * DAY) return { ...one, found: same, role: 'plan', why: 'on that day' };
    if (one.found.word === 'following' && one.found.parts && base?.s !== undefined) {
      const after = one.found.parts.map(([count, unit]) => [-count, unit] as const);
      const on = daysAhead(Math.floor(base.s / DAY), after);
      return {
        ...one,
        found: { ...one.found, s: on * DAY, e: (on + 1) * DAY },
        role: on >= today ? 'plan' : 'background',
        why: 'so long after the other date',
      };
    }
    if (
      one.found.word === 'ahead' &&
      one.found.parts &&
      (base?.s === undefined || one.found.k === 'W') &&
      one.role === 'happened'
    )
      return { ...one, role: 'background', why: 'so long before something' };
    if (one.found.word !== 'ahead' || !one.found.parts || base?.s === undefined || one.found.k === 'W') return one;
    const day = daysAhead(Math.floor(base.s / DAY), one.found.parts);
    return {
      ...one,
      found: { ...one.found, k: 'D', s: day * DAY, e: (day + 1) * DAY, g: 'day' },
      role: day >= today ? 'plan' : 'background',
      why: 'so long before the other date',
    };
  });
}

/** «2pm same day», «call her that week»: told of the day before it in the note. */
function sameDay(base: number, found: Found, text: string): Found | undefined {
  const words = text.slice(found.from, found.to);
  if (!/\b(?:same|that) (?:day|afternoon|morning|evening|week)\b|当天|同一?天/.test(words)) return undefined;
  const day = Math.floor(base / DAY) * DAY;
  if (found.g === 'week') {
    const monday = mondayOf(day / DAY) * DAY;
    return { ...found, s: day, e: monday + 7 * DAY, loose: false };
  }
  const shift = day - Math.floor(found.s! / DAY) * DAY;
  return { ...found, s: found.s! + shift, e: found.e! + shift, loose: false };
}

/** 不是下周三,是这周三 · 周三改到周五 · pushed from 3/4 to 10/4: the first one no longer counts. */
function corrected(judged: Judged[], { text }: Note): Judged[] {
  return judged.map((told, i) => {
    const one = movedTo(told, text);
    const why = whyNot(one, { text, previous: judged[i - 1], later: judged[i + 1] });
    return why === undefined ? one : { ...one, role: 'background', why };
  });
}

/** Why a date does not count beside those around it. */
function whyNot(
  { found, role }: Judged,
  { text, previous, later }: { text: string; previous: Judged | undefined; later: Judged | undefined },
): string | undefined {
  const between = later ? text.slice(found.to, later.found.from) : '';
  const close = later !== undefined && between.length < 24;
  if (later && between.length < 48) {
    const before = text.slice(Math.max(0, found.from - 24), found.from);
    if (role === 'plan') {
      if (refusedBefore.test(before) || refusedAfter.test(text.slice(found.to, found.to + 24))) return 'does not suit';
      if (close && toNext.test(between) && moves.test(before)) return 'moved from there';
    }
    if (between.length < 30 && unsaid.test(between)) return 'taken back';
  }
  if (previous) {
    const since = text.slice(previous.found.to, found.from);
    if (role === 'plan' && insteadOf.test(since)) return 'not on that day';
    if (
      wasOn.test(text.startsWith('from ', found.from) ? `${since}from ` : since) &&
      moves.test(text.slice(Math.max(0, previous.found.from - 40), previous.found.from))
    )
      return 'moved from there';
    if (found.g === 'day' && previous.role === 'plan' && orOn.test(since)) return 'the other choice';
  }
  if (role === 'happened') return undefined;
  const before = text.slice(Math.max(0, found.from - 6), found.from);
  if (notOn.test(before) && (close || /是|but/.test(text.slice(found.to, found.to + 10)))) return 'taken back';
  if (!close) return undefined;
  const moved =
    changedTo.test(between) ||
    (/(?:from|从|由)\s*$/.test(before) &&
      /^\s*(?:to|改到|推到|改成|到)\s*$/.test(between) &&
      /push|move|reschedul|postpone|delay|slip|改|推|延|chang/.test(
        text.slice(Math.max(0, found.from - 24), found.from),
      ));
  return moved ? 'taken back' : undefined;
}

/** Between two dates, what makes the second count. */
const toNext = /^(?:'s)? (?:[\w'/&-]+ ){0,3}(?:to|till|until) (?:the )?$/;
const unsaid =
  /(?:no wait|wait,? no|scratch that|sorry|i mean|correction|actually|不对|不是,|说错|哦不|更正|搞错|记错)/;
const changedTo =
  /^[^。!?\n]{0,14}(?:改到|改成|改在|改为|改去|改|推到|推迟到|推后到|延到|延期到|延后到|顺延到|提前到|挪到|调到|调整到|换到|→|->|—>|变成|改做|delay到|delay 到|(?:moved|shifted|delayed|pushed|changed|brought) (?:back |out |forward |up )?to|rescheduled (?:to|for)|postponed (?:to|until|till)|now|to be)\s*(?:了|on|现在说|now)?\s*$/;
/** Before a date, what makes it not count. */
const notOn = /不是(?:在|说)?$|(?:^|\W)not (?:on )?$|instead of $|rather than $/;
/** Between two dates, what makes the first count. */
const insteadOf = /^ ?[,(]? ?(?:instead of|rather than) (?:the |on )?$/;
const wasOn = /^ ?(?:,|\()? ?(?:from|instead of|not|was|rather than|而?不是|原来?是?|原定|原先是?) ?(?:the |on )?$/;
const orOn = /^ ?(?:或者?|or) ?$/;

/** «Moved from 1 Dec to 4 Dec» is no span of days: the last one counts. */
function movedTo(one: Judged, text: string): Judged {
  const { found } = one;
  if (
    found.word !== 'closed' ||
    found.s === undefined ||
    !moves.test(text.slice(Math.max(0, found.from - 24), found.from))
  )
    return one;
  const day = Math.floor((found.e! - 1) / DAY) * DAY;
  const { s, e, g } = found.side ?? { s: day, e: day + DAY, g: 'day' };
  const timed = g === 'minute' || g === 'hour' || g === 'part';
  return {
    ...one,
    role: 'plan',
    why: 'moved here',
    found: { ...found, k: timed ? 'W' : 'D', s, e, g, word: 'moved' },
  };
}

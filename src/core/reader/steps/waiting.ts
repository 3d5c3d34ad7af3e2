/** What waits for something that has no day yet: «签完合同后一周寄样品», "a week after they sign, call them". Pure. */
import { tidy } from './action.ts';
import { ordered } from './perspective.ts';
import type { Clause } from '../text/clauses.ts';
import type { Judged } from '../roles/verdict.ts';

type Note = { readonly clauses: readonly Clause[]; readonly typed: string; readonly text: string };

/** What has to happen first, how long after it, and what is to be done then. */
export type Waiting = { readonly event: string; readonly after: string; readonly action: string };

/** A length after an event that the words name and no calendar has is no day of ours: it is awaited. */
export function withWaiting(judged: readonly Judged[], note: Note): readonly Judged[] {
  return judged.map((one) => (waitingFor(one, { judged, note }) ? { ...one, role: 'awaited' as const } : one));
}

export function waitingFor(
  { found, clause, role, why }: Judged,
  { judged, note }: { readonly judged: readonly Judged[]; readonly note: Note },
): Waiting | undefined {
  const place = note.clauses[clause];
  const words = note.typed.slice(found.from, found.to);
  const isHan = AFTER_HAN.test(words);
  if (
    (role !== 'plan' && role !== 'awaited') ||
    !place ||
    !(isHan || (found.distance?.side === 'after' && found.distance.length))
  )
    return undefined;
  const hasOwnDay = judged.some(
    ({ found: other, clause: at }) => at === clause && other !== found && other.from < found.to,
  );
  if (hasOwnDay) return undefined;
  const near = { from: found.from, to: found.to, place, next: note.clauses[clause + 1] };
  const waiting = isHan ? inHan(note, near) : inLatin(note, near);
  if (!waiting || waiting.event.length < 2 || !waiting.action) return undefined;
  // «12月8日上线,上线后一周»: the other day is that of the event.
  const isTold = why === 'on that day' || why === 'so long after the other date';
  return isTold && isNamedIn(note.typed.slice(0, place.from), waiting) ? undefined : waiting;
}

function isNamedIn(before: string, { event }: Waiting) {
  const words = event.toLowerCase().match(/\p{Script=Han}{2}|[a-z]{4,}/gu) ?? [];
  return words.some((word) => before.toLowerCase().includes(word));
}

type Near = { readonly from: number; readonly to: number; readonly place: Clause; readonly next: Clause | undefined };

/** «签完合同 | 后一周 | 给他们寄样品» */
function inHan({ typed }: Note, { from, to, place, next }: Near): Waiting | undefined {
  const words = typed.slice(from, to);
  const before = typed.slice(place.from, from) + (words.startsWith('约') ? '约' : '');
  const event = before
    .replace(LEADING, '')
    .replace(/[之以过]$/, '')
    .trim();
  if (OURS.test(event) || !/\p{Script=Han}{2}/u.test(event)) return undefined;
  return { event, after: words.replace(AFTER_HAN, ''), action: tidy(typed.slice(to, place.to)) || rest(typed, next) };
}

/** "send the samples | a week after | signing" */
function inLatin({ typed }: Note, { from, to, place, next }: Near): Waiting | undefined {
  const after = /^(?<length>.+?) after$/i.exec(typed.slice(from, to).trim())?.groups?.['length'];
  if (after === undefined) return undefined;
  const words = typed.slice(to, place.to).trim();
  const before = tidy(typed.slice(place.from, from));
  if (before) return { event: words, after, action: before };
  if (next && next.sentence === place.sentence) return { event: words, after, action: rest(typed, next) };
  const cut = [...words.matchAll(/ /g)].find(({ index }) =>
    ordered.test(`and ${words.slice(index + 1).toLowerCase()}`),
  );
  if (!cut) return undefined;
  return { event: words.slice(0, cut.index), after, action: words.slice(cut.index + 1) };
}

function rest(typed: string, clause: Clause | undefined) {
  return clause ? tidy(typed.slice(clause.from, Math.min(clause.to, clause.from + 400))) : '';
}

/** «签完约后»: the 约 is no «about». */
const AFTER_HAN = /^约?[之以过]?后(?![天年])/;
const LEADING = /^.*[:：]|^[\s,，]*(?:等到?|待|在|我们?|如果)*/;
/** What has just been, by the note that tells of it: a length after it begins today. */
const OURS = /(?:见面|会面|拜访|通话|电话|会议|开会|聊|谈|沟通|联系)(?:完|过|结束)?$/;

const PARTS = { zh: ',之后', en: '; then after ' } as const;

/** As one line: what is awaited, and what comes after. */
export function waitingWords({ event, after, action }: Waiting): string {
  return /\p{Script=Han}/u.test(event)
    ? `${event}${PARTS.zh}${after}:${action}`
    : `${event}${PARTS.en}${after}: ${action}`;
}

/** What such a line is made of; undefined of any other. */
export function waitingIn(words: string): Waiting | undefined {
  const said = /^(?<event>.+?)(?:,之后|; then after )(?<after>[^:]+): ?(?<action>.+)$/s.exec(words)?.groups;
  return said && { event: said['event'] ?? '', after: said['after'] ?? '', action: said['action'] ?? '' };
}

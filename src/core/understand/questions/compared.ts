/** Two stretches of days that are asked for beside each other. Pure. */
import type { Lexeme } from './lexemes.ts';
import { piecesAmong } from './said.ts';

/** «上个月签了多少,这个月呢»: two months or quarters beside each other. */
export function comparedIn(lexemes: readonly Lexeme[]) {
  const [one, other, another] = piecesAmong(lexemes, 'day').map(({ value }) => value.back);
  if (!one?.start || !one.end || !other?.start || !other.end || another) return undefined;
  const months = [one, other].map(({ start = '', end = '' }) => monthsOf(start, end));
  const group = months.every((length) => length === 1)
    ? 'month'
    : months.every((length) => length === 3)
      ? 'quarter'
      : undefined;
  if (!group) return undefined;
  const since = one.start < other.start ? one.start : other.start;
  return { since, until: one.end > other.end ? one.end : other.end, group } as const;
}

/** How many whole months a stretch of days begins with; none where it does not begin with one. */
function monthsOf(start: string, end: string) {
  const [from, to] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)];
  return from.day === 1 ? from.until(to, { largestUnit: 'month' }).months + 1 : 0;
}

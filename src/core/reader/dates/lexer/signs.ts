import type { Made } from '../grammar/rule.ts';
import type { Cursor } from './cursor.ts';

/** Signs that join words of time. A full stop, a semicolon and a new line end what belongs together. */
const joining: ReadonlyMap<string, Made> = new Map<string, Made>([
  ['-', { kind: 'dash', said: null }],
  ['~', { kind: 'dash', said: null }],
  ['→', { kind: 'dash', said: null }],
  [',', { kind: 'comma', said: null }],
  ['、', { kind: 'comma', said: null }],
  ['(', { kind: 'comma', said: null }],
  [')', { kind: 'comma', said: null }],
  [':', { kind: 'colon', said: null }],
  ['/', { kind: 'slash', said: null }],
  ['.', { kind: 'slash', said: null, cost: 0.3 }],
  ['@', { kind: 'at', said: null }],
  ['&', { kind: 'and', said: null }],
  ['+', { kind: 'and', said: null }],
  ['<', { kind: 'before', said: { bound: 'before' } }],
  ['>', { kind: 'after', said: { bound: 'after' } }],
]);

export function signs(text: string, { words, at }: Cursor): void {
  const sign = text[at] ?? '';
  const made = joining.get(sign);
  if (!made) return;
  if (sign === '.' && !/[\da-z]/.test(text[at + 1] ?? ' ')) return;
  let to = at + 1;
  if (made.kind === 'dash') {
    // A line of dashes and arrows ends for each of them where it ended for the one before.
    const before = [at - 1, at - 2]
      .flatMap((place) => words.at[place] ?? [])
      .find((word) => word.kind === 'dash' && word.to > at);
    if (before) to = before.to;
    else while (to < text.length && '->~'.includes(text[to] ?? '')) to++;
  }
  words.put(made, { from: at, to });
}

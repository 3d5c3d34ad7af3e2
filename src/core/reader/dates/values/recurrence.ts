import { find, type Made, type Piece } from '../engine/token.ts';

/** What the rules of a recurrence are made of: the unit, how many of it, the days. */

export const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekdays = 'MO,TU,WE,TH,FR';
export const weekend = 'SA,SU';

export function code(all: readonly Piece[]): string {
  return codes[(find(all, 'w')?.n ?? 1) - 1] ?? 'MO';
}

export function list(all: readonly Piece[], kind: string): Piece[] {
  return all.filter((p) => p.k === kind);
}

export function plural({ n }: Piece): string {
  return n === 9 ? weekdays : n === 8 ? weekend : (codes[n! - 1] ?? 'MO');
}

export function every(all: readonly Piece[]): number {
  const length = find(all, 'L')?.parts?.[0]?.[0];
  return length ?? find(all, 'n')?.n ?? find(all, 'e')?.n ?? 1;
}

export function interval(n: number): string {
  return n === 1 ? '' : `;INTERVAL=${n}`;
}

export function monthly(all: readonly Piece[], by: string): Made | undefined {
  const unit = find(all, 'G') ? 'month' : all.findLast((p) => p.k === 'u')?.unit;
  if (unit !== 'month' && unit !== 'quarter') return undefined;
  return { k: 'R', rule: `FREQ=MONTHLY${interval((find(all, 'e')?.n ?? 1) * (unit === 'quarter' ? 3 : 1))};${by}` };
}

export function dayEach(all: readonly Piece[]): Made | undefined {
  const length = find(all, 'L')?.parts?.[0];
  const unit = find(all, 'G') ? 'month' : (length?.[1] ?? all.findLast((p) => p.k === 'u')?.unit);
  const numbers = all
    .filter((p) => 'oJ'.includes(p.k) || (p.k === 'n' && find(all, 'J') !== undefined))
    .map((p) => p.n!);
  if (numbers.length === 0 || numbers.some((n) => n > 31 || n < 1)) return undefined;
  if (unit === 'month') {
    const e = all.findIndex((p) => p.k === 'e');
    const after = all[e + 1];
    const count = length?.[0] ?? (after?.k === 'o' && all[0]!.k !== 'e' ? after.n! : (find(all, 'e')?.n ?? 1));
    return { k: 'R', rule: `FREQ=MONTHLY${interval(count)};BYMONTHDAY=${numbers.join(',')}` };
  }
  if (unit === 'week' && numbers.length === 1 && numbers[0]! <= 7)
    return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${codes[numbers[0]! - 1]}` };
  return undefined;
}

/** The first, third or last day or workday of each month. */
export function edgeDay(all: readonly Piece[]): Made | undefined {
  const place = all.at(-2)!.n!;
  const [count, unit] = all.at(-1)!.parts?.[0] ?? [1, all.at(-1)!.unit];
  if (count !== 1) return undefined;
  if (unit === 'workday') return monthly(all.slice(0, -1), `BYDAY=${weekdays};BYSETPOS=${place}`);
  return unit === 'day' ? monthly(all.slice(0, -1), `BYMONTHDAY=${place}`) : undefined;
}

export function edgeEach({ unit, word }: Piece): Made | undefined {
  if (unit === 'week' && word === 'weekend') return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${weekend}` };
  if (unit === 'week') return { k: 'R', rule: 'FREQ=WEEKLY;BYDAY=FR' };
  if (unit === 'month')
    return { k: 'R', rule: `FREQ=MONTHLY;BYMONTHDAY=${word === 'end' ? -1 : word === 'mid' ? 15 : 1}` };
  if (unit === 'quarter') return { k: 'R', rule: 'FREQ=MONTHLY;INTERVAL=3' };
  return { k: 'R', rule: 'FREQ=YEARLY' };
}

export function weekly(all: readonly Piece[]): Made | undefined {
  const unit = find(all, 'u')?.unit ?? find(all, 'L')?.parts?.[0]?.[1] ?? 'week';
  const o = find(all, 'o');
  if (unit !== 'week') return undefined;
  if (o && o.n! > 2) return undefined;
  const days = list(all, 'w').map((w) => w.n!);
  if (all.some((p) => p.k === 'k') && days.length === 2 && days[0]! < days[1]!) {
    const run = codes.slice(days[0]! - 1, days[1]).join(',');
    return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${run}` };
  }
  const unique = [...new Set(days)].map((n) => codes[n - 1]).join(',');
  return { k: 'R', rule: `FREQ=WEEKLY${interval(o?.n ?? every(all))};BYDAY=${unique}` };
}

export function eachUnit(all: readonly Piece[]): Made | undefined {
  const part = find(all, 'L')?.parts?.[0];
  const u = all.find((p) => p.k === 'u');
  const unit = part?.[1] ?? u?.unit;
  const count = Math.max(1, Math.round(part?.[0] ?? (u?.n ?? 1) * every(all)));
  if (part && part[0] === 0.5)
    return part[1] === 'year'
      ? { k: 'R', rule: 'FREQ=MONTHLY;INTERVAL=6' }
      : part[1] === 'month'
        ? { k: 'R', rule: 'FREQ=WEEKLY;INTERVAL=2' }
        : undefined;
  switch (unit) {
    case 'minute':
    case 'second':
    case undefined:
      return undefined;
    case 'hour':
      return { k: 'R', rule: `FREQ=HOURLY${interval(count)}` };
    case 'day':
      return { k: 'R', rule: `FREQ=DAILY${interval(count)}` };
    case 'workday':
      return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${weekdays}` };
    case 'week':
      return { k: 'R', rule: `FREQ=WEEKLY${interval(count)}` };
    case 'month':
      return { k: 'R', rule: `FREQ=MONTHLY${interval(count)}` };
    case 'quarter':
      return { k: 'R', rule: `FREQ=MONTHLY${interval(3 * count)}` };
    case 'year':
      return { k: 'R', rule: `FREQ=YEARLY${interval(count)}` };
  }
  return unit;
}

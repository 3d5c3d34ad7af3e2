/** Days as tables write them. Pure. */

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}[:：点].*)?$/;
const SHORT = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+\d{1,2}:.*)?$/;
const SOLID = /^(\d{4})(\d{2})(\d{2})$/;

/** Which of `3/4/2026` is the day; a whole column tells by its other cells. */
export type DayOrder = 'dayFirst' | 'monthFirst';

export const isDayCell = (cell: string) =>
  parseDay(cell, 'dayFirst') !== undefined || parseDay(cell, 'monthFirst') !== undefined;

export function parseDay(cell: string, order: DayOrder): Temporal.PlainDate | undefined {
  const text = cell.trim();
  const [, year, month, day] = WRITTEN.exec(text) ?? SOLID.exec(text) ?? [];
  if (year !== undefined) return civil(Number(year), Number(month), Number(day));
  const [, one, other, of] = SHORT.exec(text) ?? [];
  if (one === undefined) return undefined;
  const [first, second] = [Number(one), Number(other)];
  return order === 'dayFirst' ? civil(Number(of), second, first) : civil(Number(of), first, second);
}

/** Told by the cells that can be read one way only; the month comes first where none tells. */
export function dayOrderOf(cells: Iterable<string>): DayOrder {
  for (const cell of cells) {
    const [, one, other] = SHORT.exec(cell.trim()) ?? [];
    if (Number(one) > 12) return 'dayFirst';
    if (Number(other) > 12) return 'monthFirst';
  }
  return 'monthFirst';
}

function civil(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1900 || year > 2200) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

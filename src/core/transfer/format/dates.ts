/** Days as tables write them. Pure. */

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}[:：点].*)?$/;
const SHORT = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+\d{1,2}:.*)?$/;
/** A year of two figures stands last, and only where it can be no day. */
const TWO_FIGURES = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/;
const NAMED =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?[-/.\s]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)[-/,.\s]+(\d{4}|\d{2})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+|\s*[(（]?(?:星期|周|週)[一二三四五六日天][)）]?$|\s*[(,]?\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?$/i;
const SOLID = /^(\d{4})(\d{2})(\d{2})$/;

/** Which of `3/4/2026` is the day; a whole column tells by its other cells. */
export type DayOrder = 'dayFirst' | 'monthFirst';

export const isDayCell = (cell: string) =>
  parseDay(cell, 'dayFirst') !== undefined || parseDay(cell, 'monthFirst') !== undefined;

export function parseDay(cell: string, order: DayOrder): Temporal.PlainDate | undefined {
  const text = bare(cell);
  const [, year, month, day] = WRITTEN.exec(text) ?? SOLID.exec(text) ?? [];
  if (year !== undefined) return civil(Number(year), Number(month), Number(day));
  const [, before, name, named, after, named4] = NAMED.exec(text) ?? [];
  if (named4 !== undefined) {
    const at = MONTHS.indexOf((name ?? named ?? '').slice(0, 3).toLowerCase());
    return at < 0 ? undefined : civil(fourFigures(named4), at + 1, Number(before ?? after));
  }
  const [, one, other, of = ''] = SHORT.exec(text) ?? TWO_FIGURES.exec(text) ?? [];
  if (one === undefined) return undefined;
  const [first, second] = [Number(one), Number(other)];
  // «25-11-20» may be a day of 2025 as well as one of 2020.
  if (of.length === 2 && (first > 12 || Number(of) <= 12)) return undefined;
  const isDayFirst = order === 'dayFirst' || (text.includes('.') && second <= 12);
  return isDayFirst ? civil(fourFigures(of), second, first) : civil(fourFigures(of), first, second);
}

const YEARLESS = /^(?:(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]|(\d{1,2})[-/](\d{1,2}))$/;
const YEARLESS_NAMED =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?[-.\s]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)$/i;
/** One that has passed by no more days than these is no day of next year. */
const JUST_PASSED = 90;
/** Between two 29ths of February. */
const YEARS = 8;

/** A day without its year, which is the one that the column is about: what comes, or what was. */
export function parseYearless(
  cell: string,
  { order, today, isPast }: { readonly order: DayOrder; readonly today: Temporal.PlainDate; readonly isPast: boolean },
): Temporal.PlainDate | undefined {
  const said = monthAndDay(bare(cell), order);
  if (!said) return undefined;
  const latest = isPast ? today : today.add({ years: YEARS });
  const earliest = isPast ? today.subtract({ years: YEARS }) : today.subtract({ days: JUST_PASSED });
  const years = Array.from({ length: YEARS + 2 }, (_, at) => (isPast ? today.year - at : today.year - 1 + at));
  return years
    .flatMap((year) => civil(year, ...said) ?? [])
    .find((day) => Temporal.PlainDate.compare(day, earliest) >= 0 && Temporal.PlainDate.compare(day, latest) <= 0);
}

export const isYearless = (cell: string) => monthAndDay(bare(cell), 'dayFirst') !== undefined;

/** Without the mark that keeps a cell a text, and without the day of the week. */
const bare = (cell: string) => cell.trim().replace(/^'/, '').replace(WEEKDAY, '').trim();

function monthAndDay(text: string, order: DayOrder): readonly [month: number, day: number] | undefined {
  const [, month, day, one, other] = YEARLESS.exec(text) ?? [];
  if (month !== undefined) return [Number(month), Number(day)];
  if (one !== undefined) {
    const isDayFirst = order === 'dayFirst' || Number(one) > 12;
    return isDayFirst ? [Number(other), Number(one)] : [Number(one), Number(other)];
  }
  const [, before, name, named, after] = YEARLESS_NAMED.exec(text) ?? [];
  const at = MONTHS.indexOf((name ?? named ?? '').slice(0, 3).toLowerCase());
  return at < 0 ? undefined : [at + 1, Number(before ?? after)];
}

const fourFigures = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** Told by the cells that can be read one way only; the month comes first where none tells. */
export function dayOrderOf(cells: Iterable<string>): DayOrder {
  for (const cell of cells) {
    const [, one, other] = SHORT.exec(cell.trim()) ?? TWO_FIGURES.exec(cell.trim()) ?? [];
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

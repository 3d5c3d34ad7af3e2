/** Days off and workdays of a company, as a table lists them. Pure. */
import { dayOrderOf, parseDay } from './format/dates.ts';

export type ListedDay = { readonly day: Temporal.PlainDate; readonly isOff: boolean };

/** A stretch is no longer; one that is, is a mistake. */
const LONGEST = 31;

/**
 * A line is a day, or a stretch from one to another; what it says of it, or the head above the day, makes it a workday.
 * `unread`: the lines that say something and have no day.
 */
export function companyDaysIn(table: {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
}): { readonly days: readonly ListedDay[]; readonly unread: number } {
  const order = dayOrderOf(table.rows.flatMap(({ cells }) => cells.flatMap(endsOf)));
  // A list without heads has its first line where heads would be.
  const lines = [{ cells: table.heads, isHead: true }, ...table.rows.map(({ cells }) => ({ cells, isHead: false }))];
  const found = new Map<string, ListedDay>();
  let unread = 0;
  for (const { cells, isHead } of lines) {
    const stretches = stretchesIn(cells, { heads: table.heads, order });
    if (!stretches.length && !isHead && cells.some(Boolean)) unread += 1;
    for (const { days, isOff } of stretches) for (const day of days) found.set(day.toString(), { day, isOff });
  }
  return { days: [...found.values()].toSorted((one, other) => Temporal.PlainDate.compare(one.day, other.day)), unread };
}

type Order = ReturnType<typeof dayOrderOf>;
type Stretch = { readonly days: readonly Temporal.PlainDate[]; readonly isOff: boolean };

function stretchesIn(
  cells: readonly string[],
  { heads, order }: { readonly heads: readonly string[]; readonly order: Order },
): readonly Stretch[] {
  const words = cells.filter((cell) => !daysOf(cell, order).length).join(' ');
  const said = cells.flatMap((cell, at) => {
    const days = daysOf(cell, order);
    return days.length ? [{ days, isOff: isOffBy(heads[at] ?? '') ?? isOffBy(words) ?? true }] : [];
  });
  const [first, last] = said;
  if (said.length === 2 && first && last && first.isOff === last.isOff && isSpan(heads)) {
    const days = between(first.days[0], last.days.at(-1));
    return days.length ? [{ days, isOff: first.isOff }] : said;
  }
  return said;
}

const isSpan = (heads: readonly string[]) =>
  heads.some((head) => /结束|截止|止|至|until|to\b|end|last/i.test(head)) || heads.every((head) => !head.trim());

function isOffBy(words: string): boolean | undefined {
  if (/上班|补班|工作日|调班|work/i.test(words) && !/不上班|not work/i.test(words)) return false;
  return /放假|休|假|off|closed|holiday/i.test(words) ? true : undefined;
}

/** «2027-02-05», «2027.2.5至2027.2.11», "5/2/2027 - 11/2/2027" */
function daysOf(cell: string, order: Order): readonly Temporal.PlainDate[] {
  const [from, until = from, ...more] = endsOf(cell).map((end) => parseDay(end, order));
  return more.length ? [] : between(from, until);
}

function endsOf(cell: string): readonly string[] {
  return cell
    .replaceAll(/[(（][^)）]*[)）]|(?:星期|周)[一二三四五六日天]/g, '')
    .split(/\s*(?:至|到|~|～|—+|–|\sto\s|\s-\s)\s*/)
    .map((end) => end.trim());
}

function between(
  from: Temporal.PlainDate | undefined,
  until: Temporal.PlainDate | undefined,
): readonly Temporal.PlainDate[] {
  if (!from || !until) return [];
  const count = from.until(until).days + 1;
  return count < 1 || count > LONGEST ? [] : Array.from({ length: count }, (_, at) => from.add({ days: at }));
}

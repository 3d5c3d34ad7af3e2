/** A grouped figure as a chart: over time as columns or a line, by anything else as bars. Pure. */
import type { PictureChart, ChartPoint, Picture } from '../contract/card.ts';
import { inHome } from '../outcomes/money.ts';
import type { Money } from '../outcomes/store/sums.ts';
import type { Home } from '../outcomes/money.ts';
import type { Translator } from '../text/phrases.ts';
import type { Figure, Query } from '../understand/types.ts';
import type { FigurePart } from './store/figures.ts';

type Group = { readonly key: string | null; readonly parts: readonly FigurePart[] };

type Shown = {
  readonly of: Figure;
  readonly by: NonNullable<Query['group']>;
  readonly title: string;
  readonly home: Home;
  readonly nameOf: (key: string | null) => string;
  readonly to: Translator;
};

/** As many bars or columns as can be told apart. */
const MOST = 12;
const SUMS: readonly Figure[] = ['signed', 'quoted', 'paid', 'ordered', 'averageDeal'];

/** Undefined where there is nothing to compare, or where sums of several currencies cannot be told in one. */
export function figurePicture(groups: readonly Group[], shown: Shown): Picture | undefined {
  const { of, by, title, nameOf } = shown;
  const isTime = by === 'month' || by === 'quarter';
  const all = isTime ? everyStretch(groups, by) : groups.slice(0, MOST);
  const figures = all.map((group) => ({ key: group.key, ...valueOf(group.parts, shown) }));
  if (groups.length < 2 || figures.some(({ value }) => Number.isNaN(value))) return undefined;
  return { charts: [isTime ? overTime() : asBars()], isSaid: true };

  function overTime(): PictureChart {
    const points: ChartPoint[] = figures.map(({ key, value, text }) => ({ label: nameOf(key), value, text }));
    if (of === 'scores') return { kind: 'line', title, points, scale: [1, 5] };
    if (of === 'winRate') return { kind: 'line', title, points, scale: [0, 100] };
    return { kind: 'columns', title, points: points.map((point) => ({ ...point, value: point.value ?? 0 })) };
  }

  function asBars(): PictureChart {
    const tone = of === 'lostDeals' ? ({ tone: 'lost' } as const) : {};
    const bars = figures.map(({ key, value, text }) => ({ label: nameOf(key), value: value ?? 0, text, ...tone }));
    return { kind: 'bars', title, bars };
  }
}

/** Null: nothing is known; not a number: it cannot be said in one figure. */
function valueOf(
  parts: readonly FigurePart[],
  { of, home, to }: Shown,
): { readonly value: number | null; readonly text: string } {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const amount = () => parts.reduce((sum, part) => sum + (part.amount ?? 0), 0);
  if (of === 'scores') return count ? rounded(amount() / count, (mean) => mean.toFixed(1)) : NOTHING;
  if (of === 'complaintDays') {
    const mean = parts.reduce((all, { amount }) => all + (amount ?? 0), 0) / count;
    return count ? rounded(mean, (days) => days.toFixed(1)) : NOTHING;
  }
  if (of === 'winRate') {
    const won = parts.reduce((sum, part) => sum + part.won, 0);
    return count ? rounded((won / count) * 100, (percent) => `${Math.round(percent)}%`) : NOTHING;
  }
  if (!SUMS.includes(of)) return { value: count, text: String(count) };
  const valued = of === 'averageDeal' ? parts.reduce((sum, part) => sum + part.valued, 0) : 1;
  const total = inOneCurrency(parts, home);
  return rounded(valued ? total / valued : 0, (value) => shortAmount(value, { currency: home.currency, to }));
}

const NOTHING = { value: null, text: '' } as const;

function rounded(value: number, say: (value: number) => string) {
  return { value, text: say(value) };
}

function inOneCurrency(parts: readonly FigurePart[], home: Home): number {
  const sums: Money[] = parts.flatMap(({ kind, currency, amount }) =>
    kind === null || currency === null || amount === null ? [] : [{ kind, currency, amount }],
  );
  if (sums.every(({ currency }) => currency === home.currency)) return sums.reduce((all, sum) => all + sum.amount, 0);
  return inHome(sums, home)?.total ?? Number.NaN;
}

/** «¥34万», «¥1.2M» */
function shortAmount(value: number, { currency, to }: { readonly currency: string; readonly to: Translator }) {
  return new Intl.NumberFormat(to.locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(value);
}

/** The newest months or quarters, with those in which nothing was. */
function everyStretch(groups: readonly Group[], by: 'month' | 'quarter'): readonly Group[] {
  const known = groups.flatMap(({ key }) => (key === null ? [] : [key])).toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const keys = [first];
  while (keys.at(-1) !== last && keys.length < 600) keys.push(next(keys.at(-1) ?? last, by));
  return keys.slice(-MOST).map((key) => groups.find((group) => group.key === key) ?? { key, parts: [] });
}

/** «2026-12» → «2027-01», «2026-Q4» → «2027-Q1» */
function next(key: string, by: 'month' | 'quarter') {
  const [year = '', part = ''] = key.split('-');
  const number = Number(part.replace('Q', '')) + 1;
  const isOver = number > (by === 'month' ? 12 : 4);
  const [its, place] = [Number(year) + (isOver ? 1 : 0), isOver ? 1 : number];
  return by === 'month' ? `${its}-${String(place).padStart(2, '0')}` : `${its}-Q${place}`;
}

/** What moves more slowly than weeks: of how many customers one of us alone knows, and how content they are, month by month. */
import type { MonthsView, Viewer } from '../../../adapters/web/views/views.ts';
import type { PictureChart } from '../../../core/contract/card.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Person } from '../../../core/contract/person.ts';
import type { Tx } from '../../../core/db/tx.ts';
import { scoresByMonth } from '../../../core/outcomes/store/scores.ts';
import { riskTrend } from '../../../core/relations/riskTrend.ts';
import { type Translator, translator } from '../../../core/text/phrases.ts';

const SCORED = 6;

/** Undefined for a rep: nobody is led. */
export async function monthsOf(
  { tx, person, viewer }: { tx: Tx; person: Person; viewer: Viewer },
  locale: Locale,
): Promise<MonthsView | undefined> {
  if (person.role === 'rep') return undefined;
  const { today } = viewer;
  const teamId = person.role === 'lead' ? person.teamId : undefined;
  const to = translator(locale, today);
  const { points } = await riskTrend(tx, { of: teamId === undefined ? 'all' : { teamId }, on: today });
  const since = today.with({ day: 1 }).subtract({ months: SCORED - 1 });
  const scored = new Map((await scoresByMonth(tx, { teamId, since })).map((month) => [month.month, month]));
  const months = Array.from({ length: SCORED }, (_, at) => since.add({ months: at }).toPlainYearMonth());
  const charts = [knownChart(points, to), contentChart(months, { scored, to })];
  return { viewer, charts: charts.flatMap((chart) => chart ?? []) };
}

function knownChart(
  points: Awaited<ReturnType<typeof riskTrend>>['points'],
  { t }: Translator,
): PictureChart | undefined {
  const now = points.at(-1);
  if (!now || points.every(({ one }) => one === 0)) return undefined;
  return {
    kind: 'columns',
    title: t({ zh: '只有一个人认识', en: 'Only one person knows' }),
    value: t({ zh: `${now.one} 家`, en: String(now.one) }),
    note: t({ zh: '按月', en: 'by month' }),
    points: points.map(({ on, one }) => ({
      label: on.equals(now.on)
        ? t({ zh: '今天', en: 'today' })
        : t({
            zh: `${on.month}月${on.day}日`,
            en: on.toLocaleString('en-GB', { day: 'numeric', month: 'short' }),
          }),
      value: one,
    })),
  };
}

function contentChart(
  months: readonly Temporal.PlainYearMonth[],
  { scored, to: { t } }: { readonly scored: ReadonlyMap<string, { readonly mean: number }>; readonly to: Translator },
): PictureChart | undefined {
  if (!scored.size) return undefined;
  const last = months.findLast((month) => scored.has(month.toString()));
  const newest = last && scored.get(last.toString());
  return {
    kind: 'line',
    title: t({ zh: '满意度', en: 'Satisfaction' }),
    ...(newest && { value: `${newest.mean.toFixed(1)} / 5` }),
    note: t({ zh: '按月，1 到 5 分', en: 'by month, 1 to 5' }),
    points: months.map((month) => ({
      label: t({ zh: `${month.month}月`, en: month.toLocaleString('en', { month: 'short', calendar: 'iso8601' }) }),
      value: scored.get(month.toString())?.mean ?? null,
    })),
    scale: [1, 5],
  };
}

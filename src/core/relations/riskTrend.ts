/** Whether fewer customers hang on one head than a month ago: the same figure, counted as of days gone by. */
import type { Card } from '../contract/card.ts';
import type { Tx } from '../db/tx.ts';
import type { Translator } from '../text/phrases.ts';
import { type KeyPersonRisk, levelOf, meanRisk, closestTo } from './keyPersonRisk.ts';
import { loadRisks } from './loadRisks.ts';
import { bar, meanWords } from './riskWords.ts';
import type { RiskQuestion } from './store/knowledge.ts';

/** A chart's months, the last of them today. */
export const MONTHS_BACK = [3, 2, 1, 0];
const NAMED = 5;

type Point = {
  readonly on: Temporal.PlainDate;
  readonly mean: number | undefined;
  readonly one: number;
  readonly nobody: number;
};
export type Trend = {
  /** The oldest first. */
  readonly points: readonly Point[];
  /** Customers that more, or fewer, of us know than a month ago. */
  readonly better: readonly string[];
  readonly worse: readonly string[];
};

export async function riskTrend(tx: Tx, { of, on }: RiskQuestion): Promise<Trend> {
  const months: { readonly on: Temporal.PlainDate; readonly risks: readonly KeyPersonRisk[] }[] = [];
  for (const back of MONTHS_BACK) {
    const day = on.subtract({ months: back });
    months.push({ on: day, risks: await loadRisks(tx, { of, on: day }) });
  }
  return trendOf(months);
}

/** Pure: the figures of each month, and what has changed between the last two. */
export function trendOf(
  months: readonly { readonly on: Temporal.PlainDate; readonly risks: readonly KeyPersonRisk[] }[],
): Trend {
  const [before, now] = [months.at(-2)?.risks ?? [], months.at(-1)?.risks ?? []];
  const then = new Map(before.map((risk) => [risk.customer.id, risk.points]));
  const changed = (sign: 1 | -1) =>
    now
      .filter(({ customer, points }) => Math.sign((then.get(customer.id) ?? points) - points) === sign)
      .map(({ customer }) => customer.name);
  return {
    points: months.map(({ on, risks }) => {
      const knowing = risks.map((risk) => closestTo(risk).length);
      return {
        on,
        mean: meanRisk(risks),
        one: knowing.filter((count) => count === 1).length,
        nobody: knowing.filter((count) => count === 0).length,
      };
    }),
    better: changed(1),
    worse: changed(-1),
  };
}

export function trendCard({ whose, trend }: { readonly whose: string; readonly trend: Trend }, to: Translator): Card {
  const { t } = to;
  const { points, better, worse } = trend;
  const [before, now] = [points.at(-2)?.mean, points.at(-1)?.mean];
  return {
    icon: '📉',
    title: `${whose}: ${verdict({ before, now }, to)}`,
    lines: points.flatMap(({ on, mean, one, nobody }) =>
      mean === undefined
        ? []
        : [
            `${to.day(on)} ${bar(mean)} ${mean} · ${t({ zh: `一个人懂 ${one},没人懂 ${nobody}`, en: `one knows ${one}, nobody ${nobody}` })}`,
          ],
    ),
    facts: [
      ...named(t({ zh: '变好了', en: 'better' }), better, to),
      ...named(t({ zh: '变差了', en: 'worse' }), worse, to),
    ],
    buttons: [
      {
        label: t({ zh: '哪些只有一个人懂', en: 'known by one' }),
        says: t({ zh: '只有一个人懂的客户', en: 'customers only one person knows' }),
      },
    ],
    footer: t({ zh: '每家客户风险的平均,0 最好', en: 'The mean risk of a customer; 0 is best' }),
  };
}

function verdict(
  { before, now }: { readonly before: number | undefined; readonly now: number | undefined },
  to: Translator,
) {
  const { t } = to;
  if (now === undefined) return t({ zh: '还没有客户', en: 'no customers yet' });
  const words = meanWords(now, levelOf(now), to);
  if (before === undefined) return t({ zh: `风险 ${words},上个月还没有客户`, en: `risk ${words}; none a month ago` });
  if (before === now) return t({ zh: `和上个月一样,风险 ${words}`, en: `as a month ago, risk ${words}` });
  return now < before
    ? t({ zh: `比上个月好了:${before} → ${words}`, en: `better than a month ago: ${before} → ${words}` })
    : t({ zh: `比上个月差了:${before} → ${words}`, en: `worse than a month ago: ${before} → ${words}` });
}

function named(label: string, names: readonly string[], { list }: Translator) {
  const more = names.length - NAMED;
  return names.length ? [{ label, text: list(names.slice(0, NAMED)) + (more > 0 ? ` +${more}` : '') }] : [];
}

/** Money in words: a kind always beside its sum, currencies apart, and together only at a rate that was said. Pure. */
import type { SumKind } from '../contract/customer.ts';
import { SUM_KINDS } from '../contract/vocabulary.ts';
import type { Fact } from '../contract/card.ts';
import { amountWords, type Translator } from '../text/phrases.ts';
import type { Rate } from './store/rates.ts';
import type { Money } from './store/sums.ts';

/** «签约 ¥980,000». */
export function moneyWords({ kind, currency, amount }: Money, to: Translator) {
  return [kind === 'unsaid' ? '' : to.t(SUM_KINDS[kind]), amountWords({ currency, value: amount }, to)]
    .filter(Boolean)
    .join(' ');
}

export type Home = { readonly currency: string; readonly rates: readonly Rate[] };

/** What several currencies are together in the team's own; undefined where that needs a rate nobody has said, or nothing at all. */
export function inHome(sums: readonly Money[], { currency, rates }: Home) {
  if (sums.every((sum) => sum.currency === currency)) return undefined;
  const used = sums.flatMap((sum) => rates.find((rate) => rate.currency === sum.currency) ?? []);
  const total = sums.reduce((all, sum) => {
    const rate = sum.currency === currency ? 1 : rates.find((each) => each.currency === sum.currency)?.rate;
    return rate === undefined ? Number.NaN : all + Math.round(sum.amount * rate * 100);
  }, 0);
  return Number.isNaN(total) ? undefined : { total: total / 100, used };
}

/** Currencies whose rate nobody has said. */
export function ratesMissing(sums: readonly Money[], { currency, rates }: Home): readonly string[] {
  const named = new Set(sums.map((sum) => sum.currency));
  return [...named].filter((each) => each !== currency && !rates.some((rate) => rate.currency === each));
}

/** A line a kind, in the order of the kinds: «签约 ¥980,000 · $50,000 ≈ ¥1,336,000 (USD 7.12, 11-20)». */
export function moneyFacts(
  sums: readonly Money[],
  { home, to }: { readonly home: Home; readonly to: Translator },
): Fact[] {
  return kindsOf(sums).map((kind) => {
    const own = sums.filter((sum) => sum.kind === kind);
    const together = inHome(own, home);
    const words = own.map(({ currency, amount }) => amountWords({ currency, value: amount }, to)).join(' · ');
    return {
      label: to.t(SUM_KINDS[kind]),
      text: together ? `${words} ≈ ${togetherWords(together, { home, to })}` : words,
    };
  });
}

function togetherWords(
  { total, used }: NonNullable<ReturnType<typeof inHome>>,
  { home, to }: { readonly home: Home; readonly to: Translator },
) {
  const at = used.map(({ currency, rate, saidOn }) => `${currency} ${rate}, ${to.day(saidOn)}`).join('; ');
  return `${amountWords({ currency: home.currency, value: total }, to)} (${at})`;
}

/** How a missing rate is told. */
export function rateHint(missing: readonly string[], { t }: Translator): string {
  const [first] = missing;
  return first === undefined
    ? ''
    : t({
        zh: `各币种分开列。要合计,说一下汇率:「汇率 ${first} 7.1」`,
        en: `Currencies stand apart. For a total, tell me the rate: “rate ${first} 7.1”`,
      });
}

function kindsOf(sums: readonly Money[]): readonly SumKind[] {
  // The keys of the table are the kinds.
  return (Object.keys(SUM_KINDS) as SumKind[]).filter((kind) => sums.some((sum) => sum.kind === kind));
}

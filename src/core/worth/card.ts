/** A customer's worth in words: each figure with how it comes about. Pure. */
import type { Fact, Reply } from '../contract/card.ts';
import type { SumKind, Tier } from '../contract/customer.ts';
import { FACT_TOPICS, SUM_KINDS } from '../contract/vocabulary.ts';
import type { LastingFact } from '../knowledge/store/facts.ts';
import { type Home, rateHint, ratesMissing } from '../outcomes/money.ts';
import { amountWords, type Translator } from '../text/phrases.ts';
import type { YearSum } from './store/worth.ts';
import { type Lifetime, type ValueRank, tierFor, YEARS_AHEAD } from './worth.ts';

export type Worth = {
  readonly customer: { readonly id: number; readonly name: string };
  readonly tier: Tier | null;
  readonly years: readonly YearSum[];
  readonly home: Home;
  readonly lifetime: Lifetime | undefined;
  readonly share: LastingFact | undefined;
  readonly rank: ValueRank | undefined;
};

export function worthCard(worth: Worth, to: Translator): Reply {
  const { t } = to;
  const { customer, tier, years, home, share } = worth;
  const proposed = worth.rank && tierFor(worth.rank);
  return {
    icon: '💎',
    title: t({ zh: `${customer.name} · 价值`, en: `What ${customer.name} is worth` }),
    facts: [
      ...yearFacts(years, to),
      ...lifetimeFacts(worth, to),
      ...(share ? [shareFact(share, to)] : []),
      tierFact(worth, to),
    ],
    buttons: [
      ...(proposed && proposed !== tier
        ? [
            {
              label: t({ zh: `改成${proposed}类`, en: `make it tier ${proposed}` }),
              says: t({ zh: `${customer.name}${proposed}类`, en: `tier ${proposed} ${customer.name}` }),
            },
          ]
        : []),
      ...(years.length
        ? [
            {
              label: t({ zh: '金额依据', en: 'the notes behind it' }),
              says: t({ zh: `${customer.name} 的金额依据`, en: `figures behind ${customer.name}` }),
            },
          ]
        : []),
    ],
    footer: [
      share
        ? ''
        : t({
            zh: `他们采购里我们占多少?比如「我们占${customer.name}两成」`,
            en: `How much of what they buy is ours? For example “we have 20% of ${customer.name}’s spend”`,
          }),
      rateHint(ratesMissing(years, home), to),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

/** A line a kind: «签约: 2026年 ¥980,000 · 2025年 $50,000». */
function yearFacts(years: readonly YearSum[], to: Translator): Fact[] {
  // The keys of the table are the kinds.
  const kinds = (Object.keys(SUM_KINDS) as SumKind[]).filter((kind) => years.some((sum) => sum.kind === kind));
  if (!kinds.length)
    return [{ label: '', text: to.t({ zh: '还没有签约、订单或回款', en: 'nothing signed, ordered or paid yet' }) }];
  return kinds.map((kind) => ({
    label: to.t(SUM_KINDS[kind]),
    text: years
      .filter((sum) => sum.kind === kind)
      .map(({ year, currency, amount }) => {
        const words = amountWords({ currency, value: amount }, to);
        return to.t({ zh: `${year}年 ${words}`, en: `${year}: ${words}` });
      })
      .join(' · '),
  }));
}

/** «¥3,920,000 = 至今签约 ¥980,000 + 近12个月 ¥980,000 × 3年». */
function lifetimeFacts({ lifetime, home: { currency } }: Worth, to: Translator): Fact[] {
  if (!lifetime) return [];
  const { kind, soFar, lastYear, total } = lifetime;
  const money = (value: number) => amountWords({ currency, value }, to);
  const what = SUM_KINDS[kind];
  return [
    {
      label: to.t({ zh: '终身价值', en: 'lifetime value' }),
      text: to.t({
        zh: `${money(total)} = 至今${what.zh} ${money(soFar)} + 近12个月 ${money(lastYear)} × ${YEARS_AHEAD}年`,
        en: `${money(total)} = ${what.en} so far ${money(soFar)} + last 12 months ${money(lastYear)} × ${YEARS_AHEAD} years`,
      }),
    },
  ];
}

function shareFact({ text, author, notedOn, holdsOn }: LastingFact, to: Translator): Fact {
  const told = Temporal.PlainDate.compare(holdsOn, notedOn) > 0 ? holdsOn : notedOn;
  return { label: to.t(FACT_TOPICS.share), text: `${text} (${author}, ${to.day(told)})` };
}

/** Which tier it has, which its rank proposes, and why. */
function tierFact({ tier, rank }: Worth, to: Translator): Fact {
  const { t } = to;
  const now = tier ? t({ zh: `${tier}类`, en: tier }) : t({ zh: '没定', en: 'none' });
  const proposed = rank && tierFor(rank);
  const label = t({ zh: '等级', en: 'tier' });
  if (!rank || !proposed) return { label, text: now };
  const why = t({
    zh: `近两年签约排第${rank.place}(共${rank.of}家),前面的占${percent(rank.before)}`,
    en: `no. ${rank.place} of ${rank.of} by what was signed in two years; those before it have ${percent(rank.before)}`,
  });
  return {
    label,
    text:
      proposed === tier
        ? `${now} (${why})`
        : t({ zh: `${now},建议${proposed}类:${why}`, en: `${now}; ${proposed} is proposed: ${why}` }),
  };
}

function percent(share: number) {
  return `${Math.round(share * 100)}%`;
}

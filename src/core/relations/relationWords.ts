/** Wider, longer, deeper in words: of one customer, of many, and what has changed in a month. Pure. */
import type { Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import { howMany, type Translator } from '../text/phrases.ts';
import type { RelationPoint } from './loadRelations.ts';
import type { Relationship, RelationStep, TeamRelations } from './relationship.ts';
import { unwritten } from './riskWords.ts';

/** Whose customers are looked at. */
export type RelationView = 'me' | 'team' | 'all';

const LABELS = {
  wide: { zh: '更广', en: 'wider' },
  products: { zh: '产品更多', en: 'more products' },
  long: { zh: '更久', en: 'longer' },
  deep: { zh: '更深', en: 'deeper' },
} satisfies Readonly<Record<string, Localized>>;

const STEPS: Readonly<Record<Exclude<RelationStep, 'writeDown'>, Localized>> = {
  findDecider: { zh: '问清谁拍板', en: 'find out who decides' },
  meetMore: { zh: '再认识一位他们的人', en: 'meet one more of their people' },
  askProducts: { zh: '问清在用我们什么', en: 'ask what they use of ours' },
  sellMore: { zh: '再推一样产品', en: 'offer one more product' },
  callNow: { zh: '断了,今天打个电话', en: 'it has a break: call today' },
  visit: { zh: '约一次见面', en: 'arrange a visit' },
  keep: { zh: '保持', en: 'keep it up' },
};

export function oneCard({ customer, tenure, wide, long, deep }: Relationship, to: Translator): Card {
  const { t } = to;
  const step = (next: RelationStep) =>
    next === 'writeDown'
      ? t({ zh: `写下${unwritten(customer, to)}`, en: `write down ${unwritten(customer, to)}` })
      : t(STEPS[next]);
  const line = (label: Localized, { figure, next }: { figure: string; next: RelationStep }) => ({
    label: t(label),
    text: `${figure} → ${step(next)}`,
  });
  const since = tenure ? t({ zh: `,${to.day(tenure.firstOn)} 起`, en: `, since ${to.day(tenure.firstOn)}` }) : '';
  return {
    icon: '🤝',
    title: t({ zh: `和${customer.name}的关系`, en: `Our relation with ${customer.name}` }),
    facts: [
      line(LABELS.wide, {
        figure:
          t({ zh: `认识 ${wide.people} 人`, en: `${wide.people} of their people` }) +
          (wide.products
            ? t({ zh: `,在用 ${wide.products} 样产品`, en: `, products in use: ${wide.products}` })
            : t({ zh: ',在用什么没记过', en: ', products not noted' })),
        next: wide.next,
      }),
      line(LABELS.long, {
        figure: t({
          zh: `没断过 ${long.months} 个月${since}`,
          en: `${howMany(long.months, 'month')} unbroken${since}`,
        }),
        next: long.next,
      }),
      line(LABELS.deep, {
        figure: t({
          zh: `一年见面 ${deep.meetings} 次,要点写了 ${deep.written}/5`,
          en: `met ${deep.meetings}× in a year, ${deep.written} of 5 topics written down`,
        }),
        next: deep.next,
      }),
    ],
  };
}

const VIEW_WORDS: Readonly<Record<RelationView, Localized>> = {
  me: { zh: '我的客户', en: 'my customers' },
  team: { zh: '组里的客户', en: 'my team’s customers' },
  all: { zh: '全部客户', en: 'all customers' },
};
const NAMED = 3;

export function manyCard(
  { view, figures }: { readonly view: RelationView; readonly figures: TeamRelations },
  to: Translator,
): Card {
  const { t } = to;
  const next = (words: Localized, names: readonly string[]) =>
    names.length ? ` → ${t(words)}: ${some(names, to)}` : ` → ${t(STEPS.keep)}`;
  return {
    icon: '🤝',
    title: t({
      zh: `${VIEW_WORDS[view].zh}:更广·更久·更深(${figures.count} 家)`,
      en: `Wider, longer, deeper: ${VIEW_WORDS[view].en} (${figures.count})`,
    }),
    facts: [
      {
        label: t(LABELS.wide),
        text:
          t({ zh: `平均认识 ${figures.wide} 人`, en: `${figures.wide} people known a customer` }) +
          (figures.products
            ? t({ zh: `、在用 ${figures.products} 样产品`, en: `, ${figures.products} products in use` })
            : '') +
          next({ zh: '再认识一位', en: 'meet one more' }, figures.narrowest),
      },
      {
        label: t(LABELS.long),
        text:
          t({ zh: `居中的一家 ${figures.long} 个月没断`, en: `the middle one ${figures.long} months unbroken` }) +
          next({ zh: '打电话', en: 'call' }, figures.broken),
      },
      {
        label: t(LABELS.deep),
        text:
          t({ zh: `一年内见过面 ${figures.deep}%`, en: `${figures.deep}% met face to face in a year` }) +
          next({ zh: '约见面', en: 'visit' }, figures.neverMet),
      },
      ...moved(figures, { zh: '三个月来新增', en: 'new in 3 months' }, to),
    ],
    buttons: [
      {
        label: t({ zh: '比上个月', en: 'trend' }),
        says: t({
          zh: `${TREND_OF[view].zh}更广更久更深,比上个月好了吗`,
          en: `wider longer deeper of ${TREND_OF[view].en} than last month`,
        }),
      },
    ],
  };
}

/** As the sentence that asks for the change says whose customers are meant. */
const TREND_OF: Readonly<Record<RelationView, Localized>> = {
  me: { zh: '我的客户', en: 'mine' },
  team: { zh: '组里客户', en: 'my team' },
  all: { zh: '全公司客户', en: 'all' },
};

/** Who has come, come back and gone. */
function moved({ fresh, wonBack, lost }: TeamRelations, since: Localized, to: Translator) {
  const line = (label: Localized, names: readonly string[]) =>
    names.length ? [{ label: to.t(label), text: `${names.length}: ${some(names, to)}` }] : [];
  return [
    ...line(since, fresh),
    ...line({ zh: '赢回来', en: 'won back' }, wonBack),
    ...line({ zh: '半年没声音', en: 'silent for half a year' }, lost),
  ];
}

function some(names: readonly string[], { list }: Translator) {
  return list(names.slice(0, NAMED)) + (names.length > NAMED ? ` +${names.length - NAMED}` : '');
}

/** What each figure counts, as its chart says it. */
const COUNTED = {
  products: { zh: '平均在用的产品', en: 'products in use a customer' },
  wide: { zh: '平均认识的人', en: 'people known a customer' },
  long: { zh: '居中一家没断的月数', en: 'months unbroken, the middle one' },
  deep: { zh: '一年内见过面 %', en: '% met face to face in a year' },
} satisfies Readonly<Record<string, Localized>>;

/** The figures of each month as charts, with what has changed since the last. */
export function relationTrendCard(
  { view, points }: { readonly view: RelationView; readonly points: readonly RelationPoint[] },
  to: Translator,
): Card {
  const { t, list } = to;
  const [before, now] = [points.at(-2), points.at(-1)];
  const changed = (sign: 1 | -1) =>
    FIGURES.filter((figure) => before && now && Math.sign(now[figure] - before[figure]) === sign);
  const words = [...changed(1).map((figure) => t(LABELS[figure])), ...changed(-1).map((figure) => t(LESS[figure]))];
  const verdict = !before
    ? t({ zh: '上个月还没有客户', en: 'there were none a month ago' })
    : words.length
      ? t({ zh: `比上个月${list(words)}`, en: `${list(words)} than a month ago` })
      : t({ zh: '和上个月一样', en: 'as a month ago' });
  return {
    icon: '🤝',
    title: `${t(VIEW_WORDS[view])}: ${verdict}`,
    picture: {
      charts: FIGURES.filter((figure) => figure !== 'products' || points.some((point) => point?.products)).map(
        (figure) => ({
          kind: 'columns' as const,
          title: t(LABELS[figure]),
          value: changeWords(before?.[figure], now?.[figure]),
          note: t(COUNTED[figure]),
          points: points.map((point, at) => ({
            label: monthWords(points.length - 1 - at, to),
            value: point?.[figure] ?? null,
          })),
        }),
      ),
    },
    facts: now ? moved(now, { zh: '一个月来新增', en: 'new in a month' }, to) : [],
    footer: t({ zh: '一格一个月,最右是今天', en: 'One bar a month; the last is today' }),
  };
}

/** «今天», «1月前» */
function monthWords(ago: number, { t }: Translator) {
  return ago ? t({ zh: `${ago}月前`, en: `${ago} mo. ago` }) : t({ zh: '今天', en: 'today' });
}

const FIGURES = ['wide', 'products', 'long', 'deep'] as const;
const LESS = {
  wide: { zh: '更窄', en: 'narrower' },
  products: { zh: '产品更少', en: 'fewer products' },
  long: { zh: '更短', en: 'shorter' },
  deep: { zh: '更浅', en: 'shallower' },
} satisfies Readonly<Record<string, Localized>>;

/** «1.5 → 2 (+0.5)». */
function changeWords(before: number | undefined, now = 0): string {
  if (before === undefined) return `${now}`;
  const change = Math.round((now - before) * 10) / 10;
  if (!change) return `${now} (±0)`;
  return `${before} → ${now} (${change > 0 ? '+' : ''}${change})`;
}

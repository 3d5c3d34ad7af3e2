/** A figure in words: what it comes to, of what, and the events or the groups that it is made of. Pure. */
import type { Reply } from '../contract/card.ts';
import { LOSS_CAUSES } from '../contract/vocabulary.ts';
import { type Home, moneyFacts, moneyWords, rateHint, ratesMissing } from '../outcomes/money.ts';
import type { Money } from '../outcomes/store/sums.ts';
import { type FigureScope, whoseWords } from '../outcomes/whose.ts';
import { amountWords, shorten, type Translator } from '../text/phrases.ts';
import type { Figure } from '../understand/types.ts';
import type { AskedFigure } from './figureInput.ts';
import { narrowed } from './groups.ts';
import { sentenceFor } from './sentences.ts';
import { figurePicture } from './picture.ts';
import type { FigureEvent, FigurePart } from './store/figures.ts';
import { conditionWords, CONTACT_NAMES, FIGURES, groupWords } from './words.ts';

export type AnsweredFigure = {
  readonly input: AskedFigure;
  readonly whose: FigureScope;
  readonly customer: string | undefined;
  readonly parts: readonly FigurePart[];
  readonly home: Home;
};

export function eventsReply(
  { events, ...of }: AnsweredFigure & { readonly events: readonly FigureEvent[] },
  to: Translator,
): Reply {
  const { t } = to;
  const rest = of.parts.reduce((sum, { count }) => sum + count, 0) - events.length;
  return {
    icon: '📊',
    title: titleOf(of, to),
    list: 'customer',
    items: events.map((event) => ({
      text: eventWords(event, { of: of.input.of, to }),
      ref: event.customerId,
      says:
        event.noteId === null
          ? t({ zh: `介绍 ${event.customer}`, en: `brief ${event.customer}` })
          : t({ zh: `看 #${event.noteId}`, en: `show #${event.noteId}` }),
    })),
    footer: [
      rest > 0 ? t({ zh: `还有 ${rest} 条`, en: `${rest} more` }) : '',
      rateHint(ratesMissing(moneyOf(of.parts), of.home), to),
      events.length ? t({ zh: '回数字看依据', en: 'A number shows the notes behind it' }) : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

export function groupsReply(of: AnsweredFigure, to: Translator): Reply {
  const { t } = to;
  const { input, whose, parts, home, customer } = of;
  const groups = [...Map.groupBy(parts, ({ key }) => key)].slice(0, input.top ?? MOST_GROUPS);
  const nameOf = (key: string | null) => groupWords(key, { group: input.group, to });
  const picture =
    input.group &&
    figurePicture(
      groups.map(([key, each]) => ({ key, parts: each })),
      { of: input.of, by: input.group, title: nameOfFigure(input, to), home, nameOf, to },
    );
  const items = groups.map(([key, each]) => {
    const one = narrowed({ ...input, customer }, { key, whose: whoseWords(whose) });
    const says = one && sentenceFor(one.asked, one);
    return {
      text: `${nameOf(key)}: ${valueWords(each, { of: input.of, home, to })}`,
      ...(says && { says: t(says) }),
    };
  });
  return {
    icon: '📊',
    title: titleOf(of, to),
    ...(picture && { picture }),
    items,
    footer: [
      rateHint(ratesMissing(moneyOf(parts), home), to),
      items.some(({ says }) => says) ? t({ zh: '回数字看依据', en: 'A number shows what is behind it' }) : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

const MOST_GROUPS = 20;

/** «签约 ¥1,480,000 · 11月», "complaints 3 · since 1 Sep". */
function titleOf({ input, whose, customer, parts, home }: AnsweredFigure, to: Translator) {
  const { t, day } = to;
  const { of, about, cause, closing, isOpen, isSettled, isBroken } = input;
  return [
    `${nameOfFigure(input, to)} ${valueWords(parts, { of, home, to })}`,
    ...(isOpen && of === 'complaints' ? [t({ zh: '没结的', en: 'open' })] : []),
    ...(isSettled ? [t({ zh: '处理完的', en: 'resolved' })] : []),
    ...(of !== 'promises'
      ? []
      : isBroken
        ? [t({ zh: '过期没做的', en: 'broken' })]
        : isOpen
          ? [t({ zh: '还没做的', en: 'still to keep' })]
          : []),
    ...(customer === undefined ? [] : [customer]),
    ...(about === undefined
      ? []
      : [
          of === 'lostDeals'
            ? t({ zh: `输给「${about}」`, en: `to “${about}”` })
            : t({ zh: `「${about}」`, en: `about “${about}”` }),
        ]),
    ...(cause ? [t({ zh: `因为${LOSS_CAUSES[cause].zh}`, en: `on ${LOSS_CAUSES[cause].en}` })] : []),
    ...(closing
      ? [
          t({
            zh: `预计 ${day(Temporal.PlainDate.from(closing.from))}到${day(Temporal.PlainDate.from(closing.until))}签`,
            en: `to be signed ${day(Temporal.PlainDate.from(closing.from))} to ${day(Temporal.PlainDate.from(closing.until))}`,
          }),
        ]
      : []),
    ...conditionWords(input, { whose, currency: home.currency, to }),
  ].join(' · ');
}

function nameOfFigure({ of, kind }: AskedFigure, { t }: Translator) {
  return of === 'contacts' && kind ? t(CONTACT_NAMES[kind]) : t(FIGURES[of]);
}

function valueWords(
  parts: readonly FigurePart[],
  { of, home, to }: { readonly of: Figure; readonly home: Home; readonly to: Translator },
): string {
  const { t } = to;
  const count = parts.reduce((sum, each) => sum + each.count, 0);
  const { unit } = FIGURES[of];
  const many = t({ zh: `${count} ${unit.zh}`, en: `${count}` });
  if (of === 'winRate') {
    const won = parts.reduce((sum, each) => sum + each.won, 0);
    const percent = count ? `${Math.round((won / count) * 100)}%` : '–';
    return t({ zh: `${percent}(赢 ${won},丢 ${count - won})`, en: `${percent} (won ${won}, lost ${count - won})` });
  }
  if (of === 'scores') {
    const mean = parts.reduce((all, { amount }) => all + (amount ?? 0), 0) / count;
    return count
      ? t({ zh: `${mean.toFixed(1)}/5(${many})`, en: `${mean.toFixed(1)}/5 (${count})` })
      : t({ zh: '没有评分', en: 'no scores' });
  }
  if (of === 'complaintDays') {
    const mean = parts.reduce((all, { amount }) => all + (amount ?? 0), 0) / count;
    return count
      ? t({ zh: `平均 ${daysWords(mean, to)}(${many})`, en: `${daysWords(mean, to)} on average (${count})` })
      : t({ zh: '还没有处理完的', en: '–: none is resolved yet' });
  }
  if (of === 'averageDeal') {
    const each = parts.flatMap(({ currency, amount, valued }) =>
      currency === null || amount === null ? [] : amountWords({ currency, value: Math.round(amount / valued) }, to),
    );
    return each.length ? t({ zh: `${each.join(' · ')}(${many})`, en: `${each.join(' · ')} (${count})` }) : many;
  }
  if (of === 'contacts') {
    const customers = parts.reduce((sum, each) => sum + each.customers, 0);
    return t({
      zh: `${many}(${customers} 家)`,
      en: `${count} (${customers === 1 ? '1 customer' : `${customers} customers`})`,
    });
  }
  const money = moneyFacts(moneyOf(parts), { home, to });
  if (of === 'signed' || of === 'quoted' || of === 'paid' || of === 'ordered')
    return money[0] ? t({ zh: `${money[0].text}(${many})`, en: `${money[0].text} (${count})` }) : '0';
  return [many, ...money.map(({ label, text }) => `${label} ${text}`)].join(' · ');
}

function daysWords(days: number, { t }: Translator) {
  const rounded = Number(days.toFixed(1));
  return t({ zh: `${rounded} 天`, en: rounded === 1 ? '1 day' : `${rounded} days` });
}

function moneyOf(parts: readonly FigurePart[]): readonly Money[] {
  const sums = parts.flatMap(({ kind, currency, amount }) =>
    kind === null || currency === null || amount === null ? [] : [{ kind, currency, amount }],
  );
  return [...Map.groupBy(sums, ({ kind, currency }) => `${kind} ${currency}`).values()].map((each) => ({
    kind: each[0]?.kind ?? 'unsaid',
    currency: each[0]?.currency ?? '',
    amount: each.reduce((sum, { amount }) => sum + amount, 0),
  }));
}

function eventWords(
  { customer, person, kind, currency, amount, onDay, isWon, cause, rival, text }: FigureEvent,
  { of, to }: { readonly of: Figure; readonly to: Translator },
) {
  const { t } = to;
  return [
    customer,
    of === 'winRate' && (isWon ? t({ zh: '赢了', en: 'won' }) : t({ zh: '丢了', en: 'lost' })),
    of === 'lostDeals' && rival && t({ zh: `输给${rival}`, en: `to ${rival}` }),
    of === 'lostDeals' && cause && t(LOSS_CAUSES[cause]),
    text !== null && shorten(text, 40),
    of === 'complaintDays' && amount !== null && daysWords(amount, to),
    of === 'scores' && amount !== null && `${amount.toFixed(1)}/5`,
    kind !== null && currency !== null && amount !== null && moneyWords({ kind, currency, amount }, to),
    to.day(onDay),
    person,
  ]
    .filter(Boolean)
    .join(' · ');
}

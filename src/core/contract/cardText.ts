import type { Localized, Locale } from './locale.ts';
import type { Button, Card, PictureChart } from './card.ts';
import { MORE, PAGE } from './vocabulary.ts';

/** A card as plain text: what platforms without buttons show, and others send beside their blocks. `narrow`: for a phone's screen, a fact a line. */
export function cardText(card: Card, locale: Locale, { narrow = false }: { readonly narrow?: boolean } = {}): string {
  const head = [card.icon, card.title].filter(Boolean).join(' ');
  const facts = (card.facts ?? []).map((fact) => (fact.label ? `${fact.label} ${fact.text}` : fact.text));
  const bar = locale === 'zh' ? '｜' : ' | ';
  const oneLine = [head, ...facts].join(bar);
  const lines = [...(card.lines ?? []), ...pictureLines(card)];
  const isOne = !narrow && !lines.length && !card.lines && oneLine.length <= 120;
  const top = isOne ? [oneLine] : [head, ...facts];
  const items = (card.items ?? []).map((item, at) => `${itemNumber(card, at)}. ${item.text}`);
  const below = card.below && `———\n${STILL[locale]}\n${cardText(card.below.card, locale, { narrow })}`;
  const choices = choiceLines(card, { locale, narrow });
  return [...top, ...lines, ...items, card.file && `📎 ${card.file.name}`, choices, card.footer, below]
    .filter(Boolean)
    .join('\n');
}

const STILL: Localized = { zh: '这个还等你回:', en: 'Still waiting for your answer:' };

/** A card's text, no longer than a platform takes: the ends of its lists are left out first. */
export function cardTextWithin(
  card: Card,
  { locale, most, narrow = false }: { readonly locale: Locale; readonly most: number; readonly narrow?: boolean },
) {
  const all = cardText(card, locale, { narrow });
  if (all.length <= most) return all;
  const { lines = [], items = [] } = card;
  const rows = lines.length + items.length;
  for (let kept = rows - 1; kept >= 0; kept -= 1) {
    const left = rows - kept;
    const more = locale === 'zh' ? `…… 还有 ${left} 行` : `… ${left} more lines`;
    const fewer = { lines: lines.slice(0, kept), items: items.slice(0, Math.max(0, kept - lines.length)) };
    const text = cardText({ ...card, ...fewer, footer: [more, card.footer].filter(Boolean).join('\n') }, locale, {
      narrow,
    });
    if (text.length <= most) return text;
  }
  return `${all
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

/** A card for where nobody sees its picture. */
export function withPictureInWords(card: Card): Card {
  const { picture, ...rest } = card;
  const told = pictureLines(card);
  return picture ? { ...rest, ...(told.length && { lines: [...(card.lines ?? []), ...told] }) } : card;
}

/** What is drawn, in words: a small chart of bars as tall as the figures. */
export function pictureLines({ picture }: Card): readonly string[] {
  return picture && !picture.isSaid ? picture.charts.map(chartLine) : [];
}

function chartLine(chart: PictureChart): string {
  const told = [
    chart.title,
    chart.kind === 'bars'
      ? chart.bars.map(({ label, text }) => `${label} ${text}`).join(' · ')
      : sparkline(chart.points.map(({ value }) => value)),
    chart.value,
    chart.note && `· ${chart.note}`,
  ];
  return told.filter(Boolean).join(' ');
}

const STEPS = '▁▂▃▄▅▆▇█';

/** The highest a full bar; where there is none, a dot. */
function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  return values
    .map((value) => (value === null ? '·' : STEPS.charAt(Math.round((value / most) * (STEPS.length - 1)))))
    .join('');
}

/** A card as one message, with the long of it instead of the short. */
export function withDetails({ details, ...card }: Card): Card {
  return details ? { ...card, lines: details.lines } : card;
}

/** A card whose choices have been overtaken: still to be read and counted in, no longer to be pressed. */
export function withoutChoices({
  buttons: _buttons,
  ask: _ask,
  asksFor: _asksFor,
  below: _below,
  footer: _footer,
  items,
  ...card
}: Card): Card {
  return {
    ...card,
    spent: true,
    ...(items && { items: items.map(({ text, ref }) => ({ text, ...(ref !== undefined && { ref }) })) }),
  };
}

/** The number of an item: of a whole list counted from its beginning, of what is shown of one from there. */
export function itemNumber({ from = 1, most }: Card, at: number) {
  return at + (most === undefined ? from : 1);
}

/** What is shown of a list at once, and the list from there on. */
export function windowOf(card: Card, locale: Locale): { readonly shown: Card; readonly rest: Card | undefined } {
  const { most, ...whole } = card;
  const { picture: _picture, ...plain } = card;
  if (most === undefined) return { shown: card, rest: undefined };
  const { items = [], from = 1 } = whole;
  const end = from - 1 + most;
  const left = items.length - end;
  const shown = { ...whole, items: items.slice(from - 1, end) };
  if (left <= 0 || card.spent) return { shown, rest: undefined };
  const more = { zh: `还有 ${left} 条`, en: `${left} more` }[locale];
  const open = { label: MORE[locale], says: MORE[locale], key: MORE[locale] };
  return {
    shown: {
      ...shown,
      buttons: [...(card.buttons ?? []), open],
      footer: [more, card.footer].filter(Boolean).join('\n'),
    },
    rest: { ...plain, from: end + 1, most: PAGE },
  };
}

/** As much text as a phone shows at once. */
const CHARS = 900;

/** A card for a phone: its first lines, and what is left of it, for when somebody asks for more. */
export function splitPage(card: Card, locale: Locale): { readonly shown: Card; readonly rest: Card | undefined } {
  const lines = (card.lines ?? []).flatMap(pieces);
  const items = card.items ?? [];
  const texts = [...lines, ...items.map(({ text }) => text)];
  const most = fitting(texts);
  if (most >= texts.length) return { shown: { ...card, ...(card.lines && { lines }) }, rest: undefined };
  const [now, then] = [lines.slice(0, most), lines.slice(most)];
  const [first, others] = [items.slice(0, most - now.length), items.slice(most - now.length)];
  const more =
    locale === 'zh' ? `还有 ${texts.length - most} 行,说「更多」` : `${texts.length - most} more lines: say “more”`;
  return {
    shown: {
      ...card,
      ...(card.lines && { lines: now }),
      ...(card.items && { items: first }),
      footer: [more, card.footer].filter(Boolean).join('\n'),
    },
    rest: {
      title: card.title.startsWith('… ') ? card.title : `… ${card.title}`,
      ...(then.length && { lines: then }),
      ...(others.length && { items: others }),
      ...(others.length && card.list && { list: card.list }),
      ...(card.footer !== undefined && { footer: card.footer }),
    },
  };
}

/** How many of these fit, at least one. */
function fitting(texts: readonly string[]) {
  const long = (most: number) => texts.slice(0, most).join('').length > CHARS;
  const most = Math.min(texts.length, PAGE);
  return Array.from({ length: most }, (_, at) => most - at).find((count) => count === 1 || !long(count)) ?? most;
}

function pieces(line: string): string[] {
  return line.match(new RegExp(`[\\s\\S]{1,${CHARS}}`, 'gu')) ?? [line];
}

/** What each digit stands for in a card: first in the question it shows again, then an item where there are some, a button otherwise. */
export function choicesOf(card: Card): ReadonlyMap<string, string> {
  const items = (card.items ?? []).flatMap((item, at) =>
    item.says ? [[String(itemNumber(card, at)), item.says] as const] : [],
  );
  const buttons = numberedButtons(card).flatMap(({ key, says }) => (key ? [[key, says] as const] : []));
  return new Map([...buttons, ...items, ...(card.below ? choicesOf(card.below.card) : [])]);
}

/**
 * A card's buttons with the digits that stand for them; where items have the numbers, only buttons with a key of their own.
 * The digits of a question below are taken: these go on after them.
 */
export function numberedButtons(card: Card): readonly (Button & { readonly key?: string })[] {
  const { buttons = [], items = [], below } = card;
  const numbers = items.some((item) => item.says) ? items.map((_, at) => String(itemNumber(card, at))) : [];
  const taken = below ? [...numbers, ...choicesOf(below.card).keys()] : [];
  const isCounted = below !== undefined || !numbers.length;
  const places = buttons.filter(({ key }) => key === undefined || taken.includes(key));
  const first = Math.max(0, ...taken.map(Number)) + 1;
  return buttons.map((button) =>
    isCounted && places.includes(button) ? { ...button, key: String(first + places.indexOf(button)) } : button,
  );
}

/** What a digit stands for, narrowly «1换客户 2换联系人»; where items have the digits, the sentences themselves. */
function choiceLines(card: Card, { locale, narrow }: { readonly locale: Locale; readonly narrow: boolean }) {
  const buttons = numberedButtons(card);
  const digits = buttons.flatMap(({ key, label }) => {
    if (key === undefined) return [];
    if (key === label) return [`「${label}」`];
    return [`${key}${narrow && /^\p{Script=Han}/u.test(label) ? '' : ' '}${label}`];
  });
  const sentences = buttons.flatMap(({ key, says }) => (key === undefined ? [says] : []));
  const also = {
    zh: `也可以说:${sentences.map((says) => `「${says}」`).join('')}`,
    en: `Or say: ${sentences.map((says) => `“${says}”`).join(', ')}`,
  };
  return [digits.join(narrow ? ' ' : '  '), sentences.length > 0 && also[locale]].filter(Boolean).join('\n');
}

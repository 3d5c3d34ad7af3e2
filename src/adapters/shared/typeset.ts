/** Punctuation as Chinese is set: full-width beside its characters, whatever somebody typed it with. Pure. */
import type { Locale } from '../../core/contract/locale.ts';
import type { Adapter } from '../../core/contract/adapter.ts';
import type { Card, Picture } from '../../core/contract/card.ts';

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };
const OPENS = '「『《（“';
const CLOSES = '」』》）”';

/** Behind a character, or before one; a space that made up for the narrow sign goes. */
const SIGN = new RegExp(
  `(?<=[\\p{Script=Han}${CLOSES}])[,;:!?](?!//) ?|(?<=[\\p{L}\\p{N}%…])[,;:!?] ?(?=[\\p{Script=Han}${OPENS}])`,
  'gu',
);
/** The wide bracket brings its own space. */
const PAIR = / ?\(([^()]*)\)/g;
const HAN = /\p{Script=Han}/u;

/** «300 行,还没有导入(新)» becomes «300 行，还没有导入（新）»; sums, times, addresses and Latin words keep theirs. */
export function fullWidth(text: string): string {
  return text
    .replaceAll(PAIR, (pair: string, inner: string, at: number, all: string) =>
      HAN.test(inner) || HAN.test(all.charAt(at - 1)) ? `（${inner}）` : pair,
    )
    .replaceAll(SIGN, (sign) => FULL[sign.trim()] ?? sign);
}

/** What a card says in a language, set as that language is; what its buttons say for somebody stays to the letter. */
export function typeset<Shown extends Card>(card: Shown, locale: Locale): Shown {
  return locale === 'zh' ? { ...card, ...set(card) } : card;
}

/** A platform that shows all that is said there as its language is set. */
export const typesetting = (adapter: Adapter): Adapter => ({
  ...adapter,
  send: ({ card, text, ...line }) =>
    adapter.send({
      ...line,
      card: typeset(card, line.locale),
      text: line.locale === 'zh' ? fullWidth(text) : text,
    }),
});

function set({ title, facts, lines, items, buttons, picture, footer, details, below }: Card): Partial<Card> {
  const words = <Labelled extends { readonly label: string }>(each: Labelled) => ({
    ...each,
    label: fullWidth(each.label),
  });
  return {
    title: fullWidth(title),
    ...(facts && { facts: facts.map((fact) => ({ ...words(fact), text: fullWidth(fact.text) })) }),
    ...(lines && { lines: lines.map(fullWidth) }),
    ...(items && {
      items: items.map((item) => ({
        ...item,
        text: fullWidth(item.text),
        ...(item.buttons && { buttons: item.buttons.map(words) }),
      })),
    }),
    ...(buttons && { buttons: buttons.map(words) }),
    ...(picture && { picture: pictureSet(picture) }),
    ...(footer !== undefined && { footer: fullWidth(footer) }),
    ...(details && { details: { title: fullWidth(details.title), lines: details.lines.map(fullWidth) } }),
    ...(below && { below: { ...below, card: typeset(below.card, 'zh') } }),
  };
}

/** A picture in Chinese. */
const pictureSet = (picture: Picture): Picture => ({
  ...picture,
  charts: picture.charts.map((chart) => ({
    ...chart,
    title: fullWidth(chart.title),
    ...(chart.note !== undefined && { note: fullWidth(chart.note) }),
  })),
});

import type { Button, Card, Locale } from './types.ts';

/** A card as plain text: what platforms without buttons show, and others send beside their blocks. */
export function asText(card: Card, locale: Locale) {
  const head = [card.icon, card.title].filter(Boolean).join(' ');
  const facts = (card.facts ?? []).map((fact) => (fact.label ? `${fact.label} ${fact.text}` : fact.text));
  const bar = locale === 'zh' ? '｜' : ' | ';
  const oneLine = [head, ...facts].join(bar);
  const top = !card.lines && oneLine.length <= 120 ? [oneLine] : [head, ...facts];
  const items = (card.items ?? []).map((item, at) => `${at + 1}. ${item.text}`);
  return [...top, ...(card.lines ?? []), ...items, numbered(card), card.footer].filter(Boolean).join('\n');
}

/** A card as one message, with the long of it instead of the short. */
export function whole({ details, ...card }: Card): Card {
  return details ? { ...card, lines: details.lines } : card;
}

/** What each digit stands for in a card: an item where there are some, a button otherwise. */
export function choices(card: Card): ReadonlyMap<string, string> {
  const items = (card.items ?? []).flatMap((item, at) => (item.says ? [[String(at + 1), item.says] as const] : []));
  const buttons = keyed(card).flatMap(({ key, says }) => (key ? [[key, says] as const] : []));
  return new Map([...buttons, ...items]);
}

/** A card's buttons with the digits that stand for them; where items have the numbers, only buttons with a key of their own. */
export function keyed(card: Card): readonly (Button & { readonly key?: string })[] {
  const counted = !card.items?.some((item) => item.says);
  const places = (card.buttons ?? []).filter((button) => !button.key);
  return (card.buttons ?? []).map((button) =>
    button.key || !counted ? button : { ...button, key: String(places.indexOf(button) + 1) },
  );
}

function numbered(card: Card) {
  return keyed(card)
    .map(({ key, label, says }) => (key ? `${key} ${label}` : `${label}:${says}`))
    .join('  ');
}

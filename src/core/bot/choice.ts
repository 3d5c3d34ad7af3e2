import { isMore } from '../text/pagination.ts';
import { MORE } from '../contract/vocabulary.ts';
import { choicesOf } from '../contract/cardText.ts';
import type { Card } from '../contract/card.ts';

/** The sentence behind a digit of a card, or behind «更多» where its list goes on. */
export function resolveChoice(text: string, card: Card | undefined) {
  const sentences = choicesOf(card ?? { title: '' });
  return sentences.get(digits(text)) ?? (isMore(text) ? (sentences.get(MORE.zh) ?? sentences.get(MORE.en)) : undefined);
}

function digits(text: string) {
  return /^[0-9０-９]{1,2}$/.test(text) ? text.normalize('NFKC') : '';
}

import type { Translator } from './phrases.ts';
import type { Localized } from '../contract/locale.ts';
import type { Button } from '../contract/card.ts';
import { MORE } from '../contract/vocabulary.ts';

/** The button of a list that goes on; nothing where it ends. */
export function moreButton(
  { rest, page, says }: { readonly rest: number; readonly page: number; readonly says: Localized },
  { t }: Translator,
): { readonly buttons?: readonly Button[] } {
  if (rest <= 0) return {};
  const next = page + 1;
  return {
    buttons: [
      { label: t(MORE), key: t(MORE), says: t({ zh: `${says.zh} 第${next}页`, en: `${says.en} page ${next}` }) },
    ],
  };
}

/** The sentence behind «更多», «下一页», "more" or "next". */
export function isMore(text: string) {
  return /^(?:更多|下一页|继续|还有吗?|more|next(?: page)?)[。.!！?？]?$/i.test(text.trim());
}

/** A sentence that tells what came of something: as it becomes a note, and as it asks again for whom it leaves open. Pure. */
import type { Localized } from '../contract/locale.ts';

/** Without the number by which a card's button says what it is about: «商机 #12:签了98万», «#7 换了轴承». */
export function withoutReference(text: string): string {
  return text.replace(/^\s*(?:(?:商机|deal)\s*)?#\d{1,15}\s*[:：]?\s*/i, '');
}

/** The same sentence with `…` for its customer. */
export function askingForCustomer(text: string, name: string | undefined): Localized {
  const words = name === undefined ? `… ${text}` : text.replace(name, '…');
  return { zh: words, en: words };
}

/** «海尔投诉»: a customer and the word, and no complaint. */
export function saysNothingOf(text: string, name: string): boolean {
  return !/\p{L}/u.test(text.replace(name, '').replaceAll(/投诉|客诉|complaints?|from|of|的|log|a\b/gi, ''));
}

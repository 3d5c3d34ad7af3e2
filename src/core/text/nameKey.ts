/** How names are compared: folded to a key, so that 華為, 华为 and ＨＵＡＷＥＩ meet what they mean. Pure. */
import { isDigit, isHan, isLatin, plain } from '../reader/text/normalize.ts';

/** Longest name that is looked for in a text, in tokens: a Chinese character or a Latin word each. */
const LONGEST = 16;

export function nameKeyOf(name: string) {
  return tokens(plain(name)).join('');
}

/** Every run of whole tokens in a text that could be a name's key, each once. */
export function nameKeysIn(text: string): string[] {
  const found = tokens(plain(text.slice(0, 2_000)));
  const grams = new Set<string>();
  for (let from = 0; from < found.length; from += 1) {
    let gram = '';
    for (const token of found.slice(from, from + LONGEST)) {
      gram += token;
      if (gram.length > 1) grams.add(gram);
    }
  }
  return [...grams];
}

function tokens(folded: string) {
  const found: string[] = [];
  let word = '';
  const close = () => {
    if (word) found.push(word);
    word = '';
  };
  for (const character of folded) {
    const code = character.codePointAt(0) ?? 0;
    if (isLatin(code) || isDigit(code)) word += character;
    else {
      close();
      if (isHan(code) || code > 0x2e7f) found.push(character);
    }
  }
  close();
  return found;
}

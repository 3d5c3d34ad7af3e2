/** How names are compared: folded to a key, so that 華為, 华为 and ＨＵＡＷＥＩ meet what they mean. Pure. */
import { isDigit, isHan, isLatin, plain } from './note/plain.ts';

/** Longest name that is looked for in a text, in tokens: a Chinese character or a Latin word each. */
const LONGEST = 16;

export function keyOf(name: string) {
  return tokens(plain(name)).join('');
}

/** What people call a company besides its full name: without the legal form, and without the place before it. */
export function shortNames(name: string): string[] {
  const bare = name
    .trim()
    .replace(LEGAL_FORM, '')
    .replace(/[\s,.]+$/, '');
  const placeless = bare.replace(PLACE, '');
  return [bare, placeless].filter(
    (short, at, all) => keyOf(short).length >= 2 && keyOf(short) !== keyOf(name) && all.indexOf(short) === at,
  );
}

const LEGAL_FORM =
  /(?:\(?(?:中国|集团)\)?)?(?:股份|科技|技术)?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司)$|[\s,]+(?:co\.?,?\s*ltd|ltd|inc|llc|gmbh|corp|corporation|company|limited|plc|s\.?a|b\.?v|pte\.?\s*ltd)\.?$/i;
const PLACE =
  /^(?:北京|上海|天津|重庆|深圳|广州|杭州|苏州|南京|成都|武汉|东莞|佛山|宁波|厦门|青岛|无锡|西安|长沙|合肥|郑州|济南|福州|珠海|中山|惠州|常州|温州|大连|沈阳|昆明|(?:广东|浙江|江苏|山东|福建|四川|湖北|湖南|安徽|河南|河北)省?)市?(?=.{2})/;

/** Every run of whole tokens in a text that could be a name's key, each once. */
export function gramsOf(text: string): string[] {
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

/** How alike two keys are, 0 to 1: twice the shared pairs of neighbours over all of them (Dice). */
export function likeness(a: string, b: string) {
  const [left, right] = [pairs(a), pairs(b)];
  const shared = left.filter((pair) => right.includes(pair)).length;
  return left.length + right.length ? (2 * shared) / (left.length + right.length) : 0;
}

export function pairs(key: string) {
  return Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2));
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

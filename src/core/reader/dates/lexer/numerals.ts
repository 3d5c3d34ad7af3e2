const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries('〇一二三四五六七八九'.split('').map((c, n) => [c, n])),
  零: 0,
  两: 2,
  俩: 2,
  仨: 3,
  几: 3,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  廿: 20,
  卅: 30,
  元: 1,
};
const ranks: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 1e4,
  亿: 1e8,
  兆: 1e12,
};

const han = /[〇零一二两俩仨几三四五六七八九十百千万廿卅]{1,12}/y;

export type Numeral = { readonly value: number; readonly to: number; readonly approx?: boolean; readonly text: string };

/** A Chinese numeral at this place: 二十三, 廿九, 二零二六, 十几, 三五 (about four). */
export function hanNumber(text: string, from: number): Numeral | undefined {
  han.lastIndex = from;
  const found = han.exec(text)?.[0];
  if (found === undefined) return undefined;
  const to = from + found.length;
  if (/^[十百千万]/.test(found) && !found.startsWith('十')) return undefined;
  if (found.includes('几'))
    return {
      value: found === '几' ? 3 : hanValue(found.replaceAll('几', '')) + (found.endsWith('几') ? 5 : 30),
      to,
      approx: true,
      text: found,
    };
  const pair = /^([一二三四五六七八])([二三四五六七八九])$/.exec(found.replace('两', '二'));
  if (pair) {
    const low = digits[pair[1] ?? ''] ?? 0;
    const high = digits[pair[2] ?? ''] ?? 0;
    if (high - low === 1 || (low === 3 && high === 5)) return { value: high, to, approx: true, text: found };
    return undefined;
  }
  return { value: hanValue(found), to, text: found };
}

/** The value of a whole Chinese numeral, with or without ranks, plain or as on a cheque; digits may stand for figures. */
export function hanValue(numeral: string): number {
  if (!/[十百千万亿兆拾佰仟廿卅]/.test(numeral)) {
    let value = 0;
    for (const c of numeral) value = value * 10 + (digits[c] ?? Number(c));
    return value;
  }
  let whole = 0;
  let section = 0;
  let figure = 0;
  let rank = 0;
  for (const c of numeral) {
    const digit = digits[c] ?? (c >= '0' && c <= '9' ? Number(c) : undefined);
    const place = ranks[c];
    if (digit !== undefined && digit >= 20) section += digit;
    else if (digit !== undefined) {
      figure = digit;
      if (digit === 0) rank = 10;
    } else if (place !== undefined && place >= 1e4) {
      whole = (whole + (section + figure || 1)) * (place > 1e4 && whole > 0 && place > whole ? 1 : 1) * place;
      section = 0;
      figure = 0;
      rank = place;
    } else if (place !== undefined) {
      section += (figure || 1) * place;
      figure = 0;
      rank = place;
    }
  }
  return whole + section + (figure > 0 && rank >= 100 && !numeral.includes('零') ? (figure * rank) / 10 : figure);
}

/** An English number in words at this place: seven, twenty-first, two thousand and fifteen. */
const words = /[a-z]+/y;

export function wordNumber(text: string, from: number): { value: number; to: number; ordinal: boolean } | undefined {
  let at = from;
  let whole = 0;
  let part = -1;
  let to = from;
  let ordinal = false;
  for (let count = 0; count < 8 && !ordinal; count++) {
    words.lastIndex = at;
    const word = words.exec(text)?.[0];
    if (word === undefined) break;
    const plain = cardinals.get(word);
    const rank = ordinals.get(word);
    const value = plain ?? rank;
    if (value !== undefined) {
      if (part > 0 && (part % 100 < 20 || part % 10 !== 0 || value >= 10 || value === 0) && part % 100 !== 0) break;
      part = Math.max(part, 0) + value;
      ordinal = rank !== undefined;
    } else if (word === 'hundred' && part > 0) part *= 100;
    else if (word === 'thousand' && part > 0) {
      whole = part * 1000;
      part = 0;
    } else if (word !== 'and' || (whole === 0 && part % 100 !== 0) || part < 0) break;
    at += word.length;
    if (word !== 'and') to = at;
    if (text[at] === ' ' || text[at] === '-') at++;
    else break;
  }
  return part < 0 || to === from ? undefined : { value: whole + part, to, ordinal };
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const rankWords =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

export const cardinals: ReadonlyMap<string, number> = new Map([
  ...small.map((word, n) => [word, n] as const),
  ...tens.map((word, n) => [word, 20 + 10 * n] as const),
]);

export const ordinals: ReadonlyMap<string, number> = new Map([
  ...rankWords.map((word, n) => [word, n] as const),
  ...tens.map((word, n) => [word.replace(/y$/, 'ieth'), 20 + 10 * n] as const),
]);

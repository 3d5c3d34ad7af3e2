import { to } from 'opencc-js/preset/t2cn';

/**
 * The text as the reader sees it: lower case, simplified characters, half width, plain quotes and dashes.
 * Every character stands for exactly one of the text as typed, so a place in one is the same place in the other.
 */
export function plain(text: string): string {
  let out = '';
  let from = 0;
  const end = text.length;
  for (let at = 0; at < end; at++) {
    const code = codeAt(text, at);
    const letter = folded[code];
    if (letter === code || letter === undefined) continue;
    out += text.slice(from, at) + String.fromCharCode(letter);
    from = at + 1;
  }
  return (from === 0 ? text : out + text.slice(from)).toWellFormed();
}

/**
 * Stands for what is already understood, and means nothing. It fits into a byte, so that an English text with hidden names stays one of bytes,
 * in which patterns with Han alternatives are searched several times as fast.
 */
export const veil = '\u0080';

const { charCodeAt } = String.prototype;

/**
 * The code of a character. Texts are whole, cut, joined, narrow and wide, and an engine that has seen them all looks the method up anew
 * at every letter: six times the cost of the letter.
 */
export function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** The same beside a place, where the text may have ended: not a number. A function of its own, as the other is fast only inside the text. */
export function codeNear(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** Whether a character is a Han one. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

/** All that a pattern with the flag g finds; most patterns find nothing in most notes, and then nothing is made. */
export function allOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let found = pattern.exec(text);
  if (found === null) return none;
  const all: RegExpExecArray[] = [];
  while (found !== null) {
    all.push(found);
    if (found[0] === '') pattern.lastIndex++;
    found = pattern.exec(text);
  }
  return all;
}

const none: readonly RegExpExecArray[] = [];

export function hasHan(text: string): boolean {
  const end = text.length;
  for (let at = 0; at < end; at++) if (isHan(codeAt(text, at))) return true;
  return false;
}

export function isLatin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}

/** How many letters and figures a piece of a text has. */
export function letters(text: string, { from, to }: { from: number; to: number }): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = codeAt(text, at);
    if (
      isHan(code) ||
      isLatin(code) ||
      isDigit(code) ||
      (code >= 0x370 && code < 0x2000) ||
      (code >= 0x3040 && code < 0x3130) ||
      (code >= 0xac00 && code < 0xd800)
    )
      count++;
  }
  return count;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const alike: Readonly<Record<string, string>> = {
  ' ': '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200d\u202f\u205f\u3000\ufeff\ufe0f\t\r',
  '\n': '\u2028\u2029\u000b\u000c',
  "'": '\u2018\u2019\u02bc\u00b4`',
  '"': '\u201c\u201d\u300c\u300d\u300e\u300f\u00ab\u00bb',
  '-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500',
  '~': '\u301c\u223c',
  '(': '\u3010\u3014',
  ')': '\u3011\u3015',
  ',': '\ufe50\u060c',
  '.': '\uff61',
  '·': '\u2022\u30fb\u2027',
  周: '週',
  里: '裡裏',
  点: '奌',
  号: '號',
  台: '臺',
  只: '隻祇',
  后: '後',
};

const folded = table();

function table(): Uint16Array {
  const codes = new Uint16Array(65536).map((_, i) => i);
  const lower = (from: number, until: number) => {
    for (let i = from; i < until; i++) {
      const small = String.fromCharCode(i).toLowerCase();
      if (small.length === 1) codes[i] = codeAt(small, 0);
    }
  };
  lower(0x41, 0x5b);
  lower(0xc0, 0x250);
  lower(0x370, 0x530);
  for (let i = 0xff01; i <= 0xff5e; i++)
    codes[i] = String.fromCharCode(i - 0xfee0)
      .toLowerCase()
      .charCodeAt(0);
  for (const dictionary of (to['cn'] ?? []).flat()) {
    if (typeof dictionary !== 'string') continue;
    for (const pair of dictionary.split('|')) {
      if (pair.length === 3 && pair[1] === ' ') codes[codeAt(pair, 0)] = codeAt(pair, 2);
    }
  }
  for (const [one, others] of Object.entries(alike))
    for (const other of others) codes[codeAt(other, 0)] = codeAt(one, 0);
  return codes;
}

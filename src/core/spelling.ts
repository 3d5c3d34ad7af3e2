/**
 * How a name is looked for by whoever does not write it as it is: by its sound, by its initials, with one letter wrong, by
 * a part of it. What a name is kept with and what is asked for are spelled here by the same rules. Pure.
 */
import { pinyin } from 'pinyin-pro';
import { keyOf } from './names.ts';
import { hasHan, plain } from './note/plain.ts';
import { isFull, shortNames } from './note/short.ts';

export type Spelling = {
  readonly key: string;
  /** How a Chinese name sounds, without tones and spaces: `huawei`. */
  readonly sound: string | null;
  readonly initials: string | null;
  /** Numbers of what is left of a short name when one character is missing, and of the whole: names one edit apart share one. */
  readonly near: readonly number[];
  /** Numbers of each two Chinese or three other characters in a row. */
  readonly parts: readonly number[];
};

/** Names longer than this are told by a part of them, not by their sound. */
const LONGEST_SPOKEN = 12;

export function spell(name: string): Spelling {
  const key = keyOf(name);
  const spoken = syllables(name);
  const sound = hasHan(key) && spoken.length <= LONGEST_SPOKEN ? spoken.join('') : null;
  return {
    key,
    sound,
    initials: spoken.length >= 2 && spoken.length <= LONGEST_SPOKEN ? spoken.map((each) => each[0]).join('') : null,
    near: [
      ...new Set([key, firstWord(name), ...(sound !== null && sound.length <= 9 ? [sound] : [])].flatMap(lessOne)),
    ].map(nearOf),
    parts: partsOf(key),
  };
}

/** What is asked for, as the names that may be meant are spelled. */
export type Wanted = {
  readonly keys: readonly string[];
  readonly key: string;
  readonly sound: string;
  readonly initials: string | null;
  readonly near: readonly number[];
  readonly parts: readonly number[];
  /** Names that what was typed begins with, or may have been made of. */
  readonly begins: readonly string[];
};

export function wanted(name: string): Wanted {
  const whole = keyOf(name);
  const shorts = shortNames(name).map(keyOf);
  // Of a full name the part that tells it from others.
  const key = (isFull(name) ? shorts[0] : undefined) ?? whole;
  const isHan = hasHan(key);
  return {
    keys: [whole, key],
    key,
    sound: isHan ? syllables(key).join('') : key,
    initials: /^[a-z]{2,8}$/.test(key) ? key : null,
    near: (key.length === 2 ? [key] : lessOne(key)).map(nearOf),
    parts: partsOf(key),
    begins: [...Array.from(key, (_, at) => key.slice(0, at)), ...shorts].filter(canBegin),
  };
}

function canBegin(key: string) {
  return key.length >= (hasHan(key) ? 2 : 4);
}

/** Syllables of the Chinese in a name, and its other words. */
export function syllables(name: string): string[] {
  const folded = plain(name);
  if (!hasHan(folded)) return folded.match(WORDS) ?? [];
  return pinyin(folded, { type: 'array', toneType: 'none', v: true, nonZh: 'consecutive' }).flatMap(
    (part) => part.match(WORDS) ?? [],
  );
}

const WORDS = /[\p{Script=Latin}\d]+/gu;

/** «Huawei» of Huawei Technologies. */
function firstWord(name: string) {
  return /^[\p{Script=Latin}\d]{5,}(?=\s)/u.exec(plain(name).trim())?.[0] ?? '';
}

/** A short name and what is left of it without each one of its characters. */
function lessOne(key: string): string[] {
  const [least, most] = hasHan(key) ? [3, 8] : [4, 32];
  if (key.length < least || key.length > most) return [];
  return [...new Set([key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))])];
}

function partsOf(key: string): number[] {
  const runs = key.match(/[\p{Script=Latin}\d]+|[^\p{Script=Latin}\d]+/gu) ?? [];
  const parts = runs.flatMap((run) => windows(run, /^[\p{Script=Latin}\d]/u.test(run) ? 3 : 2));
  return [...new Set(parts)].map(numberOf);
}

function windows(run: string, size: number) {
  return Array.from({ length: Math.max(0, run.length - size + 1) }, (_, at) => run.slice(at, at + size));
}

/** A 32-bit number for a few letters (FNV-1a): a third of the room of the letters themselves. */
function numberOf(letters: string): number {
  let hash = 2166136261;
  for (let at = 0; at < letters.length; at += 1) hash = Math.imul(hash ^ letters.charCodeAt(at), 16777619);
  return hash | 0;
}

/** Of 24 bits: where there are millions, some share one by chance, and the index is half the size. Who is near is counted out at last. */
function nearOf(letters: string): number {
  return numberOf(letters) >>> 8;
}

/** How many characters have to be put in, left out, changed or swapped to get from one key to another; no more than `most` are counted. */
export function edits(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, most + 1);
}

/**
 * How a name is looked for by whoever does not write it as it is: by its sound, by its initials, with one letter wrong, by
 * a part of it. What a name is kept with and what is asked for are spelled here by the same rules. Pure.
 */
import { pinyin } from 'pinyin-pro';
import { nameKeyOf } from './nameKey.ts';
import { hasHan, plain } from '../reader/text/normalize.ts';
import { isFull, shortNames } from '../reader/names/shortNames.ts';
import { hashLetters, typoHashes, typoHashesOfQuery } from './typo.ts';

export type Spelling = {
  readonly key: string;
  /** How a Chinese name sounds, without tones and spaces: `huawei`. */
  readonly sound: string | null;
  readonly initials: string | null;
  /** Numbers that a name shares with whatever is one slip away from it. */
  readonly near: readonly number[];
  /** Numbers of each two Chinese or three other characters in a row. */
  readonly parts: readonly number[];
};

/** Names longer than this are told by a part of them, not by their sound. */
const LONGEST_SPOKEN = 12;

export function spellName(name: string): Spelling {
  const key = nameKeyOf(name);
  const spoken = syllables(name);
  const sound = hasHan(key) && spoken.length <= LONGEST_SPOKEN ? spoken.join('') : null;
  return {
    key,
    sound,
    initials: spoken.length >= 2 && spoken.length <= LONGEST_SPOKEN ? spoken.map((each) => each[0]).join('') : null,
    near: [
      ...new Set([key, firstWord(name), ...(sound !== null && sound.length <= 9 ? [sound] : [])].flatMap(typoHashes)),
    ],
    parts: numbersOf(partsOf(key).flat()),
  };
}

/** What is asked for, as the names that may be meant are spelled. */
export type SpelledQuery = {
  readonly keys: readonly string[];
  readonly key: string;
  readonly sound: string;
  readonly initials: string | null;
  readonly near: readonly number[];
  readonly parts: readonly number[];
  /** Names that what was typed begins with, or may have been made of. */
  readonly begins: readonly string[];
};

export function spellQuery(name: string): SpelledQuery {
  const whole = nameKeyOf(name);
  const shorts = shortNames(name).map(nameKeyOf);
  // Of a full name the part that tells it from others.
  const key = (isFull(name) ? shorts[0] : undefined) ?? whole;
  const isHan = hasHan(key);
  return {
    keys: [whole, key],
    key,
    sound: isHan ? syllables(key).join('') : key,
    initials: /^[a-z]{2,8}$/.test(key) ? key : null,
    near: typoHashesOfQuery(key),
    parts: numbersOf(partsOf(key).flatMap(covering)),
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

/** Of each run of a name, each two Chinese or three other characters in a row. */
function partsOf(key: string): string[][] {
  const runs = key.match(/[\p{Script=Latin}\d]+|[^\p{Script=Latin}\d]+/gu) ?? [];
  return runs.map((run) => {
    const size = /^[\p{Script=Latin}\d]/u.test(run) ? 3 : 2;
    return Array.from({ length: Math.max(0, run.length - size + 1) }, (_, at) => run.slice(at, at + size));
  });
}

/** As many as cover the run: who really has it is told by the letters themselves. */
function covering(parts: readonly string[]) {
  return parts.filter((part, at) => at % part.length === 0 || at === parts.length - 1);
}

function numbersOf(parts: readonly string[]) {
  return [...new Set(parts)].map(hashLetters);
}

/**
 * One slip of whoever types: a character wrong, missing, too many, or in the other's place. A short name is kept as itself
 * and as what is left of it without each one of its characters: of two that are one slip apart, both have one of these.
 * A longer name is kept as what is left of it without each one of its quarters, since a slip spoils only one of them; where
 * it swapped the two characters at a border, whoever asks swaps them back first. So a long name takes four numbers, not
 * thirty, and a question sixteen. Who is really one slip away is counted out at the end. Pure.
 */
import { seed, step } from '../reader/text/hash.ts';
import { hasHan } from '../reader/text/normalize.ts';

/** The longest that is kept without each one of its characters. */
const SHORT = 7;
const QUARTERS = [0, 1, 2, 3];

/** The numbers that a name is kept by. */
export function typoHashes(key: string): number[] {
  if (key.length < leastOf(key)) return [];
  return (key.length > SHORT ? withoutQuarter(key, key.length) : withoutOne(key)).map(hashLetters);
}

/** The numbers of names that may have been meant by what was typed. */
export function typoHashesOfQuery(key: string): number[] {
  if (key.length < leastOf(key)) return key.length === 2 ? [hashLetters(key)] : [];
  const meant = [-1, 0, 1].map((more) => key.length + more).filter((length) => length > SHORT);
  return [
    ...(key.length <= SHORT + 1 ? withoutOne(key) : []),
    ...meant.flatMap((length) => withoutQuarter(key, length)),
    ...(key.length > SHORT ? swappedBack(key) : []),
  ].map(hashLetters);
}

function leastOf(key: string) {
  return hasHan(key) ? 3 : 4;
}

function withoutOne(key: string): string[] {
  return [...new Set([key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))])];
}

/** What is left without each quarter of a name of this length, which what was typed may exceed or fall short of by the slip. */
function withoutQuarter(key: string, length: number): string[] {
  return QUARTERS.map(
    (quarter) =>
      `${length} ${quarter} ${key.slice(0, border(quarter, length))}${key.slice(key.length - length + border(quarter + 1, length))}`,
  );
}

function swappedBack(key: string): string[] {
  return QUARTERS.slice(1).flatMap((quarter) => {
    const at = border(quarter, key.length);
    const [before, after] = [key.charAt(at - 1), key.charAt(at)];
    return before === after
      ? []
      : withoutQuarter(`${key.slice(0, at - 1)}${after}${before}${key.slice(at + 1)}`, key.length).slice(0, 1);
  });
}

function border(quarter: number, length: number) {
  return Math.floor((quarter * length) / QUARTERS.length);
}

/** A 32-bit number for a few letters (FNV-1a): a third of the room of the letters themselves. */
export function hashLetters(letters: string): number {
  let hash = seed;
  for (let at = 0; at < letters.length; at += 1) hash = step(hash, letters.charCodeAt(at));
  return hash | 0;
}

/** How many characters have to be put in, left out, changed or swapped to get from one key to another; no more than `most` are counted. */
export function editDistance(a: string, b: string, most = 2): number {
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

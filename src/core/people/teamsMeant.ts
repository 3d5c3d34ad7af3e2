/** Which team somebody means: by its name, a part of it, or its place. Pure. */
import type { Team } from './store/teams.ts';

const DIGITS = '一二三四五六七八九';

export function teamsMeant<Each extends Pick<Team, 'name'>>(teams: readonly Each[], said: string): readonly Each[] {
  const words = said
    .trim()
    .toLowerCase()
    .replace(/^(?:the|our)\s+/, '');
  const named = (is: (name: string) => boolean) => teams.filter(({ name }) => is(name.toLowerCase()));
  const exact = named((name) => name === words);
  if (exact.length) return exact;
  const part = named((name) => name.includes(words) || words.includes(name));
  if (part.length) return part;
  const place = /^(?:第?([一二三四五六七八九\d])[个组队]|(?:team|group)\s*(\d))/.exec(words);
  const digit = place?.[1] ?? place?.[2];
  if (digit === undefined) return [];
  const at = DIGITS.includes(digit) ? DIGITS.indexOf(digit) : Number(digit) - 1;
  return teams.slice(at, at + 1);
}

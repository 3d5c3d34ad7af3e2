import type { Span } from '../../../contract/reading.ts';
import { hasHan, plain } from '../../text/normalize.ts';
import { hanPeople } from '../hanPeople.ts';
import { latinPeople } from '../latinPeople.ts';
import { hanCandidates, type PersonCandidate } from './hanCandidates.ts';
import { latinCandidates } from './latinCandidates.ts';

export function peopleCandidates(
  text: string,
  { typed, customers, familiar = [] }: { typed: string; customers: readonly Span[]; familiar?: readonly string[] },
): PersonCandidate[] {
  const friends = familiarIn(text, { familiar, customers });
  const isFree = (from: number, to: number) => friends.every((one) => to <= one.from || from >= one.to);
  const han = hasHan(text)
    ? hanPeople(text, { typed, taken: customers }).filter(({ span: [from, to] }) => isFree(from, to))
    : [];
  const taken = [...friends.map(({ from, to }): Span => [from, to]), ...han.map(({ span }) => span)];
  const latin = latinPeople(text, { typed, customers, taken });
  const candidates = [
    ...friends,
    ...(hasHan(text)
      ? hanCandidates(text, { taken: customers, rules: han }).filter(({ from, to }) => isFree(from, to))
      : []),
    ...latinCandidates(text, { typed, customers, taken, rules: latin }),
  ];
  const alone = [...han, ...latin].filter(
    ({ span: [from, to] }) => !candidates.some((one) => one.from === from && one.to === to),
  );
  const all = [
    ...candidates,
    ...alone.map(({ span: [from, to] }): PersonCandidate => ({
      from,
      to,
      features: ['rule alone'],
      formed: true,
      manner: 'full',
    })),
  ];
  return all.map((one) => ({ ...one, features: [...one.features, ...company(one, all)] }));
}

/** Everywhere the names of people who are known stand as words of their own. */
function familiarIn(
  text: string,
  { familiar, customers }: { familiar: readonly string[]; customers: readonly Span[] },
): PersonCandidate[] {
  return familiar.flatMap((name) => {
    const words = plain(name).trim();
    if (words.length < 2) return [];
    const found: PersonCandidate[] = [];
    for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
      const to = from + words.length;
      const isWhole = hasHan(words) || (!LETTER.test(text[from - 1] ?? ' ') && !LETTER.test(text[to] ?? ' '));
      if (isWhole && customers.every(([a, b]) => to <= a || from >= b))
        found.push({ from, to, features: ['rule alone'], formed: true, isFamiliar: true, manner: 'full' });
    }
    return found;
  });
}

const LETTER = /[\p{L}\d]/u;

/** Who calls contacts by their titles calls a colleague by the first name: how those are called whom the note names beside this one. */
function company(one: PersonCandidate, all: readonly PersonCandidate[]): string[] {
  const others = all.filter(({ from, to, formed }) => formed === true && (to <= one.from || from >= one.to));
  if (others.length === 0) return [`${one.manner} alone`];
  return [
    ...new Set(others.map(({ manner, from }) => `${one.manner} ${from < one.from ? 'behind' : 'before'} ${manner}`)),
  ];
}

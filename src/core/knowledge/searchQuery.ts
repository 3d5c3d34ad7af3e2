/** What is sought, taken apart: words, a time, whose notes, which tier. Pure. */
import { foldText, containsNearly } from '../text/bigrams.ts';
import { type Period, parsePeriod } from '../text/period.ts';
import type { LocalContext } from '../contract/person.ts';
import type { Tier } from '../contract/customer.ts';

export type SearchQuery = {
  /** Each has to be there, in whatever order; what was quoted is one. */
  readonly terms: readonly string[];
  readonly period: Period | undefined;
  readonly tier: Tier | undefined;
  /** «by Emma», «@小王»: a colleague's name, or the speaker. */
  readonly by: string | undefined;
};

export function parseSearchQuery(words: string, here: LocalContext): SearchQuery | undefined {
  const quoted = [...words.matchAll(QUOTED)].flatMap(([, term]) => (term ? [term] : []));
  const { period, rest } = parsePeriod(words.replaceAll(QUOTED, ' '), here);
  const tier = TIER.exec(rest);
  const by = BY.exec(rest);
  const left = rest.replace(TIER, ' ').replace(BY, ' ');
  const terms = [
    ...quoted,
    ...left.split(/[\s,，、;；]+/).filter((term) => term && !/^(?:and|in|the|a|的|里|在|从)$/i.test(term)),
  ];
  if (!terms.length) return undefined;
  const letter = (tier?.[1] ?? tier?.[2])?.toUpperCase();
  return {
    terms: terms.slice(0, 6),
    period,
    tier: letter === 'A' || letter === 'B' || letter === 'C' ? letter : undefined,
    by: by?.[1] ?? by?.[2] ?? by?.[3],
  };
}

const QUOTED = /["“”「『«]([^"“”「」『』«»]{1,60})["“”」』»]/g;
const TIER = /(?:^|\s)(?:([ABC])[类级](?:客户)?|tier ([ABC]))(?=\s|$)/i;
const BY = /(?:^|\s)(?:by (\S{1,20})|@(\S{1,20})|(我)的?记的?)(?=\s|$)/i;

/** A term as it may be found: the words themselves, and the other names of what they name. */
export type SearchTerm = {
  readonly phrases: readonly string[];
  readonly customerIds: readonly number[];
};

export type SearchableText = { readonly text: string; readonly customerId: number | null };

/** Whether a note says all of it. `nearly`: other characters may stand between those that are sought. */
export function matchesTerms(
  note: SearchableText,
  { terms, nearly }: { readonly terms: readonly SearchTerm[]; readonly nearly: boolean },
) {
  const text = foldText(note.text);
  return terms.every(
    ({ phrases, customerIds }) =>
      (note.customerId !== null && customerIds.includes(note.customerId)) ||
      phrases.some((phrase) => holds(text, { phrase: foldText(phrase), nearly })),
  );
}

function holds(text: string, { phrase, nearly }: { readonly phrase: string; readonly nearly: boolean }) {
  // Short Latin words are whole words: «AI» is in no e-mail.
  if (/^[a-z\d]{1,3}$/.test(phrase)) return new RegExp(`(?<![a-z\\d])${phrase}(?![a-z\\d])`).test(text);
  if (text.includes(phrase)) return true;
  if (nearly && /^[a-z\d' -]+$/.test(phrase)) return phrase.split(' ').every((word) => text.includes(word));
  const core = phrase.replaceAll(FILLERS, '');
  return nearly && /\p{Script=Han}/u.test(core) && core.length > 2 && containsNearly(text, core);
}

/** What can be left out of a Chinese phrase without its meaning less. */
const FILLERS = /[太很最更还也都就了的地得过]|有点|比较|非常|特别/g;

/** The words around what was found. */
export function snippet(note: SearchableText, terms: readonly SearchTerm[]) {
  const line = note.text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= WIDE) return line;
  const text = line.toLowerCase();
  const places = terms
    .flatMap(({ phrases }) => phrases.map((phrase) => text.indexOf(phrase.toLowerCase())))
    .filter((at) => at >= 0);
  const from = Math.max(0, Math.min(...(places.length ? places : [0])) - 20);
  const cut = line.slice(from, from + WIDE).toWellFormed();
  return `${from > 0 ? '…' : ''}${cut}${from + WIDE < line.length ? '…' : ''}`;
}

const WIDE = 70;

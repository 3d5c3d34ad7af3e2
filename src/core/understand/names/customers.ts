/** The customers that a sentence names: known ones by the longest name, in other letters, and unknown ones whose name has a known one in it. Pure. */
import { compileDirectory, type Directory, findKnown, findNames } from '../../reader/names/knownCustomers.ts';
import { tradeAt } from '../../reader/names/shortNames.ts';
import { hasHan, plain } from '../../reader/text/normalize.ts';
import { editDistance } from '../../text/typo.ts';
import { soundOf } from './sounds.ts';
import type { Client, Mention, Names, Token } from '../types.ts';
import { BUSINESSES, FORMS } from '../data/companies.ts';
import { inOtherWords } from './otherWords.ts';

type Found = Extract<Mention, { readonly type: 'customer' | 'company' }>;

export function customersIn(
  text: string,
  { names, tokens }: { names: Names; tokens: readonly Token[] },
): readonly Found[] {
  const flat = plain(text);
  const directory = directoryOf(names);
  const exact = findKnown(flat, directory, { others: true }).flatMap(({ customer, span }): Found[] => {
    const client = names.customers.find(({ id }) => id === customer.id);
    return client && !isEverydayWord(flat, span) ? [longer(flat, { client, span, text, names })] : [];
  });
  const taken = (from: number, to: number) => exact.some(({ span }) => from < span[1] && to > span[0]);
  const alike = tokens
    .flatMap(
      (token, at) =>
        partAt(token, { names, text, isAlone: tokens.length === 1 }) ?? alikeAt(tokens, { at, names, flat }),
    )
    .filter(({ span }) => !taken(span[0], span[1]));
  const known = [...exact, ...alike];
  // Whoever a note has named is named again by the same words, also before they are a customer.
  const waiting = findNames(flat, names.waiting ?? [])
    .filter(({ span: [from, to] }) => known.every(({ span }) => from >= span[1] || to <= span[0]))
    .map(({ name, span }): Found => ({ type: 'company', span, value: name, inside: undefined }));
  return [...known, ...waiting].toSorted((a, b) => a.span[0] - b.span[0]);
}

const compiled = new WeakMap<Names, Directory>();

/** The customers as the reader looks for them. */
export function directoryOf(names: Names): Directory {
  const known = compiled.get(names);
  if (known) return known;
  const made = compileDirectory(
    names.customers.map(({ id, name, also, contacts }) => ({
      id,
      name,
      aliases: also,
      contacts: contacts.flatMap(({ id: of, name: called, also: others }) =>
        [called, ...others].map((each) => ({ id: of, name: each })),
      ),
    })),
  );
  compiled.set(names, made);
  return made;
}

/** Two letters that are as well a word of the language are a name where they are written as one. */
function isEverydayWord(flat: string, [from, to]: readonly [number, number]) {
  return EVERYDAY.has(flat.slice(from, to)) && /^\s*(?:'|too|to be\b)/.test(flat.slice(to));
}

const EVERYDAY = new Set(['mi', 'em', 'me', 'it', 'us']);

/** What stands behind a known name and makes another company of it: 华为终端, Siemens Energy. */
function longer(
  flat: string,
  { client, span, text, names }: { client: Client; span: readonly [number, number]; text: string; names: Names },
): Found {
  const [from, to] = span;
  const behind = flat.slice(to);
  const form = FORMS.exec(behind)?.[0].length ?? 0;
  const business = BUSINESSES.exec(behind)?.[0] ?? tradeAt(flat, to);
  if (business === undefined) return { type: 'customer', span: [from, to + form], value: client, how: 'name' };
  const end = to + business.length + (FORMS.exec(flat.slice(to + business.length))?.[0].length ?? 0);
  const said = text.slice(from, end);
  const called = new Set(inOtherWords(said, client));
  const known = names.customers.find(({ name, also }) => [name, ...also].some((each) => called.has(plain(each))));
  return known
    ? { type: 'customer', span: [from, end], value: known, how: 'name' }
    : { type: 'company', span: [from, end], value: said, inside: client };
}

/** A name with a letter wrong or another character of the same sound: "Huwaei", 立迅. */
function alikeAt(tokens: readonly Token[], { at, names, flat }: { at: number; names: Names; flat: string }): Found[] {
  const token = tokens[at];
  if (!token) return [];
  if (token.kind === 'latin') {
    if (token.text.length < 5) return [];
    const near = spelled(names).latin.find(
      ({ word }) => word !== token.text && word[0] === token.text[0] && isSlip(word, token.text),
    );
    return near ? [{ type: 'customer', span: [token.from, token.to], value: near.client, how: 'alike' }] : [];
  }
  if (token.kind !== 'han') return [];
  for (const length of [4, 3, 2]) {
    const last = tokens[at + length - 1];
    const words = last && flat.slice(token.from, last.to);
    if (!last || !words || words.length !== length || !isHanOnly(words)) continue;
    const near = spelled(names)
      .han.get(length)
      ?.find(({ word }) => shared(word, words) * 2 >= length && word !== words && isHomophone(word, words));
    if (near) return [{ type: 'customer', span: [token.from, last.to], value: near.client, how: 'alike' }];
  }
  return [];
}

/** A word that only one customer has in its name, alone or written as a name: "Rexroth" of Bosch Rexroth. */
function partAt(
  { text: word, kind, from, to }: Token,
  { names, text, isAlone }: { readonly names: Names; readonly text: string; readonly isAlone: boolean },
): Found[] | undefined {
  if (kind !== 'latin' || word.length < 5 || !(isAlone || /^\p{Lu}/u.test(text.slice(from, to)))) return undefined;
  const [only, another] = spelled(names).parts.get(word) ?? [];
  return only && !another ? [{ type: 'customer', span: [from, to], value: only, how: 'alike' }] : undefined;
}

/** What names of many companies end with, and no one is called by alone. */
const GENERIC =
  /^(?:international|systems?|technolog(?:y|ies)|group|company|solutions?|services?|industries|industrial|engineering|robotics|energy|power|tools?|foods?|traders?|trading|instruments?|logistics|packaging|components?|controls?|materials?|electronics?|electric|automation|holdings?|global|motors?|steel|chemicals?|medical|pharma|cloud|digital|device|software|machinery|equipment|castings|coatings|hydraulics|optics|freight|china|europe|shanghai|germany)$/;

type Spelled = { readonly word: string; readonly client: Client };
const spellings = new WeakMap<
  Names,
  {
    readonly latin: readonly Spelled[];
    readonly han: ReadonlyMap<number, readonly Spelled[]>;
    readonly parts: ReadonlyMap<string, readonly Client[]>;
  }
>();

function spelled(names: Names) {
  const known = spellings.get(names);
  if (known) return known;
  const all = names.customers.flatMap((client) =>
    [client.name, ...client.also].map((name) => ({ word: plain(name).trim(), client })),
  );
  const latin = all
    .filter(({ word }) => /^[a-z]{5,}(?: |$)/.test(word))
    .map(({ word, client }) => ({ word: word.split(' ')[0] ?? word, client }));
  const han = new Map<number, Spelled[]>();
  for (const each of all)
    if (isHanOnly(each.word) && each.word.length <= 4)
      han.set(each.word.length, [...(han.get(each.word.length) ?? []), each]);
  const made = { latin, han, parts: partsOf(names) };
  spellings.set(names, made);
  return made;
}

function partsOf({ customers }: Names): ReadonlyMap<string, readonly Client[]> {
  const parts = new Map<string, Client[]>();
  for (const client of customers) {
    const words = new Set(
      [client.name, ...client.also].flatMap((name) =>
        plain(name)
          .trim()
          .split(/[\s&-]+/)
          .slice(1),
      ),
    );
    for (const word of words)
      if (/^[a-z]{5,}$/.test(word) && !GENERIC.test(word)) parts.set(word, [...(parts.get(word) ?? []), client]);
  }
  return parts;
}

function isHanOnly(words: string) {
  return /^\p{Script=Han}+$/u.test(words) && hasHan(words);
}

function isSlip(word: string, typed: string) {
  return Math.abs(word.length - typed.length) <= 1 && editDistance(word, typed, 1) <= 1;
}

function shared(one: string, other: string) {
  return one.split('').filter((letter, at) => other[at] === letter).length;
}

function isHomophone(one: string, other: string) {
  return soundOf(one) === soundOf(other);
}

import { finish, seed, step } from '../text/hash.ts';
import { codeAt, codeNear, isDigit, isLatin, plain } from '../text/normalize.ts';
import { distinctiveWords, isTooCommon, shortNames, tradeAt } from './shortNames.ts';
import type { KnownCustomer } from '../../contract/customer.ts';
import type { Span } from '../../contract/reading.ts';

/**
 * Every name of every customer, ready to be looked for in a note: an open-addressed table of hashes, bits for the beginnings
 * of two and of four letters, and the names themselves only to make sure. About twenty bytes a name beside the list it was made of.
 */
export type Directory = {
  readonly known: readonly KnownCustomer[];
  /** Place of a name: which customer, which of its names; 0 is free. */
  readonly slots: Uint32Array;
  readonly hashes: Uint32Array;
  readonly owners: Uint32Array;
  readonly names: readonly string[];
  readonly begins: Uint8Array;
  /** The same for four letters: most words that begin like a name are given up there. */
  readonly fours: Uint8Array;
  readonly longest: number;
};

export type Hit = { readonly customer: KnownCustomer; readonly span: Span };

/** Prepares a list of customers for reading many notes against it. */
export function compileDirectory(known: readonly KnownCustomer[]): Directory {
  const names: string[] = [];
  const owners: number[] = [];
  const taken = new Map<string, number>();
  const keep = (name: string, owner: number) => {
    names.push(name);
    owners.push(owner);
    taken.set(name, owner);
  };
  const keyOf = (name: string) => {
    const key = plain(name).trim();
    return key.length > 0 && key.length <= 120 && !isTooCommon(key) ? key : undefined;
  };
  known.forEach(({ name }, owner) => {
    const key = keyOf(name);
    if (key !== undefined && !taken.has(key)) keep(key, owner);
  });
  // What one is called is no other's nickname, and what several are called says nothing of whom is meant.
  const given = new Map<string, number>();
  known.forEach(({ aliases }, owner) => {
    for (const key of aliases.map(keyOf))
      if (key !== undefined && !taken.has(key)) given.set(key, (given.get(key) ?? owner) === owner ? owner : -1);
  });
  for (const [name, owner] of given) if (owner >= 0) keep(name, owner);
  const shorts = new Map<string, number>();
  known.forEach((customer, owner) => {
    for (const short of [...shortNames(customer.name), ...distinctiveWords(customer.name)])
      if (!taken.has(short) && !given.has(short))
        shorts.set(short, (shorts.get(short) ?? owner) === owner ? owner : -1);
  });
  for (const [short, owner] of shorts) if (owner >= 0) keep(short, owner);
  return fill({ known, names, owners });
}

function fill({
  known,
  names,
  owners,
}: {
  known: readonly KnownCustomer[];
  names: readonly string[];
  owners: readonly number[];
}): Directory {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, names.length * 2)));
  const slots = new Uint32Array(size);
  const hashes = new Uint32Array(size);
  const begins = new Uint8Array(8192);
  const fours = new Uint8Array(size);
  let longest = 0;
  names.forEach((name, i) => {
    const hash = hashOf(name);
    let at = hash & (size - 1);
    while (slots[at] !== 0) at = (at + 1) & (size - 1);
    slots[at] = i + 1;
    hashes[at] = hash;
    mark(begins, beginOf(name, 0));
    if (name.length >= 4) mark(fours, hashOf(name.slice(0, 4)));
    longest = Math.max(longest, name.length);
  });
  return { known, slots, hashes, owners: Uint32Array.from(owners), names, begins, fours, longest };
}

/**
 * The known customers of a plain text: the leftmost first, and of those that begin together the longest. `others`: also where a
 * short name goes on with a trade, which makes it another company.
 */
export function findKnown(text: string, directory: Directory, { others = false } = {}): Hit[] {
  const hits: Hit[] = [];
  if (directory.names.length === 0) return hits;
  const end = text.length;
  for (let at = 0; at < end && hits.length < 64;) {
    const hit = startsHere(text, at) ? longestAt(text, { at, directory, others }) : undefined;
    if (hit) hits.push(hit);
    at = hit ? hit.span[1] : at + 1;
  }
  return hits;
}

/** The same for names of nobody we know: where they stand in a plain text, and each as it was given. */
export function findNames(
  text: string,
  names: readonly string[],
): readonly { readonly name: string; readonly span: Span }[] {
  if (!names.length) return [];
  const known = names.map((name, id) => ({ id, name, aliases: [], contacts: [] }));
  return findKnown(text, compileDirectory(known)).map(({ customer: { name }, span }) => ({ name, span }));
}

function longestAt(
  text: string,
  { at, directory, others }: { at: number; directory: Directory; others: boolean },
): Hit | undefined {
  const { begins, fours } = directory;
  if (!marked(begins, beginOf(text, at)) && !marked(begins, (codeAt(text, at) * 31) & 0xffff)) return undefined;
  let found: Hit | undefined;
  let hash = seed;
  const end = Math.min(text.length, at + directory.longest);
  for (let to = at; to < end;) {
    hash = step(hash, codeAt(text, to++));
    if (to === at + 4 && !marked(fours, finish(hash))) break;
    if (endsHere(text, to)) found = named(text, { at, to, hash: finish(hash), directory, others }) ?? found;
  }
  return found;
}

function named(
  text: string,
  { at, to, hash, directory, others }: { at: number; to: number; hash: number; directory: Directory; others: boolean },
): Hit | undefined {
  const { slots, hashes, names, owners, known } = directory;
  for (let slot = hash & (slots.length - 1); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
    if (hashes[slot] !== hash) continue;
    const index = (slots[slot] ?? 0) - 1;
    const name = names[index] ?? '';
    const customer = known[owners[index] ?? 0];
    // «恒达机械» is not what 恒达电子 is shortened to.
    if (customer && !others && tradeAt(text, to) !== undefined && shortNames(customer.name).includes(name)) continue;
    if (customer && name.length === to - at && text.startsWith(name, at) && !isPartOfWord(text, at, to))
      return { customer, span: [at, to] };
  }
  return undefined;
}

/** Sets of bits, of a size that is a power of two. */
function mark(bits: Uint8Array, hash: number): void {
  const at = (hash >> 3) & (bits.length - 1);
  bits[at] = (bits[at] ?? 0) | (1 << (hash & 7));
}

function marked(bits: Uint8Array, hash: number): boolean {
  return ((bits[(hash >> 3) & (bits.length - 1)] ?? 0) & (1 << (hash & 7))) !== 0;
}

function startsHere(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code === 32 || code === 10) return false;
  if (at === 0 || !(isLatin(code) || isDigit(code))) return true;
  const before = codeAt(text, at - 1);
  return !(isLatin(before) || isDigit(before));
}

function endsHere(text: string, to: number): boolean {
  const last = codeAt(text, to - 1);
  if (!(isLatin(last) || isDigit(last))) return true;
  const next = codeNear(text, to);
  return !(isLatin(next) || isDigit(next));
}

/** Names that are also the end of a common word: 完美的 is not Midea. */
const wordsAround = new Map(
  Object.entries({
    美的: '完优精甜柔华俊秀',
    平安: '报保',
    大众: '',
    格力: '风性',
    联想: '',
    方正: '',
  }),
);

function isPartOfWord(text: string, at: number, to: number): boolean {
  const around = wordsAround.get(text.slice(at, to));
  return around !== undefined && at > 0 && around.includes(text[at - 1] ?? ' ');
}

function hashOf(name: string): number {
  let hash = seed;
  for (let i = 0; i < name.length; i++) hash = step(hash, codeAt(name, i));
  return finish(hash);
}

function beginOf(text: string, at: number): number {
  return (codeAt(text, at) * 31 + (codeNear(text, at + 1) || 0) * 131) & 0xffff;
}

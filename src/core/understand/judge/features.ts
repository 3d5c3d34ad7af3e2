/**
 * What the judge looks at in a sentence, as numbers: the words in their order, what stands at the beginning and at the end,
 * letters of words that may be mistyped, and whom a sentence names in which order. Names themselves are never looked at, so
 * that what was learnt from one firm's sentences is true of another's. Pure.
 */
import { codeAt, isDigit, isHan, isLatin, plain } from '../../reader/text/normalize.ts';
import { finish, seed, step } from '../../reader/text/hash.ts';

/** What a stretch of the text names. */
export type NamedType = 'customer' | 'contact' | 'colleague';

export type Named = { readonly span: readonly [from: number, to: number]; readonly type: NamedType };

/** What the bot showed before, if it was the last thing said. */
export type Shown = 'card' | 'list' | 'handover' | 'whoKnows' | 'nobodyKnows' | 'other';

export type Heard = {
  readonly text: string;
  readonly named: readonly Named[];
  readonly last?: Shown | undefined;
  readonly role?: 'rep' | 'lead' | 'manager' | 'admin' | undefined;
};

/** Longer texts are notes by their beginning and end: what lies between is not looked at. */
const LONGEST = 240;

const MARKS = { begin: 1, end: 2, customer: 3, contact: 4, colleague: 5, newline: 6, gap: 7 } as const;

/** Every feature of a sentence, each once. */
export function featuresOf({ text, named, last, role }: Heard): readonly number[] {
  const words = wordsOf(plain(text), named);
  const found = new Set<number>();
  const add = (kind: number, ...parts: readonly number[]) => {
    let hash = step(seed, kind);
    for (const part of parts) hash = mix(hash, part);
    found.add(finish(hash));
  };
  const codes = [MARKS.begin, ...words.codes, MARKS.end];
  runs(codes, add);
  for (const letters of words.latin) pieces(letters, add);
  const names = words.codes.filter((code) => code >= MARKS.customer && code <= MARKS.colleague);
  add(20, ...names.slice(0, 4));
  for (const name of new Set(names)) add(21, name, Math.min(3, names.filter((each) => each === name).length));
  add(22, Math.min(9, Math.round(2 * Math.log2(1 + words.codes.length))));
  add(23, words.latin.length === 0 ? 0 : words.latin.length === words.codes.length ? 2 : 1);
  add(24, nameless(role ?? ''));
  const shown = nameless(last ?? '');
  add(25, shown);
  add(26, shown, Math.min(6, Math.round(Math.log2(1 + words.codes.length))));
  if (last) for (const code of words.codes.slice(0, 40)) add(27, shown, code);
  if (/[?？]/.test(text)) add(28, 1);
  return [...found];
}

type Add = (kind: number, ...parts: readonly number[]) => void;

/** Words by ones to fours, and pairs with one or two words between. */
function runs(codes: readonly number[], add: Add) {
  for (let at = 0; at < codes.length; at += 1) {
    const [a = 0, b, c, d] = [codes[at], codes[at + 1], codes[at + 2], codes[at + 3]];
    add(1, a);
    if (b === undefined) continue;
    add(2, a, b);
    if (c === undefined) continue;
    add(3, a, b, c);
    add(5, a, c);
    if (d === undefined) continue;
    add(4, a, b, c, d);
    add(6, a, d);
  }
}

/** Three to five letters of a word in a row. */
function pieces(word: string, add: Add) {
  const whole = `<${word}>`;
  for (let length = 3; length <= 5; length += 1)
    for (let at = 0; at + length <= whole.length; at += 1) add(10, nameless(whole.slice(at, at + length)));
}

function nameless(word: string) {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, codeAt(word, at));
  return hash;
}

function mix(hash: number, part: number) {
  return Math.imul(Math.imul(hash ^ (part & 0xffff), 16777619) ^ (part >>> 16), 16777619);
}

/** The words of a text as codes: Han characters and marks, Latin words by their hash, names and figures by what they are. */
function wordsOf(flat: string, named: readonly Named[]) {
  const codes: number[] = [];
  const latin: string[] = [];
  const starts = new Map(named.map(({ span: [from, to], type }) => [from, { to, type }]));
  const end = flat.length;
  for (let at = 0; at < end;) {
    const name = starts.get(at);
    if (name && name.to > at) {
      codes.push(MARKS[name.type]);
      at = name.to;
      continue;
    }
    const code = codeAt(flat, at);
    if (isDigit(code)) {
      let to = at + 1;
      while (to < end && isDigit(codeAt(flat, to))) to += 1;
      codes.push(0x110000 + Math.min(6, to - at) * 16);
      at = to;
    } else if (isLatin(code)) {
      let to = at + 1;
      while (
        to < end &&
        !starts.has(to) &&
        (isLatin(codeAt(flat, to)) || (codeAt(flat, to) === 39 && isLatin(codeNearLatin(flat, to))))
      )
        to += 1;
      const word = flat.slice(at, to);
      latin.push(word);
      codes.push(nameless(word) | 0x200000);
      at = to;
    } else {
      if (code === 10) codes.push(MARKS.newline);
      else if (isHan(code) || code > 32) codes.push(code);
      at += 1;
    }
  }
  if (codes.length <= LONGEST) return { codes, latin };
  const half = LONGEST / 2;
  return { codes: [...codes.slice(0, half), MARKS.gap, ...codes.slice(-half)], latin: latin.slice(0, half) };
}

function codeNearLatin(flat: string, at: number) {
  return at + 1 < flat.length ? codeAt(flat, at + 1) : 0;
}

/** Stands for how features are made: weights fit only those that were made in the same way. */
export function fingerprint(): number {
  return PROBES.reduce(
    (hash, heard) => finish(featuresOf(heard).reduce((sum, feature) => mix(sum, feature), hash)),
    seed,
  );
}

const PROBES: readonly Heard[] = [
  {
    text: '华为的报价,李总催了 2次;下周三前发出?',
    named: [
      { type: 'customer', span: [0, 2] },
      { type: 'contact', span: [6, 8] },
    ],
    role: 'rep',
  },
  {
    text: "Tom's not in, don't call him at 9:30\nask Em instead",
    named: [{ type: 'colleague', span: [0, 3] }],
    last: 'list',
  },
];

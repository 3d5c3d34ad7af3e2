/** Names of companies that do not exist, and the ways in which people write them. The same ones every time. */
import { nameKeyOf } from '../src/core/text/nameKey.ts';
import { hasHan } from '../src/core/reader/text/normalize.ts';
import { shortNames } from '../src/core/reader/names/shortNames.ts';
import { spellName } from '../src/core/text/pinyin.ts';

export type Dice = { below(most: number): number; one<T>(of: readonly T[]): T };

export function dice(seed: number): Dice {
  let state = seed;
  const below = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return { below, one: (of) => of[below(of.length)]! };
}

// The 3755 characters of everyday writing, as GB 2312 has them in its first part.
const CHARACTERS = Array.from({ length: 40 * 94 - 5 }, (_, at) => [0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)]).map(
  (bytes) => new TextDecoder('gb18030').decode(new Uint8Array(bytes)),
);
const TRADES = [
  '科技',
  '电子',
  '机械',
  '贸易',
  '物流',
  '食品',
  '化工',
  '医疗',
  '汽车',
  '新材料',
  '建设',
  '设备',
  '智能',
  '软件',
  '实业',
  '',
  '',
  '',
];
const TOWNS = ['深圳', '上海', '北京', '苏州', '杭州', '', '', '', '', ''];
const FORMS = ['有限公司', '股份有限公司', '集团有限公司', '有限责任公司', ''];
const ONSETS = 'b c d f g h j k l m n p r s t v w br cr fl gr pl sh st tr'.split(' ');
const VOWELS = 'a e i o u ai ea'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 'l', 'm', 'x'];
const WORDS = 'Systems Foods Logistics Energy Health Motors Labs Partners Textiles Robotics Marine Optics'.split(' ');
const ENDS = [' Ltd', ' Inc', ' GmbH', ' Co., Ltd.', ' LLC', ''];

export function makeName({ below, one }: Dice): string {
  if (below(10) < 7) {
    const brand = Array.from({ length: one([2, 3, 3, 4, 4]) }, () => one(CHARACTERS)).join('');
    return `${one(TOWNS)}${brand}${one(TRADES)}${one(FORMS)}`;
  }
  const brand = Array.from({ length: one([3, 3, 3, 4]) }, () => one(ONSETS) + one(VOWELS) + one(CODAS)).join('');
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)}${below(2) ? ` ${one(WORDS)}` : ''}${one(ENDS)}`;
}

/** What people call it: the shortest that names it. */
export function brandOf(name: string) {
  return shortNames(name).at(-1) ?? name;
}

/** A way to write a name. Undefined: this name has none of the kind. */
export type Way = (name: string, dice: Dice) => string | undefined;

export const WAYS = {
  exact: (name) => name,
  alias: (name) => (brandOf(name) === name ? undefined : brandOf(name)),
  homophone: (name, { below }) => {
    const brand = Array.from(brandOf(name));
    const at = below(brand.length);
    const other = HOMOPHONES.get(spellName(brand[at] ?? '').sound ?? '')?.find((each) => each !== brand[at]);
    return hasHan(name) && other && brand.length >= 3 ? brand.with(at, other).join('') : undefined;
  },
  'typo, Chinese': (name, roll) =>
    hasHan(name) && nameKeyOf(brandOf(name)).length >= 3 ? slip(brandOf(name), CHARACTERS, roll) : undefined,
  'typo, English': (name, roll) =>
    !hasHan(name) && nameKeyOf(brandOf(name)).length >= 5
      ? slip(brandOf(name), Array.from('abcdefghijklmnopqrstuvwxyz'), roll)
      : undefined,
  'typo, full English name': (name, roll) =>
    hasHan(name) ? undefined : slip(name, Array.from('abcdefghijklmnopqrstuvwxyz'), roll),
  'part, 2 characters': (name, { below }) => {
    const brand = Array.from(brandOf(name));
    const at = 1 + below(brand.length - 2);
    return hasHan(name) && brand.length >= 4 ? brand.slice(at, at + 2).join('') : undefined;
  },
  initials: (name) => (hasHan(name) ? (spellName(brandOf(name)).initials ?? undefined) : undefined),
} satisfies Readonly<Record<string, Way>>;

const HOMOPHONES = Map.groupBy(CHARACTERS, (each) => spellName(each).sound ?? '');

/** One character wrong, missing, too many or in the other's place; spaces stay. */
function slip(name: string, letters: readonly string[], { below, one }: Dice): string {
  const all = Array.from(name.toLowerCase());
  const at = below(all.length);
  const other = one(letters);
  const ways = [
    all.with(at, other),
    all.toSpliced(at, 1),
    all.toSpliced(at, 0, other),
    at + 1 < all.length ? all.toSpliced(at, 2, ...all.slice(at, at + 2).toReversed()) : all.with(at, other),
  ];
  const typed = one(ways).join('');
  return nameKeyOf(typed) === nameKeyOf(name) || all[at] === ' ' || all[at + 1] === ' '
    ? slip(name, letters, { below, one })
    : typed;
}

/** How names sound in pinyin, as far as no more than three sound the same. */
export function sounds(names: readonly string[]): Way {
  const all = Map.groupBy(
    names.map((name) => spellName(brandOf(name)).sound ?? ''),
    (sound) => sound,
  );
  return (name) => {
    const { sound } = spellName(brandOf(name));
    return sound !== null && (all.get(sound)?.length ?? 0) <= 3 ? sound : undefined;
  };
}

/** The beginnings of names, as far as one types until no more than three are left, and which are nobody's whole name. */
export function prefixes(names: readonly string[]): Way {
  const keys = names
    .flatMap((name, at) => [name, ...shortNames(name)].map((each) => `${nameKeyOf(each)}\t${at}`))
    .toSorted();
  const whole = new Set(keys.flatMap((key) => key.split('\t', 1)));
  const owners = (prefix: string) => {
    let [from, to] = [0, keys.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((keys[middle] ?? '') < prefix) from = middle + 1;
      else to = middle;
    }
    const found = new Set<string>();
    for (let at = from; found.size < 4; at += 1) {
      const [key, owner] = keys[at]?.split('\t') ?? [];
      if (owner === undefined || !key?.startsWith(prefix)) break;
      found.add(owner);
    }
    return found.size;
  };
  return (name) => {
    const key = nameKeyOf(brandOf(name));
    for (let length = 2; length < key.length; length += 1) {
      const typed = key.slice(0, length);
      if (owners(typed) <= 3 && !whole.has(typed)) return typed;
    }
    return undefined;
  };
}

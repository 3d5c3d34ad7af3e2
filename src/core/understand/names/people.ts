/** The people that a sentence names: contacts of customers, and colleagues by whatever they are called. Pure. */
import { isEverydayWord, shortNamesOf } from '../data/shortNames.ts';
import { doubles } from '../../reader/names/surnames.ts';
import { plain } from '../../reader/text/normalize.ts';
import { bareNameOf } from '../../text/personName.ts';
import { soundOf, syllablesOf } from './sounds.ts';
import type { KnownColleague, Contact, Mention, Names, Token } from '../types.ts';
import { type Lexicon, found, lexicon } from '../tokens.ts';

type People = Extract<Mention, { readonly type: 'contact' | 'colleague' }>;
type Someone = { readonly contact: Contact } | { readonly colleague: KnownColleague };
/**
 * How well a name is somebody's: the one whom the platform says is meant, a name or what they are called, a part of a name or
 * its sound, a family name alone, which is enough where their customer is named: "Wang at Huawei".
 */
type Sureness = 'meant' | 'sure' | 'likely' | 'there';
/** `capital`: it is a word as well, and counts where it is written as a name. */
type Entry = { readonly one: Someone; readonly how: Sureness; readonly capital?: boolean };

const SURENESS: readonly Sureness[] = ['meant', 'sure', 'likely', 'there'];

/**
 * Everybody named at each place, the longest names first; who is meant of several is told by the rest of the sentence.
 * `at`: the customers that it names.
 */
export function peopleIn(
  tokens: readonly Token[],
  { names, text, at: homes }: { readonly names: Names; readonly text: string; readonly at: ReadonlySet<number> },
): readonly People[] {
  const words = called(names);
  const all: People[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (at < free) continue;
    const longest = [...found(tokens, { at, words })].filter(
      ({ value }) => isWritten(text, { value, token: tokens[at] }) && isHome(value, homes),
    );
    const to = Math.max(0, ...longest.map((each) => each.to));
    const here = longest.filter((each) => each.to === to).map(({ value }) => value);
    if (!here.length) continue;
    const how = SURENESS.find((each) => here.some((entry) => entry.how === each));
    const best = here.filter((entry) => entry.how === how);
    const span = [tokens[at]?.from ?? 0, tokens[to - 1]?.to ?? 0] as const;
    const contacts = best.flatMap(({ one }) => ('contact' in one ? [one.contact] : []));
    const colleagues = [...new Set(best.flatMap(({ one }) => ('colleague' in one ? [one.colleague] : [])))];
    const numbered = numberedAt(tokens, { at: to, among: here });
    free = numbered?.to ?? to;
    if (numbered) {
      all.push({ type: 'colleague', span: [span[0], tokens[free - 1]?.to ?? 0], value: [numbered.colleague] });
      continue;
    }
    if (contacts.length) all.push({ type: 'contact', span, value: contacts });
    if (colleagues.length) all.push({ type: 'colleague', span, value: colleagues });
  }
  return all;
}

function isWritten(text: string, { value, token }: { readonly value: Entry; readonly token: Token | undefined }) {
  return !value.capital || !token || /^\p{Lu}/u.test(text.slice(token.from, token.to));
}

function isHome({ how, one }: Entry, homes: ReadonlySet<number>) {
  return how !== 'there' || ('contact' in one && homes.has(one.contact.customer.id));
}

/** «小张#12»: of several of that name the one with this number. */
function numberedAt(
  tokens: readonly Token[],
  { at, among }: { readonly at: number; readonly among: readonly Entry[] },
) {
  const [sign, number] = tokens.slice(at, at + 2);
  if (sign?.text !== '#' || number?.kind !== 'figure' || number.from !== sign.to) return undefined;
  const entry = among.find(({ one }) => 'colleague' in one && one.colleague.id === Number(number.text));
  return entry && 'colleague' in entry.one ? { colleague: entry.one.colleague, to: at + 2 } : undefined;
}

const compiled = new WeakMap<Names, Lexicon<Entry>>();

function called(names: Names): Lexicon<Entry> {
  const known = compiled.get(names);
  if (known) return known;
  const made = lexicon<Entry>([
    ...names.colleagues.flatMap((colleague) => {
      const one = { colleague };
      return [
        ...(colleague.mentioned ?? []).map((name) => [name, { one, how: 'meant' }] as const),
        ...[colleague.name, bareNameOf(colleague.name), ...colleague.also].map(
          (name) => [name, { one, how: 'sure' }] as const,
        ),
        ...otherNames(colleague.name).map((name) => [name, { one, how: 'likely' }] as const),
        ...everydayNames(colleague.name).map((name) => [name, { one, how: 'likely', capital: true }] as const),
      ];
    }),
    ...names.customers.flatMap((customer) =>
      customer.contacts.flatMap((person) => {
        const one = { contact: { person, customer } };
        return [
          ...[person.name, ...person.also].map((name) => [name, { one, how: 'sure' }] as const),
          ...partsOf(person.name).map((name) => [name, { one, how: 'likely' }] as const),
          ...person.also.flatMap(partsOf).map((name) => [name, { one, how: 'likely' }] as const),
          ...familyOf(person.name).map((name) => [name, { one, how: 'there', capital: true }] as const),
        ];
      }),
    ),
  ]);
  compiled.set(names, made);
  return made;
}

/** 张经理, 老张 and 伟哥 of 张伟; "Zhang Wei", "Wei Zhang", "Zhang" of the same; "Em" and "Clarke" of Emma Clarke. */
function otherNames(name: string): string[] {
  const folded = plain(bareNameOf(name)).trim();
  if (/^\p{Script=Han}{2,4}$/u.test(folded)) {
    const [first = ''] = folded;
    const family = folded.length > 2 && doubles.has(folded.slice(0, 2)) ? folded.slice(0, 2) : first;
    const given = folded.slice(family.length);
    const last = given.slice(-1);
    const called = [
      ...['小', '老', '阿'].map((before) => before + family),
      ...TITLES.map((after) => family + after),
      ...['小', '阿'].map((before) => before + last),
      ...[...new Set([given, last])].flatMap((part) => ['哥', '姐', '弟', '妹'].map((after) => part + after)),
      last + last,
      ...(given.length > 1 ? [given] : []),
    ];
    return [...called, ...spoken(folded)];
  }
  if (!/^[a-z' -]+$/.test(folded)) return [];
  const parts = folded.split(' ').filter((part) => part.length >= 2);
  const [first = ''] = parts;
  return [
    ...(parts.length > 1 ? [...parts, ...mister(parts.at(-1) ?? '')] : []),
    ...shortNamesOf(first).filter((name) => !isEverydayWord(name)),
  ];
}

/** «Will» of William Hart. */
function everydayNames(name: string): readonly string[] {
  return shortNamesOf(plain(name).trim().split(' ')[0] ?? '').filter(isEverydayWord);
}

const TITLES = ['经理', '总', '姐', '哥', '总监', '主管', '组长', '工', '主任', '老师', '助理', '秘书', '师傅'];

function spoken(name: string): string[] {
  const [family = '', ...given] = syllablesOf(name);
  const first = given.join('');
  if (!first) return [];
  return [
    `${family} ${first}`,
    `${first} ${family}`,
    family + first,
    ...(given.length > 1 ? [`${family} ${given.join(' ')}`] : []),
    ...mister(family),
  ];
}

/** Anna and Weber of Anna Weber, Vogel of Dr Vogel, Mr Li of 李总, 李建国 as it sounds. */
function partsOf(name: string): string[] {
  const folded = plain(name).trim();
  const bare = folded.replace(/^(?:mr|mrs|ms|miss|dr|prof)\.? /, '');
  if (/^[a-z' -]+$/.test(folded)) {
    const parts = bare.split(' ').filter((part) => part.length >= 2);
    const last = parts.at(-1) ?? bare;
    return [...new Set([bare, ...parts, ...mister(last)])].filter((each) => each !== folded);
  }
  const { family, title } = TITLED.exec(folded)?.groups ?? {};
  if (family !== undefined && title !== undefined) {
    const sound = soundOf(family);
    return [
      ...mister(sound),
      `${sound} sir`,
      ...(SPOKEN_TITLES[title] ?? []).flatMap((called) => [`${sound} ${called}`, sound + called, `${called} ${sound}`]),
    ];
  }
  return /^\p{Script=Han}{2,4}$/u.test(folded) ? [soundOf(folded), ...mister(soundOf(folded[0] ?? ''))] : [];
}

function mister(family: string) {
  return ['mr', 'ms', 'mrs', 'miss', 'dr', 'mr.', 'ms.', 'mrs.', 'dr.', 'manager', 'director', 'engineer'].map(
    (before) => `${before} ${family}`,
  );
}

/** The family name as it sounds, of 罗主任 as of 李建国. */
function familyOf(name: string): readonly string[] {
  const folded = plain(name).trim();
  return /^\p{Script=Han}{2,4}$/u.test(folded) ? [soundOf(folded[0] ?? '')].filter((sound) => sound.length > 1) : [];
}

const TITLED =
  /^(?<family>\p{Script=Han})(?<title>总|工|姐|哥|处|经理|主任|总监|科长|厂长|部长|课长|副理|协理|先生|女士|生|小姐|老师|院长|主管)$/u;

/** How titles are said in Latin letters: "Wang gong", "sister Liu", "Liu manager". */
const SPOKEN_TITLES: Readonly<Record<string, readonly string[]>> = {
  总: ['zong'],
  工: ['gong'],
  姐: ['jie', 'sister'],
  哥: ['ge', 'brother'],
  处: ['chu'],
  经理: ['jingli', 'manager'],
  主任: ['zhuren', 'the director'],
  总监: ['zongjian'],
  厂长: ['changzhang'],
  老师: ['laoshi'],
};

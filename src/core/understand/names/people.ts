/** The people that a sentence names: contacts of customers, and colleagues by whatever they are called. Pure. */
import { plain } from '../../reader/text/normalize.ts';
import { soundOf, syllablesOf } from './sounds.ts';
import type { KnownColleague, Contact, Mention, Names, Token } from '../types.ts';
import { type Lexicon, found, lexicon } from '../tokens.ts';

type People = Extract<Mention, { readonly type: 'contact' | 'colleague' }>;
type Someone = { readonly contact: Contact } | { readonly colleague: KnownColleague };
/** `sure`: a name or what they are called; else a part of a name, or a name as it sounds. */
type Entry = { readonly one: Someone; readonly sure: boolean };

/** Everybody named at each place, the longest names first; who is meant of several is told by the rest of the sentence. */
export function peopleIn(tokens: readonly Token[], names: Names): readonly People[] {
  const words = called(names);
  const all: People[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (at < free) continue;
    const longest = [...found(tokens, { at, words })];
    const to = Math.max(0, ...longest.map((each) => each.to));
    const here = longest.filter((each) => each.to === to).map(({ value }) => value);
    if (!here.length) continue;
    const best = here.some(({ sure }) => sure) ? here.filter(({ sure }) => sure) : here;
    const span = [tokens[at]?.from ?? 0, tokens[to - 1]?.to ?? 0] as const;
    const contacts = best.flatMap(({ one }) => ('contact' in one ? [one.contact] : []));
    const colleagues = best.flatMap(({ one }) => ('colleague' in one ? [one.colleague] : []));
    if (contacts.length) all.push({ type: 'contact', span, value: contacts });
    if (colleagues.length) all.push({ type: 'colleague', span, value: colleagues });
    free = to;
  }
  return all;
}

const compiled = new WeakMap<Names, Lexicon<Entry>>();

function called(names: Names): Lexicon<Entry> {
  const known = compiled.get(names);
  if (known) return known;
  const made = lexicon<Entry>([
    ...names.colleagues.flatMap((colleague) => {
      const one = { colleague };
      return [
        ...[colleague.name, ...colleague.also].map((name) => [name, { one, sure: true }] as const),
        ...otherNames(colleague.name).map((name) => [name, { one, sure: false }] as const),
      ];
    }),
    ...names.customers.flatMap((customer) =>
      customer.contacts.flatMap((person) => {
        const one = { contact: { person, customer } };
        return [
          ...[person.name, ...person.also].map((name) => [name, { one, sure: true }] as const),
          ...partsOf(person.name).map((name) => [name, { one, sure: false }] as const),
          ...person.also.flatMap(partsOf).map((name) => [name, { one, sure: false }] as const),
        ];
      }),
    ),
  ]);
  compiled.set(names, made);
  return made;
}

/** 张经理 and 老张 of 张伟; "Zhang Wei", "Wei Zhang", "Zhang" of the same; "Tom" and "Baker" of Tom Baker. */
function otherNames(name: string): string[] {
  const folded = plain(name).trim();
  if (/^\p{Script=Han}{2,4}$/u.test(folded)) {
    const family = folded[0] ?? '';
    return [
      ...['小', '老', '阿'].map((before) => before + family),
      ...['经理', '总', '姐', '哥', '总监', '主管', '组长', '工'].map((after) => family + after),
      ...(folded.length === 3 ? [folded.slice(1)] : []),
      ...spoken(folded),
    ];
  }
  return /^[a-z' -]+$/.test(folded) && folded.includes(' ') ? folded.split(' ').filter((part) => part.length >= 2) : [];
}

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
  const title = TITLED.exec(folded)?.groups;
  if (title)
    return [
      ...mister(soundOf(title['family'] ?? '')),
      `${soundOf(title['family'] ?? '')} sir`,
      ...(ZONG.test(folded) ? [`${soundOf(title['family'] ?? '')}zong`] : []),
    ];
  return /^\p{Script=Han}{2,4}$/u.test(folded) ? [soundOf(folded), ...mister(soundOf(folded[0] ?? ''))] : [];
}

function mister(family: string) {
  return ['mr', 'ms', 'mrs', 'miss', 'dr', 'mr.', 'ms.', 'mrs.', 'dr.', 'manager', 'director', 'engineer'].map(
    (before) => `${before} ${family}`,
  );
}

const TITLED =
  /^(?<family>\p{Script=Han})(?:总|工|姐|哥|处|经理|主任|总监|科长|厂长|部长|课长|副理|协理|先生|女士|生|小姐|老师|院长|主管)$/u;
const ZONG = /总$/;

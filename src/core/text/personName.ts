/** How people are called: by name, by surname and title, by nickname, in characters or as it sounds. Pure. */
import { nameKeyOf } from './nameKey.ts';
import { hasHan, plain } from '../reader/text/normalize.ts';
import { syllables } from './pinyin.ts';

export type ParsedName = {
  readonly key: string;
  /** `lijianguo`, whether it was typed so or in characters. */
  readonly sound: string;
  /** Of 李总, 老李, Mr Li or lizong the surname alone: as written, or as it sounds. */
  readonly family: string | undefined;
};

export function parsePersonName(name: string): ParsedName {
  const key = nameKeyOf(name);
  return { key, sound: nameSoundOf(name), family: hasHan(key) ? hanFamily(key) : latinFamily(plain(name).trim()) };
}

/** How a person's name sounds, without tones and spaces. */
export function nameSoundOf(name: string): string {
  return syllables(name).join('');
}

/** What a contact is kept with, to be met by. */
export function spellPerson(name: string) {
  return { key: nameKeyOf(name), sound: nameSoundOf(name) };
}

export type NameMatch = 'same' | 'sound' | 'family' | 'part';

/** How a contact's name answers to what somebody is called; undefined: not at all. */
export function matchPersonName(name: string, { key, sound, family }: ParsedName): NameMatch | undefined {
  const own = parsePersonName(name);
  if (own.key === key) return 'same';
  if (own.sound === sound) return 'sound';
  // «李» may be anybody of that name, 李总 too; 李总 is not 李经理.
  const fits = own.family === undefined || family === key || family === sound;
  if (family !== undefined && fits && (hasHan(family) ? own.key.startsWith(family) : syllables(name).includes(family)))
    return 'family';
  // Sarah is as good a name for Sarah Chen as Ms Chen.
  if (!hasHan(key) && key.length >= 3 && plain(name).trim().split(/\s+/).includes(key)) return 'family';
  const initials = syllables(name)
    .map((each) => each[0])
    .join('');
  if (key.length >= 2 && (initials === key || own.key.includes(key) || (key.length >= 3 && own.sound.includes(key))))
    return 'part';
  return undefined;
}

const TITLES =
  '总|总经理|副总|总监|经理|主任|厂长|院长|校长|科长|处长|部长|董事长|董|工|工程师|姐|哥|老师|教授|博士|先生|女士|小姐|采购|会计|老板|师傅|律师|医生';
/** Somebody of a full name, as they are called by surname and title: a pattern, or undefined where the name has no surname to speak of. */
export function titledForms(name: string): string | undefined {
  const key = plain(name).trim();
  if (hasHan(key)) {
    const family = hanFamily(nameKeyOf(name)) ?? key.slice(0, 1);
    return `${family}(?:${TITLES})|[老小]${family}`;
  }
  const [first, ...others] = key.split(/\s+/);
  const last = others.at(-1);
  if (!first || !last) return undefined;
  return [first, last].map((family) => `\\m(?:mr|mrs|ms|miss|dr)\\.? ${family}\\M`).join('|');
}

const AFTER = new RegExp(`^(\\p{Script=Han}{1,2}?)(?:${TITLES})$`, 'u');
const BEFORE = /^(?:老|小|阿|大)(\p{Script=Han})$/u;

function hanFamily(key: string) {
  return (AFTER.exec(key) ?? BEFORE.exec(key))?.[1] ?? (key.length === 1 ? key : undefined);
}

const SPOKEN = /^([a-z]{2,6}?)(?:zong|jingli|zhuren|gong|jie|ge|laoshi|dong|chang|xiansheng|nvshi|laoban)$/;
const SPOKEN_BEFORE = /^(?:lao|xiao)([a-z]{2,6})$/;
const POLITE = /^(?:mr|ms|mrs|miss|dr|prof|old|little|boss|manager|director)\.?\s+(\S+)$/;

function latinFamily(name: string) {
  const found = POLITE.exec(name) ?? SPOKEN.exec(name) ?? SPOKEN_BEFORE.exec(name);
  return found?.[1] ?? (/^[a-z]{2,4}$/.test(name) ? name : undefined);
}

/** A name without what tells its bearer from others of the name: «张伟(销售二组)». */
export function bareNameOf(name: string): string {
  return name.replace(/\s*[(（][^()（）]*[)）]\s*$/, '') || name;
}

import { afterCustomer, beforeCustomer, doerOrStop, plainly, rivals } from './evidence.ts';
import type { PersonMention } from './hanPeople.ts';
import { codeNear, isHan } from '../text/normalize.ts';
import {
  caller,
  doer,
  firstName,
  honorific,
  isCommon,
  isFrom,
  isFyi,
  isTo,
  monthsName,
  beforeMonth,
  never,
  reaches,
  takesSmall,
  type Word,
  wordsOf,
} from './latinWords.ts';
import type { Span } from '../../contract/reading.ts';

type Note = {
  readonly text: string;
  readonly typed: string;
  readonly words: readonly Word[];
  readonly customers: readonly Span[];
  /** All in capitals, so that a capital says nothing. */
  readonly shout: boolean;
};
type Name = { readonly first: number; readonly count: number; readonly sure: number };

/** The people whom the Latin words of a note name: Dana, Mr Li, Karen Boyd, «Chris打过来». Customers are told, so that «Ana (Banco Azul)» is seen. */
export function latinPeople(
  text: string,
  { typed, customers, taken }: { typed: string; customers: readonly Span[]; taken: readonly Span[] },
): PersonMention[] {
  const words = wordsOf(text, { typed, taken: [...customers, ...taken] });
  const people: PersonMention[] = [];
  const note = { text, typed, words, customers, shout: isShout(typed, words) };
  for (let i = 0; i < words.length && people.length < 64; i++) {
    const found = nameAt(note, i);
    if (!found) continue;
    const { first, count, sure } = found;
    const head = words[first];
    const last = words[first + count - 1]?.to;
    if (!head || last === undefined) continue;
    const { from } = head;
    const han = isHan(codeNear(text, last));
    const titled = han ? (hanTitle.exec(text.slice(last, last + 3))?.[0].length ?? 0) : 0;
    const to = han && hanSurname.test(text.slice(last, last + 2)) ? last + 1 : last + titled;
    people.push({ name: typed.slice(from, to), span: [from, to], sure, titled: (head.may & honorific) !== 0 });
    i = first + count - 1;
  }
  return people;
}

function isShout(typed: string, words: readonly Word[]): boolean {
  const capitals = words.length > 4 ? words.filter(({ capital }) => capital) : [];
  const many = words.length * 0.7;
  return capitals.length > many && capitals.filter((word) => isUpper(typed, word)).length > many;
}

function isUpper(typed: string, { from, to }: Word): boolean {
  const shown = typed.slice(from, to);
  return shown === shown.toUpperCase();
}

const hanSurname =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏方白邹孟熊秦邱江尹薛](?![\u4e00-\u9fff])/;

/** Wing姐, Kevin老师. */
const hanTitle = /^(?:姐|哥|总(?!部|价|额|公司)|经理|老师|小姐|先生|女士|太太|老板|主任|工(?!作|厂|程)|叔|伯)/;

function nameAt(note: Note, i: number): Name | undefined {
  const word = note.words[i];
  if (!word) return undefined;
  const { may, capital, from } = word;
  if (word.to - from < 2 && !capital) return undefined;
  if ((may & honorific) !== 0) return titledAt(note, i);
  if ((may & (caller | firstName)) === caller) return undefined;
  const found = capital || (may & firstName) !== 0 ? likelyAt(note, i) : smallAt(note, i);
  return found && !rivals.test(note.text.slice(Math.max(0, from - 24), from)) ? found : undefined;
}

/** «Mr Li», «Dr. Anne Boyd». */
function titledAt({ text, words }: Note, i: number): Name | undefined {
  const word = words[i];
  const next = words[i + 1];
  if (!word || !next || next.from - word.to > 2) return undefined;
  // «Mr Day», "Mrs Price": whatever else the word is.
  if ((next.may & never) !== 0 && !(next.capital && /^(?:mrs?|ms|miss)\b/.test(text.slice(word.from, word.to))))
    return undefined;
  if (endsAlone.test(text.slice(word.from, word.to))) return undefined;
  if (!next.capital && (word.may & takesSmall) === 0) return undefined;
  const third = words[i + 2];
  const more =
    third && third.from - next.to === 1 && next.capital && (third.may & doer) === 0 && isLastName(text, third);
  return { first: i, count: more ? 3 : 2, sure: 0.95 };
}

/** «Rohit sir. Met Mr. Rao»: said behind a name, too, and never with a stop. */
export const endsAlone =
  /^(?:sir|madam|ma'am|uncle|aunt(?:ie|y)|sister|father|brother|coach|nurse|matron|lady|lord)\.$/;

/** A name that nobody knows, typed small: «spoke to zora at Northwind». */
function smallAt({ text, words, customers, shout }: Note, i: number): Name | undefined {
  const word = words[i];
  if (!word || customers.length === 0 || (word.may & never) !== 0) return undefined;
  const before = words[i - 1];
  const led = shout || before === undefined || (word.from - before.to <= 2 && (before.may & (caller | isFyi)) !== 0);
  return led &&
    !isCommon(text, word) &&
    !/^ ?w(?:\/|ith\b)/.test(text.slice(word.to, word.to + 6)) &&
    beforeCustomer(text, { to: word.to, customers }) === 'at'
    ? { first: i, count: 1, sure: 0.7 }
    : undefined;
}

/** A name that is known or has a capital, as far as the words around it make it one. */
function likelyAt({ text, typed, words, customers, shout }: Note, i: number): Name | undefined {
  const word = words[i];
  if (!word) return undefined;
  const { from } = word;
  const known = (word.may & firstName) !== 0;
  const mayBe = (word.may & never) === 0;
  const before = words[i - 1];
  const beside = before !== undefined && from - before.to <= 2 ? before : undefined;
  const near = beside?.may ?? 0;
  if ((!mayBe || (!known && (near & isFrom) !== 0)) && !beforeCustomer(text, { to: word.to, customers }))
    return undefined;
  const capital = word.capital && !shout && (known || word.to - from <= 1 || !isUpper(typed, word));
  const last = words[i + 1];
  const two =
    last !== undefined &&
    last.from - word.to === 1 &&
    capital &&
    isLastName(text, last) &&
    !customers.some(([a]) => a === last.from);
  const end = two ? last.to : word.to;
  const count = two ? 2 : 1;
  const next = words[i + count];
  const does = next !== undefined && next.from - end === 1 && (next.may & doer) !== 0;
  const touching = beforeCustomer(text, { to: end, customers });
  const hanNext = isHan(codeNear(text, end));
  if (hanNext && word.capital && mayBe && hanTitle.test(text.slice(end, end + 3)))
    return { first: i, count: 1, sure: 0.85 };
  if (
    touching === 'at' &&
    mayBe &&
    (known ||
      (capital && (two || does || !isStart(text, from))) ||
      (!isCommon(text, word) && (capital || shout || i === 0 || (near & (caller | isFyi)) !== 0)))
  )
    return { first: i, count, sure: known || capital ? 0.95 : 0.7 };
  if (!mayBe && (near & beforeMonth) !== 0) return undefined;
  if (touching === 'bracket' && (capital || known)) return { first: i, count, sure: 0.9 };
  if (!mayBe)
    return touching === 'at' && capital && (word.may & (firstName | monthsName)) !== 0
      ? { first: i, count, sure: 0.8 }
      : undefined;
  const after = afterCustomer(text, { from, customers });
  if (after && (known || (capital && (after === 'bracket' || two || does)))) return { first: i, count, sure: 0.85 };
  if (known)
    return capital || shout || (near & caller) !== 0 || does || hanNext || standsByHan(text, { from, to: end })
      ? { first: i, count, sure: 0.85 }
      : undefined;
  const common = isCommon(text, word);
  if (!common && /^[A-Z][a-z]{2,11}$/.test(typed.slice(from, word.to))) {
    const sure = plainly(text, { typed, from, to: end, last: two ? last : undefined, near, does, after });
    if (sure > 0) return { first: i, count, sure };
  }
  if (!capital) return undefined;
  if (two && does && !isStart(text, from)) return { first: i, count, sure: 0.65 };
  if (
    !two &&
    !common &&
    (does ||
      (next !== undefined &&
        (next.may & isTo) !== 0 &&
        /^ to (?:meet|call|send|bring|come|go|do|sort|chase|check|confirm|let)/.test(text.slice(end, end + 12)))) &&
    !isStart(text, from) &&
    !isGlued(before, from)
  )
    return { first: i, count, sure: 0.6 };
  if ((two && (last.may & firstName) !== 0) || (does && (near & caller) !== 0)) return { first: i, count, sure: 0.6 };
  if ((near & reaches) !== 0 && !two && doerOrStop(text, end)) return { first: i, count, sure: 0.6 };
  return undefined;
}

function standsByHan(text: string, { from, to }: { from: number; to: number }): boolean {
  return isHan(codeNear(text, from - 1)) || (text[to] === ' ' && isHan(codeNear(text, to + 1)));
}

/** Whether it goes on with a word with a capital, as the second word of a firm does. */
function isGlued(before: Word | undefined, from: number): boolean {
  return (
    before !== undefined &&
    before.capital &&
    from - before.to === 1 &&
    (before.may & (honorific | caller | firstName)) === 0
  );
}

function isStart(text: string, at: number): boolean {
  if (at === 0) return true;
  for (let i = at - 1; i >= 0 && i >= at - 3; i--) {
    if ('.!?\n:'.includes(text.charAt(i))) return true;
    if (text[i] !== ' ') return false;
  }
  return false;
}

function isLastName(text: string, { from, to, capital, may }: Word): boolean {
  return capital && (may & (never | caller)) === 0 && to - from <= 14 && /^[a-z'-]+\.?$/.test(text.slice(from, to));
}

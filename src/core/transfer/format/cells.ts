/** What one cell says, in whichever manner. Pure. */
import { parseDay, type DayOrder } from './dates.ts';
import type { Tier } from '../../contract/customer.ts';

const LISTS = /[;；、|\n]/;

/** Several things in one cell. */
export function listed(cells: readonly string[] = []): string[] {
  const words = cells.flatMap((cell) => cell.split(LISTS)).map((word) => word.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(words.filter(Boolean))].slice(0, 20);
}

export type ReadPhone = {
  readonly number: string;
  /** Whose it is, where the cell says so: «方总13800002618». */
  readonly who: string | undefined;
};

/** Telephones in cells that may hold several, with words about them, or one that the program has made a figure of. */
export function phonesIn(cells: readonly string[]): {
  readonly phones: readonly ReadPhone[];
  readonly bad: readonly string[];
} {
  const words = cells.flatMap((cell) =>
    cell
      .normalize('NFKC')
      .split(/[;、|\n,/]|\s{2,}|(?<=\d{7})\s+(?=\+?\d{7})|\s*(?:或|or)\s*/i)
      .map((word) => word.trim())
      .filter(Boolean),
  );
  const read = words.map((word) => ({ word, phones: phonesOf(word) }));
  const phones = read.flatMap((each) => each.phones);
  return {
    phones: [...Map.groupBy(phones, ({ number }) => number).values()].flatMap(([first]) => first ?? []),
    bad: read.flatMap(({ word, phones: { length } }) => (length || FAX.test(word) ? [] : [word])),
  };
}

const FAX = /传真|傳真|\bfax\b/i;

function phonesOf(word: string): readonly ReadPhone[] {
  const alone = numberless(word);
  if (isPhone(alone)) return [{ number: alone, who: undefined }];
  return [...word.matchAll(AMONG_WORDS)].flatMap(([, before = '', number = '', after = '']) => {
    const who = [before, after].map((side) => side.replaceAll(/[\s:()]+/g, ' ').trim());
    const isFax = who.some((side) => FAX.test(side));
    return isPhone(number) && !isFax ? [{ number: number.trim(), who: who.find(isPerson) }] : [];
  });
}

/** A telephone with what is said of it before or, in brackets, after it. */
const AMONG_WORDS =
  /([^\d+()]*)\(?(\+?[\d(](?:[\d\s().-]{4,}\d)(?:\s*(?:转|ext\.?|x|#)\s*\d{1,6})?)\)?\s*(\([^()\d]*\))?/gi;

/** What is said of a telephone and names nobody. */
const ABOUT =
  /微信|同号|手机|电话|座机|办公|公司|前台|总机|工作|备用|联系|家|停机|空号|mobile|office|work|home|cell|tel|phone|direct|main|whatsapp|wechat/i;

const isPerson = (words: string) =>
  !ABOUT.test(words) &&
  (/^\p{Script=Han}{2,5}$/u.test(words) ||
    /^(?:(?:mr|ms|mrs|dr|herr|frau)\.? )?\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){0,2}$/iu.test(words));

const isPhone = (word: string) =>
  /^\+?[\d(][\d\s().x#*转ext-]{4,30}$/i.test(word) && (word.match(/\d/g)?.length ?? 0) > 5;

/** `1.38E+10` and `13800001111.0` are telephones to whoever typed them. */
function numberless(word: string) {
  if (/^\d(?:\.\d+)?e\+?\d{1,2}$/i.test(word)) {
    const value = Number(word);
    return Number.isSafeInteger(value) ? String(value) : word;
  }
  return word.replace(/^(\d{5,})\.0+$/, '$1').replace(/^'/, '');
}

export function emailsIn(cells: readonly string[]): {
  readonly emails: readonly string[];
  readonly bad: readonly string[];
} {
  const words = cells.flatMap((cell) => cell.split(/[;；、,，|\s]+/)).filter(Boolean);
  const emails = words.map((word) => word.replace(/^<|>$|^mailto:/gi, ''));
  const isEmail = (word: string) => /^[^\s@]+@[^\s@]+$/.test(word);
  const good = emails.filter(isEmail);
  // Of «bad mail» the whole is told, not the half of it.
  return { emails: [...new Set(good)], bad: good.length ? emails.filter((word) => !isEmail(word)) : cells };
}

/** A, B or C; else what was written instead of it is a tag. */
export function tierIn(text: string): Tier | undefined {
  const letter = /^\s*(?:tier\s*)?([abc])(?:\s*[级类等档]|\s*\W.*)?\s*$/i
    .exec(text.normalize('NFKC'))?.[1]
    ?.toUpperCase();
  return letter === 'A' || letter === 'B' || letter === 'C' ? letter : undefined;
}

/** A day as written, or as the number that Excel keeps for it. */
export function dayIn(cell: string, order: DayOrder): Temporal.PlainDate | undefined {
  const [, days] = /^(\d{5})(?:\.\d+)?$/.exec(cell) ?? [];
  if (days !== undefined && Number(days) > 20_000 && Number(days) < 80_000) return EPOCH.add({ days: Number(days) });
  return parseDay(cell, order);
}

/** From where Excel counts, with the day that it takes for one and that never was. */
const EPOCH = new Temporal.PlainDate(1899, 12, 30);

/** «年合同额(万)» and 48 are «年合同额» and «48万». */
export function amountCell(head: string, cell: string): { readonly head: string; readonly text: string } {
  const unit = /\(\s*(?:单位:?)?\s*([^()]{1,12}?)\s*\)\s*$/.exec(head.normalize('NFKC'))?.[1] ?? '';
  const bare = unit ? head.replace(/\s*[(（][^(（]*$/, '') : head;
  const isFigure = /^[\d,.]+$/.test(cell);
  return { head: bare, text: isFigure && unit ? `${cell}${/^[a-z]/i.test(unit) ? ' ' : ''}${unit}` : cell };
}

/** A first name and a last one, in the order of their language. */
export function joinedName(first: string | undefined, last: string | undefined): string | undefined {
  if (!first || !last) return first ?? last;
  return /\p{Script=Han}/u.test(first + last) ? `${last}${first}` : `${first} ${last}`;
}

/** What is to be kept of a contact: each field that is named, with what stands behind it. Pure. */
import type { Sentence, Slots } from '../../types.ts';
import { type Given, one } from '../given.ts';
import { pieceIn, piecesOf, wordsIn } from '../named.ts';
import { rest, trim } from '../words.ts';

type Details = NonNullable<Slots['details']>;
type Field = { readonly name: string; readonly from: number; readonly to: number };

export function detailsIn({ sentence, match }: Given): Slots {
  const title = pieceIn(match, { slot: 'title', type: 'title' });
  if (title)
    return {
      ...told({ title: sentence.text.slice(...title.span).replace(/^(?:the|an?|their) /i, '') }),
      ...one('part', wordsIn(match, 'part')),
    };
  const fields = fieldsIn(sentence);
  const details: Details = Object.fromEntries(
    fields.flatMap(({ name, to }, at) => {
      const value = valueOf(name, { sentence, from: to, to: fields[at + 1]?.from ?? sentence.text.length });
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (Object.keys(details).length) return told(details);
  return told(loose({ sentence, match }, fields[0]?.name));
}

/** The value of the first field by itself: most sentences tell one. */
function told(details: Details): Slots {
  const [first] = Object.entries(details);
  return { ...(first && { field: first[0], ...one('value', first[1]) }), details };
}

/** «换号码 139…», "update the e-mail of Tom to …": the value stands anywhere. */
function loose({ sentence, match }: Given, named: string | undefined): Details {
  const whole = { sentence, from: 0, to: sentence.text.length };
  const field = named ?? ['email', 'phone'].find((each) => valueOf(each, whole) !== undefined);
  if (field === undefined) return {};
  const value =
    valueOf(field, whole) ??
    trim(
      wordsIn(match, 'value') ??
        wordsIn(match, 'words') ??
        rest(
          sentence,
          piecesOf(sentence, 'contact').map(({ span }) => span),
        ),
    );
  return value ? { [field]: value } : {};
}

/** The fields that are named, each where it is said first. */
function fieldsIn({ classes, tokens, pieces }: Sentence): readonly Field[] {
  const all: Field[] = [];
  let free = 0;
  for (const [at, words] of classes.entries()) {
    const word = words
      .filter(({ name, value }) => name === 'field' && value !== undefined)
      .toSorted((a, b) => b.to - a.to)[0];
    const [from, to] = [tokens[at]?.from ?? 0, tokens[(word?.to ?? 0) - 1]?.to ?? 0];
    const isNamed = pieces.some(({ type, span }) => NAMES.has(type) && span[0] <= from && from < span[1]);
    if (word?.value === undefined || from < free || isNamed) continue;
    all.push({ name: word.value, from, to });
    free = to;
  }
  return all;
}

const NAMES = new Set(['customer', 'company', 'contact', 'colleague', 'email']);

function valueOf(
  field: string,
  { sentence, from, to }: { readonly sentence: Sentence; readonly from: number; readonly to: number },
): string | undefined {
  const within = ({ span }: { readonly span: readonly [number, number] }) => span[0] >= from && span[1] <= to;
  const words = sentence.text.slice(from, to);
  if (field === 'email') return piecesOf(sentence, 'email').find(within)?.value;
  if (field === 'phone') return PHONE.exec(sentence.flat.slice(from, to))?.[0].trim();
  if (field === 'birthday') return birthdayIn(sentence, { from, to });
  const value = trim(words.replace(/^\s*(?:是|为|改成|改为|改做|换成|变成|(?:is|now|changed? to)\b|[:：]|\s)+/i, ''));
  if (field === 'wechat')
    return piecesOf(sentence, 'account').find(within)?.value ?? /^[a-z][\w-]{4,24}$/i.exec(value)?.[0];
  return field === 'title' && value && value.length <= 24 && !/[,，。;；]/.test(value) ? value : undefined;
}

const PHONE = /(?<![a-z\d])\+?[\d(][\d\s()-]{5,22}\d(?:\s?(?:转|ext\.?|x)\s?\d{1,6})?/;

/** `03-05`; with the year where it is said; a day of the moon's calendar as it was said. */
function birthdayIn(sentence: Sentence, { from, to }: { readonly from: number; readonly to: number }) {
  const flat = sentence.flat.slice(from, to);
  const said = BIRTHDAY.exec(flat)?.[0];
  if (said !== undefined && MOON.test(sentence.flat)) return `农历${said.replace(/^(?:农历|阴历|旧历|老历)/, '')}`;
  const day = piecesOf(sentence, 'day').findLast(
    ({ span, value }) => span[0] >= from && span[1] <= to && value.ahead.start !== undefined,
  );
  const date = day?.value.ahead.start;
  const spoken = LUNAR.exec(flat)?.groups;
  if (spoken) return `农历${spoken['leap'] ? '闰' : ''}${spoken['month']}月${spoken['day']}`;
  if (date !== undefined && MOON.test(sentence.flat))
    return `农历${Number(date.slice(5, 7))}月${Number(date.slice(8))}`;
  return date !== undefined && !/\d{4}/.test(flat) ? date.slice(5) : (date ?? said);
}

const BIRTHDAY =
  /(?:农历|阴历|旧历|老历)?闰?(?:\d{1,2}|[正一二三四五六七八九十冬腊]{1,2})月(?:初|廿)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})/;
/** A leap month, and the months and days that no other calendar calls so, are the moon's. */
const MOON = /农历|阴历|旧历|老历|闰|正月|冬月|腊月|月初[一二三四五六七八九十]|廿|lunar/;
/** "lunar 8-15", "lunar leap month 6 day 5". */
const LUNAR = /lunar (?<leap>leap )?(?:month )?(?<month>\d{1,2})(?:\/|-| day )(?<day>\d{1,2})/;

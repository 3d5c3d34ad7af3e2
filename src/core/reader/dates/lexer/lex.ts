import { match, other, type Place, put } from './cursor.ts';
import { figures } from './digits.ts';
import { han, numerals, opening } from './han.ts';
import { latin } from './latin.ts';
import { codeAt, isDigit, isHan, isLatin } from '../../text/normalize.ts';
import { type Piece, pieceOf } from '../engine/token.ts';

/** What a character can begin; `idle` begins nothing. */
const [idle, space, figure, letter, word, numeral, sign] = [0, 1, 2, 3, 4, 5, 6] as const;

const signs = '-~→,、(:@&+></.;!?。\n';

const classes = new Uint8Array(65536).map((_, code) => {
  if (code === 32) return space;
  if (isDigit(code)) return figure;
  if (isLatin(code)) return letter;
  if (isHan(code)) return numerals.has(code) ? numeral : opening.has(code) ? word : idle;
  return signs.includes(String.fromCharCode(code)) ? sign : idle;
});
classes[codeAt('半', 0)] = numeral;

/** Cuts a plain text into the words of time and what lies between them, in one walk from left to right. */
export function lex(text: string, typed: string): Piece[] {
  const row: Piece[] = [];
  const end = text.length;
  for (let at = 0; at < end;) {
    switch (classes[codeAt(text, at)]!) {
      case space:
        at++;
        break;
      case letter:
        at = latin(text, { row, at, typed });
        break;
      case word:
        at = han(text, { row, at });
        break;
      case numeral:
        at = recurs(text, { row, at }) ? each(row, at) : han(text, { row, at });
        break;
      case figure:
        at = recurs(text, { row, at }) ? each(row, at) : figures(text, { row, at });
        break;
      case sign:
        at = signAt(text, { row, at });
        break;
      default:
        at = idly(text, { row, at });
    }
  }
  return row;
}

/** «三天没回就打电话» is after three days. */
const unanswered = /内?还?(?:没|不|冇)[\u4e00-\u9fff]{0,5}(?:就|再|的话)/y;

function idly(text: string, { row, at }: Place): number {
  const last = row.at(-1);
  if (last?.k === 'u' && last.to === at && match(unanswered, text, at))
    row.push(pieceOf({ k: 'z' }, { from: at, to: at }));
  let to = at + 1;
  const end = text.length;
  while (to < end && classes[codeAt(text, to)] === idle) to++;
  return other({ row, at }, to);
}

const onceIn =
  /(?:\d{1,2}|半|[一二两俩三四五六七八九十]{1,2})个?(?:天|周|星期|礼拜|月|季度?|年)(?![后内前以之])[\u4e00-\u9fff]{0,6}?一[次趟回遍]/y;

/** «半年回访一次» is every half year, as «每半年». */
function recurs(text: string, { row, at }: Place): boolean {
  const last = row.at(-1);
  if (last && last.to === at && 'e#nMYViw'.includes(last.k)) return false;
  return match(onceIn, text, at) !== undefined;
}

function each(row: Piece[], at: number): number {
  row.push(pieceOf({ k: 'e' }, { from: at, to: at }));
  return at;
}

function signAt(text: string, place: Place): number {
  const { at, row } = place;
  const c = text[at]!;
  const last = row.at(-1);
  switch (c) {
    case '-':
    case '~':
    case '→': {
      let to = at + 1;
      while (to < text.length && '->~ '.includes(text[to]!)) to++;
      return put(place, { to, made: { k: 'k', word: c } });
    }
    case ',':
    case '、':
    case '(':
      return put(place, { to: at + 1, made: { k: 'C', word: c } });
    case ':':
      return last && 'wMdDU'.includes(last.k)
        ? put(place, { to: at + 1, made: { k: 'C', word: c } })
        : other(place, at + 1);
    case '@':
      return put(place, { to: at + 1, made: { k: 'A' } });
    case '&':
    case '+':
      return put(place, { to: at + 1, made: { k: '+' } });
    case '>':
      return put(place, { to: at + 1, made: { k: 'c', word: c } });
    case '<':
      return put(place, { to: at + 1, made: { k: 'b', word: c } });
    case '/':
      return (last && 'wMT'.includes(last.k)) || monthBehind(text, place)
        ? put(place, { to: at + 1, made: { k: 'C', word: c } })
        : other(place, at + 1);
    case '.':
      return monthBehind(text, place)
        ? put(place, { to: at + 1, made: { k: 'C', word: '/' } })
        : put(place, { to: at + 1, made: { k: '!' } });
    default:
      return put(place, { to: at + 1, made: { k: '!' } });
  }
}

/** 12/dec, 3.may. */
function monthBehind(text: string, { row, at }: Place): boolean {
  const last = row.at(-1);
  return (
    last?.k === 'n' &&
    last.to === at &&
    /^ ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(text.slice(at + 1, at + 6))
  );
}

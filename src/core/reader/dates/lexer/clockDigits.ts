import { type Figures, type FormMatch, match } from './cursor.ts';
import { codeAt, codesOf } from '../../text/normalize.ts';
import { type Made } from '../engine/token.ts';

const clock = /(\d{1,2})[:：]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?: ?([ap])(?:\.m\.|\.?m\b|\.?(?![a-z])))?/y;
const clockH = /(\d{1,2})h([0-5]\d)?(?![\da-z])/y;
const clockM = /(\d{1,2})(?:[.-]([0-5]\d))?[+.]? ?([ap])(?:\. ?m\.|\.? ?m\b)/y;
const clockP = /(\d{1,2}) ?([ap])(?![a-z])\.?/y;
const clocksP = /\d{1,2}[ap] ?(?:-|~|to|till?|until) ?\d{1,2} ?[ap](?![a-z])/y;
const dashed = /(\d{1,2}) ?- ?(\d{1,2})(?![\d.%:-])/y;

const halves = codesOf('ap');
const joints = codesOf('.-+');
const colons = codesOf(':：');
const h = codeAt('h', 0);

/** 9:30, 3pm, 3p, 14h30. */
export function clockTime(
  text: string,
  { at, last, row, after, mark }: Figures & { after: number; mark: number },
): FormMatch | undefined {
  if (colons.has(after)) {
    const time = match(clock, text, at);
    return time && Number(time[1]) < 25
      ? { to: at + time[0].length, made: clockOf(Number(time[1]), Number(time[2]), time[3]) }
      : undefined;
  }
  const half = halves.has(mark);
  if (half || joints.has(after)) {
    const meridiem = match(clockM, text, at);
    if (meridiem && Number(meridiem[1]) < 25) {
      const range = match(dashed, text, at);
      if (!(range && meridiem[2] && Number(meridiem[1]) < Number(meridiem[2]) && Number(meridiem[2]) <= 12))
        return {
          to: at + meridiem[0].length,
          made: clockOf(Number(meridiem[1]), Number(meridiem[2] ?? 0), meridiem[3], meridiem[2] === undefined),
        };
    }
  }
  if (half) {
    const abbreviated = match(clockP, text, at);
    if (
      abbreviated &&
      Number(abbreviated[1]) < 13 &&
      (last?.word === 'at' ||
        /^\d+ [ap]\./.test(abbreviated[0]) ||
        match(clocksP, text, at) ||
        (last?.k === 'k' && row.at(-2)?.k === 'T'))
    )
      return { to: at + abbreviated[0].length, made: clockOf(Number(abbreviated[1]), 0, abbreviated[2], true) };
  }
  if (after !== h) return undefined;
  const french = match(clockH, text, at);
  return french && Number(french[1]) < 25 && (french[2] !== undefined || last?.k === 'A' || last?.word === 'past')
    ? { to: at + french[0].length, made: { ...clockOf(Number(french[1]), Number(french[2] ?? 0)), fixed: true } }
    : undefined;
}

const military = /(0\d|1\d|2[0-3])([0-5]\d)(?=hrs?\b| ?- ?\d{4}| h\b| hours?\b|$|[ ,;)\n])/y;
const militaries = /\d{4} ?- ?\d{4}(?!\d)/y;

/** 0930, 1400 hrs. */
export function militaryTime(text: string, { at, end, last }: Figures): FormMatch | undefined {
  const time = match(military, text, at);
  if (!time) return undefined;
  const early = text[at] === '0';
  const told =
    early ||
    /^ ?(?:hrs?|h|hours?)\b/.test(text.slice(end, end + 6)) ||
    last?.k === 'A' ||
    last?.k === 'v' ||
    match(militaries, text, at);
  if (!told || text.startsWith('19', at) || text.startsWith('20', at)) return undefined;
  return { to: at + time[0].length, made: { ...clockOf(Number(time[1]), Number(time[2])), fixed: early } };
}

function clockOf(hour: number, minute: number, half?: string, round?: boolean): Made {
  const turned = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return {
    k: 'T',
    at: turned * 60 + minute,
    fixed: half !== undefined || hour > 12 || hour === 0,
    g: round ? 'hour' : 'minute',
    word: half,
  };
}

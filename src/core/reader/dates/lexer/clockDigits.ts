import type { Made } from '../grammar/rule.ts';
import { type Figures, type FigureForm, match } from './cursor.ts';

const colon = /(\d{1,2})[:：]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?: ?([ap])(?:\.m\.|\.?m\b|\.?(?![a-z])))?/y;
const dotted = /(\d{1,2})\.([0-5]\d)(?![\d.%]|\.\d)(?! ?(?:[ap]\.?m|[ap]\b|k\b|per\b|each\b|usd|eur))/y;
/** A day, behind which 14.30 is an hour. */
const dayBefore =
  /(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|\b(?:today|tomorrow|tmrw?|tonight)|\d(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|\d{1,2}[/-]\d{1,2}|\d\.[0-5]\d ?-|\d{2}:[0-5]\d ?-)\.?,? ?(?:at |@ ?|from |before |after |by )?$/;
const letterH = /(\d{1,2})h([0-5]\d)?(?![\da-z])/y;
const halves = /(\d{1,2})(?:[.-]([0-5]\d))?[+.]? ?([ap])(?:\. ?m\.|\.? ?m\b)/y;
const letterP = /(\d{1,2}) ?([ap])(?![a-z])\.?/y;
const letterRange = /\d{1,2}[ap] ?(?:-|~|to|till?|until) ?\d{1,2} ?[ap](?![a-z])/y;
const rangeEnd = /[ap] ?(?:-|~|to) ?$/;
const dashed = /(\d{1,2}) ?- ?(\d{1,2})(?![\d.%:-])/y;
const military = /([01]\d|2[0-3])([0-5]\d)(?=hrs?\b| ?- ?\d{4}| ?h\b| hrs?\b| hours?\b|$|[ ,;)\n])/y;
const militaries = /\d{4} ?- ?\d{4}(?!\d)/y;

/** 9:30, 3pm, 3p, 14h30, 0930, 1400 hrs. An hour written with a nought or with four figures is what it says. */
export function clockDigits(text: string, { at, end, before }: Figures): FigureForm | undefined {
  const near = text.slice(Math.max(0, at - 6), at);
  const time = match(colon, text, at);
  if (time && Number(time[1]) < 25) {
    const to = at + time[0].length;
    return {
      to,
      made: said({ hour: Number(time[1]), minute: time[2], half: time[3], exact: time[1]?.startsWith('0') ?? false }),
    };
  }
  const dot = match(dotted, text, at);
  if (dot && Number(dot[1]) < 24 && dayBefore.test(text.slice(Math.max(0, at - 18), at)))
    return {
      to: at + dot[0].length,
      made: said({ hour: Number(dot[1]), minute: dot[2], half: undefined, exact: dot[1]?.startsWith('0') ?? false }),
    };
  if (end - at === 4) return fourFigures(text, { at, end, before });
  if (end - at > 2) return undefined;
  const half = match(halves, text, at);
  if (half && Number(half[1]) < 25) {
    const range = match(dashed, text, at);
    const isRange = range && half[2] && Number(half[1]) < Number(half[2]) && Number(half[2]) <= 12;
    if (!isRange)
      return {
        to: at + half[0].length,
        made: said({ hour: Number(half[1]), minute: half[2], half: half[3], exact: false }),
      };
  }
  const short = match(letterP, text, at);
  if (
    short &&
    Number(short[1]) < 13 &&
    (/(?:at|@|\b(?:to|tmrw?|tomorrow|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?),?) ?$/.test(
      text.slice(Math.max(0, at - 11), at),
    ) ||
      /^\d+ [ap]\./.test(short[0]) ||
      match(letterRange, text, at) ||
      rangeEnd.test(near))
  )
    return {
      to: at + short[0].length,
      made: said({ hour: Number(short[1]), minute: undefined, half: short[2], exact: false }),
    };
  const french = match(letterH, text, at);
  return french && Number(french[1]) < 25 && (french[2] !== undefined || /(?:at|@|past) ?$/.test(near))
    ? {
        to: at + french[0].length,
        made: said({ hour: Number(french[1]), minute: french[2], half: undefined, exact: true }),
      }
    : undefined;
}

function fourFigures(text: string, { at, end }: Figures): FigureForm | undefined {
  const time = match(military, text, at);
  if (!time) return undefined;
  const early = text[at] === '0';
  const told =
    early ||
    /^ ?(?:hrs?|h|hours?)\b/.test(text.slice(end, end + 6)) ||
    /(?:\bat|@|about|around|by) ?$/.test(text.slice(Math.max(0, at - 7), at)) ||
    match(militaries, text, at);
  if (!told || /^(?:19|20)/.test(text.slice(at, at + 2)) || codeBefore.test(near(text, at))) return undefined;
  return {
    to: at + time[0].length,
    made: said({ hour: Number(time[1]), minute: time[2], half: undefined, exact: early }),
  };
}

const near = (text: string, at: number) => text.slice(Math.max(0, at - 10), at);

/** What makes of 0417 the number of a thing. */
const codeBefore =
  /[a-z\d]-$|#$|\b(?:no\.?|nr\.?|tag|order|ref|po|so|batch|invoice|inv|code|serial|s\/n|model|ext|id|room|flight|lot|unit|case|ticket|quote)[ :]*$|[号码编单]:? ?$/;

function said({
  hour,
  minute,
  half,
  exact,
}: {
  hour: number;
  minute: string | undefined;
  half: string | undefined;
  exact: boolean;
}): Made {
  const turned = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return {
    kind: 'clock',
    said: {
      minute: turned * 60 + Number(minute ?? 0),
      fixed: half !== undefined || exact || hour > 12 || hour === 0,
      grain: minute === undefined ? 'hour' : 'minute',
    },
  };
}

import type { When, Step, Reading } from '../../contract/reading.ts';

/** How one person uses words for a day that others could mean otherwise: `下*` is so many days away from where most would put it. */
export type Sense = { readonly words: string; readonly days: number };

/** A day that was doubted: the words it was read from, where most people would put it, and where else. */
export type Doubt = {
  readonly words: string;
  readonly typed: string;
  readonly dueOn: Temporal.PlainDate;
  readonly otherwise: readonly Temporal.PlainDate[];
};

export function doubtsIn({ steps, dates }: Reading, text: string): Doubt[] {
  return steps.flatMap((step) => doubtOf(step, { dates, text }) ?? []);
}

function doubtOf({ dueOn, otherwise }: Step, { dates, text }: { dates: readonly When[]; text: string }) {
  const found = dates.find(({ start, otherwise: or }) => or && dueOn && start?.toPlainDate().equals(dueOn));
  if (!found || !dueOn || !otherwise?.length) return undefined;
  const typed = text.slice(...found.span);
  const words = wordsOf(typed);
  return words === undefined ? undefined : { words, typed, dueOn, otherwise };
}

const WEEKDAY =
  /(?:周|週|星期|礼拜|禮拜)[一二三四五六日天1-7]|\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/i;

/** What stays the same from one weekday and hour to another: `下*` of «下周三下午3点», `next *` of "next Wed 3pm". */
function wordsOf(typed: string): string | undefined {
  const folded = typed.normalize('NFKC').toLowerCase();
  const found = WEEKDAY.exec(folded);
  if (!found) return undefined;
  const after = /^\s+(?:next|this|coming) week\b/.exec(folded.slice(found.index + found[0].length))?.[0] ?? '';
  return `${folded.slice(0, found.index)}*${after}`.replaceAll(/\s+/g, ' ');
}

/** The same reading, with each doubted day where this person has put such days before; where most would put it is the other choice. */
export function settle(reading: Reading, { text, senses }: { text: string; senses: readonly Sense[] }): Reading {
  const trace = [...reading.trace];
  const steps = reading.steps.map((step) => {
    const doubt = doubtOf(step, { dates: reading.dates, text });
    const sense = doubt && senses.find(({ words }) => words === doubt.words);
    const meant = sense && doubt.otherwise.find((day) => day.equals(doubt.dueOn.add({ days: sense.days })));
    if (!doubt || !meant) return step;
    trace.push(`«${doubt.typed}» is ${meant.toString()}: this person means it so`);
    const others = doubt.otherwise.filter((day) => !day.equals(meant));
    return {
      ...step,
      dueOn: meant,
      ...(step.until && { until: step.until.add({ days: sense.days }) }),
      otherwise: [doubt.dueOn, ...others],
    };
  });
  return { ...reading, steps, trace };
}

/** What a corrected day tells about the words it was read from; undefined when it is no day that they could mean. */
export function senseIn(doubts: readonly Doubt[], meant: Temporal.PlainDate): (Sense & { typed: string }) | undefined {
  const doubt = doubts.find(({ dueOn, otherwise }) => [dueOn, ...otherwise].some((day) => day.equals(meant)));
  return doubt && { words: doubt.words, typed: doubt.typed, days: doubt.dueOn.until(meant).days };
}

/** The days that a sentence names, as the reader reads them: ahead, as of a plan, and back, as of a report. Pure. */
import { minuteOf } from '../../reader/dates/civil.ts';
import { scan, toWhen } from '../../reader/dates/find.ts';
import type { When } from '../../contract/reading.ts';
import type { Day, Piece, Said } from '../types.ts';

/** `hidden` is the folded text without the names in it, so that no name is taken for a day. */
export function daysIn({ text, local, locale, country }: Said, hidden: string): readonly Piece[] {
  const { future, past } = scan({ typed: text, text: hidden }, { now: minuteOf(local), locale, country });
  return future.slice(0, MOST).map((ahead, at) => {
    const when = toWhen(ahead);
    const back = past[at];
    return {
      type: 'day',
      span: when.span,
      value: { ahead: shown(when), back: back ? shown(toWhen(back)) : shown(when) },
    };
  });
}

const MOST = 24;

function shown({ start, end, granularity, open, recurrence }: When): Day['ahead'] {
  const last = end?.subtract({ minutes: 1 });
  const from = start ?? (open === 'before' ? last : undefined);
  return {
    start: from?.toPlainDate().toString(),
    end: open === 'after' ? undefined : last?.toPlainDate().toString(),
    clock: from && CLOCKED.has(granularity) ? from.toPlainTime().toString().slice(0, 5) : undefined,
    granularity,
    rule: recurrence,
  };
}

const CLOCKED = new Set(['minute', 'hour', 'part']);

/** The days that a sentence names, as the reader reads them: ahead, as of a plan, and back, as of a report. Pure. */
import { minuteOf, plainDateTime } from '../../reader/dates/civil.ts';
import { scan, toWhen } from '../../reader/dates/find.ts';
import { impossibleDays, withoutImpossible } from '../../reader/dates/impossible.ts';
import { movedTo } from '../../reader/roles/rules/corrected.ts';
import type { Found } from '../../reader/dates/found.ts';
import type { Day, Piece, Said } from '../types.ts';

/** `hidden` is the folded text without the names in it, so that no name is taken for a day. */
export function daysIn({ text, local, locale, country }: Said, hidden: string): readonly Piece[] {
  const none = impossibleDays(hidden);
  const left = withoutImpossible(hidden, none);
  const { future, past } = scan({ typed: text, text: left }, { now: minuteOf(local), locale, country });
  return [
    ...future.slice(0, MOST).flatMap((ahead, at): readonly Piece[] =>
      isLater(hidden, ahead.from) || isLeadTime(hidden, ahead)
        ? []
        : (movedIn(ahead, hidden) ?? [
            {
              type: 'day',
              span: [ahead.from, ahead.to],
              value: { ahead: shown(ahead), back: shown(past[at] ?? ahead) },
            },
          ]),
    ),
    ...none.map(({ span }): Piece => ({
      type: 'day',
      span,
      value: { ahead: NEVER, back: NEVER, noDay: text.slice(...span).trim() },
    })),
  ];
}

/** "Moved from Wed to Thu 10am": two days, of which the second is meant. */
function movedIn(found: Found, text: string): readonly Piece[] | undefined {
  const to = movedTo(found, text);
  const between = to && BETWEEN.exec(text.slice(found.from, found.to));
  if (!between || found.kind === 'recurrence') return undefined;
  const left: Found = { ...found, end: found.start + 1, granularity: 'day' };
  const at = found.from + between.index;
  return [
    { type: 'day', span: [found.from, at], value: { ahead: shown(left), back: shown(left) } },
    { type: 'day', span: [at + between[0].length, found.to], value: { ahead: shown(to), back: shown(to) } },
  ];
}

const BETWEEN = / (?:to|till|until) |[到至]/;

/** «推后两天» is later by two days, and no «后两天». */
function isLater(text: string, at: number) {
  return text[at] === '后' && /[推延往顺挪拖]/.test(text[at - 1] ?? '');
}

/** «提前20分钟», "15 min before" is how long before its hour something is to be told, and no moment of its own. */
function isLeadTime(text: string, { from, to, distance }: Found) {
  if (distance?.side !== 'before' || !distance.length) return false;
  return /^提[前早]|\b(?:before|beforehand|ahead|in advance)\b\W*$/.test(text.slice(from, to));
}

const NEVER: Day['ahead'] = { start: undefined, end: undefined, clock: undefined, granularity: 'day', rule: undefined };

const MOST = 24;

function shown(found: Found): Day['ahead'] {
  const { start, end, granularity, open, recurrence } = toWhen(found);
  const last = end?.subtract({ minutes: 1 });
  // «Before Thursday» names Thursday, "until 3pm" the beginning of that hour.
  const isNamed = open === 'before' && (found.bound === 'before' || CLOCKED.has(granularity));
  const named = isNamed && found.start !== undefined ? plainDateTime(found.start) : last;
  const from = start ?? named;
  return {
    start: from?.toPlainDate().toString(),
    end: open === 'after' ? undefined : (named ?? last)?.toPlainDate().toString(),
    clock: from && CLOCKED.has(granularity) ? from.toPlainTime().toString().slice(0, 5) : undefined,
    granularity: open === 'before' && granularity === 'range' ? 'day' : granularity,
    rule: recurrence,
  };
}

const CLOCKED = new Set(['minute', 'hour', 'part']);

/** Days of a sentence as slots: the day on which something is due, the stretch that a question is about. Pure. */
import type { Day, Piece, Sentence } from '../types.ts';
import { piecesOf } from './named.ts';

type DayPiece = Extract<Piece, { readonly type: 'day' }>;

/** The day that is meant: the last that is not said to be wrong. */
export function dueIn(sentence: Sentence): string | undefined {
  const days = piecesOf(sentence, 'day').filter(
    (piece) => piece.value.ahead.start !== undefined && !isDenied(piece, sentence),
  );
  const last = days.at(-1);
  if (!last) return undefined;
  const clock = days.findLast(({ value }) => value.ahead.clock !== undefined)?.value.ahead.clock;
  return stamp(last.value, clock);
}

export function stamp({ ahead }: Day, clock = ahead.clock) {
  return ahead.start === undefined ? undefined : clock === undefined ? ahead.start : `${ahead.start}T${clock}`;
}

/** «不是礼拜三», "not Wed", "from 3 Dec". */
function isDenied({ span }: DayPiece, { flat }: Sentence) {
  return /(?:不是|不要|别|而不是|原定|本来|原来|\bnot(?: on)?|\binstead of|\bfrom)\s*$/.test(
    flat.slice(Math.max(0, span[0] - 12), span[0]),
  );
}

/** The first and the last day of what is ahead: «下周三到下周五», «周一开始请三天假». */
export function stretchAhead(sentence: Sentence): { readonly from?: string; readonly until?: string } {
  const days = piecesOf(sentence, 'day')
    .map(({ value }) => value.ahead)
    .filter(({ start }) => start !== undefined);
  const [first] = days;
  if (!first?.start) return {};
  const length = piecesOf(sentence, 'length').at(-1)?.value;
  const last = days.at(-1);
  const counted = length !== undefined && days.length === 1 && first.granularity !== 'range' && length < 60;
  const until = counted
    ? Temporal.PlainDate.from(first.start)
        .add({ days: length - 1 })
        .toString()
    : (last?.end ?? last?.start ?? first.start);
  return { from: first.start, until };
}

/** The stretch of the past that a question is about. */
export function stretchBack(sentence: Sentence): { readonly since?: string; readonly until?: string } {
  const days = piecesOf(sentence, 'day')
    .map(({ value }) => value.back)
    .filter(({ start, end }) => start ?? end);
  const [day] = days;
  if (!day) {
    const length = piecesOf(sentence, 'length')[0]?.value;
    return length === undefined ? {} : { since: sentence.local.toPlainDate().subtract({ days: length }).toString() };
  }
  return { ...(day.start !== undefined && { since: day.start }), ...(day.end !== undefined && { until: day.end }) };
}

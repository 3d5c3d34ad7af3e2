/** What operations share: pages, the one record, and what the end of a command means to a program. */
import { ProgramRefusal, type RanCommand } from '../operation.ts';
import type { RecordPage } from '../store/records/page.ts';

export function pageFrom({
  cursor,
  limit,
}: {
  readonly cursor?: string | undefined;
  readonly limit: number;
}): RecordPage {
  if (cursor === undefined) return { limit };
  const before = Number(/^b(\d{1,15})$/.exec(cursor)?.[1]);
  if (!Number.isSafeInteger(before)) throw new ProgramRefusal('invalid');
  return { before, limit };
}

/** Of one row more than the page has. */
export function paged<Row extends { readonly id: number }>(rows: readonly Row[], { limit }: RecordPage) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: [...items], next: rows.length > limit && last ? `b${last.id}` : null };
}

export const ONE: RecordPage = { limit: 1 };

export function theOne<Row>(rows: readonly (Row | undefined)[]): Row {
  const [row] = rows;
  if (row === undefined) throw new ProgramRefusal('missing');
  return row;
}

/** Ends in which what was asked for was not done. */
const MISSING = new Set(['gone', 'not_yours']);
const UNCLEAR = new Set([
  'unclear',
  'whose',
  'which',
  'several',
  'nobody',
  'when',
  'what',
  'whatDone',
  'near',
  'toWhom',
  'unknown',
  'none',
]);

/** Undone where it ended otherwise than in one of these: what is not there and what is not one's own are told alike. */
export function ended(ran: RanCommand, good: readonly string[]): RanCommand {
  if (good.includes(ran.kind)) return ran;
  const why = 'why' in ran.outcome ? String(ran.outcome.why) : '';
  if (MISSING.has(ran.kind) || MISSING.has(why)) throw new ProgramRefusal('missing');
  const refusal = ran.kind === 'atAnotherStep' ? ran.kind : UNCLEAR.has(ran.kind) ? 'unclear' : 'refused';
  throw new ProgramRefusal(refusal, { said: ran.said, kind: why || ran.kind });
}

/** `#12`: how a command is told which one. */
export const rowMark = (id: number) => `#${id}`;

import type { Found } from '../../dates/found.ts';
import type { Span } from '../../../contract/reading.ts';

/** A time beside a name at the beginning of a line is when somebody wrote, not when somebody comes: «Dana 16:58: …», «[16:58] Dana: …», «2026/7/20 16:58 Dana: …». */
export function isStamp(text: string, { from, to, kind }: Pick<Found, 'from' | 'to' | 'kind'>): boolean {
  if (kind !== 'time') return false;
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const before = text.slice(start, from);
  const after = text.slice(to, end < 0 ? text.length : end);
  const time = text.slice(from, to);
  if (before === '' && dayAndTime.test(time)) return text.includes('\n') && /^ ?[^:\n,，]{1,24}:/.test(after);
  if (/^\[$/.test(before)) return /^\] ?[^\]:\n]{1,24}:/.test(after);
  return (
    before.length > 0 &&
    before.length < 24 &&
    (after.trim().length <= 1 || after.startsWith(':')) &&
    text.includes('\n') &&
    /^[^,，。:]{1,20}\s*$/.test(before) &&
    /\d\d?:\d\d/.test(time)
  );
}

/** Where the name of a stamp stands. */
export function writerOf(text: string, { from, to }: Pick<Found, 'from' | 'to'>): Span {
  const start = text.lastIndexOf('\n', from) + 1;
  if (text.slice(start, from).replace('[', '').trim() !== '') return [start, from];
  const behind = text[to] === ']' ? to + 1 : to;
  return [behind, Math.max(behind, text.indexOf(':', to))];
}

export const isUs = (writer: string) => /^(?:我|me|you|自己|本人)$/i.test(writer.trim());

const dayAndTime = /\d[-/.年月]\d.*\d:\d\d/;

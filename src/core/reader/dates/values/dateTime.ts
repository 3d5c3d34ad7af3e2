import { DAY } from '../civil.ts';
import { parts } from './dayParts.ts';
import { day } from './periods.ts';
import { type Made, type Piece, type Ref } from '../engine/token.ts';

export function join(date: Piece | (Made & Partial<Piece>), time: Piece | Made | undefined): Made | undefined {
  if (!time) return undefined;
  const base = date.s!;
  const rest = {
    ...(date.loose ? { loose: true } : {}),
    ...(date.or ? { or: date.or } : {}),
    ...(date.approx || time.approx ? { approx: true } : {}),
    ...(date.n === undefined ? {} : { n: date.n }),
    ...(date.weekday === undefined ? {} : { weekday: date.weekday }),
  };
  const start = Math.floor(base / DAY) * DAY;
  if (time.k === 'p') {
    const cut = parts[time.word ?? ''];
    if (!cut) return undefined;
    return { k: 'W', s: start + cut[2] * 60, e: start + cut[1] * 60, g: 'part', ...rest };
  }
  const minute = dayHour(time);
  const end = time.e === undefined ? undefined : time.e;
  return {
    k: 'W',
    s: start + minute,
    e:
      end === undefined
        ? start + minute + (time.g === 'hour' ? 60 : 1)
        : start + end + (time.at === minute ? 0 : minute - time.at!),
    g: time.g === 'hour' ? 'hour' : 'minute',
    at: minute,
    ...(time.fixed ? { fixed: true } : {}),
    ...rest,
  };
}

/** Hours at which nobody works: «at 3» is the afternoon. */
function dayHour(time: Piece | Made): number {
  const minute = time.at!;
  return !time.fixed && minute >= 60 && minute < 420 && time.e === undefined ? minute + 720 : minute;
}

/** Makes a clock time without a day, or a part of one, into the next or the last such time. */
export function alone(at: Ref, piece: Piece): Made | undefined {
  if (piece.k === 'T') {
    const made = join({ ...piece, ...day(at.today) }, piece);
    if (!made) return undefined;
    const late = !at.past && made.s! < at.now - 5 && at.now - made.s! > 10;
    const moved =
      late &&
      piece.fixed !== true &&
      (piece.at ?? 0) < 720 &&
      made.s! + 720 > at.now &&
      made.s! + 720 < (at.today + 1) * DAY
        ? 720
        : late
          ? DAY
          : 0;
    return {
      ...made,
      s: made.s! + moved,
      e: made.e! + moved,
      word: 'T',
      loose: true,
      ...(piece.weak ? { weak: true } : {}),
    };
  }
  const made = join({ ...piece, ...day(at.today) }, piece);
  return made && { ...made, word: 'p', loose: true };
}

import { type Made, type Piece } from '../engine/token.ts';

/** The parts of the day: where each begins and ends, and the hour it is taken for. */
export const parts: Readonly<Record<string, readonly [from: number, to: number, hour: number]>> = {
  dawn: [4, 8, 6],
  early: [8, 10, 8],
  breakfast: [7, 10, 9],
  morning: [8, 12, 8],
  forenoon: [9, 12, 9],
  noon: [12, 14, 12],
  lunch: [12, 14, 12],
  afternoon: [14, 18, 14],
  tea: [15, 18, 16],
  dusk: [17, 19, 17],
  close: [18, 19, 18],
  evening: [19, 22, 19],
  dinner: [19, 21, 19],
  tonight: [20, 24, 20],
  late: [22, 24, 22],
  night: [0, 6, 1],
};

export function inPart(time: Piece, piece: Piece): Made | undefined {
  const minute = shift(time.at!, piece.word!);
  return {
    ...time,
    k: 'T',
    at: minute,
    weak: false,
    fixed: true,
    word: 'part',
    ...(time.e === undefined ? {} : { e: time.e + minute - time.at! }),
    g: time.g ?? 'minute',
  };
}

/** Seven in the evening is 19:00, twelve at night the end of the day. */
export function shift(minute: number, word: string): number {
  const [from = 0] = parts[word] ?? [];
  if (word === 'noon') return minute < 240 ? minute + 720 : minute;
  if (word === 'night' || word === 'dawn' || word === 'morning' || word === 'forenoon' || word === 'early')
    return minute >= 720 && minute < 780 && word === 'night' ? minute - 720 : minute;
  if (from >= 12 && minute < 720)
    return (word === 'tonight' || word === 'late') && minute < 240 ? minute : minute + 720;
  return (word === 'evening' || word === 'tonight') && minute >= 720 && minute < 780 ? minute + 720 : minute;
}

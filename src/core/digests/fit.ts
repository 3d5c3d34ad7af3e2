/** A digest does not grow with what there is to say: what matters least is left out. Pure. */
import { shorten } from '../text/phrases.ts';

/** One line; of two the one that matters less goes first. */
export type Line = { readonly text: string; readonly matters: number };

/** What a digest may be as a whole, and what its head and its buttons may take of that. */
export const MOST = { lines: 12, chars: 500 };
const AROUND = { lines: 2, chars: 90 };
const LONGEST = 90;
/** How many names a line has. */
const NAMES = 5;

/** The lines for which there is room, in their order. */
export function fit(lines: readonly Line[]): string[] {
  const cut = lines.map((line) => ({ ...line, text: shorten(line.text, LONGEST) }));
  const byWorth = cut.toSorted((one, other) => other.matters - one.matters);
  const kept = byWorth.filter((_, at) => isRoomFor(byWorth.slice(0, at + 1)));
  return cut.filter((line) => kept.includes(line)).map(({ text }) => text);
}

function isRoomFor(lines: readonly Line[]) {
  const chars = lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  return lines.length <= MOST.lines - AROUND.lines && chars <= MOST.chars - AROUND.chars;
}

/** «何珊 3、吴桐 2 等 7 人»: the first few, and how many there are. */
export function few(
  names: readonly string[],
  { list, all }: { readonly list: (names: readonly string[]) => string; readonly all: (count: number) => string },
) {
  const shown = list(names.slice(0, NAMES));
  return names.length > NAMES ? shown + all(names.length) : shown;
}

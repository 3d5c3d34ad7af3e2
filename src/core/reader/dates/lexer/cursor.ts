import { type Made, type Piece, pieceOf } from '../engine/token.ts';

/** The end of the row that is being cut, and the place in the text that comes next. All that follows answers with the next place. */
export type Place = { readonly row: Piece[]; readonly at: number };

export function put({ row, at }: Place, { to, made }: { to: number; made: Made }): number {
  row.push(pieceOf(made, { from: at, to }));
  return to;
}

/** A word of the tables, which has the shape of a piece already. */
export function putWord({ row, at }: Place, { to, word }: { to: number; word: Piece }): number {
  row.push({ ...word, from: at, to });
  return to;
}

const nothing: Made = { k: 'x' };

/** What tells no time; neighbours of the kind are one piece. */
export function other({ row, at }: Place, to: number): number {
  const last = row.at(-1);
  if (last?.k === 'x') last.to = to;
  else row.push(pieceOf(nothing, { from: at, to }));
  return to;
}

/** What a pattern with the flag y finds at a place. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** A run of figures, the character before it and the pieces before it. */
export type Figures = {
  readonly at: number;
  readonly end: number;
  readonly before: string;
  readonly last: Piece | undefined;
  readonly row: readonly Piece[];
};

/** What figures are by their form, and where that ends; without a meaning they are known to tell no time. */
export type FormMatch = { readonly to: number; readonly made?: Made | undefined };

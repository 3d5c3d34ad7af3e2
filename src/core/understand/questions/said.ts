/** What the lexemes of a sentence say, by kind. Pure. */
import type { Piece } from '../types.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuestionWord } from './lexicon.ts';

export function isSaid(lexemes: readonly Lexeme[], says: QuestionWord['says']) {
  return lexemes.some((each) => each.kind === 'word' && each.word.says === says);
}

export function wordsSaying<Kind extends QuestionWord['says']>(lexemes: readonly Lexeme[], says: Kind) {
  const words = lexemes.flatMap((each) => (each.kind === 'word' ? [each.word] : []));
  return words.filter((word): word is Extract<QuestionWord, { readonly says: Kind }> => word.says === says);
}

export function piecesAmong<Type extends Piece['type']>(lexemes: readonly Lexeme[], type: Type) {
  const pieces = lexemes.flatMap((each) => (each.kind === 'piece' ? [each.piece] : []));
  return pieces.filter((piece): piece is Extract<Piece, { readonly type: Type }> => piece.type === type);
}

export function groupSaid(lexemes: readonly Lexeme[]) {
  return wordsSaying(lexemes, 'group')[0]?.by;
}

export function topSaid(lexemes: readonly Lexeme[]) {
  return lexemes.find((each) => each.kind === 'top')?.top;
}

/** What a phrase takes for the name of somebody whom nobody knows becomes a name of the sentence like any other. Pure. */
import type { PhraseMatch } from '../grammar/match.ts';
import { spanOf, type StrangerType } from '../names/strangers.ts';
import type { Piece, Sentence } from '../types.ts';
import type { Given } from './given.ts';

/** `isQuestion`: nothing is written by it, so whoever works at a customer may stand for it. */
export function withStrangers({ sentence, match }: Given, isQuestion: boolean): Given {
  if (!match?.strangers) return { sentence, match };
  const slots: Record<string, PhraseMatch> = {};
  const strangers: Piece[] = [];
  for (const [name, taken] of Object.entries(match.slots)) {
    if ('stranger' in taken) {
      const { from, to } = taken;
      const span = spanOf({ sentence, from, to });
      const piece =
        (isQuestion && taken.stranger === 'customer' && homeOf(sentence, span)) ||
        named(taken.stranger, { span, text: sentence.text });
      strangers.push(piece);
      slots[name] = { piece, from, to };
    } else slots[name] = taken;
  }
  const known = sentence.pieces.filter(
    ({ type, span }) =>
      !NAMES.has(type) || strangers.every((each) => span[1] <= each.span[0] || span[0] >= each.span[1]),
  );
  const pieces = [...known, ...strangers].toSorted((a, b) => a.span[0] - b.span[0]);
  return { sentence: { ...sentence, pieces }, match: { ...match, slots } };
}

/** «谁负责李总»: whoever stands where a customer does stands for theirs, where that is only one. */
function homeOf({ pieces }: Sentence, [from, to]: Piece['span']): Piece | undefined {
  const people = pieces.flatMap((piece) =>
    piece.type === 'contact' && piece.span[0] === from && piece.span[1] === to ? piece.value : [],
  );
  const homes = new Map(people.map(({ customer }) => [customer.id, customer]));
  const [home, another] = homes.values();
  return home && !another ? { type: 'customer', span: [from, to], value: home, how: 'name' } : undefined;
}

function named(type: StrangerType, { span, text }: Pick<Piece, 'span'> & Pick<Sentence, 'text'>): Piece {
  if (type === 'customer') return { type: 'company', span, value: text.slice(...span), inside: undefined };
  return { type, span, value: [] };
}

const NAMES = new Set<Piece['type']>(['customer', 'company', 'contact', 'colleague']);

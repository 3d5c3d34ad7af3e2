/** Sentences that are whom and when, or when alone, and nothing else. Pure. */
import type { Sentence } from '../types.ts';

/** «华为 下周三», "Tom tomorrow": a plan. */
export function isWhomAndWhen(sentence: Sentence): boolean {
  const { isNote, kind, steps } = sentence.reading;
  return isNote && kind === undefined && steps.length === 1 && isOnly(sentence, ['day'], ['customer', 'contact']);
}

/** «明天», «那就下周五下午», behind the card of a note, whose customer may be named again: its day. */
export function isWhenOfCard(sentence: Sentence): boolean {
  const { shown, pieces } = sentence;
  const named = pieces.flatMap((piece) => (piece.type === 'customer' ? [piece.value.id] : []));
  const isItsOwn = named.every((id) => shown?.customers.some((one) => one?.id === id));
  return (
    shown?.kind === 'card' && isItsOwn && isOnly(sentence, ['day'], ...(named.length ? [['customer'] as const] : []))
  );
}

type Type = Sentence['pieces'][number]['type'];

/** Every word is of one of these, each of which is there, or a filler. */
function isOnly({ tokens, pieces, fillers }: Sentence, ...wanted: readonly (readonly Type[])[]): boolean {
  const groups = wanted.map((types) => pieces.filter(({ type }) => types.includes(type)));
  const isNamed = (at: number) => groups.flat().some(({ span }) => span[0] <= at && at < span[1]);
  return (
    groups.every((group) => group.length > 0) &&
    tokens.every(({ kind, text, from }, at) =>
      kind === 'mark' ? !'?？'.includes(text) : fillers.has(at) || isNamed(from),
    )
  );
}

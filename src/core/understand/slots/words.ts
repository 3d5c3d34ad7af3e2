/** What words of a class say in a sentence, and the words that are left beside what is named. Pure. */
import type { Piece, Sentence } from '../types.ts';

/** The value of the first word of a class; of two that begin together the longer. */
export function valueOf(
  sentence: Sentence,
  name: string,
  { but = () => false }: { readonly but?: (value: string, at: number) => boolean } = {},
): string | undefined {
  for (const [at, words] of sentence.classes.entries()) {
    const here = words
      .filter((word) => word.name === name && word.value !== undefined && !isNamed(sentence, at))
      .toSorted((a, b) => b.to - a.to)[0];
    if (here?.value !== undefined && !but(here.value, at)) return here.value;
  }
  return undefined;
}

export function has(sentence: Sentence, name: string) {
  return sentence.classes.some((words) => words.some((word) => word.name === name && word.value === undefined));
}

/** Whether a token stands within a name. */
function isNamed({ tokens, pieces }: Sentence, at: number) {
  const from = tokens[at]?.from ?? 0;
  return pieces.some(({ type, span }) => NAMES.has(type) && span[0] <= from && from < span[1]);
}

const NAMES = new Set<Piece['type']>(['customer', 'company', 'contact', 'colleague']);

/** The words without some stretches of them, and without what politeness puts at both ends. */
export function rest({ text }: Sentence, spans: readonly Piece['span'][]): string {
  let out = '';
  let at = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (from > at) out += text.slice(at, from);
    at = Math.max(at, to);
  }
  return trim(out + text.slice(at));
}

/** «不是礼拜三», "not Wed", "from 3 Dec", "instead of Bosch". */
export function isDenied({ span }: Pick<Piece, 'span'>, { flat }: Pick<Sentence, 'flat'>) {
  return DENIED.test(flat.slice(Math.max(0, span[0] - 14), span[0]));
}

const DENIED = /(?:不是|不要|别|原定|本来|原来|\bnot(?: on| at| the)?|n't|\binstead of|\brather than|\bfrom)\s*$/;

/** Words as they were said, without the marks that set them off. */
export function unmarked(words: string) {
  return words.replaceAll(/^[\s,，:：;；、]+|\s+$/g, '');
}

export function trim(words: string) {
  return words.replace(EDGES, '');
}

const EDGES = /^[\s,，:：;；。.、!！?？"'「」“”‘’-]+|[\s,，:：;；。、!！?？"'「」“”‘’]+$/gu;

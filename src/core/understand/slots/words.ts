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

/** The values of a class that are not said to be over, or all: «不再当组长,改回销售», «别说英文了,讲中文». */
export function valuesLeft(sentence: Sentence, name: string): readonly string[] {
  const all: { readonly value: string; readonly isOver: boolean }[] = [];
  valueOf(sentence, name, {
    but: (value, at) => {
      all.push({ value, isOver: OVER.test(sentence.flat.slice(0, sentence.tokens[at]?.from ?? 0)) });
      return true;
    },
  });
  const left = all.filter(({ isOver }) => !isOver);
  return (left.length ? left : all).map(({ value }) => value);
}

const OVER =
  /(?:不再|不是|不当|不做|不想|别|莫|甭|不要|由|从|之前|原来|看不懂)(?:再|在|担任|是|当|做|讲|说|用|发|显示)*\s*$|\b(?:no longer|no more|not|from|instead of|stop|was)(?: (?:a|an|the|in|using|speaking))*\s*$/;

/** A name that is taught, without the words that teach it: «以后我说的阿怡», "Brandy, remember that". */
export function nickOf(words: string): string {
  return trim(trim(words).replace(TAUGHT_BEFORE, '').replace(TAUGHT_BEHIND, ''));
}

const TAUGHT_BEFORE =
  /^(?:以后|今后|记住|平时)*[,，\s]*(?:我们?|咱们?|俺们?|大家|大伙|同事们?)*(?:口中|嘴里)?(?:说|喊|叫|讲|管)?(?:的|起)?(?=.)|^(?:(?:when|if|whenever)\s+)?(?:we|people|folks|everyone|i)(?: (?:all|here|in the office))* (?:say|call(?: (?:him|her))?)\s+/iu;
const TAUGHT_BEHIND =
  /[\s,，]*(?:你?(?:也|要|给我)?(?:记住|记着|记好|记一下|记下|认着|认得)(?:了|啊|哈)?|都认|加个别名|(?:please )?(?:remember|learn|note)(?: (?:it|that|this|this nickname))?|fyi|put as (?:an )?alias|as (?:an )?alias)[\s,，.!]*$/iu;

export function has(sentence: Sentence, name: string) {
  return sentence.classes.some((words) => words.some((word) => word.name === name && word.value === undefined));
}

/** Whether a token stands within a name or an address. */
function isNamed({ tokens, pieces }: Sentence, at: number) {
  const from = tokens[at]?.from ?? 0;
  return pieces.some(({ type, span }) => NAMES.has(type) && span[0] <= from && from < span[1]);
}

const NAMES = new Set<Piece['type']>(['customer', 'company', 'contact', 'colleague', 'address']);

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

/** A text without the names of a customer and of people there. Pure. */
import type { Translator } from '../text/phrases.ts';

export function masked(
  text: string,
  {
    customers,
    people,
    to,
  }: { readonly customers: readonly string[]; readonly people: readonly string[]; readonly to: Pick<Translator, 't'> },
): string {
  const without = (words: string, names: readonly string[], put: string) =>
    names
      .filter((name) => name.length > 1)
      .toSorted((a, b) => b.length - a.length)
      .reduce((left, name) => left.replaceAll(new RegExp(escaped(name), 'gi'), put), words);
  return without(
    without(text, customers, to.t({ zh: '某客户', en: 'a customer' })),
    people,
    to.t({ zh: '某人', en: 'somebody' }),
  ).replaceAll(REACH, '…');
}

/** Numbers and addresses of people. */
const REACH = /\+?\d[\d\s-]{6,}\d|[\w.+-]+@[\w.-]+/g;

function escaped(name: string) {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

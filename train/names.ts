import { plain } from '../src/core/reader/text/normalize.ts';
import type { Named, NamedType } from '../src/core/understand/judge/features.ts';

/** The firm that the sentences of a file speak of. */
export type World = {
  readonly colleagues: readonly Someone[];
  readonly customers: readonly (Someone & { readonly contacts?: readonly Someone[] })[];
};

type Someone = { readonly name: string; readonly full?: string; readonly also?: readonly string[] };

export type Names = readonly (readonly [name: string, type: NamedType])[];

/** Every way in which somebody may be called, the longest first. */
export function namesOf({ customers, colleagues }: World): Names {
  const contacts = customers.flatMap((customer) => customer.contacts ?? []);
  const all = new Map<string, NamedType>();
  const put = (type: NamedType, names: readonly string[]) => {
    for (const name of names.map((each) => plain(each).trim()))
      if (name.length > 1 && !all.has(name)) all.set(name, type);
  };
  put('customer', customers.flatMap(called));
  put('colleague', colleagues.flatMap(called));
  put('contact', contacts.flatMap(called));
  put(
    'colleague',
    colleagues.flatMap(({ name }) => partsOf(name)),
  );
  put(
    'contact',
    contacts.flatMap(({ name }) => partsOf(name)),
  );
  return [...all].toSorted(([a], [b]) => b.length - a.length);
}

function called({ name, full, also = [] }: Someone) {
  return [name, ...(full === undefined ? [] : [full]), ...also];
}

/** Anna and Weber of Anna Weber, 小明 of 王小明. */
function partsOf(name: string): readonly string[] {
  const flat = plain(name);
  if (/^\p{Script=Han}{3}$/u.test(flat)) return [flat.slice(1)];
  return flat
    .split(' ')
    .filter((part) => /^[\p{Script=Latin}'-]{3,}$/u.test(part) && !/^(?:mrs|herr|frau)$/.test(part));
}

/** Whom and what a text names: the longest names first, Latin ones where they are whole words. */
export function namesIn(text: string, names: Names): readonly Named[] {
  const flat = plain(text);
  const found: Named[] = [];
  for (const [name, type] of names)
    for (let from = flat.indexOf(name); from !== -1; from = flat.indexOf(name, from + 1)) {
      const to = from + name.length;
      const isFree = found.every(({ span }) => to <= span[0] || from >= span[1]);
      if (isFree && isWhole(flat, { from, to })) found.push({ type, span: [from, to] });
    }
  return found.toSorted((a, b) => a.span[0] - b.span[0]);
}

function isWhole(flat: string, { from, to }: { readonly from: number; readonly to: number }) {
  return !joins(flat.slice(from - 1, from + 1)) && !joins(flat.slice(to - 1, to + 1));
}

function joins(two: string) {
  return /^\p{Script=Latin}{2}$/u.test(two);
}

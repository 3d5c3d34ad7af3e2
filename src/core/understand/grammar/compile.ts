/** All phrases of all intents in one automaton: phrases that begin alike share their beginning. Pure. */
import type { Classes } from '../classes.ts';
import { type Element, rowsOf } from './parse.ts';

/** A phrase by itself, or with what it says of slots without naming them. */
export type Phrase = string | readonly [phrase: string, says: Readonly<Record<string, unknown>>];

export type Phrases = { readonly zh: readonly Phrase[]; readonly en: readonly Phrase[] };

export type Node = {
  readonly id: number;
  readonly words: Map<string, Node>;
  readonly classes: Map<string, Node>;
  readonly slots: Slot[];
  readonly ends: End[];
};

/** `id`: of the place inside it, where words are taken one by one; the next one up is the place inside a name that nobody knows. */
export type Slot = {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly mayBeNew: boolean;
  readonly to: Node;
};

export type End = {
  readonly intent: string;
  readonly phrase: string;
  readonly says: Readonly<Record<string, unknown>> | undefined;
};

export function compileGrammar(
  files: readonly Readonly<Record<string, Phrases>>[],
  { classes }: { readonly classes: Classes },
): Node {
  let count = 0;
  const node = (): Node => ({ id: count++, words: new Map(), classes: new Map(), slots: [], ends: [] });
  const root = node();
  for (const [intent, { zh, en }] of files.flatMap(Object.entries<Phrases>))
    for (const entry of [...zh, ...en]) {
      const [phrase, says] = typeof entry === 'string' ? [entry, undefined] : entry;
      for (const row of rowsOf(phrase)) {
        if (!row.length) throw new Error(`«${phrase}» of ${intent} may be empty`);
        check(row, { phrase, classes });
        let at = root;
        for (const element of row) at = follow(at, { element, node, inside: () => (count += 2) - 2 });
        if (!at.ends.some((end) => end.intent === intent)) at.ends.push({ intent, phrase, says });
      }
    }
  return root;
}

function follow(
  at: Node,
  { element, node, inside }: { readonly element: Element; readonly node: () => Node; readonly inside: () => number },
): Node {
  if (element.is === 'slot') {
    const known = at.slots.find(
      ({ name, type, mayBeNew }) => name === element.name && type === element.type && mayBeNew === element.mayBeNew,
    );
    if (known) return known.to;
    const to = node();
    at.slots.push({ id: inside(), name: element.name, type: element.type, mayBeNew: element.mayBeNew, to });
    return to;
  }
  const edges = element.is === 'word' ? at.words : at.classes;
  const key = element.is === 'word' ? element.text : element.name;
  const to = edges.get(key) ?? node();
  edges.set(key, to);
  return to;
}

function check(row: readonly Element[], { phrase, classes }: { readonly phrase: string; readonly classes: Classes }) {
  for (const element of row)
    if (element.is === 'class' && !(element.name in classes))
      throw new Error(`«${phrase}»: there is no class <${element.name}>`);
}

/** All phrases of all intents in one automaton: phrases that begin alike share their beginning. Pure. */
import type { Classes } from '../classes.ts';
import { type Element, rowsOf } from './parse.ts';

/** A phrase by itself, or with what it says of slots without naming them. */
export type Phrase = string | readonly [phrase: string, says: Readonly<Record<string, unknown>>];

export type Phrases = { readonly zh: readonly Phrase[]; readonly en: readonly Phrase[] };

export type Node = {
  readonly id: number;
  readonly words: ReadonlyMap<string, Node>;
  readonly classes: ReadonlyMap<string, Node>;
  readonly slots: readonly Slot[];
  readonly ends: readonly End[];
};

/** While it is made. There are so many that what a node has not must cost nothing: all share one emptiness. */
type Growing = { -readonly [Key in keyof Node]: Node[Key] };
const noEdges: ReadonlyMap<string, Growing> = new Map();
const nothing: readonly never[] = [];

/** `id`: of the place inside it, where words are taken one by one; the next one up is the place inside a name that nobody knows. */
export type Slot = {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly mayBeNew: boolean;
  readonly isList: boolean;
  readonly to: Node;
};

export type End = {
  readonly intent: string;
  readonly phrase: string;
  readonly says: Readonly<Record<string, unknown>> | undefined;
};

/** The class of words that stand between the members of a list. */
const JOINING = 'joining';

export function compileGrammar(
  files: readonly Readonly<Record<string, Phrases>>[],
  { classes }: { readonly classes: Classes },
): Node {
  let count = 0;
  const node = (): Growing => ({ id: count++, words: noEdges, classes: noEdges, slots: nothing, ends: nothing });
  const root = node();
  for (const [intent, { zh, en }] of files.flatMap(Object.entries<Phrases>))
    for (const entry of [...zh, ...en]) {
      const [phrase, says] = typeof entry === 'string' ? [entry, undefined] : entry;
      for (const row of rowsOf(phrase)) {
        if (!row.length) throw new Error(`«${phrase}» of ${intent} may be empty`);
        check(row, { phrase, classes });
        let at = root;
        for (const element of row) at = follow(at, { element, node, inside: () => (count += 2) - 2 });
        if (!at.ends.some((end) => end.intent === intent)) at.ends = [...at.ends, { intent, phrase, says }];
      }
    }
  return root;
}

function follow(
  at: Growing,
  { element, node, inside }: { readonly element: Element; readonly node: () => Growing; readonly inside: () => number },
): Growing {
  if (element.is === 'slot') {
    const { name, type, mayBeNew, isList } = element;
    const known = at.slots.find(
      (slot) => slot.name === name && slot.type === type && slot.mayBeNew === mayBeNew && slot.isList === isList,
    );
    if (known) return known.to;
    const to = node();
    const slot = () => ({ id: inside(), name, type, mayBeNew, isList, to });
    at.slots = [...at.slots, slot()];
    if (isList) {
      // Behind one there may be another, with a word between them or with none.
      const next = node();
      next.slots = [slot()];
      to.slots = [slot()];
      to.classes = new Map([[JOINING, next]]);
    }
    return to;
  }
  const [edges, key] =
    element.is === 'word' ? (['words', element.text] as const) : (['classes', element.name] as const);
  const known = at[edges].get(key);
  if (known) return known;
  const to = node();
  at[edges] = new Map([...at[edges], [key, to]]);
  return to;
}

function check(row: readonly Element[], { phrase, classes }: { readonly phrase: string; readonly classes: Classes }) {
  for (const element of row)
    if (element.is === 'class' && !(element.name in classes))
      throw new Error(`«${phrase}»: there is no class <${element.name}>`);
}

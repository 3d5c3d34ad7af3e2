import type { Kind, PhraseNode } from './kinds.ts';
import type { Place, Rule } from './rule.ts';

/** Rules made ready: kinds have numbers, and for each kind there are the rules that a phrase of it can begin, with the element at which it does. */
export type Grammar = { readonly begun: readonly (readonly Begun[] | undefined)[] };

/** A rule, the element at which a phrase begins it, what may come next, and whether nothing need come. */
type Begun = { readonly rule: Ready; readonly element: number; readonly next: number; readonly alone: boolean };

type Ready = {
  readonly elements: readonly { readonly kinds: KindSet; readonly optional: boolean }[];
  readonly make: Rule['make'];
};

/** Kinds by their numbers; `bits` has a bit for each, shared by a few, so that most places are passed over by one comparison. */
type KindSet = { readonly exact: Uint8Array; readonly bits: number };

const numbers = new Map<Kind, number>();

function numberOf(kind: Kind): number {
  let number = numbers.get(kind);
  if (number === undefined) numbers.set(kind, (number = numbers.size));
  return number;
}

function setOf(kinds: readonly Kind[]): KindSet {
  const exact = new Uint8Array(128);
  let bits = 0;
  for (const kind of kinds) {
    exact[numberOf(kind)] = 1;
    bits |= bitOf(numberOf(kind));
  }
  return { exact, bits };
}

function bitOf(number: number): number {
  return 1 << (number % 31);
}

export function grammarOf(rules: readonly Rule[]): Grammar {
  const begun: Begun[][] = [];
  for (const { elements, make } of rules) {
    const rule = { elements: elements.map(({ kinds, optional }) => ({ kinds: setOf(kinds), optional })), make };
    for (const [element, { kinds, optional }] of elements.entries()) {
      const start = { rule, element, ...following(rule, element + 1) };
      for (const kind of kinds) (begun[numberOf(kind)] ??= []).push(start);
      if (!optional) break;
    }
  }
  return { begun };
}

/** The phrases that begin at one place. */
export type PhrasesHere = { readonly nodes: readonly PhraseNode[] };

type Here = { readonly nodes: PhraseNode[]; readonly numbers: number[]; bits: number };

/** All phrases by the place at which they begin. */
export type Chart = (Here | undefined)[];

/** A phrase has no more words than this, and this many begin at one place: so the cost is linear in the length of a text. */
const longest = 16;
const most = 28;

/** The number of a phrase that a cheaper one has replaced, and of kinds that no rule wants. */
const gone = 127;

/**
 * Puts words together to phrases, from right to left: at each place all phrases that begin behind it are known.
 * Of two phrases of one kind over the same words the cheaper stays, then the one that was made first.
 */
export function fillPlace(
  chart: Chart,
  {
    at,
    words,
    grammar,
    place,
  }: { at: number; words: readonly PhraseNode[]; grammar: Grammar; place: Omit<Place, 'from' | 'to'> },
): PhrasesHere {
  const here: Here = { nodes: [], numbers: [], bits: 0 };
  for (const word of words) keep(word);
  const parts: (PhraseNode | undefined)[] = [];
  // Where the phrase that is being made ends so far, and its words: this is the inner loop of the whole reader.
  let [last] = words;
  let count = 0;
  for (let i = 0; i < here.nodes.length && i < most; i++) {
    const first = here.nodes[i];
    const ready = grammar.begun[here.numbers[i] ?? gone];
    if (!first || !ready) continue;
    const behind = chart[first.next]?.bits ?? 0;
    for (let r = 0; r < ready.length; r++) {
      const start = ready[r];
      if (!start || (!start.alone && (behind & start.next) === 0)) continue;
      parts.length = 0;
      for (let skipped = 0; skipped < start.element; skipped++) parts.push(undefined);
      parts.push(first);
      last = first;
      count = first.words;
      extend(start.rule, start.element + 1);
    }
  }
  chart[at] = here;
  return here;

  function extend(rule: Ready, element: number): void {
    if (!last) return;
    const wanted = rule.elements[element];
    if (wanted === undefined) {
      const made = rule.make(parts, { ...place, from: at, to: last.to });
      if (!made) return;
      let cost = made.cost ?? 0;
      for (const part of parts) if (part) cost += part.cost;
      // The chart reads kind and meaning together, as a rule made them.
      keep({
        kind: made.kind,
        said: made.said,
        from: at,
        to: last.to,
        next: last.next,
        cost,
        words: count,
      } as PhraseNode);
      return;
    }
    if (wanted.optional) {
      parts.push(undefined);
      extend(rule, element + 1);
      parts.pop();
    }
    const behind = chart[last.next];
    if (!behind || count >= longest) return;
    const { kinds } = wanted;
    if ((behind.bits & kinds.bits) === 0) return;
    const { nodes } = behind;
    const { exact } = kinds;
    const before = last;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (!node || exact[behind.numbers[i] ?? gone] !== 1) continue;
      parts.push(node);
      last = node;
      count += node.words;
      extend(rule, element + 1);
      count -= node.words;
      parts.pop();
    }
    last = before;
  }

  function keep(node: PhraseNode): void {
    const number = numbers.get(node.kind) ?? gone;
    const { nodes } = here;
    for (let i = 0; i < nodes.length; i++) {
      const twin = nodes[i];
      if (here.numbers[i] !== number || twin?.to !== node.to) continue;
      if (twin.cost <= node.cost) return;
      here.numbers[i] = gone;
    }
    nodes.push(node);
    here.numbers.push(number);
    here.bits |= bitOf(number);
  }
}

/** What may come at an element and behind those that may be left out, and whether all may be. */
function following({ elements }: Ready, from: number): { next: number; alone: boolean } {
  let next = 0;
  for (let i = from; i < elements.length; i++) {
    next |= elements[i]?.kinds.bits ?? 0;
    if (!elements[i]?.optional) return { next, alone: false };
  }
  return { next, alone: true };
}

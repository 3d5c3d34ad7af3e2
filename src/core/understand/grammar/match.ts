/**
 * Reads a sentence by the grammar. One pass over the words: at each place the automaton is in a bounded number of places, of
 * which the best way there is kept, so the cost is linear in the length of the sentence. A phrase may begin and end anywhere;
 * what it does not cover counts against it, except fillers and marks.
 */
import type { ClassWord, Piece, Sentence } from '../types.ts';
import { isStrangerType, LONGEST_NAME, mayBeCalled, mayBegin, type StrangerType } from '../names/strangers.ts';
import { spoken } from '../tokens.ts';
import type { Node, Slot } from './compile.ts';

/** A phrase found in a sentence. */
export type Match = {
  readonly intent: string;
  readonly phrase: string;
  /** How much of what the sentence says is in the phrase, up to 1. */
  readonly coverage: number;
  /** The weight of its words that are no free text. */
  readonly weight: number;
  /** All that it leaves over is politeness and marks. */
  readonly isWhole: boolean;
  /** It has words of its own beside what it names. */
  readonly isWorded: boolean;
  /** How many are in it whom nobody knows. */
  readonly strangers: number;
  readonly slots: Readonly<Record<string, PhraseMatch>>;
  readonly says: Readonly<Record<string, unknown>> | undefined;
};

/** What stands in a slot: a piece, a word of a class, words of the sentence, or words that can be nothing but a name. */
export type PhraseMatch =
  | { readonly piece: Piece; readonly from: number; readonly to: number }
  | { readonly value: string; readonly from: number; readonly to: number }
  | { readonly words: string; readonly from: number; readonly to: number }
  | { readonly stranger: StrangerType; readonly from: number; readonly to: number };

type State = {
  readonly node: Node;
  /** Weight of tokens in words, classes and pieces, and in free text. */
  readonly firm: number;
  readonly free: number;
  readonly isWorded: boolean;
  readonly strangers: number;
  readonly begun: number;
  readonly back: Step | undefined;
  /** Inside free text, with the place where it began. */
  readonly within: Within | undefined;
};

type Within = {
  readonly slot: Slot;
  readonly from: number;
  readonly stranger: StrangerType | undefined;
};

type Step = { readonly name: string; readonly taken: Taken; readonly before: Step | undefined };

/** Free text is cut out when a phrase is kept, and not at every word. */
type Taken = Exclude<PhraseMatch, { readonly words: string }> | { readonly from: number; readonly to: number };

/** Behind so many words a sentence is no request but its own free text. */
const LONGEST = 120;
/** What a word of free text counts of a word that the grammar knows. */
const FREE = 0.4;
/** What a word of a name that nobody knows counts. */
const STRANGE = 0.9;
/** The most words that `{name}` takes. */
const NAME = 8;

export function matchAll(sentence: Sentence, grammar: Node): readonly Match[] {
  const { tokens, fillers } = sentence;
  const end = Math.min(tokens.length, LONGEST);
  const weights = tokens.map((token, at) => (fillers.has(at) ? 0.15 : weightOf(token)));
  const sums = totals(weights);
  const sum = (from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const total = sum(0, tokens.length) || 1;
  const rest = sum(end, tokens.length);
  const said = totals(tokens.map((token, at) => (fillers.has(at) ? 0 : weightOf(token))));
  const full = totals(tokens.map(weightOf));
  const inFull = (from: number, to: number) => (full[to] ?? 0) - (full[from] ?? 0);
  const pieces = piecesAt(sentence);
  const states: (Map<number, State> | undefined)[] = Array.from({ length: end + 1 });
  const best = new Map<string, Match>();

  const reach = (at: number, state: State) => {
    const row = (states[at] ??= new Map());
    const { node, within } = state;
    const key = within ? within.slot.id + (within.stranger ? 1 : 0) : node.id;
    const rival = row.get(key);
    if (!rival || score(state) > score(rival)) row.set(key, state);
  };

  for (let at = 0; at <= end; at += 1) {
    if (at < end)
      reach(at, {
        node: grammar,
        firm: 0,
        free: 0,
        isWorded: false,
        strangers: 0,
        begun: at,
        back: undefined,
        within: undefined,
      });
    const classes = sentence.classes[at] ?? [];
    const here = states[at];
    if (!here) continue;
    // Leaving free text adds states of this very place: a map is gone through with what is added to it.
    for (const state of here.values()) {
      if (state.within?.stranger) advanceStranger(state, { at, stranger: state.within.stranger });
      else if (state.within) advanceFree(state, at);
      else {
        keepEnds(state, at);
        if (at < end) advance(state, { at, classes });
      }
    }
    states[at] = undefined;
  }
  return [...best.values()].toSorted((a, b) => b.coverage - a.coverage || b.weight - a.weight);

  function advance(state: State, { at, classes }: { at: number; classes: readonly ClassWord[] }) {
    const token = tokens[at];
    const weight = weights[at] ?? 0;
    if (!token) return;
    const word = state.node.words.get(spoken(token.text));
    if (word) reach(at + 1, { ...state, node: word, firm: state.firm + (weightOf(token) || 0.1), isWorded: true });
    for (const { to, name, value } of classes) {
      const firm = state.firm + inFull(at, to);
      const node = state.node.classes.get(name);
      if (node && to <= end) reach(to, { ...state, node, firm, isWorded: true });
      if (value === undefined) continue;
      for (const slot of state.node.slots)
        if (slot.type === name && to <= end)
          reach(to, {
            ...state,
            node: slot.to,
            firm,
            isWorded: true,
            back: step(slot.name, { taken: { value, from: at, to }, before: state.back }),
          });
    }
    for (const slot of state.node.slots) {
      if (slot.mayBeNew && isStrangerType(slot.type) && mayBegin(token))
        reach(at, { ...state, within: { slot, from: at, stranger: slot.type } });
      if (slot.type === 'words' || slot.type === 'name')
        reach(at, { ...state, within: { slot, from: at, stranger: undefined } });
      else
        for (const { piece, to } of pieces[at] ?? []) {
          // A customer whom only notes name is one.
          const isNamed = slot.type === 'customer' && piece.type === 'company' && piece.inside === undefined;
          if ((slot.type === piece.type || isNamed) && to <= end)
            reach(to, {
              ...state,
              node: slot.to,
              firm: state.firm + Math.max(1, inFull(at, to)),
              back: step(slot.name, { taken: { piece, from: at, to }, before: state.back }),
            });
        }
    }
    // Between the words of a phrase fillers and marks may stand.
    if (state.node !== grammar && (fillers.has(at) || token.kind === 'mark'))
      reach(at + 1, { ...state, free: state.free + weight * 0.5 });
  }

  /** A name that nobody knows counts a little less than one that is known. */
  function advanceStranger(state: State, { at, stranger }: { readonly at: number; readonly stranger: StrangerType }) {
    const { within } = state;
    if (!within) return;
    const { from, slot } = within;
    const { name, to } = slot;
    if (at > from && goesOn(to, at) && mayBeCalled(stranger, { sentence, from, to: at })) {
      const back = step(name, { taken: { stranger, from, to: at }, before: state.back });
      reach(at, { ...state, node: to, within: undefined, back, strangers: state.strangers + 1 });
    }
    const token = tokens[at];
    if (token && at < end && at - from < LONGEST_NAME)
      reach(at + 1, { ...state, firm: state.firm + STRANGE * (weights[at] ?? 0) });
  }

  function advanceFree(state: State, at: number) {
    const { within } = state;
    if (!within) return;
    const { from, slot } = within;
    const { name, to } = slot;
    const isName = to.ends.length === 0 && at - from > NAME;
    if (at > from && goesOn(to, at)) {
      // What is looked at ends somewhere; free text goes on to its own end.
      const isLast = to.ends.length > 0 && at === end;
      const upTo = isLast ? tokens.length : at;
      const taken = { from, to: upTo };
      const left = { ...state, node: to, within: undefined, back: step(name, { taken, before: state.back }) };
      if (isLast) keepEnds({ ...left, free: left.free + rest }, upTo);
      else reach(at, left);
    }
    if (at < end && !isName) reach(at + 1, { ...state, free: state.free + (weights[at] ?? 0) });
  }

  /** Whether a phrase ends at a node, or has something for the next word. */
  function goesOn({ ends, slots, words, classes }: Node, at: number) {
    const token = tokens[at];
    if (ends.length || slots.length || !token || fillers.has(at) || token.kind === 'mark') return true;
    return (
      words.has(spoken(token.text)) ||
      (classes.size > 0 && (sentence.classes[at] ?? []).some(({ name }) => classes.has(name)))
    );
  }

  function keepEnds(state: State, at: number) {
    if (!state.node.ends.length) return;
    const before = sum(0, state.begun);
    const covered = Math.min(
      1,
      (state.firm + state.free * FREE) / (state.firm + state.free * FREE + before + sum(at, tokens.length)),
    );
    const isWhole = (said[state.begun] ?? 0) === 0 && (said[tokens.length] ?? 0) === (said[at] ?? 0);
    // Whom nobody knows is believed only where nothing is left over, and where no phrase does without.
    if (state.strangers && !isWhole) return;
    for (const { intent, phrase, says } of state.node.ends) {
      const rival = best.get(intent);
      const weight = state.firm / total;
      if (rival && isBetter(rival, { covered, weight, isWhole, says, strangers: state.strangers })) continue;
      best.set(intent, {
        intent,
        phrase,
        says,
        coverage: covered,
        weight,
        isWhole,
        isWorded: state.isWorded,
        strangers: state.strangers,
        slots: slotsOf(sentence, state.back),
      });
    }
  }
}

/** Of two that come to the same it is the one that says more. */
function isBetter(
  rival: Match,
  { covered, ...other }: Pick<Match, 'weight' | 'isWhole' | 'strangers' | 'says'> & { readonly covered: number },
) {
  if (rival.isWhole && other.isWhole && isSaidForIt(rival) !== isSaidForIt(other)) return isSaidForIt(rival);
  if (rival.isWhole && other.isWhole && rival.strangers !== other.strangers) return rival.strangers < other.strangers;
  // What both leave over is politeness, however much of it: the one knows more that takes less for free text.
  if (rival.isWhole && other.isWhole && isSaidForIt(rival) && rival.weight !== other.weight)
    return rival.weight > other.weight;
  if (rival.coverage !== covered) return rival.coverage > covered;
  return rival.weight === other.weight ? rival.says !== undefined || !other.says : rival.weight > other.weight;
}

/** Nothing else is said by it. */
function isSaidForIt({ says }: Pick<Match, 'says'>) {
  return says?.['surely'] !== undefined;
}

function score({ firm, free, begun }: State) {
  return firm + free * FREE - begun * 0.01;
}

function step(name: string, { taken, before }: { readonly taken: Taken; readonly before: Step | undefined }): Step {
  return { name, taken, before };
}

function slotsOf(sentence: Sentence, last: Step | undefined): Record<string, PhraseMatch> {
  const slots: Record<string, PhraseMatch> = {};
  for (let at = last; at; at = at.before) slots[at.name] ??= whole(sentence, at.taken);
  return slots;
}

function whole(sentence: Sentence, taken: Taken): PhraseMatch {
  if ('piece' in taken || 'value' in taken || 'stranger' in taken) return taken;
  return { words: textOf(sentence, taken), ...taken };
}

/** A Latin word says about as much as two Han characters. */
function weightOf({ kind }: { readonly kind: string }) {
  return kind === 'mark' ? 0 : kind === 'latin' ? 2 : kind === 'figure' ? 1.5 : 1;
}

/** The sum of all weights before each place. */
function totals(weights: readonly number[]) {
  const upTo = [0];
  for (const weight of weights) upTo.push((upTo.at(-1) ?? 0) + weight);
  return upTo;
}

function textOf({ text, tokens }: Sentence, { from, to }: { readonly from: number; readonly to: number }) {
  // What goes on to the last word that was taken apart goes on to the end.
  return text.slice(tokens[from]?.from ?? 0, to === tokens.length ? text.length : (tokens[to - 1]?.to ?? 0));
}

/** The pieces by the token at which they begin, with the token behind them. */
function piecesAt({ tokens, pieces }: Sentence) {
  const starts = new Map(tokens.map(({ from }, at) => [from, at]));
  const ends = new Map(tokens.map(({ to }, at) => [to, at + 1]));
  const at: { piece: Piece; to: number }[][] = tokens.map(() => []);
  for (const piece of pieces) {
    const from = starts.get(piece.span[0]);
    const to = ends.get(piece.span[1]);
    if (from !== undefined && to !== undefined) at[from]?.push({ piece, to });
  }
  return at;
}

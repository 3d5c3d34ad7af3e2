import type { Kind, PhraseNode, SaidByKind } from './kinds.ts';
import type { Ref } from '../values/time.ts';

/** Where a phrase stands. */
export type Place = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly ref: Pick<Ref, 'chinese' | 'monthFirst'>;
};

export type Made = {
  readonly [K in Kind]: { readonly kind: K; readonly said: SaidByKind[K]; readonly cost?: number };
}[Kind];

type Split<S extends string> = S extends `${infer First} ${infer Rest}`
  ? readonly [First, ...Split<Rest>]
  : readonly [S];
type Named<S extends string> = S extends `${infer One}|${infer Rest}` ? One | Named<Rest> : S;
type Part<S extends string> = S extends `${infer Names}?`
  ? PhraseNode<Named<Names> & Kind> | undefined
  : PhraseNode<Named<S> & Kind>;
type Each<T extends readonly string[]> = { [I in keyof T]: Part<T[I]> };
type Parts<S extends string> = Each<Split<S>>;

type Element = { readonly kinds: readonly Kind[]; readonly optional: boolean };

export type Rule = {
  readonly elements: readonly Element[];
  readonly make: (parts: readonly (PhraseNode | undefined)[], place: Place) => Made | undefined;
};

/**
 * One phrase: the kinds of its parts in order, alternatives with `|`, those that may be left out with `?`,
 * and what they come to together, nothing where they mean nothing.
 */
export function rule<const S extends string>(
  pattern: S,
  make: (parts: Parts<S>, place: Place) => Made | undefined,
): Rule {
  const elements = pattern.split(' ').map((part) => ({
    kinds: part.replace('?', '').split('|') as Kind[],
    optional: part.endsWith('?'),
  }));
  // The chart hands over one node for each element, of a kind that the element names.
  return { elements, make: make as unknown as Rule['make'] };
}

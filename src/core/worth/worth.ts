/** What a customer is worth, and the tier that follows from it. Pure. */
import type { SumKind, Tier } from '../contract/customer.ts';
import { inHome, type Home } from '../outcomes/money.ts';
import type { Money } from '../outcomes/store/sums.ts';

/** The field loses ten to thirty per cent of its customers a year: where three in ten go, one stays for three years. */
export const YEARS_AHEAD = 3;

/** The kinds by which a customer's value is told, the firmest first; the first of which there is anything is taken, and no other. */
const KINDS = ['signed', 'paid', 'order'] as const satisfies readonly SumKind[];

export type Lifetime = {
  readonly kind: SumKind;
  readonly soFar: number;
  readonly lastYear: number;
  readonly total: number;
};

/** In the team's own currency; sums whose rate nobody has said are left out. Undefined where nothing was signed, paid or ordered. */
export function lifetimeOf(
  { all, lastYear }: { readonly all: readonly Money[]; readonly lastYear: readonly Money[] },
  home: Home,
): Lifetime | undefined {
  const kind = KINDS.find((each) => ofKind(all, each, home).length);
  if (!kind) return undefined;
  const soFar = together(ofKind(all, kind, home), home);
  const year = together(ofKind(lastYear, kind, home), home);
  return { kind, soFar, lastYear: year, total: soFar + year * YEARS_AHEAD };
}

function ofKind(sums: readonly Money[], kind: SumKind, { currency, rates }: Home): readonly Money[] {
  return sums.filter(
    (sum) => sum.kind === kind && (sum.currency === currency || rates.some((rate) => rate.currency === sum.currency)),
  );
}

function together(sums: readonly Money[], home: Home): number {
  return inHome(sums, home)?.total ?? sums.reduce((total, { amount }) => total + amount, 0);
}

/** A customer's place by what it signed: of how many, and which share of everything those before it signed. */
export type ValueRank = { readonly place: number; readonly of: number; readonly before: number };

/** With fewer customers that have signed anything, there is nothing to compare with. */
const ENOUGH = 3;

/** A: who makes up the first seventy per cent of what was signed; B: the next twenty; C: the others. */
export function tierFor({ of, before }: ValueRank): Tier | undefined {
  if (of < ENOUGH) return undefined;
  return before < 0.7 ? 'A' : before < 0.9 ? 'B' : 'C';
}

/**
 * Three figures of a relation with a customer: how wide (their people whom we know, what of ours they use), how long (without a break), how deep
 * (face to face, and what is written down); and what would raise each. Pure.
 */
import type { FactTopic } from '../contract/customer.ts';
import { type CustomerKnowledge, WORTH_WRITING } from './keyPersonRisk.ts';

/** After so many days without a word the relation had a break. */
export const BREAK_DAYS = 92;
/** A customer who comes back after so long was won back; one who is silent so long is lost. */
const LOST_DAYS = 183;
/** Whom we know at a customer, what they use of ours, and how often we meet, before there is nothing to advise. */
const ENOUGH = { people: 3, products: 2, meetings: 4 };
const MONTH = 30.4;

export type Tenure = {
  readonly firstOn: Temporal.PlainDate;
  readonly lastOn: Temporal.PlainDate;
  readonly unbrokenSince: Temporal.PlainDate;
  readonly quietBefore: number | null;
  /** Face to face, in the last year. */
  readonly meetings: number;
};

export type RelationStep =
  | 'meetMore'
  | 'findDecider'
  | 'askProducts'
  | 'sellMore'
  | 'callNow'
  | 'visit'
  | 'writeDown'
  | 'keep';
export type Relationship = {
  readonly customer: CustomerKnowledge;
  readonly tenure: Tenure | undefined;
  readonly wide: { readonly people: number; readonly products: number; readonly next: RelationStep };
  /** Months without a break until now; 0 when it is broken. */
  readonly long: { readonly months: number; readonly next: RelationStep };
  readonly deep: { readonly meetings: number; readonly written: number; readonly next: RelationStep };
};

export function relationshipOf(
  customer: CustomerKnowledge,
  { tenure, on }: { readonly tenure: Tenure | undefined; readonly on: Temporal.PlainDate },
): Relationship {
  const { people, products, topics } = customer;
  const isBroken = !tenure || tenure.lastOn.until(on).days > BREAK_DAYS;
  const months = isBroken ? 0 : Math.floor(tenure.unbrokenSince.until(on).days / MONTH);
  const meetings = tenure?.meetings ?? 0;
  const written = writtenOf(topics);
  return {
    customer,
    tenure,
    wide: {
      people,
      products,
      next: stepToWiden(customer),
    },
    long: { months, next: isBroken ? 'callNow' : 'keep' },
    deep: {
      meetings,
      written,
      next: meetings < ENOUGH.meetings ? 'visit' : written < WORTH_WRITING.length ? 'writeDown' : 'keep',
    },
  };
}

/** Whom we do not know weighs more than what they do not use. */
function stepToWiden({ people, products, topics }: CustomerKnowledge): RelationStep {
  if (!topics.includes('decides')) return 'findDecider';
  if (people < ENOUGH.people) return 'meetMore';
  if (!products) return 'askProducts';
  return products < ENOUGH.products ? 'sellMore' : 'keep';
}

function writtenOf(topics: readonly FactTopic[]): number {
  return WORTH_WRITING.filter((topic) => topics.includes(topic)).length;
}

export type TeamRelations = {
  readonly count: number;
  /** People known a customer. */
  readonly wide: number;
  /** What of ours a customer uses. */
  readonly products: number;
  /** The middle one's months without a break. */
  readonly long: number;
  /** Of a hundred customers: met face to face this year. */
  readonly deep: number;
  readonly fresh: readonly string[];
  readonly wonBack: readonly string[];
  readonly lost: readonly string[];
  /** Where one step would raise a figure most. */
  readonly narrowest: readonly string[];
  readonly broken: readonly string[];
  readonly neverMet: readonly string[];
};

/** The three figures of many customers, and who has come, come back and gone since a day. Undefined: there are none. */
export function teamRelations(
  all: readonly Relationship[],
  { since, on }: { readonly since: Temporal.PlainDate; readonly on: Temporal.PlainDate },
): TeamRelations | undefined {
  if (!all.length) return undefined;
  const names = (which: (one: Relationship) => boolean) => all.filter(which).map(({ customer }) => customer.name);
  const isIn = (day: Temporal.PlainDate | undefined) =>
    day !== undefined && Temporal.PlainDate.compare(day, since) >= 0 && Temporal.PlainDate.compare(day, on) <= 0;
  const mean = (of: (one: Relationship) => number) =>
    Math.round((10 * all.reduce((sum, one) => sum + of(one), 0)) / all.length) / 10;
  const months = all.map(({ long }) => long.months).toSorted((a, b) => a - b);
  return {
    count: all.length,
    wide: mean(({ wide }) => wide.people),
    products: mean(({ wide }) => wide.products),
    long: months[Math.floor(months.length / 2)] ?? 0,
    deep: Math.round((100 * all.filter(({ deep }) => deep.meetings > 0).length) / all.length),
    fresh: names(({ tenure }) => isIn(tenure?.firstOn)),
    wonBack: names(({ tenure }) => isIn(tenure?.unbrokenSince) && (tenure?.quietBefore ?? 0) >= LOST_DAYS),
    lost: names(({ tenure }) => isIn(tenure?.lastOn.add({ days: LOST_DAYS }))),
    narrowest: names(({ wide }) => wide.people < 2),
    broken: names(({ tenure, long }) => tenure !== undefined && long.months === 0 && long.next === 'callNow'),
    neverMet: names(({ deep }) => deep.meetings === 0),
  };
}

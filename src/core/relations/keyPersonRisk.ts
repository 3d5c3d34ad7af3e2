/**
 * How much of a customer hangs on one head: by who of us has lately dealt with them, whom there we know, and what is
 * written down. Pure: rows in, points out, each point with its reason.
 */
import type { FactTopic, InteractionKind, Status, Tier } from '../contract/customer.ts';

/** What one colleague's contacts with one customer came to in the year before a day. */
export type Dealings = {
  readonly personId: number;
  readonly person: string;
  /** They have left: what they knew is gone with them, as far as it is not written down. */
  readonly isGone: boolean;
  readonly contacts: number;
  /** Of them face to face. */
  readonly meetings: number;
  /** Of them with a colleague. */
  readonly joint: number;
  /** What they have told that lasts. */
  readonly facts: number;
  readonly lastOn: Temporal.PlainDate | undefined;
};

/** All that the risk of one customer follows from. */
export type CustomerKnowledge = {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | undefined;
  readonly status: Status | undefined;
  readonly ownerId: number | undefined;
  readonly backupId: number | undefined;
  readonly helperIds: readonly number[];
  /** How many of their people we know. */
  readonly people: number;
  /** What of ours they use, as far as it is written down. */
  readonly products: number;
  /** What is written down, by topic. */
  readonly topics: readonly FactTopic[];
  readonly dealings: readonly Dealings[];
};

/** `knows`: could take over tomorrow. `met`: has dealt with them. `former`: has left. `faded`: too long ago, or never met. */
export type Closeness = 'knows' | 'met' | 'former' | 'faded';

export type Knower = Dealings & { readonly closeness: Closeness; readonly strength: number };

export type RiskReason = 'nobody' | 'onlyOne' | 'barely' | 'noBackup' | 'fewPeople' | 'littleWritten';
export type RiskLevel = 'high' | 'medium' | 'low';

export type KeyPersonRisk = {
  readonly customer: CustomerKnowledge;
  /** The strongest first. */
  readonly knowers: readonly Knower[];
  /** Of 100: the sum of its parts. */
  readonly points: number;
  readonly level: RiskLevel;
  readonly parts: readonly { readonly reason: RiskReason; readonly points: number }[];
};

/** Face to face one learns most. */
export const MEETING_KINDS: readonly InteractionKind[] = ['visit', 'meeting', 'meal', 'demo', 'event', 'video'];

/** As far back as a contact still counts. */
export const MEMORY_DAYS = 365;

/** What is worth writing down before anybody leaves. */
export const WORTH_WRITING = ['decides', 'floor', 'terms', 'avoid', 'competitor'] as const satisfies FactTopic[];

/** One visit, three calls, or two calls and something that lasts: who has so much could take over. */
const KNOWS = 3;
const A_MEETING = 3;
const MOST = { meetings: 4, calls: 6, facts: 3 };

/** What is left of a contact by its age in days. */
const FRESHNESS = [
  { within: 92, left: 1 },
  { within: 183, left: 0.6 },
  { within: MEMORY_DAYS, left: 0.3 },
];

const POINTS = { nobody: 60, onlyOne: 50, secondIsNear: 25, barely: 30, noBackup: 10 };
/** Points by how many there are: people there whom we know, topics that are written down. */
const FEW = [15, 10, 5];
const HIGH = 50;
const MEDIUM = 20;

/** How well one colleague knows a customer on a day. */
export function knowerOf(dealings: Dealings, on: Temporal.PlainDate): Knower {
  const { contacts, meetings, facts, isGone } = dealings;
  const depth =
    A_MEETING * Math.min(meetings, MOST.meetings) +
    Math.min(contacts - meetings, MOST.calls) +
    Math.min(facts, MOST.facts);
  const strength = contacts ? depth * freshness(dealings, on) : 0;
  const closeness = isGone ? 'former' : strength >= KNOWS ? 'knows' : strength > 0 ? 'met' : 'faded';
  return { ...dealings, closeness, strength };
}

function freshness({ lastOn }: Dealings, on: Temporal.PlainDate): number {
  const age = lastOn ? lastOn.until(on).days : Number.POSITIVE_INFINITY;
  return FRESHNESS.find(({ within }) => age <= within)?.left ?? 0;
}

/** What a customer's risk is on a day, and what it is made of. */
export function keyPersonRisk(customer: CustomerKnowledge, on: Temporal.PlainDate): KeyPersonRisk {
  const knowers = customer.dealings
    .map((dealings) => knowerOf(dealings, on))
    .toSorted((a, b) => b.strength - a.strength || a.personId - b.personId);
  const parts = partsOf(customer, knowers).filter(({ points }) => points > 0);
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return { customer, knowers, points, level: levelOf(points), parts };
}

function partsOf({ backupId, people, topics }: CustomerKnowledge, knowers: readonly Knower[]): KeyPersonRisk['parts'] {
  const closest = closestOf(knowers);
  const [first, second] = knowers.filter(({ closeness }) => closeness === 'knows' || closeness === 'met');
  const isKnown = first?.closeness === 'knows';
  const near = isKnown && second ? Math.min(1, second.strength / KNOWS) : 0;
  const isSpread = isKnown && closest.length > 1;
  return [
    { reason: 'nobody', points: closest.length ? 0 : POINTS.nobody },
    { reason: 'onlyOne', points: closest.length === 1 ? Math.round(POINTS.onlyOne - POINTS.secondIsNear * near) : 0 },
    { reason: 'barely', points: closest.length > 1 && !isKnown ? POINTS.barely : 0 },
    { reason: 'noBackup', points: !isSpread && backupId === undefined ? POINTS.noBackup : 0 },
    { reason: 'fewPeople', points: FEW[people] ?? 0 },
    { reason: 'littleWritten', points: FEW[topics.length] ?? 0 },
  ];
}

/** Those who could take over; where nobody could, those who have dealt with them at all. */
function closestOf(knowers: readonly Knower[]): readonly Knower[] {
  const knowing = knowers.filter(({ closeness }) => closeness === 'knows');
  return knowing.length ? knowing : knowers.filter(({ closeness }) => closeness === 'met');
}

export function closestTo({ knowers }: Pick<KeyPersonRisk, 'knowers'>): readonly Knower[] {
  return closestOf(knowers);
}

export function levelOf(points: number): RiskLevel {
  return points >= HIGH ? 'high' : points >= MEDIUM ? 'medium' : 'low';
}

/** Whether all that is known of a customer is in one head: this one, where one is given. */
export function hangsOn(risk: KeyPersonRisk, personId?: number): boolean {
  const [only, another] = closestTo(risk);
  return only !== undefined && !another && (personId === undefined || only.personId === personId);
}

const WEIGHTS: Readonly<Record<Tier, number>> = { A: 3, B: 2, C: 1 };

/** The weightiest risk first: what a customer matters counts beside its points. */
export function byWeight(risks: readonly KeyPersonRisk[]): readonly KeyPersonRisk[] {
  const weight = ({ customer, points }: KeyPersonRisk) => points * weightOf(customer);
  return risks.toSorted((a, b) => weight(b) - weight(a) || a.customer.id - b.customer.id);
}

/** The risk of many customers in one figure, the ones that matter more weighing more. Undefined: there is none. */
export function meanRisk(risks: readonly KeyPersonRisk[]): number | undefined {
  const weight = risks.reduce((sum, { customer }) => sum + weightOf(customer), 0);
  const points = risks.reduce((sum, { customer, points: own }) => sum + own * weightOf(customer), 0);
  return weight ? Math.round(points / weight) : undefined;
}

function weightOf({ tier }: CustomerKnowledge) {
  return tier ? WEIGHTS[tier] : 1;
}

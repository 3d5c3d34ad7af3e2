/** Which customers a question is about, as conditions on `customers` and `people`: the same for those that are listed and those that a figure is of. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Status, Tier } from '../../contract/customer.ts';
import type { MeantStage } from '../../company/stages.ts';
import { standsAt } from '../../company/store/stages.ts';
import { customers } from '../../db/schema/customers.ts';
import { deals } from '../../db/schema/outcomes.ts';
import { facts } from '../../db/schema/interactions.ts';
import type { Tx } from '../../db/tx.ts';
import { seek } from '../../knowledge/store/searchIndex.ts';
import { bigramsIn } from '../../text/bigrams.ts';
import { type DayStretch, evidenceOf, type SoughtEvidence } from './evidence.ts';

export type Conditions = {
  readonly customerId?: number | undefined;
  readonly tier?: Tier | undefined;
  readonly tags?: readonly string[];
  readonly cities?: readonly string[];
  readonly stage?: MeantStage | undefined;
  readonly status?: Status | undefined;
  /** All of these have to hold. */
  readonly evidence: readonly SoughtEvidence[];
  readonly days: DayStretch;
  /** A share of the scale. */
  readonly below?: number | undefined;
};

/** The city that somebody has told last. */
export const CITY = sql<
  string | null
>`(select ${facts.text} from ${facts} where ${facts.workspaceId} = ${customers.workspaceId}
  and ${facts.customerId} = ${customers.id} and ${facts.topic} = 'city' and ${facts.endedOn} is null order by ${facts.id} desc limit 1)`;

export function conditionsOn({ customerId, tier, tags = [], cities = [], stage, status }: Conditions): SQL | undefined {
  return and(
    // Suppliers and distributors are no customers.
    customerId === undefined ? isNull(customers.partner) : eq(customers.id, customerId),
    tier && eq(customers.tier, tier),
    stage && atStage(stage),
    status && eq(customers.status, status),
    ...tags.map((tag) => sql`${customers.tags} <> '[]' and ${customers.tags} ? ${tag}`),
    ...cities.map((city) => sql`${CITY} = ${city}`),
  );
}

/** Deals that are open with a customer and stand somewhere. */
const OPEN = sql`from ${deals} where ${deals.workspaceId} = ${customers.workspaceId} and ${deals.customerId} = ${customers.id}
  and ${deals.outcome} is null and ${deals.stage} is not null`;

/** A customer stands where what is open with it stands; with nothing open where somebody has said. */
export const STANDS_AT = sql<string | null>`coalesce((select coalesce(${deals.stageName}, ${deals.stage}) ${OPEN}
  order by ${deals.movedOn} desc, ${deals.id} desc limit 1), ${customers.stageName}, ${customers.stage})`;

function atStage(stage: MeantStage) {
  const own = standsAt({ stage: sql`${customers.stage}`, stageName: sql`${customers.stageName}` }, stage);
  const open = standsAt({ stage: sql`${deals.stage}`, stageName: sql`${deals.stageName}` }, stage);
  return sql`(exists (select ${OPEN} and ${open}) or (${own} and not exists (select ${OPEN})))`;
}

/** What customers have to have or not to have; the search index shows what the first mention of one word among them looks for. */
export function evidenceOn(tx: Tx, { evidence, days, below }: Conditions) {
  const sought = evidence.find(
    ({ what, topic, words }) => what === 'mentions' && topic === undefined && words.length === 1,
  );
  if (sought) seek(tx, bigramsIn(sought.words[0] ?? ''));
  return evidence.map((each) => ({
    isDenied: each.not === true,
    table: evidenceOf(tx, each, {
      days,
      below,
      isSought: each === sought,
    }),
  }));
}

export type EvidenceTable = ReturnType<typeof evidenceOn>[number];

export function fulfils(tx: Tx, { table, isDenied }: EvidenceTable) {
  const has = sql`${customers.id} in ${tx.select({ id: table.customerId }).from(table)}`;
  return isDenied ? sql`not (${has})` : has;
}

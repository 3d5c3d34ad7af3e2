/** How wide, long and deep relations are as the rows of one company say it, on any day; and month by month. */
import type { Tx } from '../db/tx.ts';
import { loadRisks } from './loadRisks.ts';
import { type Relationship, relationshipOf, type TeamRelations, teamRelations } from './relationship.ts';
import { MONTHS_BACK } from './riskTrend.ts';
import type { RiskQuestion } from './store/knowledge.ts';
import { tenures } from './store/tenure.ts';

export async function loadRelations(tx: Tx, { of, on }: RiskQuestion): Promise<readonly Relationship[]> {
  const known = await tenures(tx, { of, on });
  const risks = await loadRisks(tx, { of, on });
  return risks.map(({ customer }) => relationshipOf(customer, { tenure: known.get(customer.id), on }));
}

/** The figures of one month's end, with who came and went in it; undefined: there were no customers yet. */
export type RelationPoint = TeamRelations | undefined;

/** The oldest month first. */
export async function relationTrend(tx: Tx, { of, on }: RiskQuestion): Promise<readonly RelationPoint[]> {
  const points: RelationPoint[] = [];
  for (const back of MONTHS_BACK) {
    const day = on.subtract({ months: back });
    points.push(
      teamRelations(await loadRelations(tx, { of, on: day }), { since: day.subtract({ months: 1 }), on: day }),
    );
  }
  return points;
}

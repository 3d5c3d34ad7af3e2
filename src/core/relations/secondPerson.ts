/** Who could be the second to know a customer: by who knows them a little already, and who has room. Pure. */
import type { CustomerKnowledge, KeyPersonRisk } from './keyPersonRisk.ts';

/** A colleague, and how much they have on their hands. */
export type Workload = {
  readonly personId: number;
  readonly person: string;
  readonly teamId: number | undefined;
  readonly customers: number;
  readonly followUps: number;
};

export type SecondReason = 'backup' | 'helper' | 'met' | 'room';
export type Proposal = {
  readonly personId: number;
  readonly person: string;
  readonly reason: SecondReason;
  readonly customers: number;
};

/** How much what somebody is to a customer already counts against what they have to do. */
const NEARNESS: Readonly<Record<SecondReason, number>> = { backup: 4, helper: 3, met: 3, room: 0 };
const SAME_TEAM = 2;
/** So many follow-ups are as much work as a customer. */
const FOLLOW_UPS_A_CUSTOMER = 3;

/** Undefined: nobody is there but those who know them already. */
export function proposeSecond(
  { customer, knowers }: KeyPersonRisk,
  colleagues: readonly Workload[],
): Proposal | undefined {
  const knowing = new Set(knowers.filter(({ closeness }) => closeness === 'knows').map(({ personId }) => personId));
  const leading = knowers.find(({ closeness }) => closeness === 'knows')?.personId ?? customer.ownerId;
  const home = colleagues.find(({ personId }) => personId === leading)?.teamId;
  const usual = Math.max(1, mean(colleagues.map(burden)));
  const [best] = colleagues
    .filter(({ personId }) => !knowing.has(personId) && personId !== customer.ownerId)
    .map((colleague) => {
      const reason = reasonFor(colleague, { customer, knowers });
      const team = home !== undefined && colleague.teamId === home ? SAME_TEAM : 0;
      return { colleague, reason, fit: NEARNESS[reason] + team - burden(colleague) / usual };
    })
    .toSorted((a, b) => b.fit - a.fit || a.colleague.personId - b.colleague.personId);
  if (!best) return undefined;
  const { personId, person, customers } = best.colleague;
  return { personId, person, customers, reason: best.reason };
}

/** One after another, so that nobody is given all of them. */
export function proposeSeconds(risks: readonly KeyPersonRisk[], colleagues: readonly Workload[]) {
  const loads = new Map(colleagues.map((colleague) => [colleague.personId, colleague]));
  return risks.flatMap((risk) => {
    const second = proposeSecond(risk, [...loads.values()]);
    const taken = second && loads.get(second.personId);
    if (!second || !taken) return [];
    loads.set(second.personId, { ...taken, customers: taken.customers + 1 });
    return [{ risk, second }];
  });
}

function reasonFor(
  { personId }: Workload,
  { customer, knowers }: { readonly customer: CustomerKnowledge; readonly knowers: KeyPersonRisk['knowers'] },
): SecondReason {
  if (customer.backupId === personId) return 'backup';
  if (customer.helperIds.includes(personId)) return 'helper';
  return knowers.some((knower) => knower.personId === personId && knower.closeness === 'met') ? 'met' : 'room';
}

function burden({ customers, followUps }: Workload) {
  return customers + followUps / FOLLOW_UPS_A_CUSTOMER;
}

function mean(figures: readonly number[]) {
  return figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length);
}

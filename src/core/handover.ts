/** A customer goes to somebody else, and what was still to be done there goes along. */
import type { Act } from './command.ts';
import { may, relation } from './may.ts';
import { promised } from './promise.ts';
import { changeFollowUp } from './store/followups.ts';
import { changeCustomer, type Kept, openAt } from './store/keepers.ts';
import type { Both, Person } from './types.ts';

/** Whoever owns a customer, leads the owner or manages may hand it over; what nobody owns, anybody may take. */
export function mayAssign({ person }: Act, { owner }: Kept): boolean {
  if (!owner) return true;
  return may(person, {
    action: 'reassign',
    to: relation(person, { ids: [owner.id], teamId: owner.teamId ?? undefined }),
  });
}

/** Resolves to how many follow-ups went along. */
export async function handOver(
  { tx, now }: Act,
  { customer, to }: { readonly customer: Kept; readonly to: Person },
): Promise<number> {
  await changeCustomer(tx, { id: customer.id, ownerId: to.id });
  if (!customer.owner || customer.owner.id === to.id) return 0;
  const open = await openAt(tx, { customerId: customer.id, personId: customer.owner.id });
  for (const { id, dueOn, dueTime, until, precision, rule } of open) {
    const due = { dueOn, precision, ...(dueTime && { dueTime }), ...(until && { until }), ...(rule && { rule }) };
    const { zone, remindAt } = promised(due, { owner: to, now });
    await changeFollowUp(tx, { id, ownerId: to.id, zone, remindAt });
  }
  return open.length;
}

export function wentAlong(moved: number): Both {
  return {
    zh: `${moved} 条跟进一起转过去`,
    en: moved === 1 ? 'one follow-up went along' : `${moved} follow-ups went along`,
  };
}

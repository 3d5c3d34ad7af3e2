/** A customer goes to somebody else, and what was still to be done there goes along. */
import type { Act } from './command.ts';
import { may, relation } from './may.ts';
import { promised } from './promise.ts';
import { changeFollowUp, type FollowUp, followUpsOf } from './store/followups.ts';
import { changeCustomer, giveCustomers, type Kept, openAt } from './store/keepers.ts';
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
  { tx, now }: Pick<Act, 'tx' | 'now'>,
  { customer, to }: { readonly customer: Kept; readonly to: Person },
): Promise<number> {
  await changeCustomer(tx, { id: customer.id, ownerId: to.id });
  if (!customer.owner || customer.owner.id === to.id) return 0;
  const open = await openAt(tx, { customerId: customer.id, personId: customer.owner.id });
  await passOn({ tx, now }, { open, to });
  return open.length;
}

/** Everything that a colleague looks after and has still to do, with whomever, is somebody else's. */
export async function handOverAll(
  { tx, now, today }: Pick<Act, 'tx' | 'now' | 'today'>,
  { from, to }: { readonly from: Person; readonly to: Person },
): Promise<{ readonly customers: number; readonly moved: number }> {
  const customers = await giveCustomers(tx, { from: from.id, to: to.id });
  const open = await followUpsOf(tx, { ownerId: from.id, before: today.add({ years: 100 }) });
  await passOn({ tx, now }, { open, to });
  return { customers, moved: open.length };
}

type Open = Pick<FollowUp, 'id' | 'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule'>;

/** They are reminded of in their new owner's day. */
async function passOn(
  { tx, now }: Pick<Act, 'tx' | 'now'>,
  { open, to }: { readonly open: readonly Open[]; readonly to: Person },
) {
  for (const { id, dueOn, dueTime, until, precision, rule } of open) {
    const due = { dueOn, precision, ...(dueTime && { dueTime }), ...(until && { until }), ...(rule && { rule }) };
    const { zone, remindAt } = promised(due, { owner: to, now });
    await changeFollowUp(tx, { id, ownerId: to.id, zone, remindAt });
  }
}

export function wentAlong(moved: number): Both {
  return {
    zh: `${moved} 条跟进一起转过去`,
    en: moved === 1 ? 'one follow-up went along' : `${moved} follow-ups went along`,
  };
}

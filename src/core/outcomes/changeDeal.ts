/** What a note does to a deal: begins it, moves it, or ends it. */
import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import type { Stage } from '../contract/customer.ts';
import type { SumKind } from '../contract/customer.ts';
import { findCustomer } from '../customers/store/owners.ts';
import { scheduleFollowUp } from '../followups/schedule.ts';
import { addFollowUp, changeFollowUp, closeFollowUp, findFollowUp } from '../followups/store/followUps.ts';
import { findPerson } from '../people/store/people.ts';
import { causeOf } from './causes.ts';
import { homeOf } from './home.ts';
import { addDeal, changeDeal, type Deal } from './store/deals.ts';
import { addSum, changeSum, type Money, sumsOfDeals, sumsOfNote } from './store/sums.ts';

export type DealChange = {
  readonly note: { readonly id: number; readonly occurredOn: Temporal.PlainDate };
  readonly customer: { readonly id: number };
  readonly stage?: Stage | undefined;
  /** In the team's own words. */
  readonly stageName?: string | null | undefined;
  readonly closeOn?: Temporal.PlainDate | undefined;
  readonly outcome?: 'won' | 'lost' | undefined;
  readonly reason?: string | undefined;
  readonly rival?: string | undefined;
  readonly amount?: number | undefined;
};

/** `isAssumed`: nothing was said of the sum that it ended with, so its last quote stands for it. */
export async function changedDeal(
  act: Act,
  { before, change }: { readonly before: Deal | undefined; readonly change: DealChange },
): Promise<{ readonly id: number; readonly isAssumed: boolean }> {
  const { tx, person } = act;
  const { note, customer, stage } = change;
  const id =
    before?.id ??
    (await addDeal(tx, {
      customerId: customer.id,
      interactionId: note.id,
      stage: stage ?? null,
      stageName: change.stageName ?? null,
      movedOn: note.occurredOn,
      setBy: person.id,
    }));
  const standing = before ? await sumsOfDeals(tx, [id]) : [];
  const isAssumed = await keepSum(act, { id, standing, stage: stage ?? before?.stage ?? undefined, change });
  const followUpId = await watchClose(act, { before, change });
  await changeDeal(tx, {
    id,
    movedOn: note.occurredOn,
    ...(stage && { stage, stageName: change.stageName ?? null }),
    ...(change.closeOn && { closeOn: change.closeOn }),
    ...(followUpId !== undefined && { followUpId }),
    ...(change.outcome && endOf(change, change.outcome)),
  });
  return { id, isAssumed };
}

function endOf({ note, reason, rival }: DealChange, outcome: 'won' | 'lost') {
  return {
    outcome,
    endedOn: note.occurredOn,
    endNoteId: note.id,
    ...(outcome === 'lost' && { cause: causeOf(reason), reason: reason ?? null, rival: rival ?? null }),
  };
}

/** The note's sum becomes the deal's; one that ends without a sum ends with its last quote. */
async function keepSum(
  act: Act,
  {
    id,
    standing,
    stage,
    change,
  }: {
    readonly id: number;
    readonly standing: readonly Money[];
    readonly stage: Stage | undefined;
    readonly change: DealChange;
  },
): Promise<boolean> {
  const { tx } = act;
  const { note, customer, amount, outcome } = change;
  const named = await sumsOfNote(tx, note.id);
  const ours = named.filter(({ kind, dealId }) => kind !== 'competitor' && (dealId === null || dealId === id));
  const own = ours.find((sum) => sum.amount === amount) ?? ours[0];
  if (own) {
    await changeSum(tx, { id: own.id, dealId: id, kind: kindOf({ said: own.kind, stage, outcome }) });
    return false;
  }
  const told = { customerId: customer.id, interactionId: note.id, dealId: id, notedOn: note.occurredOn };
  if (amount !== undefined) {
    const { currency } = await homeOf(act);
    await addSum(tx, { ...told, kind: kindOf({ said: 'unsaid', stage, outcome }), currency, amount });
    return false;
  }
  const last =
    outcome && (standing.find(({ kind }) => kind === 'quote') ?? standing.find(({ kind }) => kind === 'budget'));
  if (!last) return false;
  await addSum(tx, { ...told, ...last, kind: outcome === 'won' ? 'signed' : 'loss' });
  return outcome === 'won';
}

/** Before a quote is out, what a deal is about is what the customer has to spend. */
function kindOf({
  said,
  stage,
  outcome,
}: {
  readonly said: SumKind;
  readonly stage: Stage | undefined;
  readonly outcome: 'won' | 'lost' | undefined;
}): SumKind {
  if (outcome === 'won') return said === 'paid' || said === 'order' ? said : 'signed';
  if (outcome === 'lost') return said === 'competitor' ? said : 'loss';
  if (said !== 'unsaid' && said !== 'signed' && said !== 'loss') return said;
  return stage === 'lead' || stage === 'need' || stage === 'proposal' || stage === undefined ? 'budget' : 'quote';
}

/** The day on which it is to be signed is asked about; a deal that has ended is asked about no more. */
async function watchClose(
  act: Act,
  { before, change }: { readonly before: Deal | undefined; readonly change: DealChange },
): Promise<number | undefined> {
  const { tx, person, now } = act;
  const watched = before?.followUpId ? await findFollowUp(tx, before.followUpId) : undefined;
  const isPending = watched?.state === 'open' || watched?.state === 'asked';
  if (change.outcome) {
    if (isPending)
      await closeFollowUp(tx, {
        id: watched.id,
        state: change.outcome === 'won' ? 'done' : 'cancelled',
        by: person.id,
      });
    return undefined;
  }
  if (!change.closeOn) return undefined;
  const ownerId = (await findCustomer(tx, change.customer.id))?.owner?.id;
  const owner = (ownerId === undefined ? undefined : await findPerson(tx, ownerId)) ?? person;
  const calendar = await calendarFor(tx, owner.zone);
  const due = scheduleFollowUp({ dueOn: change.closeOn, precision: 'day' }, { owner, calendar, now });
  if (isPending) {
    await changeFollowUp(tx, { id: watched.id, state: 'open', ...due });
    return undefined;
  }
  return addFollowUp(tx, {
    ...due,
    isWatched: true,
    action: act.locale === 'zh' ? '签约' : 'sign the deal',
    interactionId: change.note.id,
    customerId: change.customer.id,
    setBy: person.id,
  });
}

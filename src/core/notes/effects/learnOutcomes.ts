/** What a note says came of it: the sums that it names by their kind, and how content the customer was. What is private counts for nobody. */
import { knownRivals } from '../../knowledge/store/facts.ts';
import { changeSum, type NewSum, replaceSums, sumsOfNote } from '../../outcomes/store/sums.ts';
import { replaceScore } from '../../outcomes/store/scores.ts';
import { lowerOf } from '../../reader/money/kinds.ts';
import { sumKindsOf } from '../../knowledge/sumKinds.ts';
import type { Tx } from '../../db/tx.ts';
import type { Note } from '../store/find.ts';

export async function learnOutcomes(tx: Tx, note: Note, { isFresh }: { readonly isFresh: boolean }) {
  const { amounts, score } = note.understood;
  if (!note.customer || note.privacy || (isFresh && !amounts.length && !score)) return;
  await learnSums(tx, { note, customerId: note.customer.id });
  await replaceScore(tx, {
    noteId: note.id,
    score: score && { customerId: note.customer.id, notedOn: note.occurredOn, text: note.text, ...score },
  });
}

/** Sums beside a deal are learnt anew; that of a deal follows where the note names one sum alone. */
async function learnSums(tx: Tx, { note, customerId }: { readonly note: Note; readonly customerId: number }) {
  const { amounts, rivals = [] } = note.understood;
  const before = await sumsOfNote(tx, note.id);
  if (!amounts.length && !before.length) return;
  const kinds = sumKindsOf(note.text, amounts.length ? [...rivals, ...(await knownRivals(tx))] : []);
  const named = amounts.map((amount): NewSum => {
    const value = lowerOf(amount);
    return {
      customerId,
      interactionId: note.id,
      kind: kinds.find((each) => each.value === value)?.kind ?? 'unsaid',
      currency: amount.currency,
      amount: value,
      notedOn: note.occurredOn,
    };
  });
  const ofDeal = before.filter(({ dealId }) => dealId !== null);
  const [only, another] = named;
  if (ofDeal.length === 1 && only && !another) {
    for (const { id } of ofDeal) await changeSum(tx, { id, currency: only.currency, amount: only.amount });
    await replaceSums(tx, { noteId: note.id, sums: [] });
    return;
  }
  const isTaken = ({ currency, amount }: NewSum) =>
    ofDeal.some((sum) => sum.currency === currency && sum.amount === amount);
  await replaceSums(tx, { noteId: note.id, sums: named.filter((sum) => !isTaken(sum)) });
}

/** What a note does to what was open with its customer: it finishes a step, moves it, or calls it off. */
import type { Act } from '../../command.ts';
import { moveFollowUp } from '../../followups/reschedule.ts';
import { closeFollowUp, findFollowUp, type FollowUp, type Owed, owedTo } from '../../followups/store/followUps.ts';
import { isMove, mayMove, settles } from '../../reader/steps/settled.ts';
import type { Reading } from '../../contract/reading.ts';
import type { Note } from '../store/find.ts';

/** What was open and how the note leaves it: all but the first is for a person to say. */
export type Settled = {
  /** Done, as the words say. */
  readonly done: readonly Owed[];
  /** The words name it, and do not say whether it is done. */
  readonly perhapsDone: readonly Owed[];
  /** Due soon: whoever has just spoken to them may have done it by that. */
  readonly dueSoon: readonly Owed[];
  readonly calledOff: readonly Owed[];
};

const FAR = { days: 120 };
const SOON = { days: 7 };

/** A note that moves the only open step with its customer to another day makes no second one. */
export async function moveByWords(
  act: Act,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<{ readonly reading: Reading; readonly moved: FollowUp | undefined }> {
  const stays = { reading, moved: undefined };
  const [customer, another] = reading.customers;
  const [step, second] = reading.steps;
  if (customer?.id === undefined || another || second || !step?.dueOn || step.colleague !== undefined) return stays;
  if (!mayMove(text)) return stays;
  const open = await openWith(act, customer.id);
  const [only, other] = open.filter(({ action }) => isMove(text, { action, names: namesIn(reading) }));
  const followUp = only && !other ? await findFollowUp(act.tx, only.id) : undefined;
  if (!followUp) return stays;
  const moved = await moveFollowUp(act, { followUp, due: { ...step, dueOn: step.dueOn } });
  return { reading: { ...reading, steps: [] }, moved };
}

/** What a note, once it is kept, says of what was open before. */
export async function settleByWords(
  act: Act,
  { note, reading, moved }: { readonly note: Note; readonly reading: Reading; readonly moved: FollowUp | undefined },
): Promise<Settled> {
  const nothing = { done: [], perhapsDone: [], dueSoon: [], calledOff: [] };
  if (!note.customer) return nothing;
  const all = await openWith(act, note.customer.id, note.id);
  const open = all.filter(({ id }) => id !== moved?.id);
  if (reading.nothingNext) return { ...nothing, calledOff: open };
  const names = [...namesIn(reading), note.customer.name, ...note.contacts];
  const judged = open.map((owed) => ({ owed, said: settles(note.text, { action: owed.action, names }) }));
  const sure = judged.flatMap(({ owed, said }) => (said === 'surely' && !owed.repeats ? [owed] : []));
  const done = sure.length === 1 && !note.privacy ? sure : [];
  for (const { id } of done) await closeFollowUp(act.tx, { id, state: 'done', by: act.person.id });
  const soon = act.today.add(SOON);
  const isSoon = ({ dueOn }: Owed) => reading.occurredOn !== undefined && Temporal.PlainDate.compare(dueOn, soon) <= 0;
  const left = judged.filter(({ owed }) => !done.includes(owed));
  const told = left.filter(({ said }) => said !== undefined).map(({ owed }) => owed);
  const due = left.filter(({ owed, said }) => said === undefined && isSoon(owed)).map(({ owed }) => owed);
  return { ...nothing, done, perhapsDone: told.slice(0, 2), dueSoon: due.slice(0, 2 - Math.min(2, told.length)) };
}

function openWith({ tx, person, today }: Act, customerId: number, noteId = 0): Promise<Owed[]> {
  return owedTo(tx, { customerId, ownerId: person.id, by: today.add(FAR), noteId });
}

function namesIn({ customers, contacts }: Reading): string[] {
  return [...customers, ...contacts].map(({ name }) => name);
}

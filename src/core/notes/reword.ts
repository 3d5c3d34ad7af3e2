/**
 * A note's words are changed after it was corrected. Three readings are compared: that of the old words, that of the new ones,
 * and what the note says now. What only the new words change is taken over; what the note says otherwise than its old words
 * was corrected, and stays.
 */
import type { Act } from '../command.ts';
import { changeOf, changesBy } from '../access/store/changes.ts';
import { addFollowUp, closeFollowUp } from '../followups/store/followUps.ts';
import { learnFromNote } from './effects/learnFromNote.ts';
import { promisesIn } from './record.ts';
import { findNote, type Note } from './store/find.ts';
import { writtenAt } from './store/dateHabits.ts';
import { assignNote, changeNote, setNoteContacts } from './store/write.ts';
import { readText, understandText } from './understand.ts';
import type { Reading } from '../contract/reading.ts';

/** What of a note was corrected, and so not taken from its new words. */
export type Corrected = 'customer' | 'contacts' | 'followUps' | 'text';

export async function rewordNote(
  act: Act,
  { note, words }: { readonly note: Note; readonly words: string },
): Promise<{ readonly note: Note; readonly kept: readonly Corrected[] }> {
  const { tx } = act;
  const added = await addedTo(act, note);
  const old = note.text.slice(0, note.text.length - added.length);
  const [before, after] = [
    await readAsWritten(act, { note, text: old }),
    await readAsWritten(act, { note, text: words }),
  ];
  const { understood } = note;
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  await changeNote(tx, {
    id: note.id,
    text: `${words}${added}`,
    gist: note.gist === before.gist ? after.gist : note.gist,
    understood: {
      ...understood,
      ...(isSame(understood.amounts, before.amounts) && { amounts: after.amounts }),
      ...(isSame(understood.phones, before.phones) && { phones: after.phones }),
      ...(isSame(understood.emails, before.emails) && { emails: after.emails }),
      ...(isSame(understood.score, before.score) && after.score && { score: after.score }),
    },
  });
  const kept: Corrected[] = [
    ...(await takeCustomer(act, { note, before, after })),
    ...(await takeContacts(act, { note, before, after })),
    ...(await takeFollowUps(act, { note, before, after })),
    ...(added ? (['text'] as const) : []),
  ];
  const reworded = (await findNote(tx, note.id)) ?? note;
  await learnFromNote(tx, reworded);
  return { note: reworded, kept };
}

type Change = { readonly note: Note; readonly before: Reading; readonly after: Reading };

/** A text as it would have been read when the note was written. */
async function readAsWritten(act: Act, { note, text }: { readonly note: Note; readonly text: string }) {
  const at = (await writtenAt(act.tx, note.id)) ?? act.now;
  const local = at.toZonedDateTimeISO(act.person.zone).toPlainDateTime();
  const then: Act = { ...act, text, local, today: local.toPlainDate() };
  return (await understandText(then, await readText(then, text))).reading;
}

/** What was added to a note since, behind its own words. */
async function addedTo({ tx }: Act, note: Note) {
  const doing = await changeOf(tx, { table: 'interactions', rowId: note.id });
  const said = doing ? (await changesBy(tx, doing.heardId)).text : '';
  if (said.includes(note.text)) return '';
  const end = said && note.text.startsWith(said) ? said.length : note.text.indexOf('\n');
  return end < 0 ? '' : note.text.slice(end);
}

async function takeCustomer({ tx }: Act, { note, before, after }: Change): Promise<readonly Corrected[]> {
  const [was, becomes] = [before.customers[0], after.customers[0]];
  if (!becomes || becomes.name === was?.name || becomes.id === note.customer?.id) return [];
  const isCorrected = note.customer && note.customer.id !== was?.id && note.customer.name !== was?.name;
  if (isCorrected || becomes.id === undefined) return ['customer'];
  await assignNote(tx, { note, customerId: becomes.id });
  return [];
}

async function takeContacts({ tx }: Act, { note, before, after }: Change): Promise<readonly Corrected[]> {
  const [was, becomes] = [namesIn(before), namesIn(after)];
  if (was === namesIn({ contacts: note.contacts.map((name) => ({ name })) })) {
    if (was === becomes) return [];
    const names = after.contacts.map(({ name }) => name);
    const now = (await findNote(tx, note.id)) ?? note;
    await changeNote(tx, { id: note.id, understood: { ...now.understood, contacts: names } });
    if (now.customer && !now.privacy)
      await setNoteContacts(tx, { interactionId: note.id, customerId: now.customer.id, names });
    return [];
  }
  return ['contacts'];
}

const namesIn = ({ contacts }: { readonly contacts: readonly { readonly name: string }[] }) =>
  contacts
    .map(({ name }) => name)
    .toSorted()
    .join('\n');

async function takeFollowUps(act: Act, { note, before, after }: Change): Promise<readonly Corrected[]> {
  const { tx, person } = act;
  const [was, becomes] = [
    [...before.steps, ...before.awaited],
    [...after.steps, ...after.awaited],
  ];
  if (daysOf(was) !== daysOf(note.followUps)) return ['followUps'];
  if (daysOf(was) === daysOf(becomes)) return [];
  for (const { id } of note.followUps) await closeFollowUp(tx, { id, state: 'cancelled', by: person.id });
  for (const followUp of await promisesIn(act, { ...after, privacy: note.privacy }))
    await addFollowUp(tx, {
      ...followUp,
      interactionId: note.id,
      customerId: ((await findNote(tx, note.id)) ?? note).customer?.id,
      setBy: person.id,
    });
  return [];
}

type Dated = {
  readonly dueOn?: Temporal.PlainDate | undefined;
  readonly dueTime?: Temporal.PlainTime | null | undefined;
  readonly rule?: string | null | undefined;
};

const daysOf = (steps: readonly Dated[]) =>
  steps
    .flatMap(({ dueOn, dueTime, rule }) => (dueOn ? [[dueOn.toString(), dueTime?.toString(), rule].join(' ')] : []))
    .toSorted()
    .join('\n');

/** The one writer of notes: what a reading says becomes rows, whoever read it. */
import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import { learnFromNote } from './effects/learnFromNote.ts';
import { tellGrowing } from '../news/growing.ts';
import { tellNews } from '../news/tell.ts';
import { entriesOf } from './entries.ts';
import { authorOf } from './effects/handedOn.ts';
import { scheduleFollowUp } from '../followups/schedule.ts';
import type { Privacy } from './privacy.ts';
import { askToTake } from '../followups/delegate.ts';
import { addFollowUp, type NewFollowUp } from '../followups/store/followUps.ts';
import { findNote, type Note } from './store/find.ts';
import { addNoteContacts, changeNote, hideNote, insertNote } from './store/write.ts';
import type { UnderstoodNote } from '../db/schema/interactions.ts';
import { companionsOf } from './team.ts';
import { keepContact } from '../contacts/store/names.ts';
import { quoterIn } from '../reader/money/kinds.ts';
import { colleagueNamesOf } from '../people/store/colleagueNames.ts';
import { everyone, findPerson } from '../people/store/people.ts';
import type { Reading, Step } from '../contract/reading.ts';

type Told = { readonly text: string; readonly reading: Reading; readonly privacy: Privacy | undefined };

/**
 * One interaction for each customer; without any, one that waits for whose it is. What is to be done with customers named in
 * one breath is to be done with each; what names no customer goes with the first.
 */
export async function recordNotes(act: Act, { text, reading, privacy }: Told): Promise<Note[]> {
  const homes = reading.customers.length ? reading.customers : [undefined];
  const entries = entriesOf(text, { reading, ...act });
  const notes: Note[] = [];
  const author = authorOf(act);
  const quoter = await quoterOf(act, text);
  for (const [at, customer] of homes.entries()) {
    const belongs = (index: number | undefined) => index === at || (index === undefined && at === 0);
    const isOf = ({ customer: of = 0 }: Step) => entries[of]?.joined.includes(at) ?? of === at;
    const note = await insertNote(act.tx, {
      customerId: customer?.id,
      mention: customer?.id === undefined ? customer?.name : undefined,
      // Until it has a customer a note is seen by its author alone: by whoever can say whose it is.
      authorId: customer?.id === undefined || privacy ? act.person.id : author.id,
      kind: entries[at]?.kind,
      occurredOn: reading.occurredOn ?? act.today,
      text,
      gist: entries[at]?.gist ?? reading.gist,
      understood: understoodOf(
        { ...reading, contacts: reading.contacts.filter((contact) => belongs(contact.customer)) },
        {
          first: at === 0,
          companions: companionsOf(text, reading),
          quoter: quoter === customer?.name ? undefined : quoter,
        },
      ),
      privacy,
      heardId: act.heardId,
      followUps: await promisesIn(customer?.id === undefined || privacy ? act : { ...act, person: author }, {
        steps: reading.steps.filter(isOf),
        awaited: reading.awaited.filter(isOf),
        privacy,
      }),
    });
    await askColleagues(act, note.followUps);
    if (at === 0 && note.customer && !privacy) await keepPartnersPeople(act, reading);
    await learnFromNote(act.tx, note, { isFresh: true });
    await Promise.all([tellNews(act.tx, note, act), tellGrowing(act.tx, note, act)]);
    notes.push(note);
  }
  return notes;
}

/** A note says this too: whom and what it names, and what is to be done, are added to it. */
export async function addToNote(
  act: Act,
  { note, text, reading, privacy }: Told & { readonly note: Note },
): Promise<Note> {
  const { tx, person, locale } = act;
  const followUps = await promisesIn(act, { ...reading, privacy: privacy ?? note.privacy });
  const more = understoodOf(reading, {
    first: true,
    companions: companionsOf(text, reading),
    quoter: await quoterOf(act, text),
  });
  await changeNote(tx, {
    id: note.id,
    text: `${note.text}\n${text}`,
    gist: [note.gist, text].filter(Boolean).join(locale === 'zh' ? ';' : '; '),
    understood: merged(note.understood, { more, isOpen: followUps.length > 0 }),
  });
  if (note.customer && !note.privacy && !privacy)
    await addNoteContacts(tx, { interactionId: note.id, customerId: note.customer.id, told: more });
  for (const followUp of followUps)
    await addFollowUp(tx, { ...followUp, interactionId: note.id, customerId: note.customer?.id, setBy: person.id });
  if (privacy) await hideNote(tx, { id: note.id, ...privacy });
  const kept = (await findNote(tx, note.id)) ?? note;
  const isNew = ({ id }: { readonly id: number }) => note.followUps.every((before) => before.id !== id);
  await askColleagues(act, kept.followUps.filter(isNew));
  const added = privacy && kept.privacy ? { ...kept, privacy: { ...kept.privacy, mostDays: privacy.mostDays } } : kept;
  await learnFromNote(tx, added);
  return added;
}

/** Whom of a partner's a note names is known there, though the note is a customer's. */
async function keepPartnersPeople({ tx }: Act, { others }: Reading) {
  for (const { id, people = [] } of others)
    if (id !== undefined) for (const name of people) await keepContact(tx, { customerId: id, name });
}

/** A step that is a colleague's is theirs to take or to give back. */
async function askColleagues(act: Act, followUps: Note['followUps']) {
  for (const [ownerId, steps] of Map.groupBy(followUps, (step) => step.ownerId)) {
    const to = ownerId === act.person.id ? undefined : await findPerson(act.tx, ownerId);
    if (to) await askToTake(act, { ids: steps.map(({ id }) => id), to });
  }
}

/** Whoever quoted the customer and is none of us. */
async function quoterOf({ tx, person }: Act, text: string) {
  if (quoterIn(text, []) === undefined) return undefined;
  const called = await colleagueNamesOf(tx, person.id);
  return quoterIn(
    text,
    [...(await everyone(tx)), ...called].map(({ name }) => name),
  );
}

/** What has no column of its own. Sums and numbers are kept once, with the first of several notes. */
function understoodOf(
  { contacts, others, amounts, phones, emails, score, nothingNext }: Reading,
  {
    first,
    companions,
    quoter,
  }: { readonly first: boolean; readonly companions: readonly number[]; readonly quoter: string | undefined },
): UnderstoodNote {
  const named = others.flatMap(({ name, part }) => (part === 'competitor' ? [name] : []));
  const rivals = [...new Set([...named, ...(quoter === undefined ? [] : [quoter])])];
  const titles = contacts.flatMap(({ name, role }) => (role ? [[name, role] as const] : []));
  return {
    contacts: [...new Set(contacts.map(({ name }) => name))],
    ...(titles.length && { titles: Object.fromEntries(titles) }),
    ...(companions.length && { companions }),
    ...(rivals.length && { rivals }),
    amounts: first ? amounts : [],
    phones: first ? phones : [],
    emails: first ? emails : [],
    ...(score && { score }),
    ...(nothingNext && { nothingNext: true as const }),
  };
}

function merged(
  before: UnderstoodNote,
  { more, isOpen }: { readonly more: UnderstoodNote; readonly isOpen: boolean },
): UnderstoodNote {
  const { nothingNext: _, ...told } = { ...before, ...more };
  const isClosed = !isOpen && (before.nothingNext ?? more.nothingNext);
  return {
    ...told,
    contacts: [...new Set([...before.contacts, ...more.contacts])],
    ...((before.rivals ?? more.rivals) && {
      rivals: [...new Set([...(before.rivals ?? []), ...(more.rivals ?? [])])],
    }),
    ...((before.companions ?? more.companions) && {
      companions: [...new Set([...(before.companions ?? []), ...(more.companions ?? [])])],
    }),
    ...((before.titles ?? more.titles) && { titles: { ...before.titles, ...more.titles } }),
    amounts: [...before.amounts, ...more.amounts],
    phones: [...new Set([...before.phones, ...more.phones])],
    emails: [...new Set([...before.emails, ...more.emails])],
    ...(isClosed && { nothingNext: true as const }),
  };
}

/**
 * The columns of what is to be done, as far as it has a day, and of what is awaited. A colleague's step is theirs from the
 * first; of a private note they know nothing.
 */
export async function promisesIn(
  { tx, person, now }: Pick<Act, 'tx' | 'person' | 'now'>,
  { steps, awaited, privacy }: Pick<Reading, 'steps' | 'awaited'> & { readonly privacy: object | undefined },
): Promise<NewFollowUp[]> {
  const all = [...steps.map((step) => ({ step })), ...awaited.map((step) => ({ step, isWatched: true }))];
  const made = all.map(async ({ step: { dueOn, ...step }, ...kind }): Promise<NewFollowUp[]> => {
    if (!dueOn) return [];
    const colleague = step.colleague === undefined || privacy ? undefined : await findPerson(tx, step.colleague);
    const owner = colleague ?? person;
    const calendar = await calendarFor(tx, owner.zone);
    return [{ action: step.action, ...kind, ...scheduleFollowUp({ ...step, dueOn }, { owner, calendar, now }) }];
  });
  return (await Promise.all(made)).flat();
}

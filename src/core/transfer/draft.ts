/**
 * A customer on its way from a table: as it is, and what the lines about it are to write. What a line does not say stays as
 * it is, and what is there already is not written again. Pure.
 */
import { nameKeyOf } from '../text/nameKey.ts';
import type { EntryContact, EntryFact, Entry } from './row.ts';
import type { Tier } from '../contract/customer.ts';

/** A customer as it is: what a plan compares with. */
export type ExistingCustomer = {
  readonly id: number;
  readonly name: string;
  readonly ownerId: number | null;
  readonly tier: Tier | null;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly contacts: readonly (Nulled<EntryContact> & { readonly id: number })[];
  readonly notes: readonly { readonly on: Temporal.PlainDate; readonly text: string }[];
  readonly facts: readonly string[];
  readonly nextOn: readonly Temporal.PlainDate[];
  /** Made by lines of the same table. */
  readonly ours: boolean;
  /** Whose it is, where the bringer of the table may not change it. */
  readonly closed: string | undefined;
};

type Nulled<T> = { readonly [Key in keyof T]: Key extends 'name' ? T[Key] : Exclude<T[Key], undefined> | null };

/** A customer on its way: as it is, and what is to be written. */
export type Draft = {
  readonly there: ExistingCustomer | undefined;
  name: string;
  ownerId: number | null;
  tier: Tier | null;
  tags: readonly string[];
  readonly keys: Set<string>;
  readonly newAliases: string[];
  readonly contacts: Map<string, Nulled<EntryContact> & { id?: number | undefined; dirty: boolean }>;
  readonly notes: Set<string>;
  readonly newNotes: {
    id?: number | undefined;
    readonly text: string;
    readonly on: Temporal.PlainDate;
    readonly authorId: number;
    readonly contact: string | undefined;
  }[];
  readonly facts: Set<string>;
  readonly newFacts: EntryFact[];
  readonly nextOn: Set<string>;
  readonly newNextOn: Temporal.PlainDate[];
  dirty: boolean;
  id?: number | undefined;
};

export function newDraft({ name, ownerId }: Entry, otherwise: number | null): Draft {
  return {
    there: undefined,
    name,
    ownerId: ownerId ?? otherwise,
    tier: null,
    tags: [],
    keys: new Set([nameKeyOf(name)]),
    newAliases: [],
    contacts: new Map(),
    notes: new Set(),
    newNotes: [],
    facts: new Set(),
    newFacts: [],
    nextOn: new Set(),
    newNextOn: [],
    dirty: false,
  };
}

export function draftOf(there: ExistingCustomer): Draft {
  return {
    there,
    id: there.id,
    name: there.name,
    ownerId: there.ownerId,
    tier: there.tier,
    tags: there.tags,
    keys: new Set([there.name, ...there.aliases].map(nameKeyOf)),
    newAliases: [],
    contacts: new Map(there.contacts.map((contact) => [contact.name, { ...contact, dirty: false }])),
    notes: new Set(there.notes.flatMap(({ on, text }) => [noteKey(on, text), noteKey(on, sourceless(text))])),
    newNotes: [],
    facts: new Set(there.facts),
    newFacts: [],
    nextOn: new Set(there.nextOn.map(String)),
    newNextOn: [],
    dirty: false,
  };
}

/** Writes what the line says into the draft. Resolves to whether that changed anything. */
export function mergeEntry(draft: Draft, entry: Entry): boolean {
  const changes = [
    owned(draft, entry),
    ...[entry.name, ...entry.aliases].map((alias) => called(draft, alias)),
    ...entry.contacts.map((contact) => met(draft, contact)),
    ...entry.facts.map((fact) => learnt(draft, fact)),
    entry.note !== undefined && noted(draft, entry),
    entry.nextOn !== undefined && next(draft, entry.nextOn),
  ];
  return changes.includes(true);
}

function owned(draft: Draft, { ownerId, tier, tags }: Entry) {
  const wanted = {
    ownerId: ownerId ?? draft.ownerId,
    tier: tier ?? draft.tier,
    tags: [...new Set([...draft.tags, ...tags])],
  };
  if (wanted.ownerId === draft.ownerId && wanted.tier === draft.tier && wanted.tags.length === draft.tags.length)
    return false;
  Object.assign(draft, wanted, { dirty: true });
  return true;
}

function called({ keys, newAliases }: Draft, alias: string) {
  const key = nameKeyOf(alias);
  if (!key || keys.has(key)) return false;
  keys.add(key);
  newAliases.push(alias);
  return true;
}

function met({ contacts }: Draft, contact: EntryContact) {
  const known = contacts.get(contact.name);
  const wanted = {
    name: contact.name,
    title: contact.title ?? known?.title ?? null,
    phone: contact.phone ?? known?.phone ?? null,
    email: contact.email ?? known?.email ?? null,
    wechat: contact.wechat ?? known?.wechat ?? null,
  };
  const isSame =
    known !== undefined &&
    (['title', 'phone', 'email', 'wechat'] as const).every((field) => known[field] === wanted[field]);
  if (isSame) return false;
  contacts.set(contact.name, { ...wanted, ...(known?.id !== undefined && { id: known.id }), dirty: true });
  return true;
}

function learnt({ facts, newFacts }: Draft, fact: EntryFact) {
  if (facts.has(fact.text)) return false;
  facts.add(fact.text);
  newFacts.push(fact);
  return true;
}

function noted({ notes, newNotes }: Draft, { note, contacts: [contact] }: Entry) {
  if (!note) return false;
  const keys = [noteKey(note.on, note.text), noteKey(note.on, sourceless(note.text))];
  if (keys.some((key) => notes.has(key))) return false;
  for (const key of keys) notes.add(key);
  newNotes.push({ ...note, contact: contact?.name });
  return true;
}

function next({ nextOn, newNextOn }: Draft, day: Temporal.PlainDate) {
  if (nextOn.has(day.toString())) return false;
  nextOn.add(day.toString());
  newNextOn.push(day);
  return true;
}

const noteKey = (on: Temporal.PlainDate, text: string) => `${on.toString()} ${text}`;

/** A note that was brought in says where it came from in its last line. */
const sourceless = (text: string) => text.replace(/\n\((?:原作者|by) .{1,300}\)$/, '');

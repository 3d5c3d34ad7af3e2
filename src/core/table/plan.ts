/**
 * What the lines of a table change, beside what is there: new customers, values that differ, contacts, notes and days to
 * follow up that are not there yet. What a line does not say stays as it is. Pure; nothing is written here, and the same
 * lines planned again after their own writing change nothing.
 */
import { keyOf } from '../names.ts';
import { shortNames } from '../note/short.ts';
import type { Both, Tier } from '../types.ts';
import type { Counts } from './columns.ts';
import type { Contact, Entry, Fault } from './record.ts';

/** A customer as it is: what a plan compares with. */
export type There = {
  readonly id: number;
  readonly name: string;
  readonly ownerId: number | null;
  readonly tier: Tier | null;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly contacts: readonly (Nulled<Contact> & { readonly id: number })[];
  readonly notes: readonly { readonly on: Temporal.PlainDate; readonly text: string }[];
  readonly nextOn: readonly Temporal.PlainDate[];
  /** Made by lines of the same table. */
  readonly ours: boolean;
  /** Whose it is, where the bringer of the table may not change it. */
  readonly closed: string | undefined;
};

type Nulled<T> = { readonly [Key in keyof T]: Key extends 'name' ? T[Key] : Exclude<T[Key], undefined> | null };

export type Ending = {
  readonly line: number;
  readonly end: keyof Counts;
  readonly why?: Both;
  /** Its place among the drafts of the plan. */
  readonly draft?: Draft;
};

/** A customer on its way: as it is, and what is to be written. */
export type Draft = {
  readonly there: There | undefined;
  name: string;
  ownerId: number | null;
  tier: Tier | null;
  tags: readonly string[];
  readonly keys: Set<string>;
  readonly newAliases: string[];
  readonly contacts: Map<string, Nulled<Contact> & { readonly id?: number; dirty: boolean }>;
  readonly notes: Set<string>;
  readonly newNotes: {
    readonly text: string;
    readonly on: Temporal.PlainDate;
    readonly authorId: number;
    readonly contact: string | undefined;
  }[];
  readonly nextOn: Set<string>;
  readonly newNextOn: Temporal.PlainDate[];
  dirty: boolean;
  id?: number;
};

export type Rules = {
  readonly twins: 'leave' | 'join' | 'make';
  /** Whose a new customer is where the line does not say. */
  readonly ownerId: number | null;
  /** Keys of customers that earlier lines will have made, where nothing is written. */
  readonly made: ReadonlySet<string>;
};

export function plan(lines: readonly (Entry | Fault)[], there: readonly There[], rules: Rules) {
  const drafts = new Map<string, Draft>();
  const endings = lines.map((line): Ending => {
    if ('why' in line) return { line: line.line, end: 'failed', why: line.why };
    const key = sameKey(line.name);
    const known = drafts.get(key);
    if (known) return { line: line.line, end: merge(known, line) ? 'changed' : 'same', draft: known };
    const home = homeOf(line, { key, there, rules });
    if ('end' in home) return { line: line.line, ...home };
    const draft = home.there ? draftOf(home.there, drafts) : fresh(line, rules);
    drafts.set(key, draft);
    const changed = merge(draft, line);
    const isNew = !home.there && !rules.made.has(key);
    return { line: line.line, end: isNew ? 'new' : changed ? 'changed' : 'same', draft };
  });
  return { endings, drafts: [...new Set(drafts.values())] };
}

type Homeless = { readonly end: 'twin' | 'failed'; readonly why: Both };

/** The customer that a line is about; none: a new one. */
function homeOf(
  { name, aliases, contact }: Entry,
  { key, there, rules }: { key: string; there: readonly There[]; rules: Rules },
): { readonly there: There | undefined } | Homeless {
  const same = there.filter((customer) => sameKey(customer.name) === key);
  const [only] = same;
  if (same.length > 1)
    return failed(`有 ${same.length} 个客户都叫「${name}」`, `${same.length} customers are called “${name}”`);
  const keys = new Set([...twinKeys(name, aliases)].filter(Boolean));
  const others = only ? [] : there.filter((customer) => !customer.ours);
  const named = others.filter((customer) => customer.aliases.some((alias) => keys.has(keyOf(alias))));
  const twins = named.length ? named : others.filter((customer) => metAt(customer, contact));
  const [twin] = twins;
  const meant = only ?? (rules.twins === 'join' && twins.length === 1 ? twin : undefined);
  if (meant?.closed !== undefined)
    return failed(
      `「${meant.name}」是${meant.closed}的客户,要本人、组长或经理来改`,
      `“${meant.name}” is ${meant.closed}’s customer; only they, their lead or a manager can change it`,
    );
  if (meant) return { there: meant };
  if (!twin || rules.twins === 'make') return { there: undefined };
  if (!named.length) return { end: 'twin', why: sharedWith(twin, contact) };
  const names = twins.map((each) => each.name).slice(0, 3);
  return { end: 'twin', why: { zh: `像是已有的「${names.join('」「')}」`, en: `looks like “${names.join('”, “')}”` } };
}

/** Who is there already with this contact's telephone or address. */
function metAt({ contacts }: There, contact: Contact | undefined) {
  const wanted = contact && reachOf(contact);
  return wanted && contacts.find((known) => reachOf(known).some((each) => wanted.includes(each)));
}

function sharedWith(twin: There, contact: Contact | undefined): Both {
  const who = metAt(twin, contact)?.name ?? '';
  return {
    zh: `电话或邮箱与已有的「${twin.name}」的${who}相同`,
    en: `has the phone or e-mail of ${who} at “${twin.name}”`,
  };
}

/** A telephone and an address, as they are compared: each also as it is most often written. */
export function reachOf({
  phone,
  email,
}: {
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}): readonly string[] {
  const digits = phone?.replaceAll(/[\s()（）/.-]/g, '').replace(/^\+86(?=1\d{10}$)/, '') ?? '';
  return [...(phone && digits.length >= 7 ? [phone, digits] : []), ...(email ? [email, email.toLowerCase()] : [])];
}

const failed = (zh: string, en: string): Homeless => ({ end: 'failed', why: { zh, en } });

/** By what two lines are about one customer. Alphabets that names are not folded from are compared as they are. */
export const sameKey = (name: string) => keyOf(name) || name.toLowerCase();

/** What a line's customer may be known as already: its name in full and without the legal form, and the other names that the line gives. */
export function twinKeys(name: string, aliases: readonly string[]): ReadonlySet<string> {
  // Without the place before it a name is too many companies' name.
  const bare = shortNames(name).filter((short) => name.startsWith(short));
  return new Set([keyOf(name), ...[...bare, ...aliases].map(keyOf).filter((key) => key.length > 1)]);
}

function fresh({ name, ownerId }: Entry, rules: Rules): Draft {
  return {
    there: undefined,
    name,
    ownerId: ownerId ?? rules.ownerId,
    tier: null,
    tags: [],
    keys: new Set([keyOf(name)]),
    newAliases: [],
    contacts: new Map(),
    notes: new Set(),
    newNotes: [],
    nextOn: new Set(),
    newNextOn: [],
    dirty: false,
  };
}

/** Two names of one customer share its draft. */
function draftOf(there: There, drafts: ReadonlyMap<string, Draft>): Draft {
  const begun = drafts.values().find((draft) => draft.there?.id === there.id);
  return (
    begun ?? {
      there,
      id: there.id,
      name: there.name,
      ownerId: there.ownerId,
      tier: there.tier,
      tags: there.tags,
      keys: new Set([there.name, ...there.aliases].map(keyOf)),
      newAliases: [],
      contacts: new Map(there.contacts.map((contact) => [contact.name, { ...contact, dirty: false }])),
      notes: new Set(there.notes.flatMap(({ on, text }) => [noteKey(on, text), noteKey(on, sourceless(text))])),
      newNotes: [],
      nextOn: new Set(there.nextOn.map(String)),
      newNextOn: [],
      dirty: false,
    }
  );
}

/** Writes what the line says into the draft. Resolves to whether that changed anything. */
function merge(draft: Draft, entry: Entry): boolean {
  const changes = [
    owned(draft, entry),
    ...[entry.name, ...entry.aliases].map((alias) => called(draft, alias)),
    entry.contact !== undefined && met(draft, entry.contact),
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
  const key = keyOf(alias);
  if (!key || keys.has(key)) return false;
  keys.add(key);
  newAliases.push(alias);
  return true;
}

function met({ contacts }: Draft, contact: Contact) {
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

function noted({ notes, newNotes }: Draft, { note, contact }: Entry) {
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

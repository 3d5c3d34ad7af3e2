/**
 * What the lines of a table change, beside what is there: new customers, values that differ, contacts, notes and days to
 * follow up that are not there yet. What a line does not say stays as it is. Pure; nothing is written here, and the same
 * lines planned again after their own writing change nothing.
 */
import { nameKeyOf } from '../text/nameKey.ts';
import { shortNames } from '../reader/names/shortNames.ts';
import { type Draft, draftOf, newDraft, mergeEntry, type ExistingCustomer } from './draft.ts';
import type { EntryContact, Entry, Fault } from './row.ts';
import type { Localized } from '../contract/locale.ts';
import type { ImportCounts } from '../contract/transfer.ts';

export type Ending = {
  readonly line: number;
  readonly end: keyof ImportCounts;
  readonly why?: Localized;
  /** Cells that were left out of a line that goes in. */
  readonly bad?: readonly Localized[];
  /** Its place among the drafts of the plan. */
  readonly draft?: Draft;
};

export type ImportRules = {
  readonly twins: 'leave' | 'join' | 'make';
  /** Whose a new customer is where the line does not say. */
  readonly ownerId: number | null;
  /** Keys of customers that earlier lines will have made, where nothing is written. */
  readonly made: ReadonlySet<string>;
};

export function planImport(lines: readonly (Entry | Fault)[], there: readonly ExistingCustomer[], rules: ImportRules) {
  const drafts = new Map<string, Draft>();
  const known = indexOf(there);
  const endings = lines.map((line): Ending => {
    if ('why' in line) return { line: line.line, end: 'failed', why: line.why };
    const key = sameKey(line.name);
    const begun = drafts.get(key);
    const { bad } = line;
    if (begun) return { line: line.line, end: mergeEntry(begun, line) ? 'changed' : 'same', draft: begun, bad };
    const home = homeOf(line, { key, known, rules });
    if ('end' in home) return { line: line.line, ...home };
    const draft = home.there ? known.draftOf(home.there) : newDraft(line, rules.ownerId);
    drafts.set(key, draft);
    const changed = mergeEntry(draft, line);
    const isNew = !home.there && !rules.made.has(key);
    return { line: line.line, end: isNew ? 'new' : changed ? 'changed' : 'same', draft, bad };
  });
  return { endings, drafts: [...new Set(drafts.values())] };
}

type Homeless = { readonly end: 'twin' | 'failed'; readonly why: Localized };

/** The customer that a line is about; none: a new one. */
function homeOf(
  { name, aliases, contacts }: Entry,
  { key, known, rules }: { key: string; known: Known; rules: ImportRules },
): { readonly there: ExistingCustomer | undefined } | Homeless {
  const same = known.called(key);
  const [only] = same;
  if (same.length > 1)
    return failed(`有 ${same.length} 个客户都叫「${name}」`, `${same.length} customers are called “${name}”`);
  const named = only ? [] : known.alsoCalled([...duplicateKeys(name, aliases)]);
  const twins = named.length || only ? named : known.reachedBy(contacts.flatMap(contactKeysOf));
  const [twin] = twins;
  const meant = only ?? (rules.twins === 'join' && twins.length === 1 ? twin : undefined);
  if (meant?.closed !== undefined)
    return failed(
      `「${meant.name}」是${meant.closed}的客户,要本人、组长或经理来改`,
      `“${meant.name}” is ${meant.closed}’s customer; only they, their lead or a manager can change it`,
    );
  if (meant) return { there: meant };
  if (!twin || rules.twins === 'make') return { there: undefined };
  if (!named.length) return { end: 'twin', why: sharedWith(twin, contacts) };
  const names = twins.map((each) => each.name).slice(0, 3);
  return { end: 'twin', why: { zh: `像是已有的「${names.join('」「')}」`, en: `looks like “${names.join('”, “')}”` } };
}

type Known = ReturnType<typeof indexOf>;

/** The customers that are there, each found without looking at all of them. Earlier lines of the same table make no twins. */
function indexOf(there: readonly ExistingCustomer[]) {
  const others = there.filter(({ ours }) => !ours);
  const byName = Map.groupBy(there, ({ name }) => sameKey(name));
  const drafts = new Map<number, Draft>();
  const state: { byAlias?: Places; byReach?: Places } = {};
  const among = (places: Places, keys: readonly string[]) => {
    const found = new Set(keys.flatMap((key) => (places.get(key) ?? []).map(({ at }) => at)));
    return [...found].toSorted((one, other) => one - other).flatMap((at) => others[at] ?? []);
  };
  return {
    called: (key: string) => byName.get(key) ?? [],
    alsoCalled(keys: readonly string[]) {
      state.byAlias ??= placesOf(others, ({ aliases }) => aliases.map(nameKeyOf).filter(Boolean));
      return among(state.byAlias, keys);
    },
    reachedBy(keys: readonly string[]) {
      state.byReach ??= placesOf(others, ({ contacts }) => contacts.flatMap(contactKeysOf));
      return among(state.byReach, keys);
    },
    /** Two names of one customer share its draft. */
    draftOf(customer: ExistingCustomer): Draft {
      const draft = drafts.get(customer.id) ?? draftOf(customer);
      drafts.set(customer.id, draft);
      return draft;
    },
  };
}

type Places = ReadonlyMap<string, readonly { readonly at: number }[]>;

function placesOf(
  customers: readonly ExistingCustomer[],
  keysOf: (customer: ExistingCustomer) => readonly string[],
): Places {
  const places = customers.flatMap((customer, at) => keysOf(customer).map((key) => ({ key, at })));
  return Map.groupBy(places, ({ key }) => key);
}

/** Who is there already with the telephone or address of one of these contacts. */
function metAt({ contacts }: ExistingCustomer, wanted: readonly EntryContact[]) {
  const keys = wanted.flatMap(contactKeysOf);
  return contacts.find((known) => contactKeysOf(known).some((each) => keys.includes(each)));
}

function sharedWith(twin: ExistingCustomer, contacts: readonly EntryContact[]): Localized {
  const who = metAt(twin, contacts)?.name ?? '';
  return {
    zh: `电话或邮箱与已有的「${twin.name}」的${who}相同`,
    en: `has the phone or e-mail of ${who} at “${twin.name}”`,
  };
}

/** A telephone and an address, as they are compared: each also as it is most often written. */
export function contactKeysOf({
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
export const sameKey = (name: string) => nameKeyOf(name) || name.toLowerCase();

/** What a line's customer may be known as already: its name in full and without the legal form, and the other names that the line gives. */
export function duplicateKeys(name: string, aliases: readonly string[]): ReadonlySet<string> {
  // Without the place before it a name is too many companies' name.
  const bare = shortNames(name).filter((short) => name.startsWith(short));
  return new Set([nameKeyOf(name), ...[...bare, ...aliases].map(nameKeyOf).filter((key) => key.length > 1)]);
}

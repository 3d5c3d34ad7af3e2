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
  const endings = lines.map((line): Ending => {
    if ('why' in line) return { line: line.line, end: 'failed', why: line.why };
    const key = sameKey(line.name);
    const known = drafts.get(key);
    const { bad } = line;
    if (known) return { line: line.line, end: mergeEntry(known, line) ? 'changed' : 'same', draft: known, bad };
    const home = homeOf(line, { key, there, rules });
    if ('end' in home) return { line: line.line, ...home };
    const draft = home.there ? draftOf(home.there, drafts) : newDraft(line, rules.ownerId);
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
  { key, there, rules }: { key: string; there: readonly ExistingCustomer[]; rules: ImportRules },
): { readonly there: ExistingCustomer | undefined } | Homeless {
  const same = there.filter((customer) => sameKey(customer.name) === key);
  const [only] = same;
  if (same.length > 1)
    return failed(`有 ${same.length} 个客户都叫「${name}」`, `${same.length} customers are called “${name}”`);
  const keys = new Set([...duplicateKeys(name, aliases)].filter(Boolean));
  const others = only ? [] : there.filter((customer) => !customer.ours);
  const named = others.filter((customer) => customer.aliases.some((alias) => keys.has(nameKeyOf(alias))));
  const twins = named.length ? named : others.filter((customer) => metAt(customer, contacts));
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

import { amountCell, dayIn, emailsIn, joinedName, listed, phonesIn, tierIn } from './format/cells.ts';
import { REPEATABLE_FIELDS } from './columns.ts';
import { TRANSFER_FIELDS } from './heads.ts';
import { type DayOrder, parseYearless } from './format/dates.ts';
import { placeInFile, type TableRow } from './format/layout.ts';
import type { Locale, Localized } from '../contract/locale.ts';
import type { Tier } from '../contract/customer.ts';
import type { TransferField, ImportColumn } from '../contract/transfer.ts';

export type Entry = {
  readonly line: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Undefined: the line does not say. */
  readonly ownerId: number | undefined;
  readonly tier: Tier | undefined;
  readonly tags: readonly string[];
  readonly contacts: readonly EntryContact[];
  readonly facts: readonly EntryFact[];
  readonly note: { readonly text: string; readonly on: Temporal.PlainDate; readonly authorId: number } | undefined;
  readonly nextOn: Temporal.PlainDate | undefined;
  /** Cells that cannot be read: they are left out, the line goes in. */
  readonly bad: readonly Localized[];
};

export type EntryContact = {
  readonly name: string;
  readonly title: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly wechat: string | undefined;
};

/** What lasts about the customer, or about one of its contacts. */
export type EntryFact = { readonly text: string; readonly contact: string | undefined };

export type Fault = { readonly line: number; readonly why: Localized };

export type RowReader = {
  readonly columns: readonly ImportColumn[];
  readonly order: DayOrder;
  readonly today: Temporal.PlainDate;
  readonly locale: Locale;
  /** What the sheets of the file are called. */
  readonly sheets: readonly string[];
  /** The colleague who is called so. */
  readonly colleague: (name: string) => number | undefined;
  /** Names of people who were invited and have not come yet. */
  readonly awaited: ReadonlySet<string>;
  /** Who brings the table. */
  readonly person: { readonly id: number };
  /** Where a note comes from whose author is no colleague, in words. */
  readonly source: (author: string) => string;
};

const NAME = 120;
const SHORT = 200;
const FACT = 500;

type Said = ReadonlyMap<TransferField, readonly { readonly head: string; readonly cell: string }[]>;
type Line = {
  readonly said: Said;
  readonly reader: RowReader;
  readonly bad: Localized[];
  /** The name of the sheet on which it stands. */
  readonly sheet: string | undefined;
};

/** What a line says, or why it cannot go in. */
export function readEntry({ line, cells }: TableRow, reader: RowReader): Entry | Fault {
  const said = saidIn(cells, reader.columns);
  const fault = (zh: string, en: string): Fault => ({ line, why: { zh, en } });

  const name = (said.get('customer')?.[0] ?? personIn(said))?.cell.replaceAll(/\s+/g, ' ');
  if (!name) return fault('没有客户名称', 'no customer name');
  if (name.length > NAME) return fault('客户名称太长', 'the customer’s name is too long');
  if (!/[\p{L}\p{N}]/u.test(name)) return fault(`「${name}」不像客户名称`, `“${name}” is no name`);

  const bad: Localized[] = [];
  const of: Line = { said, reader, bad, sheet: reader.sheets[placeInFile(line).sheet] };
  const rank = one(of, 'tier');
  const tier = rank === undefined ? undefined : tierIn(rank);
  const { contacts, facts } = contactsIn(of);
  const next = dayOf(of, 'nextOn');
  return {
    line,
    name,
    aliases: listed(all(of, 'aliases')).filter((alias) => alias.length <= NAME),
    ownerId: ownerOf(of),
    tier,
    tags: tagsIn([...all(of, 'tags'), ...(rank !== undefined && !tier ? [rank] : [])]),
    contacts,
    facts: [...facts, ...factsIn(of)],
    note: noteIn(of),
    // A day that has passed promises nothing any more.
    nextOn: next && Temporal.PlainDate.compare(next, reader.today) >= 0 ? next : undefined,
    bad,
  };
}

/** Address books put a star before labels of their own, and colons between them. */
const tagsIn = (cells: readonly string[]) =>
  listed(cells.flatMap((cell) => cell.split(':::').map((tag) => tag.trim().replace(/^\*\s*(?:mycontacts)?/i, '')))).map(
    (tag) => tag.slice(0, 40),
  );

/** A customer who is with no firm, where the column of persons is that of customers. */
const personIn = (said: Said) => said.get('contact')?.find(({ head }) => /客户|客戶|customer/i.test(head));

export const isFault = (read: Entry | Fault): read is Fault => 'why' in read;

const all = ({ said }: Pick<Line, 'said'>, field: TransferField) => (said.get(field) ?? []).map(({ cell }) => cell);
const one = (of: Pick<Line, 'said'>, field: TransferField) => all(of, field)[0];

function saidIn(cells: readonly string[], columns: readonly ImportColumn[]): Said {
  const said = new Map<TransferField, { readonly head: string; readonly cell: string }[]>();
  for (const [at, { head, field }] of columns.entries()) {
    const cell = cells[at]?.trim();
    if (field === null || !cell || NOTHING.test(cell)) continue;
    const before = said.get(field) ?? [];
    if (before.length === 0 || REPEATABLE_FIELDS.has(field)) said.set(field, [...before, { head, cell }]);
  }
  return said;
}

/** What stands where nothing is to be said, and what a formula leaves that has failed. */
const NOTHING =
  /^(?:[-–—/\\.]+|无|没有|没留|暂无|未知|不详|待补|待定|空|n\/?a|none|null|nil|#N\/A|#REF!|#VALUE!|#NAME\?|#DIV\/0!)$/i;

function ownerOf(of: Line): number | undefined {
  const names = listed(all(of, 'owner').flatMap((cell) => cell.split(/[,，/]/)));
  const known = names.flatMap((name) => colleagueIn(name, of.reader.colleague) ?? []);
  const [first] = names;
  // A sheet for each of us needs no column that says whose they are.
  if (first === undefined) return of.sheet ? of.reader.colleague(of.sheet) : undefined;
  if (!known.length)
    of.bad.push(
      of.reader.awaited.has(first)
        ? {
            zh: `${first}请了还没来,等TA来了再导入,才能归到TA名下`,
            en: `${first} is invited and not here yet; import once they are, and it is theirs`,
          }
        : { zh: `没有叫「${first}」的同事`, en: `there is no colleague called “${first}”` },
    );
  return known[0];
}

/** «何珊(1023)» and «华南-何珊» are 何珊. */
function colleagueIn(words: string, colleague: RowReader['colleague']) {
  const bare = words.replaceAll(/\s*[(（[【][^()（）[\]【】]*[)）\]】]\s*/g, ' ').trim();
  const parts = bare.split(/\s*[-–—·_:：]\s*/);
  return [words, bare, ...parts]
    .filter(Boolean)
    .map(colleague)
    .find((id) => id !== undefined);
}

function dayOf(of: Line, field: 'noteOn' | 'nextOn'): Temporal.PlainDate | undefined {
  const cell = one(of, field);
  const { order, today } = of.reader;
  const day =
    cell === undefined
      ? undefined
      : (dayIn(cell, order) ?? parseYearless(cell, { order, today, isPast: field === 'noteOn' }));
  if (cell !== undefined && !day) of.bad.push({ zh: `看不懂日期「${cell}」`, en: `“${cell}” is no day I can read` });
  return day;
}

/** People at the customer. Whoever has no name goes by what they are reached at; what a contact has no place for is kept as facts. */
function contactsIn(of: Line): Pick<Entry, 'contacts' | 'facts'> {
  const { phones: reached, bad: noPhones } = phonesIn(all(of, 'phone'));
  const { emails, bad: noEmails } = emailsIn(all(of, 'email'));
  for (const word of noPhones) of.bad.push({ zh: `电话「${word}」写得不对`, en: `“${word}” is no telephone number` });
  for (const word of noEmails) of.bad.push({ zh: `邮箱「${word}」写得不对`, en: `“${word}” is no e-mail address` });
  const wechat = one(of, 'wechat')?.slice(0, SHORT);
  const whole = one(of, 'contact') ?? joinedName(one(of, 'firstName'), one(of, 'lastName'));
  const written = listed((whole ?? '').split(/[/,，]|\s+(?:and|&)\s+/).map((name) => name.slice(0, NAME)));
  const names = [...new Set([...written, ...reached.flatMap(({ who = [] }) => who)])];
  const phones = reached.flatMap(({ number, who }) => (who === undefined ? number : []));
  const [first = phones[0] ?? emails[0] ?? wechat] = names;
  if (first === undefined) return { contacts: [], facts: [] };
  const people = names.length ? names : [first];
  const titles = listed((one(of, 'title') ?? '').split('/'));
  const isEach = (values: readonly string[]) => people.length > 1 && values.length === people.length;
  const given = (values: readonly string[], at: number) => (isEach(values) || at === 0 ? values[at] : undefined);
  const contacts = people.map((name, at) => ({
    name,
    title: (isEach(titles) ? titles[at] : at === 0 ? one(of, 'title') : undefined)?.slice(0, SHORT),
    phone: (reached.find(({ who }) => who === name)?.number ?? given(phones, at))?.slice(0, SHORT),
    email: given(emails, at)?.slice(0, SHORT),
    wechat: at === 0 ? wechat : undefined,
  }));
  const met = new Set(contacts.map(({ phone }) => phone));
  const others = [
    ...reached.flatMap(({ number, who = first }) => (met.has(number) ? [] : [['phone', number, who] as const])),
    ...(isEach(emails) ? [] : emails.slice(1).map((email) => ['email', email, first] as const)),
  ];
  return {
    contacts,
    facts: others.map(([field, value, contact]) => ({
      text: `${TRANSFER_FIELDS[field][of.reader.locale]}${COLON[of.reader.locale]}${value}`.slice(0, FACT),
      contact,
    })),
  };
}

const COLON: Readonly<Record<Locale, string>> = { zh: ':', en: ': ' };

function factsIn(of: Line): EntryFact[] {
  const { locale } = of.reader;
  const address = all(of, 'address')
    .join(' ')
    .replaceAll(/\s*\n\s*/g, ' ');
  const told = [
    ...(of.said.get('amount') ?? []).map(({ head, cell }) => amountCell(head || TRANSFER_FIELDS.amount[locale], cell)),
    ...(address ? [{ head: TRANSFER_FIELDS.address[locale], text: address }] : []),
    ...all(of, 'source').map((text) => ({ head: TRANSFER_FIELDS.source[locale], text })),
    ...(of.said.get('fact') ?? []).map(({ head, cell }) => ({ head, text: cell })),
  ];
  return told.map(({ head, text }) => ({
    text: `${head}${head && COLON[locale]}${text}`.slice(0, FACT),
    contact: undefined,
  }));
}

/** A day without words says when somebody was last in touch. */
function noteIn(of: Line): Entry['note'] {
  const { reader } = of;
  const on = dayOf(of, 'noteOn');
  const words = all(of, 'note').join('\n') || (on && { zh: '上次联系', en: 'Last contact' }[reader.locale]);
  if (!words || (on && Temporal.PlainDate.compare(on, reader.today) > 0 && !all(of, 'note').length)) return undefined;
  const author = one(of, 'author');
  const authorId = author === undefined ? reader.person.id : reader.colleague(author);
  return {
    text: authorId === undefined ? `${words}\n${reader.source(author ?? '')}` : words,
    on: on ?? reader.today,
    authorId: authorId ?? reader.person.id,
  };
}

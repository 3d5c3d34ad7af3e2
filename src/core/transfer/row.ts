import { REPEATABLE_FIELDS } from './columns.ts';
import { parseDay, type DayOrder } from './format/dates.ts';
import type { TableRow } from './format/worker.ts';
import type { Localized } from '../contract/locale.ts';
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
  readonly contact: EntryContact | undefined;
  readonly note: { readonly text: string; readonly on: Temporal.PlainDate; readonly authorId: number } | undefined;
  readonly nextOn: Temporal.PlainDate | undefined;
};

export type EntryContact = {
  readonly name: string;
  readonly title: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly wechat: string | undefined;
};

export type Fault = { readonly line: number; readonly why: Localized };

export type RowReader = {
  readonly columns: readonly ImportColumn[];
  readonly order: DayOrder;
  readonly today: Temporal.PlainDate;
  /** Colleagues by their names, in lower case. */
  readonly colleagues: ReadonlyMap<string, number>;
  /** Who brings the table. */
  readonly person: { readonly id: number };
  /** Where a note comes from whose author is no colleague, in words. */
  readonly source: (author: string) => string;
};

const NAME = 120;
const SHORT = 200;
const LISTS = /[;；、|\n]/;

/** What a line says, or why it cannot go in. */
export function readEntry({ line, cells }: TableRow, reader: RowReader): Entry | Fault {
  const said = saidIn(cells, reader.columns);
  const fault = (zh: string, en: string): Fault => ({ line, why: { zh, en } });
  const one = (field: TransferField) => said.get(field)?.[0];

  const name = one('customer')?.replaceAll(/\s+/g, ' ');
  if (!name) return fault('没有客户名称', 'no customer name');
  if (name.length > NAME) return fault('客户名称太长', 'the customer’s name is too long');
  if (!/[\p{L}\p{N}]/u.test(name)) return fault(`「${name}」不像客户名称`, `“${name}” is no name`);

  const owner = one('owner');
  const ownerId = owner === undefined ? undefined : reader.colleagues.get(owner.toLowerCase());
  if (owner !== undefined && ownerId === undefined)
    return fault(`没有叫「${owner}」的同事`, `there is no colleague called “${owner}”`);

  const rank = one('tier');
  const tier = rank === undefined ? undefined : tierOf(rank);
  if (rank !== undefined && !tier) return fault(`等级「${rank}」不是 A、B、C`, `the tier “${rank}” is none of A, B, C`);

  const email = one('email');
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email))
    return fault(`邮箱「${email}」写得不对`, `“${email}” is no e-mail address`);

  const [on, next] = [one('noteOn'), one('nextOn')].map((cell) => cell && (parseDay(cell, reader.order) ?? null));
  if (on === null) return fault(`看不懂日期「${one('noteOn')}」`, `“${one('noteOn')}” is no day I can read`);
  if (next === null) return fault(`看不懂日期「${one('nextOn')}」`, `“${one('nextOn')}” is no day I can read`);

  return {
    line,
    name,
    aliases: listed(said.get('aliases')).filter((alias) => alias.length <= NAME),
    ownerId,
    tier,
    tags: listed(said.get('tags')).map((tag) => tag.slice(0, 40)),
    contact: contactIn(one),
    note: noteIn(said, { on: on === '' ? undefined : on, reader }),
    // A day that has passed promises nothing any more.
    nextOn: next && Temporal.PlainDate.compare(next, reader.today) >= 0 ? next : undefined,
  };
}

export const isFault = (read: Entry | Fault): read is Fault => 'why' in read;

function saidIn(cells: readonly string[], columns: readonly ImportColumn[]) {
  const said = new Map<TransferField, string[]>();
  for (const [at, { field }] of columns.entries()) {
    const cell = cells[at]?.trim();
    if (field === null || !cell) continue;
    const before = said.get(field) ?? [];
    if (before.length === 0 || REPEATABLE_FIELDS.has(field)) said.set(field, [...before, cell]);
  }
  return said;
}

function listed(cells: readonly string[] = []) {
  const words = cells.flatMap((cell) => cell.split(LISTS)).map((word) => word.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(words.filter(Boolean))].slice(0, 20);
}

function tierOf(text: string): Tier | undefined {
  const letter = /^\s*(?:tier\s*)?([abc])(?:\s*[级类等]|\s*\W.*)?\s*$/i
    .exec(text.normalize('NFKC'))?.[1]
    ?.toUpperCase();
  return letter === 'A' || letter === 'B' || letter === 'C' ? letter : undefined;
}

/** Whoever has no name goes by what they are reached at. */
function contactIn(one: (field: TransferField) => string | undefined): EntryContact | undefined {
  const [title, phone, email, wechat] = (['title', 'phone', 'email', 'wechat'] as const).map((field) =>
    one(field)?.slice(0, SHORT),
  );
  const name = (one('contact') ?? phone ?? email ?? wechat)?.replaceAll(/\s+/g, ' ').slice(0, NAME);
  return name === undefined ? undefined : { name, title, phone, email, wechat };
}

function noteIn(
  said: ReadonlyMap<TransferField, readonly string[]>,
  { on, reader }: { readonly on: Temporal.PlainDate | undefined; readonly reader: RowReader },
): Entry['note'] {
  const words = said.get('note')?.join('\n');
  if (!words) return undefined;
  const author = said.get('author')?.[0];
  const authorId = author === undefined ? reader.person.id : reader.colleagues.get(author.toLowerCase());
  return {
    text: authorId === undefined ? `${words}\n${reader.source(author ?? '')}` : words,
    on: on ?? reader.today,
    authorId: authorId ?? reader.person.id,
  };
}

/** A table on its way out: made a page at a time, then handed to whoever asked for it. */
import { formatCount } from '../cards.ts';
import { customersFor, type Export, finishExport, linkExport, logExport, notesFor } from '../store/exports.ts';
import { keepFile } from '../../delivery/store/files.ts';
import { reading } from '../../db/server/reading.ts';
import type { Tx } from '../../db/tx.ts';
import { say } from '../../delivery/say.ts';
import { findPerson } from '../../people/store/people.ts';
import { TRANSFER_FIELDS } from '../heads.ts';
import { writeCsv } from '../format/csv.ts';
import { vcard } from '../format/vcard.ts';
import { translatorFor, type TransferWork } from './progress.ts';
import type { Locale, Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';
import type { Card } from '../../contract/card.ts';
import { actAs, lookAs } from '../../db/session.ts';
import type { TransferField } from '../../contract/transfer.ts';
import { howMany } from '../../text/phrases.ts';

const PAGE = 500;

const CUSTOMERS: readonly TransferField[] = [
  'customer',
  'aliases',
  'owner',
  'tier',
  'tags',
  'contact',
  'title',
  'phone',
  'email',
  'wechat',
  'nextOn',
];
const NOTES: readonly TransferField[] = ['customer', 'contact', 'note', 'noteOn', 'author'];

const NAMES: Readonly<Record<Export['what'], Localized>> = {
  customers: { zh: '客户', en: 'customers' },
  cards: { zh: '名片', en: 'contacts' },
  notes: { zh: '记录', en: 'notes' },
};

export async function runExport(work: TransferWork, taken: Export): Promise<void> {
  const person = await work.store.within(work, (tx) => findPerson(tx, taken.personId));
  if (!person) return;
  const made = taken.what === 'notes' ? await notes(work, { taken, person }) : await customers(work, { taken, person });
  if (!made) return;
  await work.store.within(work, async (tx) => {
    if (!(await finishExport(tx, taken.id))) return;
    actAs(tx, { personId: person.id });
    const now = work.clock();
    const { roomId, locale, what, whose } = taken;
    const day = now.toZonedDateTimeISO(person.zone).toPlainDate().toString();
    const name = `${NAMES[what][locale]} ${day}.${what === 'cards' ? 'vcf' : 'csv'}`;
    const to = await translatorFor(tx, { of: taken, now });
    const count = formatCount(made.count, to);
    const card: Card = made.count
      ? {
          icon: '📤',
          title: to.t(COUNTED[what](count)),
          footer: to.t({ zh: '文件留一周', en: 'The file is kept for a week' }),
        }
      : { icon: '🌿', title: to.t({ zh: '没有可导出的', en: 'There is nothing to export' }) };
    const file = made.count
      ? { id: await keepFile(tx, { personId: person.id, name, bytes: made.bytes }), name }
      : undefined;
    if (file) {
      await linkExport(tx, { id: taken.id, fileId: file.id });
      await logExport(tx, { what, whose, lines: made.count, fileId: file.id });
    }
    await say(tx, {
      roomId,
      thread: taken.thread ?? undefined,
      locale,
      now,
      card: { ...card, ...(file && { file }) },
    });
  });
}

const COUNTED: Readonly<Record<Export['what'], (count: string) => Localized>> = {
  customers: (count) => ({ zh: `导出了 ${count} 个客户`, en: `${howMany(count, 'customer')} exported` }),
  cards: (count) => ({ zh: `导出了 ${count} 张名片`, en: `${howMany(count, 'contact card')} exported` }),
  notes: (count) => ({ zh: `导出了 ${count} 条记录`, en: `${howMany(count, 'note')} exported` }),
};

type Task = { readonly taken: Export; readonly person: Person };
type Made = { readonly count: number; readonly bytes: Uint8Array };

const heads = (fields: readonly TransferField[], locale: Locale) =>
  fields.map((field) => TRANSFER_FIELDS[field][locale]);

async function customers(work: TransferWork, task: Task): Promise<Made | undefined> {
  const { what, locale } = task.taken;
  const found = await pages(work, { ...task, page: customersFor });
  if (!found) return undefined;
  if (what === 'cards') {
    const cards = found.flatMap(({ name: customer, contacts }) =>
      contacts.map((contact) => vcard({ ...contact, customer })),
    );
    return { count: cards.length, bytes: new TextEncoder().encode(cards.join('')) };
  }
  const rows = found.flatMap(({ name, aliases, owner, tier, tags, contacts, nextOn }) =>
    (contacts.length ? contacts : [undefined]).map((contact) => [
      name,
      aliases.join(';'),
      owner ?? '',
      tier ?? '',
      tags.join(';'),
      ...(['name', 'title', 'phone', 'email', 'wechat'] as const).map((field) => contact?.[field] ?? ''),
      nextOn?.toString() ?? '',
    ]),
  );
  return { count: found.length, bytes: writeCsv([heads(CUSTOMERS, locale), ...rows]) };
}

async function notes(work: TransferWork, task: Task): Promise<Made | undefined> {
  const found = await pages(work, { ...task, page: notesFor });
  const rows = found?.map(({ customer, contact, text, on, author }) => [
    customer,
    contact ?? '',
    text,
    on.toString(),
    author,
  ]);
  return rows && { count: rows.length, bytes: writeCsv([heads(NOTES, task.taken.locale), ...rows]) };
}

/** All pages, each in a transaction of its own; undefined when the house closes meanwhile. */
async function pages<Found extends { readonly id: number }>(
  { store, workspace, stopping }: TransferWork,
  {
    taken,
    person,
    page,
  }: Task & { readonly page: (tx: Tx, of: Parameters<typeof customersFor>[1]) => Promise<Found[]> },
): Promise<Found[] | undefined> {
  const all: Found[] = [];
  for (;;) {
    if (stopping.aborted) return undefined;
    const after = all.at(-1)?.id ?? 0;
    const found = await store.within({ workspace }, (tx) => {
      lookAs(tx, person);
      return reading(tx, (there) => page(there, { whose: taken.whose, person, after, most: PAGE }));
    });
    all.push(...found);
    if (found.length < PAGE) return all;
  }
}

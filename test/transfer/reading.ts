/** A workbook made in a test, read as the product reads it. */
import { type MergeRange, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { LayoutChoice } from '../../src/core/contract/transfer.ts';
import type { Person } from '../../src/core/contract/person.ts';
import { guessColumns } from '../../src/core/transfer/columns.ts';
import { dayOrderOf } from '../../src/core/transfer/format/dates.ts';
import { tableIn } from '../../src/core/transfer/format/worker.ts';
import { colleagueFinder } from '../../src/core/transfer/pipeline/colleagues.ts';
import { type Entry, isFault, readEntry, type RowReader } from '../../src/core/transfer/row.ts';

const PEOPLE = ['何珊', '罗一鸣', 'Anna Berg', '陈立'].map((name, at) => ({ id: at + 1, name }) as Person);
const TAUGHT = [{ key: '小罗', personId: 2 }];
export const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
/** `A1:C1`, counted from 0. */
export const merge = (startRow: number, startCol: number, endRow: number, endCol: number): MergeRange => ({
  startRow,
  startCol,
  endRow,
  endCol,
});
export type Rows = NonNullable<WriteSheet['rows']>;
export const book = (rows: Rows, more: Partial<WriteSheet> = {}) =>
  writeXlsx({ sheets: [{ name: 'Sheet1', rows, ...more }] });
export const utf8 = (text: string) => new TextEncoder().encode(text);

/** What each customer comes to, in one line: name @owner tier #tags · contacts · {facts} · note · →next · !left out. */
export async function read(bytes: Uint8Array, choice: LayoutChoice = {}) {
  const { layout, heads, rows } = await tableIn({ bytes, choice });
  const cells = rows.map((row) => row.cells);
  const columns = guessColumns(heads, cells);
  const days = columns.flatMap(({ field }, at) => (field === 'noteOn' || field === 'nextOn' ? [at] : []));
  const reader: RowReader = {
    awaited: new Set(['小周']),
    columns,
    locale: 'zh',
    order: dayOrderOf(cells.flatMap((each) => days.map((at) => each[at] ?? ''))),
    today: Temporal.PlainDate.from('2026-11-30'),
    sheets: layout.sheets.map(({ name }) => name),
    colleague: colleagueFinder(PEOPLE, TAUGHT),
    person: { id: 4 },
    source: (author) => `(原作者 ${author})`,
  };
  const told = rows.map((row) => {
    const entry = readEntry(row, reader);
    return isFault(entry) ? `!!${entry.why.zh}` : worded(entry);
  });
  return { told, layout };
}

function worded({ name, aliases, ownerId, tier, tags, contacts, facts, note, nextOn, bad }: Entry) {
  const owner = PEOPLE.find(({ id }) => id === ownerId);
  return [
    [name, ...aliases.map((alias) => `=${alias}`), owner && `@${owner.name}`, tier, ...tags.map((tag) => `#${tag}`)]
      .filter(Boolean)
      .join(' '),
    ...contacts.map((each) => [each.name, each.title, each.phone, each.email, each.wechat].filter(Boolean).join('/')),
    ...facts.map(({ text, contact }) => `{${contact ? `${contact} ` : ''}${text}}`),
    ...(note ? [`${note.on.toString()} ${note.text}`] : []),
    ...(nextOn ? [`→${nextOn.toString()}`] : []),
    ...bad.map(({ zh }) => `!${zh}`),
  ].join(' · ');
}

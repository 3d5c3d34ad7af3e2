/** A program's rows become records, by a map. Pure. */
import type { FeedFault, FeedMap, MappedRecord, RecordState } from '../contract/doors/feed.ts';
import { RECORD_STATES } from '../contract/doors/feed.ts';
import type { Localized } from '../contract/locale.ts';
import { parseDay } from '../transfer/format/dates.ts';

type Row = Readonly<Record<string, unknown>>;

const LONGEST = { id: 200, customer: 200, text: 4_000, reference: 200 };

/** Rows of a JSON body: one, a list, or where the map says that they are. Undefined: there is no such place. */
export function rowsIn(body: unknown, { rows }: FeedMap): readonly Row[] | undefined {
  const found = rows === undefined ? body : at(body, rows);
  const list = Array.isArray(found) ? found : [found];
  return list.every(isRow) ? list : undefined;
}

/** Rows of a table whose first line has the names of its columns. */
export function rowsOfTable([heads = [], ...lines]: readonly (readonly string[])[]): readonly Row[] {
  const names = heads.map((head) => head.trim().replace(/^\uFEFF/, ''));
  return lines
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ''])));
}

/** `from`: the number of the first row. */
export function mapRows(
  rows: readonly Row[],
  { map, from = 1 }: { readonly map: FeedMap; readonly from?: number },
): { readonly records: readonly MappedRecord[]; readonly faults: readonly FeedFault[]; readonly skipped: number } {
  const records: MappedRecord[] = [];
  const faults: FeedFault[] = [];
  let skipped = 0;
  for (const [place, row] of rows.entries()) {
    if (Object.entries(map.only).some(([column, values]) => !values.includes(textAt(row, column) ?? ''))) {
      skipped += 1;
      continue;
    }
    const record = mapRow(row, map);
    if ('wrong' in record) faults.push({ row: from + place, why: record.wrong });
    else records.push(record);
  }
  return { records, faults, skipped };
}

/** Or what is wrong with it. */
function mapRow(row: Row, map: FeedMap): MappedRecord | { readonly wrong: Localized } {
  const { columns, values, defaults, dayOrder, kind } = map;
  const value = (name: keyof FeedMap['columns']) => {
    const place = columns[name];
    return place === undefined
      ? undefined
      : [place]
          .flat()
          .map((each) => textAt(row, each))
          .find((words) => words);
  };
  const known = (name: 'status' | 'currency' | 'customer') => {
    const said = value(name);
    return (
      (said === undefined ? undefined : (values[name]?.[said] ?? said)) ??
      (name === 'customer' ? undefined : defaults[name])
    );
  };
  const day = (name: 'on' | 'due') => {
    const said = value(name);
    return said === undefined ? undefined : (parseDay(said, dayOrder)?.toString() ?? null);
  };
  const sum = (name: 'amount' | 'outstanding') => {
    const said = value(name);
    return said === undefined ? undefined : numberIn(said);
  };
  const [id, customer, on, due] = [value('id'), known('customer'), day('on'), day('due')];
  const [amount, outstanding, currency] = [sum('amount'), sum('outstanding'), known('currency')];
  // Where a column is called otherwise than the map says, what it is looked for as is what helps.
  const lacks = (name: 'id' | 'customer' | 'on', empty: { readonly wrong: Localized }) => {
    const places = [columns[name]].flat();
    return places.some((place) => at(row, place) !== undefined)
      ? empty
      : wrong(`没有「${places.join('」「')}」这一列`, `there is no column «${places.join('», «')}»`);
  };
  if (id === undefined) return lacks('id', wrong('没有编号', 'it has no id'));
  if (customer === undefined) return lacks('customer', wrong('没写客户', 'it names no customer'));
  if (on === undefined) return lacks('on', wrong('没有日期', 'it has no day'));
  if (on === null) return noDay(value('on'));
  if (due === null) return noDay(value('due'));
  if (amount === null) return noSum(value('amount'));
  if (outstanding === null) return noSum(value('outstanding'));
  if ((kind === 'order' || kind === 'invoice' || kind === 'payment') && amount === undefined)
    return wrong('没有金额', 'it has no sum');
  if (amount !== undefined && !/^[A-Z]{3}$/.test(currency ?? ''))
    return wrong(`「${currency ?? ''}」不是币种`, `«${currency ?? ''}» is no currency`);
  const state = known('status') ?? 'open';
  if (!isState(state))
    return wrong(`格式里没说状态「${state}」是什么`, `the map does not say what the state «${state}» means`);
  const text = textOf(row, columns);
  const reference = value('reference')?.slice(0, LONGEST.reference);
  return {
    kind,
    id: id.slice(0, LONGEST.id),
    customer: customer.slice(0, LONGEST.customer),
    on,
    ...(due !== undefined && { due }),
    ...(amount !== undefined && { amount }),
    ...(outstanding !== undefined && { outstanding }),
    ...(currency !== undefined && { currency }),
    state,
    ...(text && { text }),
    ...(reference !== undefined && { reference }),
  };
}

const wrong = (zh: string, en: string) => ({ wrong: { zh, en } });
const noDay = (said = '') => wrong(`「${said}」不是日期`, `«${said}» is no day`);
const noSum = (said = '') => wrong(`「${said}」不是金额`, `«${said}» is no sum`);

function textOf(row: Row, { text, contact, phone }: FeedMap['columns']) {
  const words = [text, contact, phone].flatMap((place) => (place === undefined ? [] : [place].flat()));
  return words
    .flatMap((place) => textAt(row, place) ?? [])
    .join(' · ')
    .slice(0, LONGEST.text);
}

const isState = (word: string): word is RecordState => RECORD_STATES.some((state) => state === word);

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function at(value: unknown, path: string): unknown {
  if (isRow(value) && path in value) return value[path];
  return path
    .split('.')
    .reduce<unknown>(
      (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
      value,
    );
}

/** Undefined where there is nothing: an empty cell, null, Odoo's `false`. */
function textAt(row: Row, path: string): string | undefined {
  const found = at(row, path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' ? found.trim() || undefined : undefined;
}

/** «1,234.50», «￥1234.5», «12.5万», «(300)»; null: none. */
function numberIn(words: string): number | null {
  const plain = words.normalize('NFKC').replaceAll(/[\s,¥$€£]|[A-Z]{3}/g, '');
  const [, open, figures, unit] = /^(\()?(-?\d+(?:\.\d+)?)(万)?\)?$/.exec(plain) ?? [];
  if (figures === undefined) return null;
  const value = Number(figures) * (unit ? 10_000 : 1) * (open ? -1 : 1);
  return Math.abs(value) < 1e15 ? Math.round(value * 100) / 100 : null;
}

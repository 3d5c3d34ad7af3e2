import { COMPANY, EMAIL, headField, isOtherNumber, PHONE, tidyHead } from './heads.ts';
import { dayIn } from './format/cells.ts';
import { isDayCell, isYearless } from './format/dates.ts';
import type { TransferField, ImportColumn, ImportCounts } from '../contract/transfer.ts';

export const NO_COUNTS: ImportCounts = { new: 0, changed: 0, same: 0, twin: 0, failed: 0 };

/** What a column without a field is called. */
export const LEFT_OUT = { zh: '不导入', en: 'leave out' };

const PERSON = /^[\p{Script=Han}]{2,4}$|^[A-Z][a-z]+(?: [A-Z][a-z.]+){1,2}$/u;

/** Columns as guessed from their heads and the first rows below; without heads, `heads` is empty. */
export function guessColumns(heads: readonly string[], rows: readonly (readonly string[])[]): ImportColumn[] {
  const headless = !heads.some(Boolean);
  const width = Math.max(heads.length, ...rows.map((row) => row.length));
  const named = Array.from({ length: width }, (_, at) => headField(heads[at] ?? ''));
  const fields = named.map((field) => field ?? null);
  settle(fields, heads);
  const columns = named.map((_, at) => rows.map((row) => row[at] ?? '').filter(Boolean));
  for (const [at, field] of fields.entries()) if (field && contradicts(field, columns[at] ?? [])) fields[at] = null;
  for (const [at, cells] of columns.entries())
    if (fields[at] === null && named[at] !== null && !isOtherNumber(heads[at] ?? ''))
      fields[at] = contentField(cells, fields);
  nameTheRest(fields, { columns, headless, fixed: named });
  const once = new Set<TransferField>();
  return fields.map((field, at) => {
    const head = heads[at] ?? '';
    const keeps = field !== null && (REPEATABLE_FIELDS.has(field) || !once.has(field));
    if (field !== null) once.add(field);
    if (keeps) return { head, field };
    return { head, field: head && named[at] !== null && columns[at]?.length ? 'fact' : null };
  });
}

/** Where two heads say the same of two things. */
function settle(fields: (TransferField | null)[], heads: readonly string[]) {
  const of = (field: TransferField) => fields.flatMap((each, at) => (each === field ? [at] : []));
  const said = (at: number, words: RegExp) => words.test(tidyHead(heads[at] ?? ''));
  // «Title» beside «Job Title» is how somebody is addressed.
  const jobs = of('title').filter((at) => said(at, /job|position|职|岗/i));
  if (jobs.length) for (const at of of('title')) if (!jobs.includes(at)) fields[at] = null;
  // Who was added in a messenger is a person there; the customer is the firm beside.
  const firms = of('customer').filter((at) => said(at, /企业|公司|单位|company|organi[sz]ation/i));
  const persons = of('customer').filter(
    (at) => !firms.includes(at) && said(at, /^\*?(?:客户(?:名称|姓名|昵称)?|customer(?: name)?)\*?$/i),
  );
  const [firm] = firms;
  const [person] = persons;
  if (
    firm !== undefined &&
    person !== undefined &&
    !fields.some((field) => field === 'contact' || field === 'firstName')
  )
    fields[person] = 'contact';
  // Where another column names who of us deals with them, who is in charge is somebody there.
  const sellers = of('owner').filter((at) => said(at, /跟单|业务|销售|客户经理/));
  if (sellers.length)
    for (const at of of('owner'))
      if (said(at, /^\*?(?:公司|企业|单位|对方)?负责人\*?$/))
        fields[at] = fields.includes('contact') ? null : 'contact';
}

/** Fields that several columns may fill: the first that says something counts, or all of them do. */
export const REPEATABLE_FIELDS: ReadonlySet<TransferField> = new Set([
  'aliases',
  'tags',
  'phone',
  'email',
  'amount',
  'address',
  'note',
  'fact',
]);

const share = (cells: readonly string[], fits: (cell: string) => boolean) =>
  cells.length ? cells.filter(fits).length / cells.length : 0;

const isDay = (cell: string) => isDayCell(cell) || isYearless(cell) || dayIn(cell, 'dayFirst') !== undefined;

/** «联系方式» may be full of e-mails, «等级» of numbers: then the head has not told the truth. */
function contradicts(field: TransferField, cells: readonly string[]) {
  if (!cells.length) return false;
  if (field === 'noteOn' || field === 'nextOn') return share(cells, isDay) < 0.3;
  if (field === 'email') return share(cells, (cell) => /\S@\S/.test(cell)) < 0.3;
  if (field === 'phone') return share(cells, (cell) => /(?:\d\D{0,3}){5}|\d[.\d]*e\+?\d/i.test(cell)) < 0.3;
  if (field === 'amount') return share(cells, (cell) => /\d/.test(cell)) < 0.3;
  if (field === 'tier') return share(cells, (cell) => !/^\d/.test(cell) && cell.length <= 8) < 0.3;
  return false;
}

function contentField(cells: readonly string[], taken: readonly (TransferField | null)[]): TransferField | null {
  if (cells.length === 0) return null;
  if (!taken.includes('email') && share(cells, (cell) => EMAIL.test(cell)) > 0.6) return 'email';
  if (!taken.includes('phone') && share(cells, (cell) => PHONE.test(cell) && !isDayCell(cell)) > 0.6) return 'phone';
  if (!taken.includes('customer') && share(cells, (cell) => COMPANY.test(cell)) > 0.5) return 'customer';
  return null;
}

/** Where no head and no company form says which it is: the customer is in the first column of words, people's names last. */
function nameTheRest(
  fields: (TransferField | null)[],
  {
    columns,
    headless,
    fixed,
  }: {
    readonly columns: readonly (readonly string[])[];
    readonly headless: boolean;
    readonly fixed: readonly (TransferField | null | undefined)[];
  },
) {
  const isWords = (at: number) => share(columns[at] ?? [], (cell) => /\p{L}{2}/u.test(cell) && !EMAIL.test(cell)) > 0.5;
  const isPeople = (at: number) => share(columns[at] ?? [], (cell) => PERSON.test(cell) && !COMPANY.test(cell)) > 0.6;
  const free = () => fields.flatMap((field, at) => (field === null && fixed[at] !== null && isWords(at) ? [at] : []));
  const customer = fields.includes('customer') ? undefined : (free().find((at) => !isPeople(at)) ?? free()[0]);
  if (customer !== undefined) fields[customer] = 'customer';
  // A head that we do not know may be one of places, which look like people's names.
  const contact = !headless || fields.includes('contact') ? undefined : free().find(isPeople);
  if (contact !== undefined) fields[contact] = 'contact';
}

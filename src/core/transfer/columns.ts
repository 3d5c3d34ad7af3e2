import { isDayCell } from './format/dates.ts';
import type { Localized } from '../contract/locale.ts';
import type { TransferField, ImportColumn, ImportCounts } from '../contract/transfer.ts';

export const NO_COUNTS: ImportCounts = { new: 0, changed: 0, same: 0, twin: 0, failed: 0 };

/** What each field is called; the export writes it and the import knows it again. */
export const TRANSFER_FIELDS: Readonly<Record<TransferField, Localized>> = {
  customer: { zh: '客户', en: 'customer' },
  aliases: { zh: '别名', en: 'aliases' },
  owner: { zh: '负责人', en: 'owner' },
  tier: { zh: '等级', en: 'tier' },
  tags: { zh: '标签', en: 'tags' },
  contact: { zh: '联系人', en: 'contact' },
  title: { zh: '职务', en: 'title' },
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮箱', en: 'e-mail' },
  wechat: { zh: '微信', en: 'WeChat' },
  note: { zh: '记录', en: 'note' },
  noteOn: { zh: '记录日期', en: 'note date' },
  author: { zh: '记录人', en: 'note author' },
  nextOn: { zh: '下次跟进', en: 'next follow-up' },
};

/** What a column without a field is called. */
export const LEFT_OUT = { zh: '不导入', en: 'leave out' };

/** What stands beside a line that was given back: it is not read when the line comes again. */
export const PROBLEM: Localized = { zh: '问题', en: 'problem' };

/** Words at the head of a column, the more telling first: «记录日期» is a day and no note. */
const HEADS: readonly (readonly [TransferField, RegExp])[] = [
  ['nextOn', /下次|下一次|下步|待跟进|next|due|follow[- ]?up (?:date|on)/i],
  [
    'noteOn',
    /(?:记录|跟进|沟通|联系|拜访|最近|最后|上次|发生).*(?:日期|时间|日)$|^(?:日期|时间)$|(?:note|last|contact|activity|visit).*(?:date|on|at)$|^(?:date|when)$/i,
  ],
  ['author', /记录人|跟进人|填写人|录入人|作者|^创建人$|author|noted by|written by|logged by/i],
  ['note', /记录|备注|跟进(?:内容|情况|记录)|沟通|内容|说明|描述|note|comment|remark|description|history|activity/i],
  ['email', /邮箱|邮件|e-?mail|^mail$/i],
  ['wechat', /微信|we ?chat|weixin/i],
  ['phone', /电话|手机|座机|联系方式|phone|mobile|^tel\b|telephone|^cell/i],
  ['title', /职务|职位|头衔|岗位|job|position|(?:^|\s)title/i],
  [
    'owner',
    /负责|归属|所有人|业务员|销售(?:员|人员|代表|经理)?$|客户经理|owner|sales ?rep|account manager|assigned|responsible/i,
  ],
  ['tier', /等级|级别|分级|评级|tier|grade|rating|^level$|^class$/i],
  ['tags', /标签|^tags?$|^labels?$|categories/i],
  ['aliases', /别名|简称|曾用名|英文名|alias|short name|also known|aka/i],
  ['contact', /联系人|对接人|姓名|决策人|contact|^(?:full )?name$|^person/i],
  ['customer', /客户|公司|企业|单位|厂商|名称|customer|company|account|client|organi[sz]ation|business/i],
];

const COMPANY =
  /公司|集团|工厂|厂$|股份|研究所|大学|医院|银行|\b(?:inc|ltd|llc|gmbh|corp|co|group|plc|ag|s\.?a|b\.?v|k\.?k)\b\.?$/i;
const PERSON = /^[\p{Script=Han}]{2,4}$|^[A-Z][a-z]+(?: [A-Z][a-z.]+){1,2}$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s()（）/-]{7,24}(?:\s*(?:转|ext\.?|x)\s*\d{1,6})?$/i;

/** Columns as guessed from the first rows; `headless`: the first row is a customer already. */
export function guessColumns(rows: readonly (readonly string[])[]): {
  readonly columns: readonly ImportColumn[];
  readonly headless: boolean;
} {
  const [first = [], ...others] = rows;
  const byHead = first.map(headField);
  const headless =
    first.some((cell) => EMAIL.test(cell) || PHONE.test(cell) || isDayCell(cell)) ||
    (byHead.every((field) => field === null) && first.some((cell) => COMPANY.test(cell)));
  const body = headless ? rows : others;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const fields: (TransferField | null)[] = Array.from({ length: width }, (_, at) =>
    headless ? null : (byHead[at] ?? null),
  );
  const columns = Array.from({ length: width }, (_, at) => body.map((row) => row[at] ?? '').filter(Boolean));
  for (const [at, field] of fields.entries()) if (field && contradicts(field, columns[at] ?? [])) fields[at] = null;
  for (const [at, cells] of columns.entries())
    if (fields[at] === null && !headNamed(first[at], headless)) fields[at] = contentField(cells, fields);
  nameTheRest(fields, { columns, headless });
  const once = new Set<TransferField>();
  return {
    headless,
    columns: fields.map((field, at) => {
      const keeps = field !== null && (REPEATABLE_FIELDS.has(field) || !once.has(field));
      if (field !== null) once.add(field);
      return { head: headless ? '' : (first[at] ?? ''), field: keeps ? field : null };
    }),
  };
}

/** Fields that several columns may fill: the first that says something counts, or all of them do. */
export const REPEATABLE_FIELDS: ReadonlySet<TransferField> = new Set(['aliases', 'tags', 'phone', 'note']);

function headField(head: string): TransferField | null {
  const words = head.trim().replace(/[*＊:：]+$/, '');
  const own = Object.entries(TRANSFER_FIELDS).find(
    ([, { zh, en }]) => words === zh || words.toLowerCase() === en.toLowerCase(),
  );
  // The entries of FIELDS are its own.
  if (own) return own[0] as TransferField;
  if (isProblem(words) || words.length > 24) return null;
  return HEADS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const isProblem = (head: string) => head === PROBLEM.zh || head.toLowerCase() === PROBLEM.en;

/** Numbers of another kind, which could be taken for phones. */
const OTHER = /传真|编号|代码|税号|信用|账号|帐号|邮编|\b(?:fax|id|code|no|number|zip|vat|tax)\b/i;
const headNamed = (head: string | undefined, headless: boolean) =>
  !headless && head !== undefined && (isProblem(head) || OTHER.test(head));

const share = (cells: readonly string[], fits: (cell: string) => boolean) =>
  cells.length ? cells.filter(fits).length / cells.length : 0;

/** «联系方式» may be full of e-mails, «等级» of numbers: then the head has not told the truth. */
function contradicts(field: TransferField, cells: readonly string[]) {
  if (!cells.length) return false;
  if (field === 'noteOn' || field === 'nextOn') return share(cells, isDayCell) < 0.3;
  if (field === 'email') return share(cells, (cell) => EMAIL.test(cell)) < 0.3;
  if (field === 'phone') return share(cells, (cell) => /\d{5}/.test(cell)) < 0.3;
  if (field === 'tier') return share(cells, (cell) => /^[abc]/i.test(cell)) < 0.3;
  return false;
}

function contentField(cells: readonly string[], taken: readonly (TransferField | null)[]): TransferField | null {
  if (cells.length === 0) return null;
  if (!taken.includes('email') && share(cells, (cell) => EMAIL.test(cell)) > 0.6) return 'email';
  if (share(cells, (cell) => PHONE.test(cell) && !isDayCell(cell)) > 0.6) return 'phone';
  if (!taken.includes('customer') && share(cells, (cell) => COMPANY.test(cell)) > 0.5) return 'customer';
  return null;
}

/** Where no head and no company form says which it is: the customer is in the first column of words, people's names last. */
function nameTheRest(
  fields: (TransferField | null)[],
  { columns, headless }: { readonly columns: readonly (readonly string[])[]; readonly headless: boolean },
) {
  const isWords = (at: number) => share(columns[at] ?? [], (cell) => /\p{L}{2}/u.test(cell) && !EMAIL.test(cell)) > 0.5;
  const isPeople = (at: number) => share(columns[at] ?? [], (cell) => PERSON.test(cell) && !COMPANY.test(cell)) > 0.6;
  const free = () => fields.flatMap((field, at) => (field === null && isWords(at) ? [at] : []));
  const customer = fields.includes('customer') ? undefined : (free().find((at) => !isPeople(at)) ?? free()[0]);
  if (customer !== undefined) fields[customer] = 'customer';
  // A head that we do not know may be one of places, which look like people's names.
  const contact = !headless || fields.includes('contact') ? undefined : free().find(isPeople);
  if (contact !== undefined) fields[contact] = 'contact';
}

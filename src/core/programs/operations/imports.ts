/** Tables in, as in the chat: brought, looked at, set right, let in, and taken back as one. */
import { z } from 'zod';
import { keepFile } from '../../delivery/store/files.ts';
import { TRANSFER_FIELDS } from '../../transfer/heads.ts';
import type { TransferField } from '../../contract/transfer.ts';
import { operation, type ProgramAct, ProgramRefusal } from '../operation.ts';
import { byId, ImportResource, pageInput, pageOf, wroteOf } from '../resources.ts';
import { importLineRecords, importRecords } from '../store/records/transfers.ts';
import { ended, ONE, paged, pageFrom, theOne } from './common.ts';

const record = async ({ tx, person }: ProgramAct, { id }: { readonly id: number }) =>
  (await importRecords(tx, { id, personId: person.id, page: ONE }))[0];

// The keys of the record are the fields.
const FIELDS = Object.keys(TRANSFER_FIELDS) as [TransferField, ...TransferField[]];
const Line = z.object({
  id: z.number().int(),
  sheet: z.number().int(),
  row: z.number().int(),
  end: z.enum(['new', 'changed', 'same', 'twin', 'failed']),
  why: z.string().nullable(),
  customer: z.number().int().nullable(),
});
/** What was asked for is done, or will be in a moment. */
const BEGUN = ['soon', 'begun', 'running', 'dropped'];

async function steps(act: ProgramAct, input: { readonly id: number }, step: object) {
  const text = act.locale === 'zh' ? `导入 #${input.id}` : `import #${input.id}`;
  const { kind, said } = ended(await act.runs('import', { input: { ...step, id: input.id }, text }), BEGUN);
  return { outcome: kind, said: [...said], record: (await record(act, input)) ?? null };
}

const step = (of: {
  readonly name: string;
  readonly does: { readonly zh: string; readonly en: string };
  readonly as: 'run' | 'cancel' | 'undo';
}) =>
  operation({
    name: of.name,
    does: of.does,
    writes: true,
    method: 'post',
    path: `/imports/{id}/${of.as}`,
    input: z.strictObject(byId),
    output: wroteOf(ImportResource),
    record,
    run: (act, input) => steps(act, input, { does: of.as }),
  });

export const importOperations = [
  operation({
    name: 'imports_list',
    does: { zh: '导入过的表,新的在前', en: 'Tables that were brought, the newest first' },
    writes: false,
    method: 'get',
    path: '/imports',
    input: z.strictObject(pageInput),
    output: pageOf(ImportResource),
    async run({ tx, person }, of) {
      const page = pageFrom(of);
      return paged(await importRecords(tx, { personId: person.id, page }), page);
    },
  }),
  operation({
    name: 'imports_get',
    does: {
      zh: '一张表到哪一步了:看完是 ready,会怎样都在里面',
      en: 'How far a table has come: once looked at it is `ready`, with what would happen',
    },
    writes: false,
    method: 'get',
    path: '/imports/{id}',
    input: z.strictObject(byId),
    output: ImportResource,
    record,
    run: async (act, input) => theOne([await record(act, input)]),
  }),
  operation({
    name: 'imports_lines',
    does: { zh: '每一行怎么样了,没进去的为什么', en: 'What became of each line, and why some are not in' },
    writes: false,
    method: 'get',
    path: '/imports/{id}/lines',
    input: z.strictObject({ ...byId, ...pageInput, end: Line.shape.end.optional() }),
    output: pageOf(Line),
    async run(act, { id, end, ...of }) {
      theOne([await record(act, { id })]);
      const page = pageFrom(of);
      return paged(await importLineRecords(act.tx, { importId: id, end, page }), page);
    },
  }),
  operation({
    name: 'imports_create',
    does: {
      zh: '拿一张客户表来(CSV、Excel、通讯录):先看,不写;上一张还没导入的就放下了',
      en: 'Bring a table of customers (CSV, Excel, contact cards): it is looked at, nothing is written; one that still waits is put aside',
    },
    writes: true,
    takesFile: true,
    method: 'post',
    path: '/imports',
    input: z.strictObject({
      name: z.string().trim().min(1).max(120).describe('with its ending: customers.csv'),
      text: z.string().min(1).max(200_000).optional().describe('what is in it, where no bytes are sent'),
    }),
    output: wroteOf(ImportResource),
    async run(act, { name, text }) {
      const bytes = act.file ?? (text === undefined ? undefined : new TextEncoder().encode(text));
      if (!bytes) throw new ProgramRefusal('invalid', { kind: 'text' });
      const fileId = await keepFile(act.tx, { personId: act.person.id, name, bytes });
      const words = act.locale === 'zh' ? `导入 #${fileId}` : `import #${fileId}`;
      const { kind, said } = ended(await act.runs('import', { input: { does: 'begin', fileId }, text: words }), BEGUN);
      const [made] = await importRecords(act.tx, { personId: act.person.id, page: ONE });
      return { outcome: kind, said: [...said], record: made ?? null };
    },
  }),
  operation({
    name: 'imports_change',
    does: {
      zh: '改怎么读这张表,一次一样:一列是什么、表头在哪行、要哪些工作表、像已有客户的怎么办;改完再看一遍',
      en: 'Say how a table is to be read, one thing a call: what a column is, where the heads are, which sheets, what to do with lines that look like a customer you have; it is looked at anew',
    },
    writes: true,
    method: 'patch',
    path: '/imports/{id}',
    input: z.strictObject({
      ...byId,
      column: z
        .strictObject({ at: z.number().int().min(1).max(1000), field: z.enum(FIELDS).nullable() })
        .optional()
        .describe('the first column is 1; null leaves it out'),
      headRow: z.number().int().min(0).max(1000).optional().describe('0: there are no heads'),
      sheets: z.array(z.number().int().min(1).max(200)).min(1).max(200).optional(),
      alike: z.enum(['join', 'make', 'leave']).optional(),
    }),
    output: wroteOf(ImportResource),
    record,
    async run(act, { id, column, headRow, sheets, alike }) {
      const wanted = [
        ...(column ? [{ does: 'column', at: column.at - 1, field: column.field }] : []),
        ...(headRow === undefined ? [] : [{ does: 'head', row: headRow }]),
        ...(sheets ? [{ does: 'sheets', numbers: sheets, names: '' }] : []),
        ...(alike ? [{ does: 'twins', twins: alike }] : []),
      ];
      const [only] = wanted;
      if (!only || wanted.length > 1) throw new ProgramRefusal('invalid', { kind: 'one' });
      return steps(act, { id }, only);
    },
  }),
  step({
    name: 'imports_run',
    does: { zh: '把看过的表导进来', en: 'Let a table in that was looked at' },
    as: 'run',
  }),
  step({ name: 'imports_cancel', does: { zh: '不导入了', en: 'Put a table aside' }, as: 'cancel' }),
  step({
    name: 'imports_undo',
    does: { zh: '整批撤销一次导入(一个月内)', en: 'Take an import back as one, within a month' },
    as: 'undo',
  }),
];

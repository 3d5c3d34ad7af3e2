/** Tables out, by the chat's rights: one's own, a team's by its lead, all of it with a second person's yes. */
import { z } from 'zod';
import { operation, type ProgramAct, ProgramRefusal } from '../operation.ts';
import { byId, ExportResource, pageInput, pageOf, wroteOf } from '../resources.ts';
import { exportRecords } from '../store/records/transfers.ts';
import { ended, ONE, paged, pageFrom, theOne } from './common.ts';

const record = async ({ tx, person }: ProgramAct, { id }: { readonly id: number }) =>
  (await exportRecords(tx, { id, personId: person.id, page: ONE }))[0];

export const exportOperations = [
  operation({
    name: 'exports_list',
    does: { zh: '导出过的,新的在前', en: 'What was asked for as a file, the newest first' },
    writes: false,
    method: 'get',
    path: '/exports',
    input: z.strictObject(pageInput),
    output: pageOf(ExportResource),
    async run({ tx, person }, of) {
      const page = pageFrom(of);
      return paged(await exportRecords(tx, { personId: person.id, page }), page);
    },
  }),
  operation({
    name: 'exports_get',
    does: { zh: '导出好了没有', en: 'Whether an export is made' },
    writes: false,
    method: 'get',
    path: '/exports/{id}',
    input: z.strictObject(byId),
    output: ExportResource,
    record,
    run: async (act, input) => theOne([await record(act, input)]),
  }),
  operation({
    name: 'exports_create',
    does: {
      zh: '导出客户、名片或记录(自己的;本组的要组长;全部要第二个人点头,点了才在列表里)',
      en: 'Have customers, contact cards or notes as a file (own; the team’s takes a lead; all of it a second person’s yes, after which it is in the list)',
    },
    writes: true,
    method: 'post',
    path: '/exports',
    input: z.strictObject({
      what: z.enum(['customers', 'cards', 'notes']).default('customers'),
      whose: z.enum(['own', 'team', 'all']).default('own'),
    }),
    output: wroteOf(ExportResource),
    async run(act, input) {
      const text = { zh: `导出 ${input.what} ${input.whose}`, en: `export ${input.what} ${input.whose}` }[act.locale];
      const { kind, said } = ended(await act.runs('export', { input, text }), ['begun', 'asked', 'waits']);
      const [made] = kind === 'begun' ? await exportRecords(act.tx, { personId: act.person.id, page: ONE }) : [];
      return { outcome: kind, said: [...said], record: made ?? null };
    },
  }),
  operation({
    name: 'exports_file',
    does: { zh: '导出的文件(留一周)', en: 'The file of an export, kept for a week' },
    writes: false,
    givesFile: true,
    method: 'get',
    path: '/exports/{id}/file',
    input: z.strictObject(byId),
    output: ExportResource.shape.file.unwrap(),
    async run(act, input) {
      const { file } = theOne([await record(act, input)]);
      if (!file) throw new ProgramRefusal('missing');
      return file;
    },
  }),
];

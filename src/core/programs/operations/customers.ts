import { z } from 'zod';
import { logRead } from '../../access/store/readLog.ts';
import { STATUSES } from '../../contract/vocabulary.ts';
import type { Status } from '../../contract/customer.ts';
import { rowsMadeBy } from '../store/newest.ts';
import { operation, type ProgramAct } from '../operation.ts';
import { byId, CustomerResource, InteractionResource, optionalId, pageInput, pageOf, wroteOf } from '../resources.ts';
import { customerRecords } from '../store/records/customers.ts';
import { interactionRecords } from '../store/records/interactions.ts';
import { ended, rowMark, ONE, paged, pageFrom, theOne } from './common.ts';

const record = async ({ tx }: ProgramAct, { id }: { readonly id: number }) =>
  (await customerRecords(tx, { id, page: ONE }))[0];

const tags = z.array(z.string().trim().min(1).max(16)).min(1).max(8);

export const customerOperations = [
  operation({
    name: 'customers_list',
    does: { zh: '客户列表,新的在前', en: 'Customers, the newest first' },
    writes: false,
    method: 'get',
    path: '/customers',
    input: z.strictObject({ ...pageInput, owner: optionalId, tier: z.enum(['A', 'B', 'C']).optional() }),
    output: pageOf(CustomerResource),
    async run({ tx }, { owner, tier, ...of }) {
      const page = pageFrom(of);
      return paged(await customerRecords(tx, { owner, tier, page }), page);
    },
  }),
  operation({
    name: 'customers_get',
    does: { zh: '一个客户', en: 'One customer' },
    writes: false,
    method: 'get',
    path: '/customers/{id}',
    input: z.strictObject(byId),
    output: CustomerResource,
    record,
    async run(act, { id }) {
      const found = theOne(await customerRecords(act.tx, { id, page: ONE }));
      await logRead(act.tx, [id]);
      return found;
    },
  }),
  operation({
    name: 'customers_timeline',
    does: { zh: '一个客户的往来,新的在前', en: 'What happened with a customer, the newest first' },
    writes: false,
    method: 'get',
    path: '/customers/{id}/timeline',
    input: z.strictObject({ ...byId, ...pageInput }),
    output: pageOf(InteractionResource),
    async run({ tx }, { id, ...of }) {
      const page = pageFrom(of);
      theOne(await customerRecords(tx, { id, page: ONE }));
      await logRead(tx, [id]);
      return paged(await interactionRecords(tx, { customer: id, page }), page);
    },
  }),
  operation({
    name: 'customers_brief',
    does: { zh: '一个客户的一页纸', en: 'A customer on a page, as the chat tells it' },
    writes: false,
    hears: true,
    method: 'get',
    path: '/customers/{id}/brief',
    input: z.strictObject(byId),
    output: z.object({ text: z.string() }),
    async run(act, { id }) {
      const { name } = theOne(await customerRecords(act.tx, { id, page: ONE }));
      const { said } = await act.says(act.locale === 'zh' ? `介绍 ${name}` : `brief ${name}`);
      return { text: said.map(({ text }) => text).join('\n\n') };
    },
  }),
  operation({
    name: 'customers_create',
    does: {
      zh: '新建客户;名字相近的先问,sure 为真就建',
      en: 'Create a customer; one of a similar name is asked about unless `sure`',
    },
    writes: true,
    method: 'post',
    path: '/customers',
    input: z.strictObject({ name: z.string().trim().min(2).max(60), sure: z.boolean().optional() }),
    output: wroteOf(CustomerResource),
    async run(act, { name, sure }) {
      const text = act.locale === 'zh' ? `新客户 ${name}` : `new customer ${name}`;
      const { kind, said } = ended(
        await act.runs('customer', { input: { name, make: sure ? 'surely' : 'new' }, text }),
        ['created'],
      );
      const [id] = await rowsMadeBy(act.tx, { heardId: act.heardId, table: 'customers' });
      return {
        outcome: kind,
        said: [...said],
        record: id === undefined ? null : ((await record(act, { id })) ?? null),
      };
    },
  }),
  operation({
    name: 'customers_change',
    does: { zh: '改客户的名字、等级、阶段、状态、标签', en: 'Change a customer: name, tier, stage, status, tags' },
    writes: true,
    method: 'patch',
    path: '/customers/{id}',
    input: z.strictObject({
      ...byId,
      name: z.string().trim().min(2).max(60).optional(),
      tier: z.enum(['A', 'B', 'C']).optional(),
      stage: z.string().trim().min(1).max(30).optional(),
      status: z.enum(Object.keys(STATUSES) as [Status, ...Status[]]).optional(),
      addTags: tags.optional(),
      dropTags: tags.optional(),
    }),
    output: wroteOf(CustomerResource),
    record,
    async run(act, { id, name, ...changes }) {
      const customer = rowMark(id);
      const said = [];
      const kinds = [];
      for (const [field, value] of Object.entries(changes)) {
        if (value === undefined) continue;
        const ran = await act.runs('classify', {
          input: { customer, change: { [field]: value } },
          text: `${customer} ${field} ${String(value)}`,
        });
        said.push(...ended(ran, ['graded']).said);
        kinds.push(ran.kind);
      }
      if (name !== undefined) {
        const text = act.locale === 'zh' ? `${customer}改名叫${name}` : `rename ${customer} to ${name}`;
        const ran = await act.runs('rename', { input: { name: customer, now: name }, text });
        said.push(...ended(ran, ['renamed']).said);
        kinds.push(ran.kind);
      }
      return { outcome: kinds.at(-1) ?? 'same', said, record: (await record(act, { id })) ?? null };
    },
  }),
  operation({
    name: 'customers_assign',
    does: { zh: '换负责人、协助、备份', en: 'Change who owns, assists or backs up a customer' },
    writes: true,
    method: 'post',
    path: '/customers/{id}/assign',
    input: z.strictObject({ ...byId, owner: optionalId, backup: optionalId, helper: optionalId }),
    output: wroteOf(CustomerResource),
    record,
    async run(act, { id, owner, backup, helper }) {
      const { name } = theOne(await customerRecords(act.tx, { id, page: ONE }));
      const whom = (person: number | undefined) =>
        person === undefined ? undefined : { id: person, name: rowMark(person) };
      const helpers = [whom(helper)].filter((each) => each !== undefined);
      const input = { customers: [{ id, name }], owner: whom(owner), backup: whom(backup), helpers };
      const { kind, said } = ended(await act.runs('assign', { input, text: `${rowMark(id)} ${name}` }), ['assigned']);
      return { outcome: kind, said: [...said], record: (await record(act, { id })) ?? null };
    },
  }),
];

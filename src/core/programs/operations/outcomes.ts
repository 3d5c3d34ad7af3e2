import { z } from 'zod';
import { operation, type ProgramAct } from '../operation.ts';
import { byId, ComplaintResource, DealResource, optionalId, pageInput, pageOf, wroteOf } from '../resources.ts';
import { rowsMadeBy } from '../store/newest.ts';
import { customerRecords } from '../store/records/customers.ts';
import { complaintRecords, dealRecords } from '../store/records/outcomes.ts';
import { ended, rowMark, ONE, paged, pageFrom, theOne } from './common.ts';

const deal = async ({ tx }: ProgramAct, { id }: { readonly id: number }) =>
  (await dealRecords(tx, { id, page: ONE }))[0];
const complaint = async ({ tx }: ProgramAct, { id }: { readonly id: number }) =>
  (await complaintRecords(tx, { id, page: ONE }))[0];

const isOpen = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')])
  .optional()
  .describe('true: those that have not ended');

const dealFields = {
  stage: z.string().trim().min(1).max(30).optional().describe('报价, quoted, or a stage of the team’s own'),
  amount: z.number().positive().max(1e13).optional(),
  close: z.iso.date().optional().describe('when it is to be signed'),
  outcome: z.enum(['won', 'lost']).optional(),
  reason: z.string().trim().min(1).max(100).optional(),
  rival: z.string().trim().min(1).max(60).optional(),
  text: z.string().trim().min(1).max(2_000).optional().describe('the note that says so'),
};

type DealTold = { readonly [Field in keyof typeof dealFields]?: z.output<(typeof dealFields)[Field]> };

/** The words of its note, where none were given. */
function dealWords(name: string, { stage, amount, close, outcome, reason, rival, text }: DealTold): string {
  return text ?? [name, stage, amount, close, outcome, rival, reason].filter((each) => each !== undefined).join(' ');
}

export const outcomeOperations = [
  operation({
    name: 'deals_list',
    does: { zh: '商机,新的在前', en: 'Deals, the newest first' },
    writes: false,
    method: 'get',
    path: '/deals',
    input: z.strictObject({ ...pageInput, customer: optionalId, open: isOpen }),
    output: pageOf(DealResource),
    async run({ tx }, { customer, open, ...of }) {
      const page = pageFrom(of);
      return paged(await dealRecords(tx, { customer, open, page }), page);
    },
  }),
  operation({
    name: 'deals_get',
    does: { zh: '一个商机', en: 'One deal' },
    writes: false,
    method: 'get',
    path: '/deals/{id}',
    input: z.strictObject(byId),
    output: DealResource,
    record: deal,
    run: async (act, { id }) => theOne(await dealRecords(act.tx, { id, page: ONE })),
  }),
  operation({
    name: 'deals_create',
    does: { zh: '新建一个商机', en: 'Begin a deal with a customer' },
    writes: true,
    method: 'post',
    path: '/deals',
    input: z.strictObject({ customer: z.number().int().positive().max(Number.MAX_SAFE_INTEGER), ...dealFields }),
    output: wroteOf(DealResource),
    async run(act, { customer: id, text: words, ...told }) {
      const { name } = theOne(await customerRecords(act.tx, { id, page: ONE }));
      const input = { ...told, customer: rowMark(id), isNew: true, isMove: false };
      const text = dealWords(name, { ...told, text: words });
      const ran = ended(await act.runs('deal', { input, text }), ['kept']);
      const [made] = await rowsMadeBy(act.tx, { heardId: act.heardId, table: 'deals' });
      return { outcome: ran.kind, said: [...ran.said], record: (await deal(act, { id: made ?? 0 })) ?? null };
    },
  }),
  operation({
    name: 'deals_change',
    does: { zh: '改商机:阶段、金额、哪天签,赢了还是丢了', en: 'Move a deal: stage, sum, day of signing, won or lost' },
    writes: true,
    method: 'patch',
    path: '/deals/{id}',
    input: z.strictObject({ ...byId, ...dealFields }),
    output: wroteOf(DealResource),
    record: deal,
    async run(act, { id, text: words, ...told }) {
      const { customer } = theOne(await dealRecords(act.tx, { id, page: ONE }));
      const input = { ...told, id, isNew: false, isMove: false };
      const text = dealWords(customer.name, { ...told, text: words });
      const ran = ended(await act.runs('deal', { input, text }), ['kept']);
      return { outcome: ran.kind, said: [...ran.said], record: (await deal(act, { id })) ?? null };
    },
  }),
  operation({
    name: 'complaints_list',
    does: { zh: '投诉,新的在前', en: 'Complaints, the newest first' },
    writes: false,
    method: 'get',
    path: '/complaints',
    input: z.strictObject({ ...pageInput, customer: optionalId, open: isOpen }),
    output: pageOf(ComplaintResource),
    async run({ tx }, { customer, open, ...of }) {
      const page = pageFrom(of);
      return paged(await complaintRecords(tx, { customer, open, page }), page);
    },
  }),
  operation({
    name: 'complaints_get',
    does: { zh: '一个投诉', en: 'One complaint' },
    writes: false,
    method: 'get',
    path: '/complaints/{id}',
    input: z.strictObject(byId),
    output: ComplaintResource,
    record: complaint,
    run: async (act, { id }) => theOne(await complaintRecords(act.tx, { id, page: ONE })),
  }),
  operation({
    name: 'complaints_create',
    does: { zh: '记一个投诉:负责人、组长和群马上知道', en: 'Open a complaint: owner, lead and channel know at once' },
    writes: true,
    method: 'post',
    path: '/complaints',
    input: z.strictObject({
      customer: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
      text: z.string().trim().min(2).max(2_000),
      hours: z.number().positive().max(2_000).optional().describe('until when the customer wants it settled'),
      note: z.string().trim().min(1).max(2_000).optional().describe('the note that says so, where it says more'),
    }),
    output: wroteOf(ComplaintResource),
    async run(act, { customer: id, text, hours, note }) {
      theOne(await customerRecords(act.tx, { id, page: ONE }));
      const input = { customer: rowMark(id), text, hours };
      const ran = ended(await act.runs('complaint', { input, text: note ?? text }), ['opened']);
      const [made] = await rowsMadeBy(act.tx, { heardId: act.heardId, table: 'complaints' });
      return { outcome: ran.kind, said: [...ran.said], record: (await complaint(act, { id: made ?? 0 })) ?? null };
    },
  }),
  operation({
    name: 'complaints_close',
    does: { zh: '投诉怎么了结的,客户满不满意', en: 'How a complaint was settled, and whether the customer is content' },
    writes: true,
    method: 'post',
    path: '/complaints/{id}/close',
    input: z.strictObject({ ...byId, done: z.string().trim().min(1).max(2_000), content: z.boolean().optional() }),
    output: wroteOf(ComplaintResource),
    record: complaint,
    async run(act, { id, done, content }) {
      const input = { id, done, isContent: content };
      const ran = ended(await act.runs('closeComplaint', { input, text: done }), ['closed']);
      return { outcome: ran.kind, said: [...ran.said], record: (await complaint(act, { id })) ?? null };
    },
  }),
];

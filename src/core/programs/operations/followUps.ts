import { z } from 'zod';
import { operation, type ProgramAct, type RanCommand } from '../operation.ts';
import { byId, FollowUpResource, optionalId, pageInput, pageOf, wroteOf } from '../resources.ts';
import { rowsMadeBy } from '../store/newest.ts';
import { customerRecords } from '../store/records/customers.ts';
import { followUpRecords } from '../store/records/followUps.ts';
import { ended, rowMark, ONE, paged, pageFrom, theOne } from './common.ts';

const record = async ({ tx }: ProgramAct, { id }: { readonly id: number }) =>
  (await followUpRecords(tx, { id, page: ONE }))[0];

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .optional();
const meant = (id: number) => ({ rows: [id] });

async function settled(act: ProgramAct, id: number, { kind, said }: RanCommand) {
  return { outcome: kind, said: [...said], record: (await record(act, { id })) ?? null };
}

export const followUpOperations = [
  operation({
    name: 'follow_ups_list',
    does: {
      zh: '跟进,新的在前;默认是你自己没做完的',
      en: 'Follow-ups, the newest first; your open ones if nothing is said',
    },
    writes: false,
    method: 'get',
    path: '/follow-ups',
    input: z.strictObject({
      ...pageInput,
      customer: optionalId,
      owner: z
        .union([z.literal('me'), z.literal('all'), z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)])
        .default('me'),
      state: z.enum(['open', 'asked', 'done', 'cancelled', 'any']).default('open'),
    }),
    output: pageOf(FollowUpResource),
    async run({ tx, person }, { customer, owner, state, ...of }) {
      const page = pageFrom(of);
      const whose = owner === 'me' ? person.id : owner === 'all' ? undefined : owner;
      const which = state === 'any' ? undefined : state;
      return paged(await followUpRecords(tx, { customer, owner: whose, state: which, page }), page);
    },
  }),
  operation({
    name: 'follow_ups_get',
    does: { zh: '一条跟进', en: 'One follow-up' },
    writes: false,
    method: 'get',
    path: '/follow-ups/{id}',
    input: z.strictObject(byId),
    output: FollowUpResource,
    record,
    run: async (act, { id }) => theOne(await followUpRecords(act.tx, { id, page: ONE })),
  }),
  operation({
    name: 'follow_ups_create',
    does: { zh: '给一个客户加一条跟进', en: 'Plan a follow-up with a customer' },
    writes: true,
    method: 'post',
    path: '/follow-ups',
    input: z.strictObject({
      customer: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
      on: z.iso.date(),
      at: clock,
      action: z.string().trim().min(1).max(200),
    }),
    output: wroteOf(FollowUpResource),
    async run(act, { customer, on, at, action }) {
      const { name } = theOne(await customerRecords(act.tx, { id: customer, page: ONE }));
      const day = [on, at].filter(Boolean).join(' ');
      const text =
        act.locale === 'zh' ? `给${name}加个跟进:${day} ${action}` : `add a follow-up for ${name}: ${day} ${action}`;
      const due = { on, ...(at !== undefined && { clock: at }) };
      const ran = ended(await act.runs('plan', { input: { whom: [{ id: customer }], what: action, due }, text }), [
        'planned',
      ]);
      const [id] = await rowsMadeBy(act.tx, { heardId: act.heardId, table: 'follow_ups' });
      return settled(act, id ?? 0, ran);
    },
  }),
  operation({
    name: 'follow_ups_done',
    does: { zh: '完成一条跟进,可以带一句结果', en: 'Finish a follow-up, with what came of it' },
    writes: true,
    method: 'post',
    path: '/follow-ups/{id}/done',
    input: z.strictObject({ ...byId, remark: z.string().trim().min(1).max(2_000).optional() }),
    output: wroteOf(FollowUpResource),
    record,
    async run(act, { id, remark }) {
      const text = [act.locale === 'zh' ? `完成 ${rowMark(id)}` : `done ${rowMark(id)}`, remark]
        .filter(Boolean)
        .join(' ');
      return settled(act, id, ended(await act.runs('done', { input: { meant: meant(id), remark }, text }), ['done']));
    },
  }),
  operation({
    name: 'follow_ups_snooze',
    does: { zh: '把一条跟进推到另一天', en: 'Push a follow-up to another day' },
    writes: true,
    method: 'post',
    path: '/follow-ups/{id}/snooze',
    input: z.strictObject({ ...byId, on: z.iso.date(), at: clock }),
    output: wroteOf(FollowUpResource),
    record,
    async run(act, { id, on, at }) {
      const day = [on, at].filter(Boolean).join(' ');
      const text = act.locale === 'zh' ? `推迟 ${rowMark(id)} 到 ${day}` : `snooze ${rowMark(id)} until ${day}`;
      const due = { on, ...(at !== undefined && { clock: at }) };
      return settled(act, id, ended(await act.runs('snooze', { input: { meant: meant(id), due }, text }), ['moved']));
    },
  }),
  operation({
    name: 'follow_ups_assign',
    does: { zh: '把一条跟进转给同事', en: 'Give a follow-up to a colleague' },
    writes: true,
    method: 'post',
    path: '/follow-ups/{id}/assign',
    input: z.strictObject({ ...byId, to: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    output: wroteOf(FollowUpResource),
    record,
    async run(act, { id, to }) {
      const colleague = { id: to, name: rowMark(to) };
      const text = act.locale === 'zh' ? `${rowMark(id)} 转给 ${rowMark(to)}` : `give ${rowMark(id)} to ${rowMark(to)}`;
      const ran = await act.runs('give', { input: { rows: [id], all: false, colleague }, text });
      return settled(act, id, ended(ran, ['given']));
    },
  }),
  operation({
    name: 'follow_ups_cancel',
    does: { zh: '取消一条跟进', en: 'Cancel a follow-up' },
    writes: true,
    method: 'post',
    path: '/follow-ups/{id}/cancel',
    input: z.strictObject(byId),
    output: wroteOf(FollowUpResource),
    record,
    async run(act, { id }) {
      const text = act.locale === 'zh' ? `取消 ${rowMark(id)}` : `cancel ${rowMark(id)}`;
      return settled(
        act,
        id,
        ended(await act.runs('cancel', { input: { meant: meant(id), isTold: false }, text }), ['cancelled']),
      );
    },
  }),
];

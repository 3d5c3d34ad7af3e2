import { z } from 'zod';
import { logRead } from '../../access/store/readLog.ts';
import { INTERACTION_KINDS } from '../../text/phrases.ts';
import type { InteractionKind } from '../../contract/customer.ts';
import { operation, type ProgramAct } from '../operation.ts';
import { byId, FollowUpResource, InteractionResource, optionalId, pageInput, pageOf, wroteOf } from '../resources.ts';
import { rowsMadeBy } from '../store/newest.ts';
import { customerRecords } from '../store/records/customers.ts';
import { followUpRecords } from '../store/records/followUps.ts';
import { interactionRecords } from '../store/records/interactions.ts';
import { ended, ONE, paged, pageFrom, theOne } from './common.ts';
import { keepNote } from '../keepNote.ts';

const record = async ({ tx }: ProgramAct, { id }: { readonly id: number }) =>
  (await interactionRecords(tx, { id, page: ONE }))[0];

const Wrote = wroteOf(InteractionResource).extend({ followUps: z.array(FollowUpResource) });

/** What a note that was just kept has become: the note, and what is to be done by it. */
async function kept(act: ProgramAct) {
  const [id] = await rowsMadeBy(act.tx, { heardId: act.heardId, table: 'interactions' });
  if (id === undefined) return { record: null, followUps: [] };
  return {
    record: (await record(act, { id })) ?? null,
    followUps: await followUpRecords(act.tx, { interaction: id, page: { limit: 50 } }),
  };
}

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const interactionOperations = [
  operation({
    name: 'interactions_list',
    does: { zh: '往来记录,新的在前', en: 'Interactions, the newest first' },
    writes: false,
    method: 'get',
    path: '/interactions',
    input: z.strictObject({ ...pageInput, customer: optionalId }),
    output: pageOf(InteractionResource),
    async run({ tx }, { customer, ...of }) {
      const page = pageFrom(of);
      const found = paged(await interactionRecords(tx, { customer, page }), page);
      await logRead(tx, [...new Set(found.items.flatMap((note) => note.customer?.id ?? []))]);
      return found;
    },
  }),
  operation({
    name: 'interactions_get',
    does: { zh: '一条往来记录', en: 'One interaction' },
    writes: false,
    method: 'get',
    path: '/interactions/{id}',
    input: z.strictObject(byId),
    output: InteractionResource,
    record,
    async run(act, { id }) {
      const found = theOne(await interactionRecords(act.tx, { id, page: ONE }));
      if (found.customer) await logRead(act.tx, [found.customer.id]);
      return found;
    },
  }),
  operation({
    name: 'notes_write',
    does: {
      zh: '用一句话记一笔,像在聊天里一样读懂',
      en: 'Note what happened in one sentence, read as in the chat',
    },
    writes: true,
    method: 'post',
    path: '/notes',
    input: z.strictObject({ text: z.string().trim().min(2).max(4_000) }),
    output: Wrote,
    async run(act, { text }) {
      const ran = ended(await act.runs('note', { input: { text, asked: true }, text }), ['kept', 'several', 'hidden']);
      return { outcome: ran.kind, said: [...ran.said], ...(await kept(act)) };
    },
  }),
  operation({
    name: 'interactions_create',
    does: {
      zh: '按字段记一笔往来',
      en: 'Note an interaction by its fields: nothing is guessed from its words but sums and facts',
    },
    writes: true,
    method: 'post',
    path: '/interactions',
    input: z.strictObject({
      customer: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
      text: z.string().trim().min(1).max(4_000),
      kind: z.enum(Object.keys(INTERACTION_KINDS) as [InteractionKind, ...InteractionKind[]]).optional(),
      on: z.iso.date().optional().describe('today, if not said'),
      contacts: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
      next: z
        .strictObject({ on: z.iso.date(), at: clock.optional(), action: z.string().trim().min(1).max(200) })
        .optional()
        .describe('a follow-up'),
    }),
    output: Wrote,
    async run(act, { customer: customerId, ...told }) {
      const customer = theOne(await customerRecords(act.tx, { id: customerId, page: ONE }));
      await keepNote(act, { customer, ...told });
      return { outcome: 'kept', said: [], ...(await kept(act)) };
    },
  }),
];

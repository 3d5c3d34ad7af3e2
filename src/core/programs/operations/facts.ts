import { z } from 'zod';
import { logRead } from '../../access/store/readLog.ts';
import { operation } from '../operation.ts';
import { FactResource, optionalId, pageInput, pageOf, wroteOf } from '../resources.ts';
import { rowsMadeBy } from '../store/newest.ts';
import { customerRecords } from '../store/records/customers.ts';
import { factRecords } from '../store/records/facts.ts';
import { ended, ONE, paged, pageFrom, theOne } from './common.ts';

export const factOperations = [
  operation({
    name: 'facts_list',
    does: { zh: '长久有用的事:谁拍板、底价、忌讳', en: 'What lasts: who decides, the floor price, what to avoid' },
    writes: false,
    method: 'get',
    path: '/facts',
    input: z.strictObject({ ...pageInput, customer: optionalId }),
    output: pageOf(FactResource),
    async run({ tx }, { customer, ...of }) {
      const page = pageFrom(of);
      const found = paged(await factRecords(tx, { customer, page }), page);
      await logRead(tx, [...new Set(found.items.map((fact) => fact.customer.id))]);
      return found;
    },
  }),
  operation({
    name: 'facts_create',
    does: { zh: '记一件长久有用的事', en: 'Keep a fact of a customer' },
    writes: true,
    method: 'post',
    path: '/facts',
    input: z.strictObject({
      customer: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
      topic: z.enum(['floor', 'terms', 'avoid', 'likes', 'competitor', 'share', 'city', 'product', 'other']),
      text: z.string().trim().min(1).max(200),
    }),
    output: wroteOf(FactResource),
    async run(act, { customer: id, topic, text: what }) {
      const { name } = theOne(await customerRecords(act.tx, { id, page: ONE }));
      const ran = ended(
        await act.runs('fact', { input: { topic, customer: name, what }, text: `${name} ${topic}: ${what}` }),
        ['kept'],
      );
      const [made] = await rowsMadeBy(act.tx, { heardId: act.heardId, table: 'facts' });
      const record = made === undefined ? undefined : (await factRecords(act.tx, { id: made, page: ONE }))[0];
      return { outcome: ran.kind, said: [...ran.said], record: record ?? null };
    },
  }),
];

/** People, search, and sentences: what the chat answers, for programs. */
import { z } from 'zod';
import { logRead } from '../../access/store/readLog.ts';
import { searchContacts } from '../../contacts/store/names.ts';
import { customerCandidates } from '../../customers/resolve.ts';
import { parseSearchQuery } from '../../knowledge/searchQuery.ts';
import { searchNotes } from '../../knowledge/search.ts';
import { operation, type ProgramAct, ProgramRefusal } from '../operation.ts';
import { findAsked } from '../store/calls.ts';
import { byId, InteractionResource, pageInput, pageOf, PersonResource } from '../resources.ts';
import { interactionRecords } from '../store/records/interactions.ts';
import { personRecords } from '../store/records/people.ts';
import { toldSchema } from '../told.ts';
import { ended, ONE, paged, pageFrom, theOne } from './common.ts';

const Answered = z.object({ command: z.string(), outcome: z.string(), said: z.array(toldSchema) });
const sentence = z.string().trim().min(1).max(4_000);
const Reference = z.object({ id: z.number().int(), name: z.string() });

async function answerTo(act: ProgramAct, { text }: { readonly text: string }) {
  const { command, kind, said } = await act.says(text);
  return { command, outcome: kind, said: [...said] };
}

export const wordOperations = [
  operation({
    name: 'calls_get',
    does: { zh: '要本人同意的那件事怎么样了', en: 'What became of something that its person is to let happen' },
    writes: false,
    method: 'get',
    path: '/calls/{id}',
    input: z.strictObject(byId),
    output: z.object({ state: z.enum(['asked', 'done', 'refused']), answer: z.unknown().optional() }),
    async run({ tx, tokenId }, { id }) {
      const call = await findAsked(tx, id);
      if (call?.tokenId !== tokenId) throw new ProgramRefusal('missing');
      return { state: call.state, ...(call.answer !== undefined && { answer: call.answer }) };
    },
  }),
  operation({
    name: 'people_list',
    does: { zh: '同事', en: 'Colleagues' },
    writes: false,
    method: 'get',
    path: '/people',
    input: z.strictObject(pageInput),
    output: pageOf(PersonResource),
    async run({ tx }, of) {
      const page = pageFrom(of);
      return paged(await personRecords(tx, { page }), page);
    },
  }),
  operation({
    name: 'people_me',
    does: { zh: '这个密钥代表谁', en: 'Whom this token acts for' },
    writes: false,
    method: 'get',
    path: '/people/me',
    input: z.strictObject({}),
    output: PersonResource,
    run: async ({ tx, person }) => theOne(await personRecords(tx, { id: person.id, page: ONE })),
  }),
  operation({
    name: 'people_get',
    does: { zh: '一位同事', en: 'One colleague' },
    writes: false,
    method: 'get',
    path: '/people/{id}',
    input: z.strictObject(byId),
    output: PersonResource,
    run: async ({ tx }, { id }) => theOne(await personRecords(tx, { id, page: ONE })),
  }),
  operation({
    name: 'search',
    does: {
      zh: '按名字找客户和联系人(拼音、首字母、错字都行),搜记录里的话',
      en: 'Find customers and contacts by name, however it is spelled, and words in notes',
    },
    writes: false,
    method: 'get',
    path: '/search',
    input: z.strictObject({
      q: z.string().trim().min(1).max(80),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    output: z.object({
      customers: z.array(Reference),
      contacts: z.array(Reference.extend({ customer: Reference })),
      interactions: z.array(InteractionResource),
    }),
    async run(act, { q, limit }) {
      const { tx, person } = act;
      const customers = (await customerCandidates(act, q)).slice(0, limit);
      const contacts = (await searchContacts(tx, { name: q, by: person })).slice(0, limit);
      const query = parseSearchQuery(q, act);
      const hits = query ? (await searchNotes(tx, { query, authorId: undefined, upTo: limit })).hits : [];
      const notes = await Promise.all(hits.map(({ id }) => interactionRecords(tx, { id, page: ONE })));
      const interactions = notes.flat();
      await logRead(tx, [...new Set(interactions.flatMap((note) => note.customer?.id ?? []))]);
      return {
        customers: customers.map(({ id, name }) => ({ id, name })),
        contacts: contacts.map(({ id, name, customer }) => ({
          id,
          name,
          customer: { id: customer.id, name: customer.name },
        })),
        interactions,
      };
    },
  }),
  operation({
    name: 'ask',
    does: {
      zh: '问一句,像在聊天里一样:「哪些A类客户三个月没联系」;什么也不改',
      en: 'Ask in one sentence as in the chat, “which tier A customers have we not contacted for 3 months”; nothing is changed by it',
    },
    writes: false,
    hears: true,
    method: 'post',
    path: '/ask',
    input: z.strictObject({ text: sentence }),
    output: Answered,
    run: answerTo,
  }),
  operation({
    name: 'say',
    does: {
      zh: '说一句,什么都行,像在聊天里一样办;按钮就是 choices 里的话',
      en: 'Say any sentence of the chat, and it is done; buttons are the sentences under `choices`',
    },
    writes: true,
    method: 'post',
    path: '/say',
    input: z.strictObject({ text: sentence }),
    output: Answered,
    run: answerTo,
  }),
  operation({
    name: 'undo',
    does: { zh: '撤销你刚才做的,或一条记录', en: 'Take back what you did last, or one note' },
    writes: true,
    method: 'post',
    path: '/undo',
    input: z.strictObject({ note: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional() }),
    output: Answered,
    async run(act, { note }) {
      const ran = await act.runs('undo', { input: { id: note }, text: act.locale === 'zh' ? '撤销' : 'undo' });
      const { kind, said } = ended(ran, ['undone', 'handoverUndone', 'parted', 'import']);
      return { command: 'undo', outcome: kind, said: [...said] };
    },
  }),
];

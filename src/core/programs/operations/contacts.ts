import { z } from 'zod';
import { logRead } from '../../access/store/readLog.ts';
import { CONTACT_FIELD_NAMES, validDetails } from '../../contacts/fields.ts';
import { changeContact, findContactById } from '../../contacts/store/contacts.ts';
import { keepContact } from '../../contacts/store/names.ts';
import { operation, type ProgramAct, ProgramRefusal } from '../operation.ts';
import { byId, ContactResource, optionalId, pageInput, pageOf, wroteOf } from '../resources.ts';
import { wordCall } from '../store/calls.ts';
import { contactRecords } from '../store/records/contacts.ts';
import { customerRecords } from '../store/records/customers.ts';
import { ONE, paged, pageFrom, theOne } from './common.ts';

const record = async ({ tx }: ProgramAct, { id }: { readonly id: number }) =>
  (await contactRecords(tx, { id, page: ONE }))[0];

const fields = {
  title: z.string().trim().min(1).max(40).optional(),
  phone: z.string().trim().min(1).max(40).optional(),
  email: z.string().trim().min(1).max(100).optional(),
  wechat: z.string().trim().min(1).max(40).optional(),
  birthday: z.string().trim().min(1).max(10).optional(),
};

/** As the chat keeps them: a phone number that is none is refused, and no word of it kept. */
function told(said: Readonly<Record<string, unknown>>) {
  const given = Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const values = validDetails(given);
  const wrong = CONTACT_FIELD_NAMES.filter((name) => given[name] !== undefined && values[name] === undefined);
  if (wrong.length) throw new ProgramRefusal('invalid', { kind: wrong.join(', ') });
  return values;
}

export const contactOperations = [
  operation({
    name: 'contacts_list',
    does: { zh: '联系人,新的在前', en: 'Contacts, the newest first' },
    writes: false,
    method: 'get',
    path: '/contacts',
    input: z.strictObject({ ...pageInput, customer: optionalId }),
    output: pageOf(ContactResource),
    async run({ tx }, { customer, ...of }) {
      const page = pageFrom(of);
      const found = paged(await contactRecords(tx, { customer, page }), page);
      await logRead(tx, [...new Set(found.items.map((contact) => contact.customer.id))]);
      return found;
    },
  }),
  operation({
    name: 'contacts_get',
    does: { zh: '一个联系人', en: 'One contact' },
    writes: false,
    method: 'get',
    path: '/contacts/{id}',
    input: z.strictObject(byId),
    output: ContactResource,
    record,
    async run(act, { id }) {
      const found = theOne(await contactRecords(act.tx, { id, page: ONE }));
      await logRead(act.tx, [found.customer.id]);
      return found;
    },
  }),
  operation({
    name: 'contacts_create',
    does: { zh: '记一个联系人;已有的就补上资料', en: 'Keep a contact; one who is there gets what is told' },
    writes: true,
    method: 'post',
    path: '/contacts',
    input: z.strictObject({
      customer: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
      name: z.string().trim().min(1).max(40),
      ...fields,
    }),
    output: wroteOf(ContactResource),
    async run(act, { customer, name, ...said }) {
      theOne(await customerRecords(act.tx, { id: customer, page: ONE }));
      const values = told(said);
      await wordCall(act.tx, { heardId: act.heardId, text: name });
      const id = await keepContact(act.tx, { customerId: customer, name });
      if (Object.keys(values).length) await changeContact(act.tx, { id, ...values });
      return { outcome: 'kept', said: [], record: (await record(act, { id })) ?? null };
    },
  }),
  operation({
    name: 'contacts_change',
    does: { zh: '改联系人的资料', en: 'Change what is kept of a contact' },
    writes: true,
    method: 'patch',
    path: '/contacts/{id}',
    input: z.strictObject({ ...byId, ...fields }),
    output: wroteOf(ContactResource),
    record,
    async run(act, { id, ...said }) {
      const contact = await findContactById(act.tx, id);
      if (!contact) throw new ProgramRefusal('missing');
      const values = told(said);
      await wordCall(act.tx, { heardId: act.heardId, text: contact.name });
      if (Object.keys(values).length) await changeContact(act.tx, { id, ...values });
      return { outcome: 'kept', said: [], record: (await record(act, { id })) ?? null };
    },
  }),
];

import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { introduction } from '../cards/introduction.ts';
import { itemOfCustomer } from '../store/items.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { peopleAt } from '../../knowledge/store/history.ts';
import { findAnyone } from '../../people/store/people.ts';
import { referenceTo } from '../../understand/references.ts';

type Outcome =
  | { readonly kind: 'drafted'; readonly customer: CustomerRef; readonly letters: readonly string[] }
  | { readonly kind: 'notHanded'; readonly customer: CustomerRef }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

export default defineCommand<{ readonly customer?: string | undefined }, Outcome>({
  name: 'introduce',
  intents: ['handover.introduce'],
  topic: 'team',
  does: {
    zh: '交接后写给客户联系人的介绍信',
    en: 'introduction drafts for the contacts of a customer that changed hands',
  },
  examples: { zh: ['华为的介绍信'], en: ['introduction for Huawei'] },
  aside: true,

  input: z.object({ customer: z.string().optional() }),
  from: ({ slots: { customers } }) => ({ customer: customers?.[0] && referenceTo(customers[0]) }),

  async run(act, { customer: name }) {
    const customer = await customerInContext(act, { name, says: { zh: '… 的介绍信', en: 'introduction for …' } });
    if ('kind' in customer) return customer;
    const item = await itemOfCustomer(act.tx, customer.id);
    const from = item && (await findAnyone(act.tx, item.fromId));
    if (!item || !from) return { kind: 'notHanded', customer };
    const by = act.person.id === from.id ? 'from' : 'to';
    const people = await peopleAt(act.tx, customer.id);
    return {
      kind: 'drafted',
      customer,
      letters: people.map((contact) => introduction({ contact, from: from.name, to: item.receiver, by })),
    };
  },

  say: {
    drafted: ({ customer, letters }, { t }) => ({
      icon: '✉️',
      title: letters.length
        ? t({ zh: `${customer.name}的介绍信`, en: `Introductions for ${customer.name}` })
        : t({ zh: `${customer.name}还没有联系人`, en: `No contacts at ${customer.name} yet` }),
      lines: letters,
    }),
    notHanded: ({ customer }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `${customer.name}最近没有交接过`, en: `${customer.name} has not changed hands lately` }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});

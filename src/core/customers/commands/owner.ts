import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { contactLine, followUpWords } from '../../notes/echo.ts';
import { helperFacts } from '../../knowledge/profile.ts';
import { type FollowUp, followUpsAt } from '../../followups/store/followUps.ts';
import { historyOf, type HistoryEntry } from '../../knowledge/store/history.ts';
import { findCustomer, type CustomerRecord } from '../store/owners.ts';
import { referenceTo } from '../../understand/references.ts';
import { resolveCustomer, type UnclearCustomer, unclearCustomerReply } from '../resolve.ts';

type Owned = {
  readonly kind: 'owned';
  readonly customer: { readonly id: number; readonly name: string };
  readonly kept: CustomerRecord;
  readonly last: HistoryEntry | undefined;
  readonly next: FollowUp | undefined;
  readonly readerId: number;
};

export default defineCommand<{ readonly name: string }, Owned | UnclearCustomer>({
  name: 'owner',
  intents: ['customer.owner'],
  topic: 'customer',
  does: { zh: '问谁负责一个客户', en: 'ask who owns a customer' },
  examples: {
    zh: ['谁负责华为', '华为是谁的客户?', '谁在跟宁德?'],
    en: ['who owns Huawei', 'whose customer is Huawei?', "who's on CATL"],
  },

  input: z.object({ name: z.string() }),

  from: ({ slots }) => ({ name: slots.customers?.[0] && referenceTo(slots.customers[0]) }),

  async run(act, { name }) {
    const meant = await resolveCustomer(act, { name, says: { zh: '谁负责…', en: 'who owns …' } });
    return 'kind' in meant ? meant : ownership(act, meant);
  },

  say: {
    owned: ({ customer, kept, last, next, readerId }, to) => ({
      icon: '🏢',
      title: to.t({
        zh: kept.owner ? `${customer.name}由${kept.owner.name}负责` : `${customer.name}还没有负责人`,
        en: kept.owner ? `${kept.owner.name} owns ${customer.name}` : `Nobody owns ${customer.name} yet`,
      }),
      facts: [
        ...helperFacts(kept, to),
        {
          label: to.t({ zh: '上次', en: 'last' }),
          text: last ? contactLine(last, to) : to.t({ zh: '还没有记录', en: 'no contact noted yet' }),
        },
        {
          label: to.t({ zh: '下一步', en: 'next step' }),
          text: next ? followUpWords(next, to, readerId) : to.t({ zh: '没有安排', en: 'nothing planned' }),
        },
      ],
      buttons: [
        {
          label: to.t({ zh: '看详情', en: 'brief' }),
          says: to.t({ zh: `介绍 ${customer.name}`, en: `brief ${customer.name}` }),
        },
      ],
    }),
    unclear: unclearCustomerReply,
  },
});

async function ownership({ tx, person }: Act, customer: { id: number; name: string }): Promise<Owned | undefined> {
  const kept = await findCustomer(tx, customer.id);
  const [last] = await historyOf(tx, { customerId: customer.id, most: 1 });
  const [next] = await followUpsAt(tx, customer.id);
  return kept && { kind: 'owned', customer, kept, last, next, readerId: person.id };
}

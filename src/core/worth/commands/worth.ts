import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { factsAt } from '../../knowledge/store/facts.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { homeOf } from '../../outcomes/home.ts';
import { totalsOf } from '../../outcomes/store/sums.ts';
import { referenceTo } from '../../understand/references.ts';
import { type Worth, worthCard } from '../card.ts';
import type { SumKind } from '../../contract/customer.ts';
import { valueRankOf, yearsOf, yearsTold } from '../store/worth.ts';
import { lifetimeOf } from '../worth.ts';

const Input = z.object({ customer: z.string() });
type Outcome = { readonly kind: 'told'; readonly worth: Worth } | UnclearCustomer | UnclearSubject;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'worth',
  intents: ['customers.value'],
  topic: 'customer',
  does: {
    zh: '客户值多少:历年签约回款、终身价值、我们占几成',
    en: 'what a customer is worth: by year, over its life, and our share of its purse',
  },
  examples: {
    zh: ['华为值多少钱', '华为终身价值'],
    en: ['what is Huawei worth', 'Huawei lifetime value'],
  },

  input: Input,
  from: ({ slots: { customers } }) => ({ customer: customers?.[0] && referenceTo(customers[0]) }),

  async run(act, { customer: name }) {
    if (!act.known) return undefined;
    const says = { zh: '… 值多少钱', en: 'what is … worth' };
    const customer = await customerInContext(act, { name, says });
    return 'kind' in customer ? customer : { kind: 'told', worth: await worthOf(act, customer) };
  },

  say: {
    told: ({ worth }, to) => worthCard(worth, to),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function worthOf(act: Act, customer: CustomerRef): Promise<Worth> {
  const { tx, today } = act;
  const customerId = customer.id;
  const home = await homeOf(act);
  const told = await yearsTold(tx, { customerId });
  // Of what the firm's own programs tell, they know better than what was noted of it.
  const isNoted = ({ kind }: { readonly kind: SumKind }) => told.every((sum) => sum.kind !== kind);
  const since = today.subtract({ years: 1 });
  const all = [...(await totalsOf(tx, { customerId })).filter(isNoted), ...told];
  const lastYear = [
    ...(await totalsOf(tx, { customerId, since })).filter(isNoted),
    ...(told.length ? await yearsTold(tx, { customerId, since }) : []),
  ];
  return {
    customer,
    tier: (await findCustomer(tx, customerId))?.tier ?? null,
    years: [...(await yearsOf(tx, customerId)).filter(isNoted), ...told],
    home,
    lifetime: lifetimeOf({ all, lastYear }, home),
    share: (await factsAt(tx, customerId)).find(({ topic }) => topic === 'share'),
    rank: await valueRankOf(tx, { customerId, currency: home.currency, since: today.subtract({ years: 2 }) }),
  };
}

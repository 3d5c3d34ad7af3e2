import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { readersOf } from '../store/readLog.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { referenceTo } from '../../understand/references.ts';
import { timeWords } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'read';
      readonly customer: CustomerRef;
      readonly readers: Awaited<ReturnType<typeof readersOf>>;
      readonly zone: string;
    }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

export default defineCommand<{ readonly customer: string }, Outcome>({
  name: 'readers',
  intents: ['readers.list'],
  topic: 'team',
  does: { zh: '谁看过一个客户', en: 'who has viewed a customer' },
  examples: { zh: ['谁看过华为'], en: ['who viewed Huawei'] },
  aside: true,

  input: z.object({ customer: z.string() }),

  from: ({ slots }) => ({ customer: slots.customers?.[0] && referenceTo(slots.customers[0]) }),

  async run(act, { customer }) {
    if (!act.known) return undefined;
    const meant = await customerInContext(act, { name: customer, says: { zh: '谁看过 …', en: 'who viewed …' } });
    if ('kind' in meant) return meant;
    const kept = await findCustomer(act.tx, meant.id);
    const near = relation(act.person, { ids: [kept?.owner?.id], teamId: kept?.owner?.teamId ?? undefined });
    if (!may(act.person, { action: 'seeReaders', to: near }))
      return { kind: 'refused', why: 'not_yours', whose: kept?.owner?.name ?? '' };
    const readers = await readersOf(act.tx, meant.id);
    return { kind: 'read', customer: meant, readers, zone: act.person.zone };
  },

  say: {
    read: ({ customer, readers, zone }, to) => ({
      icon: '👀',
      title: to.t({ zh: `谁看过${customer.name}`, en: `Who viewed ${customer.name}` }),
      lines: readers.map(({ name, denied, times, last }) => {
        const local = last.toZonedDateTimeISO(zone);
        const when = `${to.day(local.toPlainDate())} ${timeWords(local.toPlainTime())}`;
        return denied
          ? to.t({
              zh: `• ${name} 问过 ${times} 次,没有给看,最近 ${when}`,
              en: `• ${name} asked ${times}×, was shown nothing, last ${when}`,
            })
          : to.t({ zh: `• ${name} 看过 ${times} 次,最近 ${when}`, en: `• ${name} viewed it ${times}×, last ${when}` });
      }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});

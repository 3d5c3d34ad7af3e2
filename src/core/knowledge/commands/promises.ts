import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { followUpWords } from '../../notes/echo.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { sourceWords } from '../profile.ts';
import { type FollowUp, followUpsAt } from '../../followups/store/followUps.ts';
import { promisesTo } from '../store/history.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { authorWords, shorten } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'promised';
      readonly customer: CustomerRef;
      readonly promises: Awaited<ReturnType<typeof promisesTo>>;
      readonly followUps: readonly FollowUp[];
      readonly readerId: number;
    }
  | UnclearCustomer
  | UnclearSubject;

const Input = z.object({ customer: z.string().optional() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'promises',
  intents: ['customer.promises'],
  topic: 'prepare',
  does: { zh: '我们答应过客户什么', en: 'what we promised a customer' },
  examples: {
    zh: ['我们答应过什么', '我们答应过华为什么', '华为 我们答应过什么'],
    en: ['what did we promise', 'what did we promise Huawei'],
  },

  input: Input,
  from: ({ slots: { customers } }) => ({ customer: customers?.[0]?.name }),

  async run(act, { customer: name }) {
    const meant = await customerInContext(act, {
      name,
      says: { zh: '… 我们答应过什么', en: 'what did we promise …' },
    });
    return 'kind' in meant ? meant : tell(act, meant);
  },

  say: {
    promised: ({ customer, promises, followUps, readerId }, to) => {
      const { t } = to;
      const open = promises.filter((promise) => promise.open);
      const kept = promises.filter((promise) => !promise.open);
      const said = (promise: (typeof promises)[number]) =>
        `${shorten(promise.text, 50)} · ${authorWords({ ...promise, kind: undefined }, to)} ${sourceWords({ id: promise.interactionId, on: promise.notedOn }, to)}`;
      const next = followUps.map((followUp) => {
        const where = followUp.interactionId === null ? '' : ` #${followUp.interactionId}`;
        return `• ${followUpWords(followUp, to, readerId)}${where}`;
      });
      const lines = [
        ...open.map((promise) => `• ${said(promise)}`),
        ...(next.length ? [t({ zh: '待跟进', en: 'To do' }), ...next] : []),
        ...(kept.length
          ? [t({ zh: '已兑现', en: 'Kept' }), ...kept.slice(0, 5).map((promise) => `• ${said(promise)}`)]
          : []),
      ];
      return lines.length
        ? {
            icon: '🤞',
            title: t({ zh: `我们答应${customer.name}的`, en: `What we promised ${customer.name}` }),
            lines,
          }
        : {
            icon: '🤞',
            title: t({
              zh: `没有记着答应过${customer.name}什么`,
              en: `Nothing noted that we promised ${customer.name}`,
            }),
          };
    },
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function tell({ tx, person }: Act, customer: CustomerRef): Promise<Outcome> {
  return {
    kind: 'promised',
    customer,
    promises: await promisesTo(tx, customer.id),
    followUps: await followUpsAt(tx, customer.id),
    readerId: person.id,
  };
}

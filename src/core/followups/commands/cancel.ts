import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { openDealsAt } from '../../outcomes/store/deals.ts';
import { cancelledCard } from '../list.ts';
import { closeFollowUp, type FollowUp } from '../store/followUps.ts';
import { FollowUpsMeant, followUpsMeant, isAboutNothing, refusal, type Refused, resolveFollowUps } from '../resolve.ts';

const Input = z.object({
  meant: FollowUpsMeant,
  /** Of a customer it is told, and nothing asked of us. */ isTold: z.boolean(),
});

type Outcome =
  | { readonly kind: 'cancelled'; readonly followUps: readonly FollowUp[] }
  | { readonly kind: 'whatOf'; readonly customer: string }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'cancel',
  intents: ['followup.cancel'],
  topic: 'followUp',
  does: { zh: '取消一条跟进', en: 'cancel a follow-up' },
  examples: { zh: ['取消2', '取消华为的跟进'], en: ['cancel 2', 'cancel the Huawei follow-up'] },
  aside: true,

  input: Input,
  from: (understood) => ({ meant: followUpsMeant(understood), isTold: understood.slots.outcome === 'told' }),

  async run(act, { meant, isTold }) {
    const told = isTold ? await withOpenDeal(act, meant) : undefined;
    if (told !== undefined) return { kind: 'whatOf', customer: told };
    const followUps = await resolveFollowUps(act, meant);
    if ('kind' in followUps) return isAboutNothing(meant, followUps) ? undefined : followUps;
    for (const { id } of followUps) await closeFollowUp(act.tx, { id, state: 'cancelled', by: act.person.id });
    return { kind: 'cancelled', followUps };
  },

  say: {
    cancelled: cancelledCard,
    whatOf: ({ customer }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `${customer} 取消的是什么?`, en: `What did ${customer} cancel?` }),
      buttons: [
        {
          label: t({ zh: '商机,记成丢单', en: 'the deal: it is lost' }),
          says: t({ zh: `${customer}丢了,客户取消了`, en: `${customer} lost because they cancelled` }),
        },
        {
          label: t({ zh: '只取消跟进', en: 'only the follow-up' }),
          says: t({ zh: `取消${customer}的跟进`, en: `cancel the ${customer} follow-up` }),
        },
      ],
    }),
    refused: refusal,
  },
});

/** The one customer that is named, where something is open with it. */
async function withOpenDeal({ tx }: Pick<Act, 'tx'>, meant: z.output<typeof FollowUpsMeant>) {
  if (typeof meant !== 'object' || !('customers' in meant)) return undefined;
  const [only, another] = meant.customers;
  if (another || only?.id === undefined) return undefined;
  return (await openDealsAt(tx, only.id)).length ? only.name : undefined;
}

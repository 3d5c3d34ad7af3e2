import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { cancelledCard } from '../list.ts';
import { closeFollowUp, type FollowUp } from '../store/followUps.ts';
import { FollowUpsMeant, followUpsMeant, isAboutNothing, refusal, type Refused, resolveFollowUps } from '../resolve.ts';

const Input = z.object({ meant: FollowUpsMeant });

type Outcome = { readonly kind: 'cancelled'; readonly followUps: readonly FollowUp[] } | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'cancel',
  intents: ['followup.cancel'],
  topic: 'followUp',
  does: { zh: '取消一条跟进', en: 'cancel a follow-up' },
  examples: { zh: ['取消2', '取消华为的跟进'], en: ['cancel 2', 'cancel the Huawei follow-up'] },
  aside: true,

  input: Input,
  from: (understood) => ({ meant: followUpsMeant(understood) }),

  async run(act, { meant }) {
    const followUps = await resolveFollowUps(act, meant);
    if ('kind' in followUps) return isAboutNothing(meant, followUps) ? undefined : followUps;
    for (const { id } of followUps) await closeFollowUp(act.tx, { id, state: 'cancelled', by: act.person.id });
    return { kind: 'cancelled', followUps };
  },

  say: {
    cancelled: cancelledCard,
    refused: refusal,
  },
});

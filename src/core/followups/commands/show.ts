import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { followUpList } from '../list.ts';
import type { FollowUp } from '../store/followUps.ts';
import { findFollowUps, FollowUpsMeant, followUpsMeant, refusal, type Refused } from '../resolve.ts';

const Input = z.object({ meant: FollowUpsMeant });

type Outcome = { readonly kind: 'shown'; readonly followUps: readonly FollowUp[] } | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'followup',
  intents: ['followup.show'],
  topic: 'followUp',
  does: { zh: '看一条跟进', en: 'show one follow-up' },
  examples: { zh: ['跟进1'], en: ['follow-up 1'] },
  aside: true,

  input: Input,
  from: (understood) => ({ meant: followUpsMeant(understood) }),

  async run(act, { meant }) {
    const found = await findFollowUps(act, meant);
    return 'kind' in found ? found : { kind: 'shown', followUps: found.map(({ followUp }) => followUp) };
  },

  say: {
    shown: ({ followUps }, to) =>
      followUpList({ icon: '📌', title: to.t({ zh: '跟进', en: 'Follow-up' }), followUps }, to),
    refused: refusal,
  },
});

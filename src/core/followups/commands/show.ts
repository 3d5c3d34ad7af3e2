import { defineCommand } from '../../command.ts';
import { followUpList } from '../list.ts';
import { matchPatterns, type FollowUpRef, parseFollowUpRef, FOLLOW_UP_REF } from '../../text/sentence.ts';
import type { FollowUp } from '../store/followUps.ts';
import { refusal, type Refused, resolveFollowUp } from '../resolve.ts';

type Outcome = { readonly kind: 'shown'; readonly followUp: FollowUp } | Refused;

const PATTERNS = [new RegExp(`^跟进\\s*${FOLLOW_UP_REF}$`), new RegExp(`^follow[- ]?up\\s*${FOLLOW_UP_REF}$`, 'i')];

export default defineCommand<{ readonly meant: FollowUpRef }, Outcome>({
  name: 'followup',
  topic: 'followUp',
  does: { zh: '看一条跟进', en: 'show one follow-up' },
  examples: { zh: ['跟进1'], en: ['follow-up 1'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    return found && { meant: parseFollowUpRef(found['which']) };
  },

  async run(act, { meant }) {
    const chosen = await resolveFollowUp(act, meant);
    return 'kind' in chosen ? chosen : { kind: 'shown', followUp: chosen.followUp };
  },

  say: {
    shown: ({ followUp }, to) =>
      followUpList({ icon: '📌', title: to.t({ zh: '跟进', en: 'Follow-up' }), followUps: [followUp] }, to),
    refused: refusal,
  },
});

import { defineCommand } from '../../command.ts';
import { cancelledCard } from '../list.ts';
import { matchPatterns, type FollowUpRef, parseFollowUpRef, FOLLOW_UP_REF } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { closeFollowUp, type FollowUp } from '../store/followUps.ts';
import { isAboutNothing, refusal, type Refused, resolveFollowUp } from '../resolve.ts';

type Outcome = { readonly kind: 'cancelled'; readonly followUp: FollowUp } | Refused;

const PATTERNS = [
  new RegExp(`^(?:取消|删掉|删除|不跟了)\\s*(?:跟进|提醒)?\\s*(?:第)?${FOLLOW_UP_REF}(?:条|个)?$`),
  /^(?:取消|删掉|删除|不用再?跟了?)(?:掉)?(?<about>(?!刚才|客户)[^,，。;；#\d\n][^,，。;；\n]{0,19}?)(?:的|那条|这条|那个)(?:跟进|提醒|待办)?$/,
  /^(?:cancel|drop) (?:the )?(?<about>\p{L}[^,\n]{1,30}?) (?:follow-?up|reminder|one)$/iu,
  new RegExp(`^(?:cancel|drop|delete)\\s+(?:follow[- ]?up\\s+)?${FOLLOW_UP_REF}$`, 'i'),
];

export default defineCommand<{ readonly meant: FollowUpRef }, Outcome>({
  name: 'cancel',
  intents: ['followup.cancel'],
  topic: 'followUp',
  does: { zh: '取消一条跟进', en: 'cancel a follow-up' },
  examples: { zh: ['取消2', '取消华为的跟进'], en: ['cancel 2', 'cancel the Huawei follow-up'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    const about = found?.['about']?.trim();
    return found && { meant: about ? { about } : parseFollowUpRef(found['which']) };
  },

  async run(act, { meant }) {
    const chosen = await resolveFollowUp(act, meant);
    if ('kind' in chosen) return isAboutNothing(meant, chosen) ? undefined : chosen;
    const { followUp } = chosen;
    if (!may(act.person, { action: 'settle', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    await closeFollowUp(act.tx, { id: followUp.id, state: 'cancelled', by: act.person.id });
    return { kind: 'cancelled', followUp };
  },

  say: {
    cancelled: cancelledCard,
    refused: refusal,
  },
});

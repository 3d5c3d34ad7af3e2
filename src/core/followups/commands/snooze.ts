import { defineCommand } from '../../command.ts';
import { movedCard } from '../list.ts';
import { matchPatterns, type FollowUpRef, parseFollowUpRef, FOLLOW_UP_REF } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { moveFollowUp } from '../reschedule.ts';
import { type DueDate, parseDueDate } from '../schedule.ts';
import type { FollowUp } from '../store/followUps.ts';
import { isAboutNothing, refusal, type Refused, resolveFollowUp } from '../resolve.ts';

type Outcome = { readonly kind: 'moved'; readonly followUp: FollowUp } | Refused;

const WHEN = '(?<when>.{1,40})';
const PATTERNS = [
  new RegExp(
    `^(?:把)?(?:第)?${FOLLOW_UP_REF}\\s*(?:条|个)?\\s*(?:推迟|推后|延后|延期|顺延|推|改|挪)(?:到|至)?\\s*${WHEN}$`,
  ),
  new RegExp(
    `^(?:推迟|推后|延后|延期|顺延|推)\\s*(?:第)?(?:${FOLLOW_UP_REF}(?!\\s*[天周个月]))?\\s*(?:条|个)?\\s*(?:到|至)?\\s*${WHEN}$`,
  ),
  new RegExp(
    `^(?:push|move|snooze|postpone|delay) (?!#?\\d|it |this )(?:the )?(?<about>[^,\\n]{2,30}?)(?: follow-?up| one)? (?:to|until|till|by) ${WHEN}$`,
    'i',
  ),
  new RegExp(`^(?:push|move|snooze|postpone|delay)(?:\\s+${FOLLOW_UP_REF})?\\s+(?:to|until|till|by)?\\s*${WHEN}$`, 'i'),
  new RegExp(
    `^(?:把)?(?<about>[^,，。;；\\n]{1,20}?)(?:那|这)(?:条|个)(?:跟进)?(?:推迟|推后|延后|延期|顺延|推|改|挪)(?:到|至)?\\s*${WHEN}$`,
  ),
  new RegExp(`^remind me (?!.*\\b(?:every|each|daily)\\b)(?:again )?${WHEN}$`, 'i'),
];

export default defineCommand<{ readonly meant: FollowUpRef; readonly due: DueDate }, Outcome>({
  name: 'snooze',
  intents: ['followup.move'],
  topic: 'followUp',
  does: { zh: '把跟进推到另一天', en: 'push a follow-up to another day' },
  examples: {
    zh: ['2推到周五', '推迟1到明天下午3点'],
    en: ['push 2 to Fri', 'snooze 1 until tomorrow 3pm'],
  },

  match(heard) {
    const found = matchPatterns(heard.text, PATTERNS);
    const due = found?.['when'] ? parseDueDate(found['when'], heard) : undefined;
    const about = found?.['about']?.trim();
    return due && { meant: about ? { about } : parseFollowUpRef(found?.['which'] ?? found?.['which2']), due };
  },

  async run(act, { meant, due }) {
    const chosen = await resolveFollowUp(act, meant);
    if ('kind' in chosen) return isAboutNothing(meant, chosen) ? undefined : chosen;
    const { followUp } = chosen;
    if (!may(act.person, { action: 'settle', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    return { kind: 'moved', followUp: await moveFollowUp(act, { followUp, due }) };
  },

  say: {
    moved: movedCard,
    refused: refusal,
  },
});

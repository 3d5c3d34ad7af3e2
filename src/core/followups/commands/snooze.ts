import { defineCommand } from '../../command.ts';
import { followUpLine, settleButtons } from '../list.ts';
import { fits, type Which, which, WHICH } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { type DueDate, dueNamed, promised } from '../schedule.ts';
import { changeFollowUp, findFollowUp, type FollowUp } from '../store/followUps.ts';
import { nothingAbout, refusal, type Refused, theFollowUp } from '../resolve.ts';
import { UNDO } from '../../text/phrases.ts';

type Outcome = { readonly kind: 'moved'; readonly followUp: FollowUp } | Refused;

const WHEN = '(?<when>.{1,40})';
const PATTERNS = [
  new RegExp(`^(?:把)?(?:第)?${WHICH}\\s*(?:条|个)?\\s*(?:推迟|推后|延后|延期|顺延|推|改|挪)(?:到|至)?\\s*${WHEN}$`),
  new RegExp(
    `^(?:推迟|推后|延后|延期|顺延|推)\\s*(?:第)?(?:${WHICH}(?!\\s*[天周个月]))?\\s*(?:条|个)?\\s*(?:到|至)?\\s*${WHEN}$`,
  ),
  new RegExp(
    `^(?:push|move|snooze|postpone|delay) (?!#?\\d|it |this )(?:the )?(?<about>[^,\\n]{2,30}?)(?: follow-?up| one)? (?:to|until|till|by) ${WHEN}$`,
    'i',
  ),
  new RegExp(`^(?:push|move|snooze|postpone|delay)(?:\\s+${WHICH})?\\s+(?:to|until|till|by)?\\s*${WHEN}$`, 'i'),
  new RegExp(
    `^(?:把)?(?<about>[^,，。;；\\n]{1,20}?)(?:那|这)(?:条|个)(?:跟进)?(?:推迟|推后|延后|延期|顺延|推|改|挪)(?:到|至)?\\s*${WHEN}$`,
  ),
  new RegExp(`^remind me (?:again )?${WHEN}$`, 'i'),
];

export default defineCommand<{ readonly meant: Which; readonly due: DueDate }, Outcome>({
  name: 'later',
  topic: 'followUp',
  does: { zh: '把跟进推到另一天', en: 'push a follow-up to another day' },
  examples: {
    zh: ['2推到周五', '推迟1到明天下午3点'],
    en: ['push 2 to Fri', 'snooze 1 until tomorrow 3pm'],
  },

  match(heard) {
    const found = fits(heard.text, PATTERNS);
    const due = found?.['when'] ? dueNamed(found['when'], heard) : undefined;
    const about = found?.['about']?.trim();
    return due && { meant: about ? { about } : which(found?.['which'] ?? found?.['which2']), due };
  },

  async run(act, { meant, due }) {
    const chosen = await theFollowUp(act, meant);
    if ('kind' in chosen) return nothingAbout(meant, chosen) ? undefined : chosen;
    const { followUp } = chosen;
    if (!may(act.person, { action: 'settle', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    const owner = { id: followUp.ownerId, zone: followUp.ownerZone, morning: followUp.ownerMorning };
    const { ownerId: _, ...columns } = promised(due, { owner, now: act.now });
    await changeFollowUp(act.tx, {
      id: followUp.id,
      ...columns,
      dueTime: due.dueTime ?? null,
      until: due.until ?? null,
      rule: due.rule ?? followUp.rule,
    });
    return { kind: 'moved', followUp: (await findFollowUp(act.tx, followUp.id)) ?? followUp };
  },

  say: {
    moved: ({ followUp }, to) => ({
      about: `followUp:${followUp.id}`,
      icon: '⏰',
      title: to.t({ zh: `推到:${followUpLine(followUp, to)}`, en: `Moved: ${followUpLine(followUp, to)}` }),
      list: 'followUp',
      buttons: [
        ...settleButtons(followUp.id, to).slice(0, 1),
        { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' },
      ],
    }),
    refused: refusal,
  },
});

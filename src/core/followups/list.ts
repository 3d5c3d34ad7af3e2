/** Numbered lists that several commands and jobs show. Pure. */
import type { FollowUp } from './store/followUps.ts';
import { actionWords, type DueTimes, dueWords, type Translator, UNDO, unknownHolidays } from '../text/phrases.ts';
import type { Button, Reply } from '../contract/card.ts';

/** As many lines as a phone shows at once. */
export const LINES = 8;

/** The choices of one follow-up: done, or later. */
export function finishButtons(id: number, { t }: Translator): Button[] {
  return [
    { label: t({ zh: '完成', en: 'done' }), says: t({ zh: `完成 #${id}`, en: `done #${id}` }), style: 'primary' },
    { label: t({ zh: '明天', en: 'tomorrow' }), says: t({ zh: `推迟 #${id} 到明天`, en: `push #${id} to tomorrow` }) },
    {
      label: t({ zh: '下周', en: 'next week' }),
      says: t({ zh: `推迟 #${id} 到下周一`, en: `push #${id} to next Monday` }),
    },
  ];
}

/** «华为 · 11-25 周三 09:30 · 报新价», with what is overdue said so. */
export function followUpLine(followUp: Shown, to: Translator) {
  const late =
    !followUp.isWatched && Temporal.PlainDate.compare(followUp.until ?? followUp.dueOn, to.today) < 0
      ? to.t({ zh: '(逾期)', en: ' (overdue)' })
      : '';
  const customer =
    followUp.customer ?? (followUp.mention ? `${followUp.mention}?` : to.t({ zh: '客户待定', en: 'customer?' }));
  const what = actionWords(followUp.action);
  const said = followUp.isWatched ? to.t({ zh: `等:${what}`, en: `awaited: ${what}` }) : what;
  return [customer, `${dueWords(followUp, to)}${late}`, said].filter(Boolean).join(' · ');
}

type Shown = DueTimes & Pick<FollowUp, 'customer' | 'mention' | 'action' | 'isWatched'>;

/** A follow-up that now lies on another day. */
export function movedCard({ followUp }: { readonly followUp: FollowUp }, to: Translator): Reply {
  return {
    about: `followUp:${followUp.id}`,
    icon: '⏰',
    title: to.t({ zh: `推到:${followUpLine(followUp, to)}`, en: `Moved: ${followUpLine(followUp, to)}` }),
    facts: unknownHolidays([followUp], to),
    list: 'followUp',
    buttons: [
      ...finishButtons(followUp.id, to).slice(0, 1),
      { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' },
    ],
  };
}

/** A follow-up that is to be no more. */
export function cancelledCard({ followUp }: { readonly followUp: FollowUp }, to: Translator): Reply {
  return {
    about: `followUp:${followUp.id}`,
    icon: '🗑️',
    title: to.t({ zh: `已取消:${followUpLine(followUp, to)}`, en: `Cancelled: ${followUpLine(followUp, to)}` }),
    buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
  };
}

type List = { readonly icon: string; readonly title: string; readonly followUps: readonly FollowUp[] };

/** One follow-up: its own choices as digits. Several: numbered lines, and the numbers go into the next sentence. */
export function followUpList({ icon, title, followUps }: List, to: Translator): Reply {
  const { t } = to;
  const items = followUps.slice(0, LINES).map((followUp) => ({
    text: followUpLine(followUp, to),
    ref: followUp.id,
    ...(followUps.length > 1 && {
      says: t({ zh: `跟进 #${followUp.id}`, en: `follow-up #${followUp.id}` }),
      buttons: finishButtons(followUp.id, to),
    }),
  }));
  const rest = followUps.length - items.length;
  const [only] = followUps;
  const more =
    rest > 0
      ? t({
          zh: `还有 ${rest} 条,处理几条后再问「我的跟进」`,
          en: `${rest} more; settle some and ask for “my follow-ups” again`,
        })
      : '';
  const hint = t({ zh: '「完成1」「2推到周五」「3转给小张」', en: '“done 1”, “push 2 to Fri”, “give 3 to Zhang”' });
  return {
    icon,
    title: followUps.length > 1 ? `${title} (${followUps.length})` : title,
    list: 'followUp',
    items,
    ...(followUps.length === 1 && only && { buttons: finishButtons(only.id, to), about: `followUp:${only.id}` }),
    footer: [more, followUps.length > 1 ? hint : ''].filter(Boolean).join('\n'),
  };
}

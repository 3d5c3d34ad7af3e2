/** Numbered lists that several commands and jobs show. Pure. */
import type { FollowUp } from './store/followUps.ts';
import type { Localized } from '../contract/locale.ts';
import {
  actionWords,
  type DueTimes,
  dueWords,
  noSuchDay,
  type Translator,
  UNDO,
  unknownHolidays,
} from '../text/phrases.ts';
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

type Settled = { readonly followUps: readonly FollowUp[] };

/** Follow-ups that now lie on another day. */
export function movedCard({ followUps }: Settled, to: Translator): Reply {
  const card = settledCard({ followUps, icon: '⏰', said: { zh: '推到', en: 'Moved' } }, to);
  const [only, another] = followUps;
  return {
    ...card,
    facts: unknownHolidays(followUps, to),
    list: 'followUp',
    ...(only && !another && { buttons: [...finishButtons(only.id, to).slice(0, 1), ...(card.buttons ?? [])] }),
  };
}

/** Follow-ups that are to be no more. */
export function cancelledCard({ followUps }: Settled, to: Translator): Reply {
  return settledCard({ followUps, icon: '🗑️', said: { zh: '已取消', en: 'Cancelled' } }, to);
}

/** What was done to one follow-up, or to several, with the way back. */
export function settledCard(
  { followUps, icon, said }: Settled & { readonly icon: string; readonly said: Localized },
  to: Translator,
): Reply {
  const [only, another] = followUps;
  const undo = { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' } as const;
  if (!only || another)
    return {
      icon,
      title: to.t({ zh: `${said.zh} (${followUps.length})`, en: `${said.en} (${followUps.length})` }),
      list: 'followUp',
      items: followUps.map((followUp) => ({ text: followUpLine(followUp, to), ref: followUp.id })),
      buttons: [undo],
    };
  const line = followUpLine(only, to);
  return {
    about: `followUp:${only.id}`,
    icon,
    title: to.t({ zh: `${said.zh}:${line}`, en: `${said.en}: ${line}` }),
    buttons: [undo],
  };
}

/** «Which day?»: `says` is the sentence with `…` for it. */
export function dayQuestion(
  { noDay, says }: { readonly noDay: string | undefined; readonly says: Localized },
  to: Translator,
): Reply {
  const { t, today } = to;
  const pick = (day: Temporal.PlainDate, label: Localized) => ({
    label: t(label),
    says: t(says).replace('…', () => day.toString()),
  });
  return {
    icon: '📅',
    title:
      noDay === undefined
        ? t({ zh: '改到哪天?直接说,比如「下周五下午3点」', en: 'Which day? Just type it, say “next Fri 3pm”' })
        : noSuchDay(noDay, to),
    buttons: [
      pick(today.add({ days: 1 }), { zh: '明天', en: 'tomorrow' }),
      pick(today.add({ days: 3 }), { zh: '三天后', en: 'in 3 days' }),
      pick(today.add({ days: 8 - today.dayOfWeek }), { zh: '下周一', en: 'next Monday' }),
    ],
    ask: t(says),
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

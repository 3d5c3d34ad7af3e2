/** Numbered lists that several commands and jobs show. Pure. */
import { isOverdue } from './overdue.ts';
import type { FollowUp } from './store/followUps.ts';
import type { Localized } from '../contract/locale.ts';
import {
  actionWords,
  type DueTimes,
  dueWords,
  noSuchDay,
  shorten,
  type Translator,
  UNDO,
  unknownHolidays,
} from '../text/phrases.ts';
import type { Button, Item, Reply } from '../contract/card.ts';
import { PAGE } from '../contract/vocabulary.ts';

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
  const late = isOverdue(followUp, to.today) ? to.t({ zh: '(逾期)', en: ' (overdue)' }) : '';
  const [customer, said] = withWhom(followUp, to);
  return [customer, `${dueWords(followUp, to)}${late}`, said].filter(Boolean).join(' · ');
}

/** «华为 报新价»: below the name of its day. */
export function followUpOfDay(followUp: Shown, to: Translator) {
  return withWhom(followUp, to).filter(Boolean).join(' ');
}

function withWhom(followUp: Shown, to: Translator): readonly [customer: string, said: string] {
  const customer =
    followUp.customer ?? (followUp.mention ? `${followUp.mention}?` : to.t({ zh: '客户待定', en: 'customer?' }));
  const what = actionWords(followUp.action) || noteWords(followUp);
  return [customer, followUp.isWatched ? to.t({ zh: `等:${what}`, en: `awaited: ${what}` }) : what];
}

/** Without words of its own it is about what its note says. */
function noteWords({ gist }: Shown) {
  return gist ? shorten(gist, 40) : '';
}

type Shown = DueTimes &
  Pick<FollowUp, 'customer' | 'mention' | 'action' | 'isWatched'> & { readonly gist?: string | null };

type Settled = { readonly followUps: readonly FollowUp[] };

/** Follow-ups that now lie on another day. */
export function movedCard({ followUps }: Settled, to: Translator): Reply {
  const { lines: _, ...card } = settledCard({ followUps, icon: '⏰', said: { zh: '推到', en: 'Moved' } }, to);
  const [only, another] = followUps;
  return {
    ...card,
    facts: unknownHolidays(followUps, to),
    list: 'followUp',
    ...(another && { items: followUps.map((followUp) => ({ text: followUpLine(followUp, to), ref: followUp.id })) }),
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
      lines: followUps.map((followUp) => `• ${followUpLine(followUp, to)}`),
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
    title: noDay === undefined ? t({ zh: '改到哪天?', en: 'Which day?' }) : noSuchDay(noDay, to),
    buttons: [
      pick(today.add({ days: 1 }), { zh: '明天', en: 'tomorrow' }),
      pick(today.add({ days: 3 }), { zh: '三天后', en: 'in 3 days' }),
      pick(today.add({ days: 8 - today.dayOfWeek }), { zh: '下周一', en: 'next Monday' }),
    ],
    ask: t(says),
    asksFor: 'day',
    footer: t({ zh: '也可以直接说,比如「下周五下午3点」', en: 'Or just type it, say “next Fri 3pm”' }),
  };
}

type List = {
  readonly icon: string;
  readonly title: string;
  readonly followUps: readonly FollowUp[];
  /** How many are shown at once: as many as a phone has room for. */
  readonly most?: number;
  /** What one of several can be answered with. */
  readonly choices?: (followUp: FollowUp, to: Translator) => Pick<Item, 'text' | 'buttons'>;
};

/** One follow-up: its own choices as digits. Several: numbered lines, and the numbers go into the next sentence. */
export function followUpList({ icon, title, followUps, most = PAGE, choices = toFinish }: List, to: Translator): Reply {
  const { t } = to;
  const [only, another] = followUps;
  if (only && !another) {
    const { text, buttons = [] } = choices(only, to);
    return { icon, title, list: 'followUp', items: [{ text, ref: only.id }], buttons, about: `followUp:${only.id}` };
  }
  // What is shown to be said of a number is said of one that is there.
  const last = Math.min(3, followUps.length);
  return {
    icon,
    title: followUps.length ? `${title} (${followUps.length})` : title,
    list: 'followUp',
    items: followUps.map((followUp) => ({
      ...choices(followUp, to),
      ref: followUp.id,
      says: t({ zh: `跟进 #${followUp.id}`, en: `follow-up #${followUp.id}` }),
    })),
    ...(followUps.length > most && { most }),
    ...(last > 0 && {
      footer: t({
        zh: `「完成1」「2推到周五」「${last}转给小张」`,
        en: `“done 1”, “push 2 to Fri”, “give ${last} to Zhang”`,
      }),
    }),
  };
}

function toFinish(followUp: FollowUp, to: Translator): Pick<Item, 'text' | 'buttons'> {
  return { text: followUpLine(followUp, to), buttons: finishButtons(followUp.id, to) };
}

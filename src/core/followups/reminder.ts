/** What one person is reminded of at one moment, as one message: three things, the rest as a count that opens. Pure. */
import type { Button, Item, Reply } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import type { Translator } from '../text/phrases.ts';
import { finishButtons, followUpLine, followUpList } from './list.ts';
import { askWhether, watchedButtons, watchedQuestion } from './watched.ts';
import type { FollowUp } from './store/followUps.ts';

/** As many alarms as one message has. */
const ALARMS = 3;
/** As many of them ask whether something is to stay at all. */
const QUESTIONS = 2;

/** What is said now, the most pressing first, and what waits for the next workday: of the questions more than two. */
export function chooseReminders(due: readonly FollowUp[]): {
  readonly now: readonly FollowUp[];
  readonly later: readonly FollowUp[];
} {
  const questions = due.filter(({ rung }) => rung === 'question');
  const others = due.filter(({ rung }) => rung !== 'question').toSorted(byPressure);
  const asked = questions.slice(0, QUESTIONS);
  const first = ALARMS - asked.length;
  return {
    now: [...others.slice(0, first), ...asked, ...others.slice(first)],
    later: questions.slice(QUESTIONS),
  };
}

/** What is of today before what is still open; what has an hour before what has none. */
function byPressure(one: FollowUp, other: FollowUp) {
  const open = ({ rung }: FollowUp) => Number(rung === 'open');
  const hour = ({ dueTime }: FollowUp) => dueTime?.toString() ?? '24';
  return (
    open(one) - open(other) || Temporal.PlainDate.compare(one.dueOn, other.dueOn) || (hour(one) < hour(other) ? -1 : 1)
  );
}

export function reminderCard(told: readonly FollowUp[], to: Translator): Reply {
  // The hour of a reminder is no news in the reminder.
  const due = told.map((followUp) => ({ ...followUp, remindAt: null }));
  const [only, another] = due;
  if (only?.isWatched && !another) return askWhether(only, to);
  if (only?.rung === 'question' && !another) return whetherToStay(only, to);
  return followUpList({ icon: '⏰', title: to.t(titleOf(due)), followUps: due, most: ALARMS, choices }, to);
}

function titleOf(due: readonly FollowUp[]): Localized {
  if (due.every(({ rung }) => rung === 'nudge')) return { zh: '今天还没完成', en: 'Not done yet today' };
  if (due.every(({ rung }) => rung === 'open' || rung === 'question')) return { zh: '还开着', en: 'Still open' };
  if (due.every(({ rung }) => rung === 'ahead')) return { zh: '先提醒一声', en: 'Coming up' };
  return { zh: '该跟进了', en: 'Time to follow up' };
}

function choices(followUp: FollowUp, to: Translator): Pick<Item, 'text' | 'buttons'> {
  if (followUp.isWatched) return { text: watchedQuestion(followUp, to), buttons: watchedButtons(followUp, to) };
  if (followUp.rung === 'question') return { text: questionWords(followUp, to), buttons: stayButtons(followUp.id, to) };
  return { text: followUpLine(followUp, to), buttons: finishButtons(followUp.id, to) };
}

/** The one question about what nobody has acted on for days; without an answer nothing more comes of itself. */
function whetherToStay(followUp: FollowUp, to: Translator): Reply {
  return {
    about: `followUp:${followUp.id}`,
    icon: '⏰',
    title: questionWords(followUp, to),
    list: 'followUp',
    buttons: stayButtons(followUp.id, to),
    footer: to.t({
      zh: '不回也行,不再提醒;它还在「我的跟进」里',
      en: 'No answer is fine: I stop reminding, and it stays in “my follow-ups”',
    }),
  };
}

function questionWords(followUp: FollowUp, to: Translator) {
  const line = followUpLine(followUp, to);
  return to.t({
    zh: `${line}。做完了、改期、转给别人,还是不做了?`,
    en: `${line}. Done, new day, give away, or drop?`,
  });
}

function stayButtons(id: number, { t }: Translator): Button[] {
  return [
    { label: t({ zh: '完成', en: 'done' }), says: t({ zh: `完成 #${id}`, en: `done #${id}` }), style: 'primary' },
    { label: t({ zh: '改期', en: 'new day' }), says: t({ zh: `推迟 #${id}`, en: `push #${id}` }) },
    { label: t({ zh: '转给别人', en: 'give away' }), says: t({ zh: `#${id}转给谁`, en: `give #${id} to whom` }) },
    { label: t({ zh: '不做了', en: 'drop' }), says: t({ zh: `取消 #${id}`, en: `cancel #${id}` }) },
  ];
}

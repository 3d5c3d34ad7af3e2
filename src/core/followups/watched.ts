/** What a customer does on a day of theirs: asked about on that day, once. Pure. */
import type { Button, Reply } from '../contract/card.ts';
import { waitingIn } from '../reader/steps/waiting.ts';
import { actionWords, type Translator } from '../text/phrases.ts';
import type { FollowUp } from './store/followUps.ts';

type Watched = Pick<FollowUp, 'id' | 'customer' | 'mention' | 'action' | 'dueOn'>;

/** «华为:他们内部定(11-27 周五)», without the customer where the words begin with it. */
export function watchedWords({ customer, mention, action, dueOn }: Watched, to: Translator) {
  const name = customer ?? mention ?? to.t({ zh: '客户', en: 'the customer' });
  const what = actionWords(action).replace(/^[,，。:：\s]+/, '');
  const own = what.startsWith(name) ? what : [name, what].filter(Boolean).join(to.t({ zh: ':', en: ': ' }));
  return to.t({ zh: `${own}(${to.day(dueOn)})`, en: `${own} (${to.day(dueOn)})` });
}

export function askWhether(watched: Watched, to: Translator): Reply {
  return {
    about: `followUp:${watched.id}`,
    icon: '⏳',
    title: watchedQuestion(watched, to),
    list: 'followUp',
    buttons: watchedButtons(watched, to),
  };
}

export function watchedQuestion(watched: Watched, to: Translator) {
  const waiting = waitingIn(watched.action);
  if (waiting) {
    const { event, after, action } = waiting;
    const name = watched.customer ?? watched.mention ?? to.t({ zh: '客户', en: 'the customer' });
    return to.t({
      zh: `${name}:${event},有了吗?(之后${after}:${action})`,
      en: `${name}: ${event}. Has it come? (After ${after}: ${action})`,
    });
  }
  const words = watchedWords(watched, to);
  return to.t({ zh: `${words},有结果了吗?`, en: `${words}. Did it come?` });
}

/** What was to wait for it, as a sentence that plans it now. */
export function planAfter({ customer, action }: Watched, { t }: Translator): Button[] {
  const waiting = waitingIn(action);
  if (!waiting || customer === null) return [];
  const { after, action: then } = waiting;
  const inTime = after.endsWith('内') ? after : `${after}后`;
  const says = t({
    zh: `给${customer}加个跟进:${inTime}${then}`,
    en: `add a follow-up for ${customer}: ${then} in ${after}`,
  });
  return [{ label: t({ zh: `${inTime}跟进`, en: `plan it in ${after}` }), says, style: 'primary' }];
}

export function watchedButtons({ id }: Pick<Watched, 'id'>, { t }: Translator): Button[] {
  return [
    { label: t({ zh: '有了', en: 'it came' }), says: t({ zh: `有了 #${id}`, en: `it came #${id}` }), style: 'primary' },
    { label: t({ zh: '还没', en: 'not yet' }), says: t({ zh: `还没 #${id}`, en: `not yet #${id}` }) },
  ];
}

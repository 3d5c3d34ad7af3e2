import type { Card } from '../contract/card.ts';
import type { Locale } from '../contract/locale.ts';

/** Questions that only what the demo told can answer. */
export const TO_TRY: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['谁负责华为', '今天要跟谁', '谁认识比亚迪的人', '海康威视', '为什么丢客户'],
  en: ['who owns Siemens', "who's due today", 'who knows someone at Tesla', 'Bosch', 'why do we lose customers'],
};

/** How the demo ends. */
export const thingsToTry = (locale: Locale): Card => ({
  icon: '🎬',
  title: {
    zh: '这就是他们的一周。试试这五句,答案都在刚才的话里',
    en: 'That was their week. Five things to try, all answered from what was said in it',
  }[locale],
  buttons: TO_TRY[locale].map((says) => ({ label: says, says })),
  footer: {
    zh: '自己记一笔也行;「结束演示」全部清掉,你记的会留着',
    en: 'Or leave a note of your own; “demo off” clears all of this, and what you noted stays',
  }[locale],
});

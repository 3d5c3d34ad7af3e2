/** What is said of birthdays and festivals that are near. Pure. */
import type { Reply } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import type { Silent } from '../followups/store/silent.ts';
import { shorten, type Translator } from '../text/phrases.ts';
import { birthdayWords } from './birthday.ts';
import { FESTIVALS, type FestivalName } from './festivals.ts';
import type { BirthdayNear } from './near.ts';
import type { CareNews } from './round.ts';

/** As many of each as one message tells. */
const MOST = 3;

/** «12-02 周三 · 李总(华为)· 喜欢喝茶», with the moon's day where it is kept by the moon. */
export function birthdayLine({ name, customer, birthday, on, likes }: BirthdayNear, to: Translator): string {
  const kept = /^[\d-]+$/.test(birthday) ? '' : birthdayWords(birthday, to.locale);
  const who = to.t({
    zh: `${name}(${shorten(customer, 16)})`,
    en: `${name} (${shorten(customer, 20)})`,
  });
  const said = likes && to.t({ zh: `喜好:${shorten(likes, 24)}`, en: `likes ${shorten(likes, 30)}` });
  return [to.day(on), who, kept, said].filter(Boolean).join(' · ');
}

/** A line each: the birthdays, then the festivals, then what is no longer reminded of. */
export function careLines({ birthdays, festivals, silent }: CareNews, to: Translator): string[] {
  const { t } = to;
  const left = birthdays.length - MOST;
  return [
    ...birthdays
      .slice(0, MOST)
      .map((one) => t({ zh: `🎂 生日 ${birthdayLine(one, to)}`, en: `🎂 Birthday ${birthdayLine(one, to)}` })),
    ...(left > 0
      ? [t({ zh: `🎂 还有 ${left} 位:「最近谁过生日」`, en: `🎂 ${left} more: “upcoming birthdays”` })]
      : []),
    ...festivals.map(({ name, on, open, greeted }) => {
      const { icon, zh, en } = FESTIVALS[name];
      const done = greeted ? t({ zh: `,已问候 ${greeted} 位`, en: `, ${greeted} greeted` }) : '';
      return t({
        zh: `${icon} ${zh} ${to.day(on)}:${open} 位待问候${done}。名单:「${askWhom(name).zh}」`,
        en: `${icon} ${en} ${to.day(on)}: ${open} to greet${done}. The list: “${askWhom(name).en}”`,
      });
    }),
    ...(silent?.count ? [silentLine(silent, to)] : []),
  ];
}

function silentLine({ count, named }: Silent, { t, list }: Translator) {
  const names = list(named.map((name) => shorten(name, 16)));
  return t({
    zh: `🗂️ 每周看一眼:${count} 条早到期了,已不再提醒${names && `(${names}${count > named.length ? ' 等' : ''})`}。全部:「逾期」`,
    en: `🗂️ Once a week: ${count} long due and no longer reminded of${names && ` (${names}${count > named.length ? ' …' : ''})`}. All of them: “overdue”`,
  });
}

/** The same as a message of its own; undefined where there is nothing to say. */
export function careCard(news: CareNews, to: Translator): Reply | undefined {
  const [first, ...lines] = careLines(news, to);
  return first === undefined ? undefined : { title: first, lines };
}

/** The sentence that asks whom to greet. */
export function askWhom(name: FestivalName): Localized {
  const { zh, en } = FESTIVALS[name];
  return { zh: `${zh}给谁发祝福`, en: `whom to greet for ${en}` };
}

/** The note that says of somebody that it is done. */
export function greetedNote(
  { name: festival }: { readonly name: FestivalName },
  { name, customer }: { readonly name: string; readonly customer: string },
): Localized {
  const { zh, en } = FESTIVALS[festival];
  return { zh: `给${customer}${name}发了${zh}祝福`, en: `sent ${name} at ${customer} ${en} greetings` };
}

/** Company days in words. Pure. */
import { dayRange } from '../calendar/format.ts';
import type { Localized } from '../contract/locale.ts';
import type { Translator } from '../text/phrases.ts';
import type { CompanyDay } from './store/days.ts';

export const DAYS_FOLLOW: Localized = {
  zh: '到期的提醒和日报跟着走;说了几点的照样准时',
  en: 'Reminders and digests follow; what has an hour of its own comes at it all the same',
};

/** «放假 12-31 周四、01-04 周一 至 01-06 周三;上班 01-09 周六»; days in a row are one stretch. */
export function companyDayWords(days: readonly CompanyDay[], to: Translator) {
  const words = (isOff: boolean) => {
    const own = days.filter((day) => day.isOff === isOff).toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day));
    const starts = own.filter(({ day }, at) => !own[at - 1]?.day.add({ days: 1 }).equals(day));
    return starts.map(({ day }) => {
      let last = day;
      while (own.some((other) => other.day.equals(last.add({ days: 1 })))) last = last.add({ days: 1 });
      return dayRange([day, last], to);
    });
  };
  const [off, worked] = [words(true), words(false)];
  return [
    off.length && to.t({ zh: `放假 ${to.list(off)}`, en: `closed ${to.list(off)}` }),
    worked.length && to.t({ zh: `上班 ${to.list(worked)}`, en: `working ${to.list(worked)}` }),
  ]
    .filter(Boolean)
    .join(to.t({ zh: ';', en: '; ' }));
}

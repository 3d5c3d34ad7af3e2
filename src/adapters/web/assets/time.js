// Days and times as the visitor's browser counts them, in the language of the page.
const lang = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const exact = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'short' });
const calendar = new Intl.DateTimeFormat(lang, { weekday: 'long', month: 'long', day: 'numeric' });

export const zone = clock.resolvedOptions().timeZone;

export const dayOf = (at) => calendar.format(at);

export function dayName(at, words) {
  if (dayOf(at) === dayOf(Date.now())) return words.today;
  return dayOf(at) === dayOf(Date.now() - 86_400_000) ? words.yesterday : dayOf(at);
}

export function tell(time, at) {
  time.textContent = clock.format(at);
  time.dateTime = new Date(at).toISOString();
  time.title = exact.format(at);
}

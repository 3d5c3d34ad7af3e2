import { type Html, html } from '../html.ts';
import { icons, mark } from '../pages/icons.ts';
import { fullWidth } from '../../shared/typeset.ts';
import { other, roles, short } from '../messages.ts';
import type { Viewer } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

export type Place = 'board' | 'customers' | 'followUps';

const PLACES: readonly { readonly place: Place | 'chat'; readonly href: string; readonly label: Localized }[] = [
  { place: 'chat', href: '/', label: { zh: '聊天', en: 'Chat' } },
  { place: 'board', href: '/team', label: { zh: '团队', en: 'Team' } },
  { place: 'customers', href: '/customers', label: { zh: '客户', en: 'Customers' } },
  { place: 'followUps', href: '/followups', label: { zh: '跟进', en: 'Follow-ups' } },
];

const OFTEN = [
  { href: '/customers?only=cold', icon: 'cold', label: { zh: '30 天没联系', en: '30 days silent' } },
  { href: '/customers?only=oneKnows', icon: 'one', label: { zh: '只有一个人认识', en: 'Known to one' } },
  { href: '/customers?only=idle', icon: 'late', label: { zh: '没有下一步', en: 'No next step' } },
] as const;

/** A page beside the chat: where one is, who one is, and what is to be seen. */
export const frame = ({
  locale,
  place,
  title,
  viewer,
  heading,
  content,
}: {
  readonly locale: Locale;
  readonly place: Place;
  readonly title: string;
  readonly viewer: Viewer;
  /** The title with what belongs to it; by itself where there is nothing more. */
  readonly heading?: Html;
  readonly content: Html;
}): Html =>
  html`<!doctype html>
    <html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Touchbase</title>
        <link rel="icon" href="/chat/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/chat/assets/views.css" />
        <script type="module" src="/chat/assets/views.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">${{ zh: '跳到正文', en: 'Skip to content' }[locale]}</a>
        <nav aria-label="${{ zh: '页面', en: 'Pages' }[locale]}">
          <p class="brand">${mark}<span>Touchbase</span></p>
          <ul>
            ${PLACES.filter((each) => each.place !== 'board' || viewer.role !== 'rep').map(
              (each) =>
                html`<li>
                  <a href="${each.href}" ${each.place === place ? html`aria-current="page"` : undefined}
                    >${icons[each.place]}<span>${each.label[locale]}</span>${
                      each.place === 'followUps' && viewer.late > 0
                        ? html`<b
                            class="badge"
                            title="${{ zh: `我晚了 ${viewer.late} 条`, en: `${viewer.late} of mine are late` }[locale]}"
                            >${viewer.late}</b
                          >`
                        : undefined
                    }</a
                  >
                </li>`,
            )}
          </ul>
          <div class="kept">
            <h2>${{ zh: '常看的', en: 'Often looked at' }[locale]}</h2>
            <ul>
              ${OFTEN.map(
                ({ href, icon, label }) =>
                  html`<li>
                    <a href="${href}">${icons[icon]}<span>${label[locale]}</span></a>
                  </li>`,
              )}
            </ul>
          </div>
          <form class="who" method="post" action="/chat/language">
            <input type="hidden" name="to" />
            <span>${viewer.name}<small>${roles[viewer.role][locale]}</small></span>
            <button name="locale" value="${other(locale)}" lang="${other(locale)}">${short[other(locale)]}</button>
          </form>
        </nav>
        <main id="main" tabindex="-1">
          ${place === 'customers' && heading === undefined ? undefined : askField(locale)}
          ${heading ?? html`<h1>${title}</h1>`} ${content}
        </main>
      </body>
    </html>`;

/** Where a name leads to its customer, and a sentence into the chat. The table of customers has a field of its own. */
const askField = (locale: Locale): Html =>
  html`<form class="ask" action="/find" role="search">
    ${icons.find}
    <input
      type="search"
      name="q"
      required
      autocomplete="off"
      maxlength="500"
      aria-label="${{ zh: '找客户，或直接说一句', en: 'Find a customer, or say a sentence' }[locale]}"
      placeholder="${{ zh: '找客户，或直接说一句', en: 'Find a customer, or say a sentence' }[locale]}"
    />
    <kbd aria-hidden="true">/</kbd>
  </form>`;

/** A stands out; B and C are outlined. */
export const tierMark = (tier: string): Html =>
  html`<span class="tier ${tier === 'A' ? 'a' : ''}" title="${tier}">${tier}</span>`;

/** A sentence to be said in the chat, which opens with it written and not yet sent. */
export const sentence = (says: string, label = says): Html =>
  html`<a class="says" href="/?say=${encodeURIComponent(says)}" title="${says}">${label}</a>`;

/** «今天», «昨天», «11-25», and of what is to come the weekday too: «12-04 周五». */
export function dayWords(
  day: Temporal.PlainDate,
  { today, locale }: { readonly today: Temporal.PlainDate; readonly locale: Locale },
) {
  const near = NEAR[today.until(day).days];
  if (near) return near[locale];
  const year = day.year === today.year ? {} : ({ year: 'numeric' } as const);
  const isAhead = Temporal.PlainDate.compare(day, today) > 0;
  if (locale === 'zh')
    return `${day.year === today.year ? '' : `${day.year}-`}${day.toString().slice(5)}${isAhead ? ` ${weekdayOf(day, locale)}` : ''}`;
  return `${isAhead ? `${weekdayOf(day, locale)} ` : ''}${day.toLocaleString('en-GB', { day: 'numeric', month: 'short', ...year })}`;
}

/** What is to be done, set as its reader's language is. */
export const doing = (action: string, locale: Locale) => (locale === 'zh' ? fullWidth(action) : action);

/** How late a follow-up is, in the unit of the digests. */
export const lateWords = (workdays: number, locale: Locale) =>
  ({ zh: `晚 ${workdays} 个工作日`, en: `${workdays} workday${workdays === 1 ? '' : 's'} late` })[locale];

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

export const weekdayOf = (day: Temporal.PlainDate, locale: Locale) =>
  locale === 'zh' ? `周${WEEKDAYS[day.dayOfWeek - 1]}` : day.toLocaleString('en-GB', { weekday: 'short' });

const NEAR: Readonly<Record<number, Localized>> = {
  [-1]: { zh: '昨天', en: 'yesterday' },
  0: { zh: '今天', en: 'today' },
  1: { zh: '明天', en: 'tomorrow' },
};

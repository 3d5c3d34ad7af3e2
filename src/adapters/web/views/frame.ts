import { type Html, html } from '../html.ts';
import { mark } from '../pages/icons.ts';
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

/** A page beside the chat: where one is, who one is, and what is to be seen. */
export const frame = ({
  locale,
  place,
  title,
  viewer,
  content,
}: {
  readonly locale: Locale;
  readonly place: Place;
  readonly title: string;
  readonly viewer: Viewer;
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
                    >${each.label[locale]}</a
                  >
                </li>`,
            )}
          </ul>
          <form class="who" method="post" action="/chat/language">
            <span>${viewer.name}<small>${roles[viewer.role][locale]}</small></span>
            <button name="locale" value="${other(locale)}" lang="${other(locale)}">${short[other(locale)]}</button>
          </form>
        </nav>
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;

/** A sentence to be said in the chat, which opens with it written and not yet sent. */
export const sentence = (says: string, label = says): Html =>
  html`<a class="says" href="/?say=${encodeURIComponent(says)}" title="${says}">${label}</a>`;

/** «今天», «昨天», «11-25 周三». */
export function dayWords(
  day: Temporal.PlainDate,
  { today, locale }: { readonly today: Temporal.PlainDate; readonly locale: Locale },
) {
  const near = NEAR[today.until(day).days];
  if (near) return near[locale];
  const year = day.year === today.year ? {} : ({ year: 'numeric' } as const);
  return locale === 'zh'
    ? `${day.year === today.year ? '' : `${day.year}-`}${day.toString().slice(5)}`
    : day.toLocaleString('en-GB', { day: 'numeric', month: 'short', ...year });
}

const NEAR: Readonly<Record<number, Localized>> = {
  [-1]: { zh: '昨天', en: 'yesterday' },
  0: { zh: '今天', en: 'today' },
  1: { zh: '明天', en: 'tomorrow' },
};

import { type Html, html } from '../html.ts';
import { mark } from './icons.ts';
import { panel, type Saying } from './room.ts';
import { said } from '../render.ts';
import { roomsOf, type Seen, type Visitor } from '../session.ts';
import { languages, other, roles, short, spokenIn, words } from '../messages.ts';
import type { Locale } from '../../../core/contract/locale.ts';

/** Who are you? One tap on a name. */
export const chooserPage = ({ team, locale }: Seen): Html =>
  page({
    locale,
    className: 'choosing',
    content: html`<main class="chooser">
      <div class="brand">${mark}<span>Touchbase</span></div>
      <h1>${words.choose[locale]}</h1>
      <p class="quiet">${words.chooseMore[locale]}</p>
      ${people({ team, locale })} ${languageForm(locale)}
    </main>`,
  });

/** A direct room with the bot and the team's channel, as two tabs. The script fills them. */
export const chatPage = (seen: Seen): Html => {
  const { locale, visitor, id = '' } = seen;
  const say: Saying = (both) => both[locale];
  const rooms = roomsOf(seen);
  return page({
    locale,
    className: 'chatting',
    me: id,
    content: html`<header class="top">
        <h1 class="brand">${mark}<span>Touchbase</span></h1>
        <div class="tabs" role="tablist" aria-label="${say(words.rooms)}">
          ${rooms.length < 2 ? undefined : rooms.map((room, index) => tab({ room, index, say }))}
        </div>
        <div class="own">
          ${visitor === undefined ? undefined : beside(say)}${identityMenu(seen)}${languageForm(locale)}
        </div>
      </header>
      <p id="connection" role="status" hidden></p>
      <noscript><p class="notice">${say(words.noScript)}</p></noscript>
      <main>${rooms.map((room, index) => panel({ room, index, seen, say }))}</main>
      <template id="said">${said({ name: visitor?.name ?? '', text: '' })}</template>`,
  });
};

/** A browser that follows a link from elsewhere leaves our cookies at home; coming again from this page it brings them. */
export const landingPage = (locale: Locale): Html =>
  html`<!doctype html>
    <html lang="${tag(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="0;url=/" />
        <title>Touchbase</title>
      </head>
      <body></body>
    </html>`;

const page = ({
  locale,
  className,
  content,
  me,
}: {
  readonly locale: Locale;
  readonly className: string;
  readonly content: Html;
  readonly me?: string;
}): Html =>
  html`<!doctype html>
    <html lang="${tag(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfbf9" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#17181a" media="(prefers-color-scheme: dark)" />
        <title>Touchbase</title>
        <meta name="description" content="${words.tagline[locale]}" />
        <link rel="icon" href="/chat/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/chat/assets/chat.css" />
        ${me === undefined ? undefined : html`<script type="module" src="/chat/assets/chat.js"></script>`}
      </head>
      <body class="${className}" data-me="${me ?? ''}" data-words="${spokenIn(locale)}">
        ${content}
      </body>
    </html>`;

const beside = (say: Saying): Html =>
  html`<nav class="beside" aria-label="${say(words.pages)}">
    <a href="/customers">${say(words.customers)}</a><a href="/followups">${say(words.followUps)}</a>
  </nav>`;

const tab = ({ room, index, say }: { readonly room: string; readonly index: number; readonly say: Saying }): Html =>
  html`<button
    type="button"
    role="tab"
    id="tab-${index}"
    aria-controls="panel-${index}"
    aria-selected="${index === 0 ? 'true' : 'false'}"
    tabindex="${index === 0 ? 0 : -1}"
  >
    ${say(room === 'team' ? words.team : words.direct)}<span class="badge" hidden></span>
  </button>`;

const identityMenu = ({ team, visitor, locale }: Seen): Html =>
  team.length === 0
    ? html`<span class="me">${visitor?.name ?? words.guest[locale]}</span>`
    : html`<button type="button" class="me" popovertarget="people" title="${words.switch[locale]}">
          ${avatar(visitor?.name ?? '')}<span class="name">${visitor?.name}</span
          ><span class="hidden">, ${words.switch[locale]}</span>
        </button>
        <div id="people" popover>
          ${people({ team, locale, ...(visitor === undefined ? {} : { now: visitor.id }) })}
        </div>`;

const people = ({
  team,
  locale,
  now,
}: {
  readonly team: readonly Visitor[];
  readonly locale: Locale;
  readonly now?: string;
}): Html =>
  html`<form class="people" method="post" action="/chat/as">
    ${team.map(
      ({ id, name, role, locale: theirs }) =>
        html`<button name="id" value="${id}" ${id === now ? html`aria-current="true"` : undefined}>
          ${avatar(name)}<span class="name">${name}</span
          ><span class="quiet">${roles[role][locale]} · ${languages[theirs]}</span>
        </button>`,
    )}
  </form>`;

const languageForm = (locale: Locale): Html =>
  html`<form class="language" method="post" action="/chat/language">
    <button name="locale" value="${other(locale)}" lang="${tag(other(locale))}">${short[other(locale)]}</button>
  </form>`;

const avatar = (name: string): Html => html`<span class="avatar" aria-hidden="true">${Array.from(name)[0]}</span>`;

const tag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en');

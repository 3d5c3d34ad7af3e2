import { type Html, html } from '../html.ts';
import { page, tag } from './page.ts';
import { mark, icons } from './icons.ts';
import { panel, type Saying } from './room.ts';
import { said } from '../render.ts';
import { roomsOf, type Seen, type Visitor } from '../session.ts';
import { languages, other, roles, short, words } from '../messages.ts';
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
export const chatPage = (seen: Seen & { readonly visitor: Visitor }): Html => {
  const { locale, visitor } = seen;
  const say: Saying = (both) => both[locale];
  const rooms = roomsOf(seen);
  return page({
    locale,
    className: 'chatting',
    me: visitor.id,
    content: html`<header class="top">
        <h1 class="brand">${mark}<span>Touchbase</span></h1>
        <div class="tabs" role="tablist" aria-label="${say(words.rooms)}">
          ${rooms.map((room, index) => tab({ room, index, say }))}
        </div>
        <div class="own">${beside(visitor, say)}${identityMenu(seen)}${languageForm(locale)}</div>
      </header>
      <p id="connection" role="status" hidden></p>
      <noscript><p class="notice">${say(words.noScript)}</p></noscript>
      <main>${rooms.map((room, index) => panel({ room, index, seen, say }))}</main>
      <template id="said">${said({ name: visitor.name, text: '' })}</template>`,
  });
};

const beside = ({ role }: Visitor, say: Saying): Html =>
  html`<nav class="beside" aria-label="${say(words.pages)}">
    <a href="/customers">${icons.customers}<span>${say(words.customers)}</span></a
    ><a href="/followups">${icons.followUps}<span>${say(words.followUps)}</span></a
    >${role === 'rep' ? undefined : html`<a href="/team">${icons.board}<span>${say(words.board)}</span></a>`}
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

const identityMenu = ({ team, visitor, locale }: Seen & { readonly visitor: Visitor }): Html =>
  html`<button
      type="button"
      class="me"
      popovertarget="people"
      title="${team.length === 0 ? visitor.name : words.switch[locale]}"
    >
      ${avatar(visitor.name)}<span class="name">${visitor.name}</span
      ><span class="hidden">, ${(team.length === 0 ? words.account : words.switch)[locale]}</span>
    </button>
    <div id="people" popover>
      ${
        team.length === 0
          ? html`<form class="people" method="post" action="/signout">
              <button>${words.signOut[locale]}</button>
              <button name="all" value="1">${words.signOutAll[locale]}</button>
            </form>`
          : people({ team, locale, now: visitor.id })
      }
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

export const languageForm = (locale: Locale): Html =>
  html`<form class="language" method="post" action="/chat/language">
    <button name="locale" value="${other(locale)}" lang="${tag(other(locale))}">${short[other(locale)]}</button>
  </form>`;

const avatar = (name: string): Html => html`<span class="avatar" aria-hidden="true">${Array.from(name)[0]}</span>`;

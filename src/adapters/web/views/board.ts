import { type Html, html } from '../html.ts';
import { frame, sentence } from './frame.ts';
import type { BoardSection, BoardView } from './views.ts';
import type { Locale } from '../../../core/contract/locale.ts';

/** The leader's page: each figure is a door to the rows that it counts, and to the sentence that asks for it in the chat. */
export const boardPage = ({ viewer, sections }: BoardView, locale: Locale): Html =>
  frame({
    locale,
    place: 'board',
    viewer,
    title: { zh: '看团队', en: 'The team' }[locale],
    content: html`<div class="board">${sections.map((each) => section(each, locale))}</div>`,
  });

const section = ({ title, figure, state, share, says, rows }: BoardSection, locale: Locale): Html =>
  // Whom it is about comes first, where there is somebody to do something for.
  html`<details class="figure" ${state === undefined ? undefined : html`open`}>
    <summary>
      <span>${title}</span><b class="${state ?? ''}">${figure}</b>
      ${
        share === undefined
          ? undefined
          : html`<svg class="bar" role="img" aria-label="${share}%" width="100%" height="6">
              <rect class="ground" width="100%" height="6" rx="3" />
              <rect width="${share}%" height="6" rx="3" />
            </svg>`
      }
    </summary>
    ${
      rows.length === 0
        ? html`<p class="empty">${{ zh: '没有。', en: 'None.' }[locale]}</p>`
        : html`<ul class="rows">
            ${rows.map(
              ({ href, name, text }) =>
                html`<li>
                  ${href === undefined ? html`<b>${name}</b>` : html`<a href="${href}">${name}</a>`}
                  <small>${text}</small>
                </li>`,
            )}
          </ul>`
    }
    <p class="asks">${sentence(says)}</p>
  </details>`;

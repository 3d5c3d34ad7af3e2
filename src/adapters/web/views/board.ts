import { drawn, type Html, html } from '../html.ts';
import { frame, sentence } from './frame.ts';
import type { BoardSection, BoardView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

const GROUPS: readonly { readonly group: BoardSection['group']; readonly label: Localized }[] = [
  { group: 'attention', label: { zh: '先看这些', en: 'Look at these first' } },
  { group: 'results', label: { zh: '结果', en: 'What came of it' } },
  { group: 'money', label: { zh: '钱,按种类', en: 'Money, by kind' } },
  { group: 'stage', label: { zh: '在谈的,按阶段', en: 'Open deals, by stage' } },
  { group: 'person', label: { zh: '钱,按人', en: 'Money, by person' } },
];

const UNDER: Readonly<Partial<Record<BoardSection['group'], Localized>>> = {
  money: { zh: '各种钱各算各的,从不相加', en: 'Kinds and currencies are never added' },
  person: { zh: '签了多少;按团队里的先后排,不排名', en: 'What was signed; in the order of the team, no ranking' },
};

/** The leader's page: the figures first, what moves with time, then each figure as a door to the rows that it counts and to the sentence that asks for it in the chat. */
export const boardPage = async ({ viewer, sections, picture }: BoardView, locale: Locale): Promise<Html> => {
  const weeks = picture && (await drawnWeeks(picture));
  return frame({
    locale,
    place: 'board',
    viewer,
    title: { zh: '看团队', en: 'The team' }[locale],
    content: html`<ul class="strip">
        ${sections
          .filter(({ isFirst }) => isFirst)
          .map(
            ({ id, title, figure, state }) =>
              html`<li>
                <a href="#${id}"><span>${title}</span><b class="${state ?? ''}">${figure}</b></a>
              </li>`,
          )}
      </ul>
      ${
        weeks === undefined
          ? undefined
          : html`<section class="weeks">
              <h2>${{ zh: '这几周', en: 'The last weeks' }[locale]}</h2>
              ${weeks}
            </section>`
      }
      ${GROUPS.flatMap(({ group, label }) => {
        const theirs = sections.filter((each) => each.group === group);
        if (!theirs.length) return [];
        const under = UNDER[group];
        return [
          html`<h2 class="group">
              ${label[locale]} ${under === undefined ? undefined : html`<small>${under[locale]}</small>`}
            </h2>
            <div class="board">${theirs.map((each) => section(each, locale))}</div>`,
        ];
      })}`,
  });
};

/** What draws is loaded with the first picture. */
async function drawnWeeks(picture: NonNullable<BoardView['picture']>): Promise<readonly Html[]> {
  const [{ drawPicture }, { PAGE }] = await Promise.all([
    import('../../shared/picture/draw.ts'),
    import('../../shared/picture/parts.ts'),
  ]);
  return picture.charts.map((chart) => drawn(drawPicture({ charts: [chart] }, { colours: PAGE })));
}

const section = ({ id, title, figure, note, state, tone, share, says, rows }: BoardSection, locale: Locale): Html =>
  html`<details class="figure" id="${id}">
    <summary>
      <span>${title}</span><b class="${state ?? ''}">${figure}</b>
      ${
        share === undefined
          ? undefined
          : html`<svg class="bar ${tone ?? ''}" role="img" aria-label="${share}%" width="100%" height="6">
              <rect class="ground" width="100%" height="6" rx="3" />
              <rect width="${share}%" height="6" rx="3" />
            </svg>`
      }
      ${note ? html`<small class="note">${note}</small>` : undefined}
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

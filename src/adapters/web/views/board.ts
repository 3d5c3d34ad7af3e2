import { type Html, html } from '../html.ts';
import { icons } from '../pages/icons.ts';
import { dayWords, frame, sentence } from './frame.ts';
import { drawnCharts, MONTHS } from './months.ts';
import type { BoardRow, BoardSection, BoardThing, BoardView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** So many rows stand open; the others are a press away. */
const OPEN = 5;

type Group = BoardSection['group'];

/** Panels that stand beside each other; `attention` has one for each of its figures. */
const PANELS: readonly {
  readonly groups: readonly Group[];
  readonly label: Localized;
  readonly under: Localized;
}[] = [
  {
    groups: ['stage', 'money'],
    label: { zh: '钱，按阶段和种类', en: 'Money, by stage and kind' },
    under: { zh: '各种钱、各种货币各算各的，从不相加', en: 'Kinds and currencies are never added' },
  },
  {
    groups: ['person'],
    label: { zh: '钱，按人', en: 'Money, by person' },
    under: { zh: '签了多少；按团队里的先后排，不排名', en: 'What was signed; in the order of the team, no ranking' },
  },
  {
    groups: ['results'],
    label: { zh: '结果', en: 'What came of it' },
    under: { zh: '每个数都点得开，点开是记录', en: 'Each figure opens to its notes' },
  },
  {
    groups: ['use'],
    label: { zh: '用起来没有', en: 'Is it used' },
    under: { zh: '看有没有帮上忙，不数谁写得多', en: 'Whether it helps, not who writes most' },
  },
];

/** The leader's page: three things to do, the figures, whom they are about by name, what moves with time, and money; each figure opens to the rows that it counts. */
export const boardPage = async (
  { viewer, team, things, sections, picture }: BoardView,
  locale: Locale,
): Promise<Html> => {
  const say = (both: Localized) => both[locale];
  const attention = sections.filter(({ group }) => group === 'attention');
  const weeks = picture && (await drawnCharts(picture.charts));
  const title = things.length
    ? say({
        zh: `先看${['一', '两', '三'][things.length - 1]}件事`,
        en: ['One thing first', 'Two things first', 'Three things first'][things.length - 1] ?? '',
      })
    : say({ zh: '团队', en: 'The team' });
  return frame({
    locale,
    place: 'board',
    viewer,
    title,
    content: html`<p class="under">
        ${[
          team ?? say({ zh: '全公司', en: 'Everybody' }),
          dayWords(viewer.today, { today: viewer.today, locale }),
          say({ zh: '每个数都点得开', en: 'every figure opens' }),
        ].join(' · ')}
      </p>
      ${
        things.length
          ? html`<ol class="things">
              ${things.map((each, at) => thing(each, { number: at + 1, locale }))}
            </ol>`
          : html`<p class="calm">
              ${say({ zh: '没有要你出面的事。', en: 'Nothing needs you just now.' })}
              ${sentence(say({ zh: '本周三件事', en: 'three things this week' }))}
            </p>`
      }
      <ul class="strip">
        ${sections
          .filter(({ isFirst }) => isFirst)
          .map(
            ({ id, title: name, figure, state }) =>
              html`<li>
                <a href="#${id}"><span>${name}</span><b class="${state ?? ''}">${figure}</b></a>
              </li>`,
          )}
      </ul>
      <div class="pairs">${attention.map((each) => panel(each, locale))}</div>
      ${
        weeks === undefined
          ? undefined
          : html`<section class="weeks">
              <h2>${say({ zh: '这几周', en: 'The last weeks' })}</h2>
              <div>${weeks}</div>
            </section>`
      }
      <section>
        <h2>${MONTHS[locale]}</h2>
        <p class="quiet">
          <a class="later" href="/team/months"
            >${say({ zh: '只有一个人认识的、满意度，按月看', en: 'Known to one, and satisfaction, month by month' })}</a
          >
        </p>
      </section>
      <div class="pairs">
        ${PANELS.flatMap(({ groups, label, under }) => {
          const theirs = groups.flatMap((group) => sections.filter((each) => each.group === group));
          if (!theirs.length) return [];
          return [
            html`<section class="panel">
              <h2>${say(label)}</h2>
              <p class="quiet">${say(under)}</p>
              ${theirs.map((each) => figureRow(each, locale))}
            </section>`,
          ];
        })}
      </div>`,
  });
};

const STATES: Readonly<Record<BoardThing['state'], Localized>> = {
  complaint: { zh: '投诉', en: 'Complaint' },
  late: { zh: '晚了', en: 'Late' },
  one: { zh: '只有一个人认识', en: 'One person knows' },
  cold: { zh: '变冷', en: 'Going cold' },
};

const thing = (
  { state, href, name, why, does }: BoardThing,
  { number, locale }: { readonly number: number; readonly locale: Locale },
): Html =>
  html`<li>
    <p class="kind">
      <b aria-hidden="true">${number}</b> <span class="tag ${state}">${icons[state]}${STATES[state][locale]}</span>
    </p>
    <h2><a href="${href}">${name}</a></h2>
    <p>${why}</p>
    <p class="does">
      <a class="says main" href="/?say=${encodeURIComponent(does.says)}" title="${does.says}">${does.label}</a>
      <a class="says" href="${href}">${{ zh: '看客户', en: 'Open customer' }[locale]}</a>
    </p>
  </li>`;

/** A figure with its first rows by name. */
const panel = ({ id, title, figure, state, under, none, says, rows }: BoardSection, locale: Locale): Html => {
  const more = rows.slice(OPEN);
  return html`<section class="panel" id="${id}">
    <h2>${title} <b class="${state ?? ''}">${figure}</b></h2>
    ${under === undefined ? undefined : html`<p class="quiet">${under}</p>`}
    ${rows.length === 0 ? html`<p class="empty">${none ?? NONE[locale]}</p>` : rowList(rows.slice(0, OPEN), state)}
    ${
      more.length === 0
        ? undefined
        : html`<details class="more">
            <summary>${{ zh: `再看 ${more.length} 条`, en: `${more.length} more` }[locale]}</summary>
            ${rowList(more, state)}
          </details>`
    }
    ${rows.length === 0 ? undefined : html`<p class="asks">${sentence(says, IN_CHAT[locale])}</p>`}
  </section>`;
};

const NONE: Localized = { zh: '没有。', en: 'None.' };
const IN_CHAT: Localized = { zh: '在聊天里看全部', en: 'All of them in the chat' };

const rowList = (rows: readonly BoardRow[], state?: BoardSection['state']): Html =>
  html`<ul class="rows named">
    ${rows.map(
      ({ href, name, text, tag, does }) =>
        html`<li>
          <span>
            ${href === undefined ? html`<b>${name}</b>` : html`<a href="${href}">${name}</a>`}
            ${tag ? html`<span class="tag ${state ?? ''}">${tag}</span>` : undefined}
            <small>${text}</small>
          </span>
          ${does ? sentence(does.says, does.label) : undefined}
        </li>`,
    )}
  </ul>`;

/** A figure in a line, which opens to its rows. */
const figureRow = (
  { id, title, figure, note, state, tone, share, bars, says, rows }: BoardSection,
  locale: Locale,
): Html => {
  const drawing = bars ?? (share === undefined ? [] : [{ tone, share }]);
  return html`<details class="figure" id="${id}">
    <summary>
      <span>${title}</span><b class="${state ?? ''}">${figure}</b>
      ${drawing.length ? bar(drawing) : undefined} ${note ? html`<small class="note">${note}</small>` : undefined}
    </summary>
    ${rows.length === 0 ? html`<p class="empty">${NONE[locale]}</p>` : rowList(rows)}
    <p class="asks">${sentence(says, IN_CHAT[locale])}</p>
  </details>`;
};

/** The words beside it say the same. */
const bar = (parts: NonNullable<BoardSection['bars']>): Html => {
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { share }) => sum + share, 0));
  return html`<svg class="bar" aria-hidden="true" width="100%" height="6">
    <rect class="ground" width="100%" height="6" rx="3" />
    ${parts.map(
      ({ tone, share }, at) =>
        html`<rect class="${tone ?? ''}" x="${starts[at]}%" width="${share}%" height="6" rx="3" />`,
    )}
  </svg>`;
};

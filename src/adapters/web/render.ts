import { encode } from 'uqr';
import { drawn, html, type Html } from './html.ts';
import { itemNumber } from '../../core/contract/cardText.ts';
import type { Button, Item, Fact, Card } from '../../core/contract/card.ts';

/** What a person said, as the page shows it. Also the empty form that the page fills in before the server has answered. */
export const said = ({ name, text }: { readonly name: string; readonly text: string }): Html =>
  html`<li class="entry said">
    <p class="who">${name}</p>
    <div class="words">${text}</div>
    <p class="foot"><time></time><span class="state"></span></p>
  </li>`;

/** What the bot said. What draws its picture is loaded with the first one. */
export const told = async (shown: Card): Promise<Html> => {
  if (!shown.picture) return card(shown);
  const [{ drawPicture }, { PAGE }] = await Promise.all([
    import('../shared/picture/draw.ts'),
    import('../shared/picture/parts.ts'),
  ]);
  return card(shown, drawn(drawPicture(shown.picture, { colours: PAGE })));
};

const card = (shown: Card, picture?: Html): Html =>
  html`<li class="entry told" data-ask="${shown.ask ?? ''}">
    <article class="card">
      ${title(shown)}${facts(shown)}${drawing(shown)}${picture}${lines(shown)}${items(shown)}${file(shown)}${buttons(shown)}${footer(shown)}
    </article>
    <p class="foot"><time></time></p>
  </li>`;

const title = ({ icon, title: words }: Card): Html =>
  html`<p class="title">
    ${icon === undefined ? undefined : html`<span class="icon" aria-hidden="true">${icon}</span>`}<strong
      >${words}</strong
    >
  </p>`;

/** What has no label is a sentence of its own; the others stand in columns. */
const facts = ({ facts: told = [] }: Card): readonly Html[] => {
  const labelled = told.filter(({ label }) => label);
  return [
    ...told.filter(({ label }) => !label).map(({ text }) => html`<p class="line">${text}</p>`),
    ...(labelled.length === 0 ? [] : [columns(labelled)]),
  ];
};

const columns = (told: readonly Fact[]): Html =>
  html`<dl>
    ${told.map(
      ({ label, text }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;

const lines = ({ lines: told = [] }: Card): readonly Html[] => told.map((line) => html`<p class="line">${line}</p>`);

/** For a phone's camera: dark on light, whatever the page's own colours. */
const drawing = ({ qr }: Card): Html | undefined => (qr === undefined ? undefined : squares(encode(qr, { border: 2 })));

const squares = ({ size, data }: ReturnType<typeof encode>): Html => {
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x},${y}h1v1h-1z`] : [])));
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="QR">
    <path d="${dark.join('')}" />
  </svg>`;
};

const items = ({ items: listed = [], ...shown }: Card): Html | undefined =>
  listed.length === 0
    ? undefined
    : html`<ol>
        ${listed.map((item, index) => numbered(item, itemNumber(shown, index)))}
      </ol>`;

const numbered = ({ text, says, buttons: choices = [] }: Item, number: number): Html =>
  html`<li>
    <span class="number">${number}</span
    >${says === undefined ? html`<span class="text">${text}</span>` : html`<button type="button" class="text" data-says="${says}">${text}</button>`}${choices.length === 0 ? undefined : html`<span class="choices">${choices.map((choice) => button(choice, choice.key))}</span>`}
  </li>`;

const file = ({ file: given }: Card): Html | undefined =>
  given === undefined
    ? undefined
    : html`<p class="file"><a href="/chat/files/${given.id}" download="${given.name}">📎 ${given.name}</a></p>`;

const buttons = ({ buttons: choices = [], items: listed = [] }: Card): Html | undefined =>
  choices.length === 0
    ? undefined
    : html`<div class="choices">
        ${choices.map((choice, index) => button(choice, choice.key ?? (listed.length === 0 ? String(index + 1) : undefined)))}
      </div>`;

const button = ({ label, says, style }: Button, key: string | undefined): Html =>
  html`<button type="button" class="choice ${style ?? 'plain'}" data-says="${says}">
    ${key === undefined || key === label ? undefined : html`<kbd aria-hidden="true">${key}</kbd>`}${label}
  </button>`;

const footer = ({ footer: words }: Card): Html | undefined =>
  words === undefined ? undefined : html`<p class="footer">${words}</p>`;

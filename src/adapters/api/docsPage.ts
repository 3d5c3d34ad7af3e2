/** The operations on a page, to be read and tried: its script is a file of ours, and nothing is loaded from elsewhere. */
import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import type { Locale } from '../../core/contract/locale.ts';
import { fullWidth } from '../shared/typeset.ts';
import type { Offer } from './ports.ts';
import { type Described, describedOf } from './spec.ts';

/** Nothing that is written into the page runs, and it can be framed by nobody. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

const asset = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

export const docsAssets = () => ({
  'docs.js': { type: 'text/javascript; charset=utf-8', body: asset('docs.js') },
  'docs.css': { type: 'text/css; charset=utf-8', body: asset('docs.css') },
});

const WORDS = {
  zh: {
    title: 'Touchbase API',
    how: '对机器人私聊说「给我一个API密钥 只读 30天」,填在这里就能试;只留在这一页,关了就没了。',
    key: 'API 密钥',
    spec: '完整说明(OpenAPI 3.1)',
    writes: '会改东西',
    send: '试一下',
    file: '文件',
    optional: '可选',
  },
  en: {
    title: 'The Touchbase API',
    how: 'Tell the bot in a direct message “give me an API key, read only, 30 days” and put it here to try calls; it stays on this page and is gone with it.',
    key: 'API key',
    spec: 'The whole specification (OpenAPI 3.1)',
    writes: 'changes something',
    send: 'Try it',
    file: 'File',
    optional: 'optional',
  },
} as const;

export function docsPage(offers: readonly Offer[], locale: Locale) {
  const words = WORDS[locale];
  const groups = Map.groupBy(offers, ({ path }) => path.split('/')[1] ?? '');
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.title}</title>
        <link rel="stylesheet" href="/api/v1/docs.css" />
        <script src="/api/v1/docs.js" type="module"></script>
      </head>
      <body>
        <h1>${words.title}</h1>
        <p>${fullWidth(words.how)} <a href="/api/v1/openapi.json">${fullWidth(words.spec)}</a></p>
        <p class="key">
          <input id="key" type="password" autocomplete="off" aria-label="${words.key}" placeholder="tb_…" />
        </p>
        ${[...groups].map(
          ([name, group]) =>
            html`<h2>${name}</h2>
              ${group.map((offer) => operation(offer, locale))}`,
        )}
      </body>
    </html>`;
}

function operation(offer: Offer, locale: Locale) {
  const words = WORDS[locale];
  const { method, path, does, writes, takesFile } = offer;
  const { parameters, fields } = describedOf(offer);
  const needed = fields.filter(({ required }) => required);
  const rest = fields.filter(({ required }) => !required);
  const body = JSON.stringify(Object.fromEntries(needed.map(({ name, sample }) => [name, sample])), null, 2);
  return html`<details>
    <summary>
      <code>${method.toUpperCase()} /api/v1${path}</code> ${fullWidth(does[locale])}
      ${writes ? html`<small>(${words.writes})</small>` : ''}
    </summary>
    <form data-method="${method.toUpperCase()}" data-path="${path}">
      ${parameters.map((each) => parameter(each, words.optional))}
      ${method === 'get' ? '' : html`<textarea name="body" spellcheck="false" aria-label="JSON">${body}</textarea>`}
      ${
        rest.length
          ? html`<dl>
              ${rest.map(
                ({ name, says }) =>
                  html`<dt><code>${name}</code></dt>
                    <dd>${words.optional}; ${says}</dd>`,
              )}
            </dl>`
          : ''
      }
      ${takesFile ? html`<label><span>${words.file}</span><input type="file" /></label>` : ''}
      <button>${words.send}</button>
      <output></output>
    </form>
  </details>`;
}

const parameter = ({ name, place, required, says }: Described, optional: string) =>
  html`<label
    ><span><code>${name}</code></span>
    <input name="${name}" data-in="${place}" placeholder="${required ? says : `${optional}; ${says}`}" size="40"
  /></label>`;

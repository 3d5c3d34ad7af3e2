/** The operations on a page, to be read and copied from: no script, nothing from elsewhere. */
import { html } from 'hono/html';
import type { Locale } from '../../core/contract/locale.ts';
import type { Offer } from './ports.ts';

const WORDS = {
  zh: {
    title: 'Touchbase API',
    how: '对机器人私聊说「给我一个API密钥 只读 30天」,然后:',
    spec: '完整说明(OpenAPI 3.1)',
    writes: '会改东西:要可写的密钥',
  },
  en: {
    title: 'The Touchbase API',
    how: 'Tell the bot in a direct message “give me an API key, read only, 30 days”, then:',
    spec: 'The whole specification (OpenAPI 3.1)',
    writes: 'changes something: takes a token that may write',
  },
} as const;

export function docsPage(offers: readonly Offer[], locale: Locale) {
  const words = WORDS[locale];
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.title}</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 60rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color-scheme: light dark;
          }
          code {
            font-size: 0.9em;
          }
          td {
            padding: 0.3rem 1rem 0.3rem 0;
            vertical-align: top;
            border-top: 1px solid #8884;
          }
        </style>
      </head>
      <body>
        <h1>${words.title}</h1>
        <p>${words.how}</p>
        <pre><code>curl -H "Authorization: Bearer tb_…" "$HOST/api/v1/people/me"</code></pre>
        <p><a href="/api/v1/openapi.json">${words.spec}</a></p>
        <table>
          ${offers.map(
            (offer) =>
              html`<tr>
                <td><code>${offer.method.toUpperCase()} /api/v1${offer.path}</code></td>
                <td>${offer.does[locale]}${offer.writes ? html` <small>(${words.writes})</small>` : ''}</td>
              </tr>`,
          )}
        </table>
      </body>
    </html>`;
}

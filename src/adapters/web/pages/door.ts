import { type Html, html } from '../html.ts';
import { languageForm } from './chat.ts';
import { mark } from './icons.ts';
import { page } from './page.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** A page with one thing to say and one to do: signing in, or why there is nothing else. */
export const door = ({
  locale,
  title,
  under,
  content,
}: {
  readonly locale: Locale;
  readonly title: Localized;
  readonly under: Localized;
  readonly content: Html;
}): Html =>
  page({
    locale,
    className: 'choosing',
    styles: ['signin'],
    content: html`<main class="door">
      <div class="brand">${mark}<span>Touchbase</span>${languageForm(locale)}</div>
      <div>
        <h1>${title[locale]}</h1>
        <p class="quiet">${under[locale]}</p>
      </div>
      ${content}
    </main>`,
  });

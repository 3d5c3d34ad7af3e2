import { type Html, html } from '../html.ts';
import { spokenIn, words } from '../messages.ts';
import type { Locale } from '../../../core/contract/locale.ts';

export const page = ({
  locale,
  className,
  content,
  me,
  styles = [],
}: {
  readonly locale: Locale;
  readonly className: string;
  readonly content: Html;
  readonly me?: string;
  /** Sheets beside the one of all. */
  readonly styles?: readonly string[];
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
        ${['chat', ...styles].map((name) => html`<link rel="stylesheet" href="/chat/assets/${name}.css" />`)}
        ${me === undefined ? undefined : html`<script type="module" src="/chat/assets/chat.js"></script>`}
      </head>
      <body class="${className}" data-me="${me ?? ''}" data-words="${spokenIn(locale)}">
        ${content}
      </body>
    </html>`;

/** A browser that follows a link from elsewhere leaves our cookies at home; coming again from this page it brings them. */
export const landingPage = ({ locale, to }: { readonly locale: Locale; readonly to: string }): Html =>
  html`<!doctype html>
    <html lang="${tag(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="0;url=${to}" />
        <title>Touchbase</title>
      </head>
      <body></body>
    </html>`;

export const tag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en');

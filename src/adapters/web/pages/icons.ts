import { html } from '../html.ts';

export const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M12 2.5c5.5 0 9.5 3.7 9.5 8.6 0 4.9-4 8.6-9.5 8.6-1 0-2-.12-2.9-.36L4.6 21.5l.7-4C3.5 15.9 2.5 13.6 2.5 11.1c0-4.9 4-8.6 9.5-8.6Z"
  />
  <path class="tick" d="m8 11.4 2.8 2.7L16.2 8.6" />
</svg>`;

export const arrow = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5.5M6 11.2l6-6 6 6" /></svg>`;

export const clip = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="m19 11-7.2 7.2a4.2 4.2 0 0 1-6-6L13 5a2.8 2.8 0 0 1 4 4l-7.2 7.2a1.4 1.4 0 0 1-2-2L14 8" />
</svg>`;

export const warning = html`<svg viewBox="0 0 20 20" aria-hidden="true">
  <path d="M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3v.01" />
</svg>`;

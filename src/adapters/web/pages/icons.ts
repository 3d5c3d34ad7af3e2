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

const line = (path: string) => html`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="${path}" /></svg>`;

/** One for each place and state; the word stands beside it. */
export const icons = {
  chat: line(
    'M3.5 9.6c0-3.4 2.9-6 6.5-6s6.5 2.6 6.5 6-2.9 6-6.5 6c-.8 0-1.5-.1-2.2-.3L4.6 16.6l.5-2.9a5.7 5.7 0 0 1-1.6-4.1Z',
  ),
  board: line('M5 17V3.5M5 4.2c4-2 6 2 10.5 0v7c-4.5 2-6.5-2-10.5 0'),
  customers: line(
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 16.5c0-3 2-4.8 5-4.8s5 1.8 5 4.8M13 4a2.7 2.7 0 0 1 0 5.2M14.5 12c2 .5 3 2 3 4.5',
  ),
  followUps: line('M3.5 6.2 5 7.7l2.6-3M3.5 13.2l1.5 1.5 2.6-3M10.5 6.5h6M10.5 13.5h6'),
  cold: line('M10 3v14M4 6.5l12 7M16 6.5l-12 7'),
  one: line('M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z'),
  late: line('M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.7 1.8'),
  complaint: line('M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3v.01'),
  find: line('M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13.2 13.2 17 17'),
} as const;

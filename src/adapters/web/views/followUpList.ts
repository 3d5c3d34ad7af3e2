import { type Html, html } from '../html.ts';
import { sayButton } from './edits.ts';
import { dayWords, doing, lateWords, sentence } from './frame.ts';
import type { FollowUpRow } from './views.ts';
import type { Locale } from '../../../core/contract/locale.ts';

type On = { readonly today: Temporal.PlainDate; readonly locale: Locale };

/** With names where they are of several people. */
export const followUpList = (
  rows: readonly FollowUpRow[],
  {
    today,
    locale,
    isNamed,
    record,
  }: On & {
    readonly isNamed: boolean;
    /** On whose record they stand: there they are settled in place. */
    readonly record?: number;
  },
): Html => {
  const act = (says: string, label: string) =>
    record === undefined ? sentence(says, label) : sayButton({ id: record }, says, { label });
  return html`<ul class="rows due">
    ${rows.map(({ id, customer, action, on, at, owner, lateBy }) => {
      const order = Temporal.PlainDate.compare(on, today);
      const isLate = order < 0;
      return html`<li>
        <span>
          <time class="${isLate ? 'late' : ''}" datetime="${on.toString()}"
            >${dayWords(on, { today, locale })}${at ? ` ${at}` : ''}</time
          >
          ${lateBy > 1 ? html`<span class="tag late">${lateWords(lateBy, locale)}</span>` : undefined}
          ${customer && record === undefined ? html`<a class="name" href="/customers/${customer.id}">${customer.name}</a>` : undefined}
          ${doing(action, locale)} ${isNamed ? html`<small>${owner}</small>` : undefined}
        </span>
        <span class="acts">
          ${act({ zh: `完成 #${id}`, en: `done #${id}` }[locale], { zh: '完成', en: 'Done' }[locale])}
          ${order > 0 ? undefined : act({ zh: `推迟 #${id} 到明天`, en: `push #${id} to tomorrow` }[locale], { zh: '推到明天', en: 'To tomorrow' }[locale])}
        </span>
      </li>`;
    })}
  </ul>`;
};

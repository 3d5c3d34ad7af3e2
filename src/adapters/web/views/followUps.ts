import { type Html, html } from '../html.ts';
import { dayWords, frame, sentence } from './frame.ts';
import type { FollowUpRow, FollowUpsView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

type On = { readonly today: Temporal.PlainDate; readonly locale: Locale };

export const followUpsPage = ({ viewer, whose, rows }: FollowUpsView, locale: Locale): Html => {
  const say = (both: Localized) => both[locale];
  const on = { today: viewer.today, locale };
  const groups = Map.groupBy(rows, (row) => groupOf(row.on, viewer.today));
  return frame({
    locale,
    place: 'followUps',
    viewer,
    title: say({ zh: '跟进', en: 'Follow-ups' }),
    content: html`
      ${
        viewer.role === 'rep'
          ? undefined
          : html`<ul class="tabs">
              ${(['me', 'team'] as const).map(
                (each) =>
                  html`<li>
                    <a
                      href="/followups${each === 'team' ? '?whose=team' : ''}"
                      ${each === whose ? html`aria-current="true"` : undefined}
                      >${say(each === 'me' ? { zh: '我的', en: 'Mine' } : { zh: '大家的', en: 'Everybody’s' })}</a
                    >
                  </li>`,
              )}
            </ul>`
      }
      ${
        rows.length === 0
          ? html`<p class="empty">
              ${say({ zh: '没有要跟的。', en: 'Nothing to follow up.' })}
              ${sentence(say({ zh: '没有下一步的客户', en: 'customers without next step' }))}
            </p>`
          : GROUPS.flatMap(({ group, label }) => {
              const theirs = groups.get(group);
              return theirs
                ? [
                    html`<section>
                      <h2>${say(label)} <small>${theirs.length}</small></h2>
                      ${followUpList(theirs, { ...on, isNamed: whose === 'team' })}
                    </section>`,
                  ]
                : [];
            })
      }
    `,
  });
};

const GROUPS = [
  { group: 'late', label: { zh: '晚了', en: 'Late' } },
  { group: 'today', label: { zh: '今天', en: 'Today' } },
  { group: 'week', label: { zh: '七天内', en: 'Within seven days' } },
  { group: 'later', label: { zh: '以后', en: 'Later' } },
] as const;

function groupOf(day: Temporal.PlainDate, today: Temporal.PlainDate): (typeof GROUPS)[number]['group'] {
  const { days } = today.until(day, { largestUnit: 'days' });
  return days < 0 ? 'late' : days === 0 ? 'today' : days <= 7 ? 'week' : 'later';
}

/** With names where they are of several people. */
export const followUpList = (
  rows: readonly FollowUpRow[],
  { today, locale, isNamed }: On & { readonly isNamed: boolean },
): Html =>
  html`<ul class="rows">
    ${rows.map(({ id, customer, action, on, at, owner }) => {
      const order = Temporal.PlainDate.compare(on, today);
      const isLate = order < 0;
      return html`<li>
        <time class="${isLate ? 'late' : ''}" datetime="${on.toString()}"
          >${dayWords(on, { today, locale })}${at ? ` ${at}` : ''}</time
        >
        ${customer ? html`<a href="/customers/${customer.id}">${customer.name}</a>` : undefined} ${action}
        <small>
          ${isNamed ? `${owner} · ` : ''}${sentence({ zh: `完成 #${id}`, en: `done #${id}` }[locale], { zh: '完成', en: 'Done' }[locale])}
          ${order > 0 ? undefined : sentence({ zh: `推迟 #${id} 到明天`, en: `push #${id} to tomorrow` }[locale], { zh: '推到明天', en: 'To tomorrow' }[locale])}
        </small>
      </li>`;
    })}
  </ul>`;

import { type Html, html } from '../html.ts';
import { followUpList } from './followUpList.ts';
import { frame, sentence } from './frame.ts';
import { monthOf } from './month.ts';
import type { FollowUpsView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

export const followUpsPage = ({ viewer, whose, rows, month }: FollowUpsView, locale: Locale): Html => {
  const say = (both: Localized) => both[locale];
  const on = { today: viewer.today, locale };
  const groups = Map.groupBy(rows, (row) => groupOf(row.on, viewer.today));
  return frame({
    locale,
    place: 'followUps',
    viewer,
    title: say({ zh: '跟进', en: 'Follow-ups' }),
    content: html`
      <div class="choices">
        <ul class="tabs">
          ${([undefined, month?.month ?? viewer.today.toPlainYearMonth()] as const).map(
            (each) =>
              html`<li>
                <a
                  href="${address({ whose, month: each })}"
                  ${(each === undefined) === (month === undefined) ? html`aria-current="true"` : undefined}
                  >${say(each === undefined ? { zh: '列表', en: 'List' } : { zh: '月历', en: 'Month' })}</a
                >
              </li>`,
          )}
        </ul>
        ${
          viewer.role === 'rep'
            ? undefined
            : html`<ul class="tabs">
                ${(['me', 'team'] as const).map(
                  (each) =>
                    html`<li>
                      <a
                        href="${address({ whose: each, month: month?.month })}"
                        ${each === whose ? html`aria-current="true"` : undefined}
                        >${say(each === 'me' ? { zh: '我的', en: 'Mine' } : { zh: '大家的', en: 'Everybody’s' })}</a
                      >
                    </li>`,
                )}
              </ul>`
        }
      </div>
      ${
        month
          ? monthOf({
              view: month,
              rows,
              ...on,
              isNamed: whose === 'team',
              href: (to) => address({ whose, month: to }),
            })
          : rows.length === 0
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

function address({
  whose,
  month,
}: Pick<FollowUpsView, 'whose'> & { readonly month: Temporal.PlainYearMonth | undefined }) {
  const asked = new URLSearchParams({
    ...(whose === 'team' && { whose }),
    ...(month && { month: month.toString() }),
  }).toString();
  return asked ? `/followups?${asked}` : '/followups';
}

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

import { type Html, html } from '../html.ts';
import { followUpList } from './followUpList.ts';
import { frame, sentence } from './frame.ts';
import { monthOf } from './month.ts';
import { weekOf } from './week.ts';
import type { FollowUpsView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

export const followUpsPage = ({ viewer, whose, rows, month, week }: FollowUpsView, locale: Locale): Html => {
  const say = (both: Localized) => both[locale];
  const on = { today: viewer.today, locale };
  const now = week ? 'week' : month ? 'month' : 'list';
  const looks = [
    { look: 'list', label: { zh: '列表', en: 'List' } },
    { look: 'week', label: { zh: '一周', en: 'Week' }, week: week?.monday ?? viewer.today },
    { look: 'month', label: { zh: '月历', en: 'Month' }, month: month?.month ?? viewer.today.toPlainYearMonth() },
  ];
  const groups = Map.groupBy(rows, (row) => groupOf(row.on, viewer.today));
  return frame({
    locale,
    place: 'followUps',
    viewer,
    title: say({ zh: '跟进', en: 'Follow-ups' }),
    content: html`
      <div class="choices">
        <ul class="tabs">
          ${looks.map(
            ({ look, label, ...shown }) =>
              html`<li>
                <a href="${address({ whose, ...shown })}" ${look === now ? html`aria-current="true"` : undefined}
                  >${say(label)}</a
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
                        href="${address({ whose: each, month: month?.month, week: week?.monday })}"
                        ${each === whose ? html`aria-current="true"` : undefined}
                        >${say(each === 'me' ? { zh: '我的', en: 'Mine' } : { zh: '大家的', en: 'Everybody’s' })}</a
                      >
                    </li>`,
                )}
              </ul>`
        }
      </div>
      ${
        week
          ? weekOf({
              view: week,
              rows,
              ...on,
              isNamed: whose === 'team',
              href: (to) => address({ whose, week: to }),
            })
          : month
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
  week,
}: Pick<FollowUpsView, 'whose'> & {
  readonly month?: Temporal.PlainYearMonth | undefined;
  readonly week?: Temporal.PlainDate | undefined;
}) {
  const asked = new URLSearchParams({
    ...(whose === 'team' && { whose }),
    ...(month && { month: month.toString() }),
    ...(week && { week: week.toString() }),
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

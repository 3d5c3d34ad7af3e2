import { type Html, html } from '../html.ts';
import { doing, lateWords, weekdayOf } from './frame.ts';
import type { FollowUpRow, WeekView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** The Monday of the week of a day that an address asks for, as `2026-12-03`, at most two years away; else of today's. */
export function weekFrom(asked: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  const day = dayFrom(asked) ?? today;
  const isNear = Math.abs(today.until(day, { largestUnit: 'days' }).days) < 731;
  const within = isNear ? day : today;
  return within.subtract({ days: within.dayOfWeek - 1 });
}

function dayFrom(asked: string | undefined) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asked ?? '')) return undefined;
  try {
    return Temporal.PlainDate.from(asked ?? '', { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

type Shown = {
  readonly view: WeekView;
  readonly rows: readonly FollowUpRow[];
  readonly today: Temporal.PlainDate;
  readonly locale: Locale;
  readonly isNamed: boolean;
  /** The address of another week of the same. */
  readonly href: (monday: Temporal.PlainDate) => string;
};

/** Seven days beside each other, so that the one which is too full is seen; what is late stands on today. */
export const weekOf = ({ view: { monday, off }, rows, today, locale, isNamed, href }: Shown): Html => {
  const say = (both: Localized) => both[locale];
  const isLate = ({ on }: FollowUpRow) => Temporal.PlainDate.compare(on, today) < 0;
  const days = Map.groupBy(rows, (row) => (isLate(row) ? today : row.on).toString());
  const turn = (to: Temporal.PlainDate, rel: 'prev' | 'next') =>
    html`<a
      rel="${rel}"
      href="${href(to)}"
      aria-label="${say(rel === 'prev' ? { zh: '上一周', en: 'Week before' } : { zh: '下一周', en: 'Week after' })}"
      >${rel === 'prev' ? '←' : '→'}</a
    >`;
  const column = (day: Temporal.PlainDate) => {
    const theirs = days.get(day.toString()) ?? [];
    const state = [off.includes(day.toString()) ? 'off' : '', day.equals(today) ? 'today' : ''];
    return html`<li class="${state.filter(Boolean).join(' ')}">
      <h2>
        ${weekdayOf(day, locale)} <b>${day.day}</b>
        ${theirs.length ? html`<small>${say({ zh: `${theirs.length} 条`, en: String(theirs.length) })}</small>` : undefined}
      </h2>
      <ul>
        ${theirs.map((row) => {
          const about = [
            row.lateBy > 0 ? lateWords(row.lateBy, locale) : (row.at ?? ''),
            isNamed ? row.owner : '',
          ].filter(Boolean);
          return html`<li class="${isLate(row) ? 'late' : ''}">
            ${row.customer ? html`<a href="/customers/${row.customer.id}">${row.customer.name}</a>` : undefined}
            ${doing(row.action, locale)} ${about.length ? html`<small>${about.join(' · ')}</small>` : undefined}
          </li>`;
        })}
      </ul>
    </li>`;
  };
  return html`<p class="turn">
      ${turn(monday.subtract({ days: 7 }), 'prev')}<strong aria-live="polite">${titleOf(monday, locale)}</strong
      >${turn(monday.add({ days: 7 }), 'next')}
    </p>
    <ol class="week">
      ${Array.from({ length: 7 }, (_, at) => column(monday.add({ days: at })))}
    </ol>
    ${rows.length === 0 ? html`<p class="empty">${say({ zh: '这一周没有要跟的。', en: 'Nothing to follow up this week.' })}</p>` : undefined}`;
};

function titleOf(monday: Temporal.PlainDate, locale: Locale) {
  const sunday = monday.add({ days: 6 });
  if (locale === 'zh') return `${monday.month}月${monday.day}日至${sunday.month}月${sunday.day}日`;
  const words = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { day: 'numeric', month: 'long' });
  return `${words(monday)} to ${words(sunday)}`;
}

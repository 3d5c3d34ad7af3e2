import { type Html, html } from '../html.ts';
import { followUpList } from './followUpList.ts';
import { doing, weekdayOf } from './frame.ts';
import type { FollowUpRow, MonthView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** So many of a day stand in its cell; the list below has all of them. */
const MOST = 3;

/** The month that an address asks for, as `2026-12`: this year, the one before and the two after; else none. */
export function monthFrom(asked: string | undefined, today: Temporal.PlainDate): Temporal.PlainYearMonth {
  const now = today.toPlainYearMonth();
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(asked ?? '')) return now;
  const month = Temporal.PlainYearMonth.from(asked ?? '');
  return month.year < now.year - 1 || month.year > now.year + 2 ? now : month;
}

/** The weeks that a month is drawn in: their first day, and how many they are. */
export function weeksOf(month: Temporal.PlainYearMonth) {
  const first = month.toPlainDate({ day: 1 });
  return {
    start: first.subtract({ days: first.dayOfWeek - 1 }),
    weeks: Math.ceil((first.dayOfWeek - 1 + month.daysInMonth) / 7),
  };
}

type Shown = {
  readonly view: MonthView;
  readonly rows: readonly FollowUpRow[];
  readonly today: Temporal.PlainDate;
  readonly locale: Locale;
  readonly isNamed: boolean;
  /** The address of another month of the same. */
  readonly href: (month: Temporal.PlainYearMonth) => string;
};

/** A month of follow-ups: on a wide window in its cells, on a narrow one by their number, and below it day by day. */
export const monthOf = ({ view: { month, off }, rows, today, locale, isNamed, href }: Shown): Html => {
  const say = (both: Localized) => both[locale];
  const days = Map.groupBy(rows, ({ on }) => on.toString());
  const { start, weeks } = weeksOf(month);
  const inMonth = [...days].filter(([day]) => Temporal.PlainDate.from(day).month === month.month);
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })];
  const turn = (to: Temporal.PlainYearMonth, rel: 'prev' | 'next') =>
    html`<a
      rel="${rel}"
      href="${href(to)}"
      aria-label="${say(rel === 'prev' ? { zh: '上个月', en: 'Month before' } : { zh: '下个月', en: 'Month after' })}"
      >${rel === 'prev' ? '←' : '→'}</a
    >`;
  const cell = (day: Temporal.PlainDate) => {
    const key = day.toString();
    const theirs = days.get(key) ?? [];
    const isLate = Temporal.PlainDate.compare(day, today) < 0;
    const state = [
      day.month === month.month ? '' : 'beyond',
      off.includes(key) ? 'off' : '',
      day.equals(today) ? 'today' : '',
    ];
    return html`<td class="${state.filter(Boolean).join(' ')}">
      ${
        theirs.length === 0 || day.month !== month.month
          ? html`<span class="day">${day.day}</span>`
          : html`<a class="day" href="#day-${key}" aria-label="${day.day} ${theirs.length} · ${dayTitle(day, locale)}"
              >${day.day} <b class="${isLate ? 'late' : ''}">${theirs.length}</b></a
            >`
      }
      <ul>
        ${theirs
          .slice(0, MOST)
          .map(
            ({ customer, action, at, owner }) =>
              html`<li class="${isLate ? 'late' : ''}">
                ${at ?? ''} ${customer ? html`<a href="/customers/${customer.id}">${customer.name}</a>` : undefined}
                ${[doing(action, locale), isNamed ? owner : ''].filter(Boolean).join(' · ')}
              </li>`,
          )}
        ${theirs.length > MOST ? html`<li class="others">+${theirs.length - MOST}</li>` : undefined}
      </ul>
    </td>`;
  };
  return html`<p class="turn">
      ${turn(before, 'prev')}<strong aria-live="polite">${monthTitle(month, locale)}</strong>${turn(after, 'next')}
    </p>
    <table class="month">
      <thead>
        <tr>
          ${Array.from(
            { length: 7 },
            (_, at) => html`<th scope="col">${weekdayOf(start.add({ days: at }), locale)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: weeks },
          (_, week) =>
            html`<tr>
              ${Array.from({ length: 7 }, (_each, at) => cell(start.add({ days: 7 * week + at })))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      inMonth.length === 0
        ? html`<p class="empty">${say({ zh: '这个月没有要跟的。', en: 'Nothing to follow up this month.' })}</p>`
        : inMonth.map(
            ([day, theirs]) =>
              html`<section class="agenda" id="day-${day}">
                <h2>${dayTitle(Temporal.PlainDate.from(day), locale)} <small>${theirs.length}</small></h2>
                ${followUpList(theirs, { today, locale, isNamed })}
              </section>`,
          )
    }`;
};

const monthTitle = (month: Temporal.PlainYearMonth, locale: Locale) =>
  locale === 'zh'
    ? `${month.year}年${month.month}月`
    : month.toPlainDate({ day: 1 }).toLocaleString('en-GB', { year: 'numeric', month: 'long' });

const dayTitle = (day: Temporal.PlainDate, locale: Locale) =>
  locale === 'zh'
    ? `${day.month}月${day.day}日 ${weekdayOf(day, locale)}`
    : `${weekdayOf(day, locale)} ${day.toLocaleString('en-GB', { day: 'numeric', month: 'long' })}`;

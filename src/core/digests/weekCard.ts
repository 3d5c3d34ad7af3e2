/** A week and a month in words, for whoever leads. Pure. */
import { dayRange } from '../calendar/format.ts';
import { unknownYear } from '../calendar/workdays.ts';
import { few, fit, type Line } from './fit.ts';
import type { Days } from './store/week.ts';
import { threeThings } from './threeThings.ts';
import { weeksPicture } from './weeksPicture.ts';
import type { Month, Week, WeekOfMany } from './week.ts';
import { closestTo } from '../relations/keyPersonRisk.ts';
import { howMany, shorten, shortName, type Translator } from '../text/phrases.ts';
import type { Button, Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';

type Told = { readonly of: string | undefined; readonly to: Translator };

/** A lead's: who goes cold, who is known to one person, how full the next days are, and who was thanked. */
export function weekCard(week: WeekOfMany, { of, to }: Told): Card | undefined {
  const lines = [
    ...figures(week, to),
    ...complaintsLine(week, to),
    ...coldLine(week, to),
    ...aloneLine(week, to),
    ...overdueLine(week, to),
    ...freshLine(week, to),
    ...loadLine(week, to),
    ...thanksLine(week, to),
  ];
  if (!isWorthSaying(week)) return undefined;
  const picture = weeksPicture(week.weeks, to);
  return {
    icon: '📰',
    title: titleOf({ of, name: { zh: '一周', en: 'the week' }, days: week.days }, to),
    ...(picture && { picture }),
    lines: fit(lines),
    buttons: doors(week, to),
  };
}

/** A manager's: three things with a name and a tap each, then the week. */
export function mondayCard(week: WeekOfMany, { to }: Told): Card | undefined {
  if (!isWorthSaying(week)) return undefined;
  const { t } = to;
  const things = threeThings(week, to);
  const picture = weeksPicture(week.weeks, to);
  const lost = week.weeks.at(-1)?.lost ?? 0;
  const lines = [...figures(week, to), ...loadLine(week, to), ...holidaysLine(week, to)];
  const counts = [
    week.complaints.length &&
      t({ zh: `投诉 ${week.complaints.length}`, en: `${howMany(week.complaints.length, 'complaint')} open` }),
    week.overdue.count && t({ zh: `逾期 ${week.overdue.count}`, en: `${week.overdue.count} overdue` }),
    week.cold.length && t({ zh: `变冷 ${week.cold.length}`, en: `${week.cold.length} gone cold` }),
    week.alone.length &&
      t({ zh: `只有一个人认识 ${week.alone.length}`, en: `${week.alone.length} known to one person` }),
    week.fresh.count && t({ zh: `新客户 ${week.fresh.count}`, en: `${week.fresh.count} new` }),
    lost && t({ zh: `丢单 ${lost}`, en: `${lost} lost` }),
  ].filter(Boolean);
  const title = things.length
    ? t({ zh: '先看这几件事', en: 'First of all' })
    : t({ zh: '这一周没有要你出面的事', en: 'Nothing this week that takes you' });
  return {
    icon: '📰',
    title: `${title} · ${rangeOf(week.days, to)}`,
    ...(picture && { picture }),
    items: things,
    footer: fit([{ matters: 9, text: counts.join(' · ') }, ...lines].filter(({ text }) => text)).join('\n'),
  };
}

/** A month's: the same figures beside those of the month before. */
export function monthCard(month: Month, { of, to }: Told): Card | undefined {
  if (!isWorthSaying(month)) return undefined;
  const { t } = to;
  const was = figureWords(month.before, to);
  const lines: Line[] = [
    ...figures(month, to),
    ...(was ? [{ matters: 8, text: t({ zh: `再上一个月:${was}`, en: `The month before: ${was}` }) }] : []),
    ...freshLine(month, to),
    ...coldLine(month, to),
    ...aloneLine(month, to),
    ...overdueLine(month, to),
  ];
  const title = titleOf({ of, name: { zh: '月度复盘', en: 'the month in review' }, days: month.days }, to);
  return { icon: '📰', title, lines: fit(lines), buttons: doors(month, to) };
}

/** Nobody but whoever leads the company can bring the holidays of a year that has none yet. */
function holidaysLine({ calendar, today }: Week, { t }: Translator): Line[] {
  const year = unknownYear(calendar, today);
  if (year === undefined) return [];
  const text = t({
    zh: `⚠️ 还没有${year}年的节假日:一条说完「公司放假安排:…」`,
    en: `⚠️ No holidays of ${year} yet: tell them with “company calendar: …”`,
  });
  return [{ matters: 8, text }];
}

function isWorthSaying({ contacts, due, fresh, complaints, overdue, cold, alone, load }: Week) {
  const standing = complaints.length + overdue.count + cold.length + alone.length + load.length;
  return contacts + due + fresh.count + standing > 0;
}

function titleOf(
  { of, name, days }: { readonly of: string | undefined; readonly name: Localized; readonly days: Days },
  to: Translator,
) {
  const team = of === undefined ? '' : shorten(of, 16);
  return to.t({
    zh: [team, `${name.zh} ${rangeOf(days, to)}`].filter(Boolean).join(' · '),
    en: [team, `${name.en}, ${rangeOf(days, to)}`].filter(Boolean).join(': '),
  });
}

function rangeOf({ since, until }: Days, to: Translator) {
  return dayRange([since, until.subtract({ days: 1 })], to);
}

type Figures = Pick<Week, 'contacts' | 'customers' | 'due' | 'kept'>;

/** «联系 41 次、18 家 · 跟进按时 41/50» */
function figures(week: Week, to: Translator): Line[] {
  const text = figureWords(week, to);
  return text ? [{ matters: 9, text }] : [];
}

function figureWords({ contacts, customers, due, kept }: Figures, { t }: Translator) {
  const said = [
    contacts &&
      t({
        zh: `联系 ${contacts} 次、${customers} 家`,
        en: `${contacts} contact${contacts === 1 ? '' : 's'} with ${customers} customer${customers === 1 ? '' : 's'}`,
      }),
    due && t({ zh: `跟进按时 ${kept}/${due}`, en: `${kept}/${due} follow-ups in time` }),
  ];
  return said.filter(Boolean).join(' · ');
}

function complaintsLine({ complaints }: Week, to: Translator): Line[] {
  const named = complaints.map(({ customer, owner }) => withName(customer, owner ?? undefined, to));
  const text = few([...new Set(named)], { list: to.list, all: () => to.t({ zh: ' 等', en: ' …' }) });
  const count = complaints.length;
  return count
    ? [{ matters: 8, text: to.t({ zh: `没了结的投诉 ${count} 起:${text}`, en: `Open complaints ${count}: ${text}` }) }]
    : [];
}

function coldLine({ cold }: Week, to: Translator): Line[] {
  const named = cold.map(({ name, owner }) => withName(name, owner, to));
  return counted({ count: cold.length, matters: 7, name: { zh: '变冷', en: 'Gone cold' }, named }, to);
}

function aloneLine({ alone }: Week, to: Translator): Line[] {
  const named = alone.map((risk) => withName(risk.customer.name, closestTo(risk)[0]?.person, to));
  return counted(
    { count: alone.length, matters: 7, name: { zh: '只有一个人认识', en: 'Known to one person' }, named },
    to,
  );
}

function overdueLine({ overdue }: Week, to: Translator): Line[] {
  const named = overdue.worst.map(({ customer, owner }) => withName(customer, owner, to));
  return counted({ count: overdue.count, matters: 6, name: { zh: '逾期', en: 'Overdue' }, named }, to);
}

function freshLine({ fresh }: Week, to: Translator): Line[] {
  const named = fresh.named.map(({ name, owner }) => withName(name, owner ?? undefined, to));
  return counted({ count: fresh.count, matters: 4, name: { zh: '新客户', en: 'New customers' }, named }, to);
}

function loadLine({ load }: Week, to: Translator): Line[] {
  const { t } = to;
  const count = load.reduce((sum, one) => sum + one.count, 0);
  if (!count) return [];
  const each = few(
    load.map((one) => `${one.name} ${one.count}`),
    { list: to.list, all: (all) => t({ zh: ` 等 ${all} 人`, en: ` and ${all - 5} more` }) },
  );
  return [
    { matters: 6, text: t({ zh: `接下来 7 天要跟 ${count}:${each}`, en: `Due in the next 7 days ${count}: ${each}` }) },
  ];
}

function thanksLine({ thanked }: Week, to: Translator): Line[] {
  if (!thanked.length) return [];
  const each = few(
    thanked.map(({ name, count }) => (count > 1 ? `${name} ×${count}` : name)),
    { list: to.list, all: (all) => to.t({ zh: ` 等 ${all} 人`, en: ` and ${all - 5} more` }) },
  );
  return [{ matters: 5, text: to.t({ zh: `👏 同事谢过:${each}`, en: `👏 Thanked by colleagues: ${each}` }) }];
}

function counted(
  {
    count,
    matters,
    name,
    named,
  }: { readonly count: number; readonly matters: number; readonly name: Localized; readonly named: readonly string[] },
  to: Translator,
): Line[] {
  if (!count) return [];
  const names = few(named, { list: to.list, all: () => to.t({ zh: ' 等', en: ' …' }) });
  return [{ matters, text: to.t({ zh: `${name.zh} ${count} 家:${names}`, en: `${name.en} ${count}: ${names}` }) }];
}

function withName(customer: string, colleague: string | undefined, { t }: Translator) {
  const name = shortName(customer, 14);
  return colleague ? t({ zh: `${name}(${colleague})`, en: `${name} (${colleague})` }) : name;
}

/** Each figure is a door to what it was counted from. */
function doors({ cold, alone, overdue }: Week, { t }: Translator): readonly Button[] {
  return [
    ...(cold.length
      ? [
          {
            label: t({ zh: '变冷的', en: 'gone cold' }),
            says: t({ zh: '有谁该联系了', en: "who's going cold" }),
          },
        ]
      : []),
    ...(alone.length
      ? [
          {
            label: t({ zh: '只有一个人认识的', en: 'known to one' }),
            says: t({ zh: '只有一个人认识的客户', en: 'customers only one person knows' }),
          },
        ]
      : []),
    ...(overdue.count
      ? [
          {
            label: t({ zh: '逾期', en: 'overdue' }),
            says: t({ zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }),
          },
        ]
      : []),
  ];
}

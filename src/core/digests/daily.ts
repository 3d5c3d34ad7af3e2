/** A team's day, in its channel: counts by person, what is new of what is late, and what is worth knowing. */
import { type DayNote, isAlarming, worthKnowing } from './worth.ts';
import { few, fit, type Line } from './fit.ts';
import { LOSS_CAUSES } from '../contract/vocabulary.ts';
import { dueByPerson, endedDeals, newCustomers, newlyLate, notesOfDay, undelivered } from './store/day.ts';
import { dayRange } from '../calendar/format.ts';
import { shorten, shortName, type Translator } from '../text/phrases.ts';
import type { Card } from '../contract/card.ts';
import type { Tx } from '../db/tx.ts';

const LEARNT = 5;
const LATE = 3;
const GIST = 40;

type Asked = {
  readonly teamId: number | null;
  /** What has happened since then is news. */
  readonly since: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly zone: string;
};

/** What the day holds; the transaction sees what may be shown there. */
export async function teamDayOf(tx: Tx, { teamId, since, now, zone }: Asked) {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const sinceDay = since.toZonedDateTimeISO(zone).toPlainDate();
  return {
    load: await dueByPerson(tx, { teamId, today }),
    late: await newlyLate(tx, { teamId, since: sinceDay, today, most: LATE }),
    learnt: worthKnowing(await notesOfDay(tx, { teamId, since, until: now }), LEARNT),
    ended: await endedDeals(tx, { teamId, since, until: now }),
    fresh: await newCustomers(tx, { teamId, since, until: now }),
    undelivered: await undelivered(tx, { teamId, since }),
  };
}

type Day = Awaited<ReturnType<typeof teamDayOf>>;

/** Undefined where there is nothing to say. */
export function dailyCard(
  day: Day,
  { team, to }: { readonly team: string | undefined; readonly to: Translator },
): Card | undefined {
  const lines = fit([
    ...loadLines(day, to),
    ...day.learnt.map((note) => noteLine(note, to)),
    ...endLines(day, to),
    ...restLines(day, to),
  ]);
  if (!lines.length) return undefined;
  const { t } = to;
  const date = dayRange([to.today, to.today], to);
  const name = team === undefined ? '' : shorten(team, 16);
  const isLate = day.load.some(({ late }) => late);
  return {
    icon: '📰',
    title: t({ zh: `${name}日报 · ${date}`, en: `${name && `${name}, `}${date}: the day` }),
    lines,
    people: [...new Set(day.late.map(({ ownerId }) => ownerId))],
    ...(isLate && {
      buttons: [
        {
          label: t({ zh: '看逾期', en: 'overdue' }),
          says: t({ zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }),
        },
      ],
    }),
  };
}

function loadLines({ load, late }: Day, to: Translator): Line[] {
  const { t } = to;
  const due = load.filter((one) => one.due);
  const behind = load.filter((one) => one.late).toSorted((one, other) => other.late - one.late);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const [dueCount, lateCount] = [sum(due.map((one) => one.due)), sum(behind.map((one) => one.late))];
  const byPerson = (counts: readonly string[]) =>
    few(counts, { list: to.list, all: (count) => t({ zh: ` 等 ${count} 人`, en: ` and ${count - 5} more` }) });
  return [
    ...(dueCount
      ? [
          {
            matters: 9,
            text: t({
              zh: `今天要跟 ${dueCount}:${byPerson(due.map((one) => `${one.name} ${one.due}`))}`,
              en: `Due today ${dueCount}: ${byPerson(due.map((one) => `${one.name} ${one.due}`))}`,
            }),
          },
        ]
      : []),
    ...(lateCount
      ? [
          {
            matters: 9,
            text: t({
              zh: `逾期 ${lateCount}:${byPerson(behind.map((one) => `${one.name} ${one.late}`))}`,
              en: `Overdue ${lateCount}: ${byPerson(behind.map((one) => `${one.name} ${one.late}`))}`,
            }),
          },
        ]
      : []),
    ...(late.length
      ? [
          {
            matters: 8,
            text: t({
              zh: `🚩 新逾期:${to.list(late.map(({ customer, owner }) => `${shortName(customer, 16)}(${owner})`))}`,
              en: `🚩 Newly overdue: ${to.list(late.map(({ customer, owner }) => `${shortName(customer, 16)} (${owner})`))}`,
            }),
          },
        ]
      : []),
  ];
}

/** What matters of a note first: the last one goes where there is no room. */
function noteLine(note: DayNote, { t }: Translator): Line {
  const said = `${isAlarming(note) ? '🚩 ' : '• '}${shortName(note.customer, 20)}`;
  const gist = shorten(note.gist, GIST);
  return { matters: 5, text: t({ zh: `${said}:${gist}(${note.author})`, en: `${said}: ${gist} (${note.author})` }) };
}

function endLines({ ended }: Day, to: Translator): Line[] {
  const { t } = to;
  const named = (outcome: 'won' | 'lost') =>
    ended
      .filter((deal) => deal.outcome === outcome)
      .map(({ customer, author, cause, rival }) => {
        const why = [rival && shorten(rival, 12), cause && cause !== 'other' && t(LOSS_CAUSES[cause])].filter(Boolean);
        return `${shortName(customer, 14)}${t({ zh: `(${to.list([author, ...why].map(String))})`, en: ` (${to.list([author, ...why].map(String))})` })}`;
      });
  const [won, lost] = [named('won'), named('lost')];
  const all = { list: to.list, all: (count: number) => t({ zh: ` 等 ${count} 单`, en: ` and ${count - 5} more` }) };
  return [
    ...(won.length
      ? [{ matters: 8, text: t({ zh: `🎉 赢单:${few(won, all)}`, en: `🎉 Won: ${few(won, all)}` }) }]
      : []),
    ...(lost.length ? [{ matters: 8, text: t({ zh: `丢单:${few(lost, all)}`, en: `Lost: ${few(lost, all)}` }) }] : []),
  ];
}

function restLines({ fresh, undelivered: lost }: Day, to: Translator): Line[] {
  const { t } = to;
  const named = (names: readonly string[]) =>
    few(names, { list: to.list, all: () => t({ zh: ` 等 ${fresh.count} 家`, en: ` and ${fresh.count - 5} more` }) });
  const made = fresh.named.map(
    ({ name, owner }) => `${shortName(name, 16)}${owner ? t({ zh: `(${owner})`, en: ` (${owner})` }) : ''}`,
  );
  const count = lost.reduce((sum, one) => sum + one.count, 0);
  return [
    ...(made.length
      ? [
          {
            matters: 6,
            text: t({ zh: `新客户 ${fresh.count}:${named(made)}`, en: `New customers ${fresh.count}: ${named(made)}` }),
          },
        ]
      : []),
    ...(count
      ? [
          {
            matters: 7,
            text: t({
              zh: `⚠️ ${count} 条未送达:${to.list(lost.map(({ name }) => name))}`,
              en: `⚠️ ${count} not delivered: ${to.list(lost.map(({ name }) => name))}`,
            }),
          },
        ]
      : []),
  ];
}

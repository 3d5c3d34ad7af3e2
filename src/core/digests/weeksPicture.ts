/** The last weeks beside each other, for whoever leads. Pure. */
import type { WeekFigures } from './store/weeks.ts';
import type { PictureChart, Picture } from '../contract/card.ts';
import type { Translator } from '../text/phrases.ts';

/** Undefined where one week alone would stand there: it is said in a line. */
export function weeksPicture(weeks: readonly WeekFigures[], { t }: Translator): Picture | undefined {
  const isLived = ({ due, contacts, fresh, lost }: WeekFigures) => due + contacts + fresh + lost > 0;
  const first = weeks.findIndex(isLived);
  const shown = first < 0 ? [] : weeks.slice(first);
  const now = shown.at(-1);
  if (!now || shown.length < 2) return undefined;
  const labelOf = ({ since }: WeekFigures) =>
    t({
      zh: `${String(since.month).padStart(2, '0')}-${String(since.day).padStart(2, '0')}`,
      en: `${since.day} ${since.toLocaleString('en', { month: 'short' })}`,
    });
  const charts: PictureChart[] = [
    {
      kind: 'columns',
      title: t({ zh: '跟进', en: 'Follow-ups' }),
      value: t({ zh: `按时 ${now.kept}/${now.due}`, en: `${now.kept}/${now.due} in time` }),
      note: t({ zh: '下面按时，上面没按时', en: 'below in time, above not' }),
      points: shown.map((week) => ({ label: labelOf(week), value: week.kept, rest: week.due - week.kept })),
    },
    {
      kind: 'columns',
      title: t({ zh: '联系', en: 'Contacts' }),
      value: t({ zh: `${now.contacts} 次`, en: String(now.contacts) }),
      note: t({ zh: '每周', en: 'a week' }),
      points: shown.map((week) => ({ label: labelOf(week), value: week.contacts })),
    },
    {
      kind: 'columns',
      title: t({ zh: '新客户和丢单', en: 'New and lost' }),
      note: t({ zh: '上面新客户，下面丢单', en: 'new customers above, lost deals below' }),
      points: shown.map((week) => ({ label: labelOf(week), value: week.fresh, below: week.lost })),
    },
  ];
  return { charts: charts.filter(isNotEmpty), isSaid: true };
}

function isNotEmpty(chart: PictureChart) {
  return (
    chart.kind === 'bars' || chart.points.some(({ value, rest = 0, below = 0 }) => (value ?? 0) + rest + below > 0)
  );
}

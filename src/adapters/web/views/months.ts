import { drawn, type Html, html } from '../html.ts';
import { frame } from './frame.ts';
import type { MonthsView } from './views.ts';
import type { PictureChart } from '../../../core/contract/card.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** By itself where there is no script; else it stands on the leader's page once that comes into view. */
export const monthsPage = async ({ viewer, charts }: MonthsView, locale: Locale): Promise<Html> =>
  frame({
    locale,
    place: 'board',
    viewer,
    title: MONTHS[locale],
    content: charts.length
      ? html`<section>
          <div class="weeks months"><div>${await drawnCharts(charts)}</div></div>
        </section>`
      : html`<div class="weeks months">
          <p class="empty">${{ zh: '记录还不到一个月。', en: 'Less than a month of notes so far.' }[locale]}</p>
        </div>`,
  });

export const MONTHS: Localized = { zh: '这几个月', en: 'The last months' };

/** What draws is loaded with the first picture. */
export async function drawnCharts(charts: readonly PictureChart[]): Promise<readonly Html[]> {
  const [{ drawPicture }, { PAGE }] = await Promise.all([
    import('../../shared/picture/draw.ts'),
    import('../../shared/picture/parts.ts'),
  ]);
  return charts.map((chart) => drawn(drawPicture({ charts: [chart] }, { colours: PAGE })));
}

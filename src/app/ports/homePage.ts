/** A person's page in a chat: their day, and for whoever leads what to see to first and theirs in short, each of which opens. */
import { boardOf } from './board/board.ts';
import type { BoardSection, BoardView } from '../../adapters/web/views/views.ts';
import { typeset } from '../../adapters/shared/typeset.ts';
import type { Card } from '../../core/contract/card.ts';
import type { Person } from '../../core/contract/person.ts';
import type { Tx } from '../../core/db/tx.ts';
import { myDay } from '../../core/followups/myDay.ts';
import { type Translator, translator } from '../../core/text/phrases.ts';

/** As many figures as are taken in at once, and as many names behind each. */
const FIGURES = 6;
const NAMED = 3;

export async function homePage(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<Card[]> {
  const [today, ...rest] = await myDay(tx, { person, now });
  const { name, role, zone, locale } = person;
  const to = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
  const board = await boardOf({ tx, person, now, viewer: { name, role, today: to.today, late: 0 } }, locale);
  const first = board && firstCard(board, to);
  const cards = [
    ...(today ? [today] : []),
    ...(first ? [first] : []),
    ...(board ? [teamCard(board.sections, { role, to })] : []),
    ...rest,
  ];
  return cards.map((card) => typeset(card, locale));
}

/** The same three things as on Monday, as they stand now. */
function firstCard({ things }: BoardView, to: Translator): Card | undefined {
  if (!things.length) return undefined;
  const items = things.map(({ line, does }) => ({ text: line, says: does.says, buttons: [does] }));
  return { icon: '📰', title: to.t({ zh: '先看这几件事', en: 'First of all' }), items };
}

function teamCard(
  sections: readonly BoardSection[],
  { role, to }: { readonly role: Person['role']; readonly to: Translator },
): Card {
  const shown = sections.filter(({ isFirst }) => isFirst).slice(0, FIGURES);
  return {
    icon: '📊',
    title: role === 'lead' ? to.t({ zh: '我的组', en: 'My team' }) : to.t({ zh: '全公司', en: 'Everybody' }),
    items: shown.map(({ title, figure, rows, says }) => {
      const names = [...new Set(rows.map((row) => row.name))].slice(0, NAMED);
      return {
        text: [`${title} ${figure}`, names.join(to.t({ zh: '、', en: ', ' }))].filter(Boolean).join(' · '),
        says,
      };
    }),
  };
}

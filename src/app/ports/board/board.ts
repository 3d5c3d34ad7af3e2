/** What whoever leads is shown of their team, or of all: each figure with the rows that it counts. */
import type { BoardSection, BoardView, Viewer } from '../../../adapters/web/views/views.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Person } from '../../../core/contract/person.ts';
import type { Tx } from '../../../core/db/tx.ts';
import { firstThings } from '../../../core/digests/threeThings.ts';
import { weekOf } from '../../../core/digests/week.ts';
import { weeksPicture } from '../../../core/digests/weeksPicture.ts';
import { fullWidth } from '../../../adapters/shared/typeset.ts';
import { findTeam } from '../../../core/people/store/teams.ts';
import { translator } from '../../../core/text/phrases.ts';
import { attention } from './attention.ts';
import { money } from './money.ts';
import type { Board } from './parts.ts';
import { results } from './results.ts';

/** Undefined for a rep: nobody is led. */
export async function boardOf(
  { tx, person, now, viewer }: { tx: Tx; person: Person; now: Temporal.Instant; viewer: Viewer },
  locale: Locale,
): Promise<BoardView | undefined> {
  if (person.role === 'rep') return undefined;
  const { today } = viewer;
  const teamId = person.role === 'lead' ? person.teamId : undefined;
  const to = translator(locale, today);
  const board: Board = { tx, person, now, today, teamId, to };
  const until = today.add({ days: 1 });
  const week = await weekOf(tx, { teamId: teamId ?? null, now, zone: person.zone, until });
  const sections = [...(await attention(board, week)), ...(await money(board)), ...(await results(board))];
  return {
    viewer,
    team: teamId === undefined ? undefined : (await findTeam(tx, teamId))?.name,
    things: firstThings(week, to).map(({ kind, customerId, customer, why, text, label, says }) => ({
      state: kind,
      href: `/customers/${customerId}`,
      name: customer,
      why: locale === 'zh' ? fullWidth(why) : why,
      line: text,
      does: { label: kind === 'late' ? to.t({ zh: '看这条跟进', en: 'open the follow-up' }) : label, says },
    })),
    sections: locale === 'zh' ? sections.map(setInChinese) : sections,
    picture: weeksPicture(week.weeks, to),
  };
}

/** Words that the chat has too are set as the page sets its own. */
const setInChinese = (section: BoardSection): BoardSection => ({
  ...section,
  rows: section.rows.map((row) => ({ ...row, text: fullWidth(row.text) })),
});

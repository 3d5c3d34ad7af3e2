/** What whoever leads is shown of their team, or of all: each figure with the rows that it counts. */
import type { BoardView, Viewer } from '../../../adapters/web/views/views.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Person } from '../../../core/contract/person.ts';
import type { Tx } from '../../../core/db/tx.ts';
import { weeksBefore } from '../../../core/digests/store/weeks.ts';
import { weeksPicture } from '../../../core/digests/weeksPicture.ts';
import { translator } from '../../../core/text/phrases.ts';
import { attention } from './attention.ts';
import { money } from './money.ts';
import type { Board } from './parts.ts';
import { results } from './results.ts';

/** So many weeks stand beside each other, this one until today. */
const WEEKS = 8;

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
  const sections = [...(await attention(board)), ...(await money(board)), ...(await results(board))];
  const until = today.add({ days: 1 });
  const weeks = await weeksBefore(tx, { teamId: teamId ?? null, zone: person.zone, until, count: WEEKS });
  return { viewer, sections, picture: weeksPicture(weeks, to) };
}

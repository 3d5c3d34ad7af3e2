/** That colleagues keep something about a customer to themselves: whoever leads them sees whose it is and until when, never what. */
import type { Act } from '../command.ts';
import type { Fact } from '../contract/card.ts';
import { may, relation } from '../contract/permissions.ts';
import { privateNotesAt } from './store/kept.ts';
import type { Translator } from '../text/phrases.ts';

export type Kept = Awaited<ReturnType<typeof privateNotesAt>>[number];

export async function keptToThemselves(
  { tx, person, room }: Act,
  { id }: { readonly id: number },
): Promise<readonly Kept[]> {
  if (room === 'group') return [];
  const notes = await privateNotesAt(tx, id);
  return notes.filter(({ authorId, teamId }) => {
    const to = relation(person, { ids: [authorId], teamId: teamId ?? undefined });
    return to !== 'own' && may(person, { action: 'seeKept', to });
  });
}

export function keptLines(kept: readonly Kept[], { t, day, list }: Translator): Fact[] {
  if (!kept.length) return [];
  const words = kept.map(({ author, count, until }) => {
    const on = until === null ? '' : day(Temporal.PlainDate.from(until));
    return t({ zh: `${author} ${count}条(${on}公开)`, en: `${author}: ${count} (until ${on})` });
  });
  return [{ label: t({ zh: '🔒 先不公开', en: '🔒 kept private' }), text: list(words) }];
}

/** A note that somebody else reads to prepare, or opens: kept as help, and told to its author, once a day at most. */
import type { Act } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import { logNotesRead } from '../access/store/readLog.ts';
import { findPerson } from '../people/store/people.ts';
import type { Translator } from '../text/phrases.ts';
import { isReadSince } from './store/credits.ts';

/** An author whose notes have just helped a colleague. */
export type Helped = {
  readonly authorId: number;
  readonly noteIds: readonly number[];
  readonly customer: string | undefined;
  readonly by: string;
};

type ReadNotes = {
  readonly customer: string | undefined;
  readonly notes: readonly { readonly id: number; readonly authorId: number }[];
};

/** Resolves to whom to tell of it: authors who are here, and have not heard of such today. */
export async function creditNotes(
  { tx, person, now }: Pick<Act, 'tx' | 'person' | 'now'>,
  { customer, notes }: ReadNotes,
): Promise<readonly Helped[]> {
  const others = notes.filter(({ authorId }) => authorId !== person.id);
  const told: Helped[] = [];
  for (const [authorId, theirs] of Map.groupBy(others, (note) => note.authorId)) {
    const author = await findPerson(tx, authorId);
    if (!author) continue;
    const since = now.toZonedDateTimeISO(author.zone).startOfDay().toInstant();
    if (await isReadSince(tx, { authorId, since })) continue;
    told.push({ authorId, noteIds: theirs.map(({ id }) => id), customer, by: person.name });
  }
  await logNotesRead(
    tx,
    others.map(({ id }) => id),
  );
  return told;
}

export function helpedCards(helped: readonly Helped[], { t }: Translator): readonly Reply[] {
  return helped.map(({ authorId, noteIds, customer, by }) => {
    const [zhAbout, enAbout] = customer === undefined ? ['', ''] : [`${customer}的`, ` about ${customer}`];
    return {
      to: { person: authorId },
      icon: '💡',
      title: t({
        zh: `${by}用上了你${zhAbout}记录 ${noteIds.map((id) => `#${id}`).join(' ')}`,
        en: `${by} is using your notes${enAbout}: ${noteIds.map((id) => `#${id}`).join(' ')}`,
      }),
    };
  });
}

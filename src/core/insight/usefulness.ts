/** What helped, and whose it was: by how many colleagues used it, never by how much there is. Pure. */

/** One colleague's use of another's knowledge: a note read, or a word of thanks. */
export type Use = {
  readonly kind: 'read' | 'thanks';
  readonly noteId: number | null;
  readonly customer: string | null;
  readonly gist: string | null;
  readonly authorId: number;
  readonly author: string;
  readonly by: string;
};

export type UsefulNote = {
  readonly id: number;
  readonly customer: string | null;
  readonly gist: string;
  readonly authorId: number;
  readonly author: string;
  readonly readers: readonly string[];
  readonly thankers: readonly string[];
};

export type Helper = {
  readonly id: number;
  readonly name: string;
  readonly notes: number;
  readonly helped: readonly string[];
};

/** Thanks are said, reading is done: a word weighs three readings. */
export const WEIGHTS_OF_USE: Readonly<Record<Use['kind'], number>> = { read: 1, thanks: 3 };

/** The notes that helped most first. One colleague counts once for a note, however often they read it. */
export function usefulNotes(uses: readonly Use[]): readonly UsefulNote[] {
  const notes = Map.groupBy(uses, ({ noteId }) => noteId);
  return [...notes]
    .flatMap(([id, theirs]) => {
      const [first] = theirs;
      if (id === null || !first) return [];
      const names = (kind: Use['kind']) => [...new Set(theirs.filter((use) => use.kind === kind).map(({ by }) => by))];
      const { customer, gist, authorId, author } = first;
      return [{ id, customer, gist: gist ?? '', authorId, author, readers: names('read'), thankers: names('thanks') }];
    })
    .toSorted((a, b) => weightOfUse(b) - weightOfUse(a) || b.id - a.id);
}

export function weightOfUse({ readers, thankers }: Pick<UsefulNote, 'readers' | 'thankers'>): number {
  return readers.length * WEIGHTS_OF_USE.read + thankers.length * WEIGHTS_OF_USE.thanks;
}

/** Those who helped anybody, by name: whom, and with how many notes. Whoever helped nobody is not in it. */
export function helpersAmong(uses: readonly Use[]): readonly Helper[] {
  return [...Map.groupBy(uses, ({ authorId }) => authorId)]
    .flatMap(([id, theirs]) => {
      const [first] = theirs;
      const notes = new Set(theirs.flatMap(({ noteId }) => noteId ?? []));
      return first
        ? [{ id, name: first.author, notes: notes.size, helped: [...new Set(theirs.map(({ by }) => by))] }]
        : [];
    })
    .toSorted((a, b) => b.helped.length - a.helped.length || b.notes - a.notes || a.id - b.id);
}

import type { Tx } from '../../db/tx.ts';
import type { Note } from '../store/find.ts';
import { learnFacts } from './learnFacts.ts';
import { learnOutcomes } from './learnOutcomes.ts';

/** What lasts of a note, and what came of it by its word. `isFresh`: nothing was learnt of it before. */
export async function learnFromNote(tx: Tx, note: Note, { isFresh = false }: { readonly isFresh?: boolean } = {}) {
  await learnFacts(tx, note);
  await learnOutcomes(tx, note, { isFresh });
}

/**
 * A second opinion on doubtful notes. The answer of the rules is out by then; what a model would add is shown as taps on a
 * new card in its place. It is asked once a note, outside any transaction; a note that was corrected meanwhile is left
 * alone, and an opinion that is late, lost or nonsense costs nothing but itself.
 */
import type { MessageResult } from '../core/bot/bot.ts';
import { countryOf } from '../core/calendar/timeZones.ts';
import { isDoubtful, suggestionsFor, withSuggestions } from '../core/notes/suggestions.ts';
import { customersNamed } from '../core/customers/store/customers.ts';
import { findNote } from '../core/notes/store/find.ts';
import { lookAs, type Scope } from '../core/db/session.ts';
import { saidBy } from '../core/people/store/rooms.ts';
import type { Store } from '../core/db/open.ts';
import { sayAnew } from '../core/delivery/say.ts';
import { answerWith } from '../core/delivery/store/outbox.ts';
import { findPerson } from '../core/people/store/people.ts';
import { writtenAt } from '../core/notes/store/dateHabits.ts';
import { changesBy } from '../core/access/store/changes.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Opinion } from '../core/contract/reading.ts';

/** More notes than this in waiting are not asked about. */
const WAITING = 20;

type Parts = {
  readonly store: Store;
  readonly ask: (note: string, signal: AbortSignal) => Promise<Opinion | undefined>;
  readonly clock: () => Temporal.Instant;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
  readonly count?: ((tokens: Opinion['tokens']) => void) | undefined;
};

export function secondOpinion({ store, ask, clock, wake, fail, count }: Parts) {
  const line = { waiting: 0, last: Promise.resolve() };
  const stopping = new AbortController();

  async function consider({ scope, heardId }: { scope: Scope; heardId: number }) {
    const before = await store.within(scope, (tx) => shownNote(tx, heardId));
    if (!before || !isDoubtful(before.note)) return;
    const opinion = await ask(before.note.text, stopping.signal);
    if (!opinion) return;
    count?.(opinion.tokens);
    const { marks } = opinion;
    await store.within(scope, async (tx) => {
      const now = await shownNote(tx, heardId);
      if (!now || JSON.stringify(now) !== JSON.stringify(before)) return;
      const { note, local, country, answer } = now;
      const { roomId, thread, locale, card, about } = answer;
      const [known] = marks.customer === null ? [] : await customersNamed(tx, marks.customer);
      const taps = suggestionsFor({ note, marks, local, locale, country, known });
      if (!taps.length) return;
      const here = { roomId, thread, heardId, locale, about, now: clock() };
      await sayAnew(tx, { ...here, shown: answer, card: withSuggestions(card, { taps, locale }) });
    });
    wake();
  }

  return {
    /** Looks at what a message did, when its turn comes. */
    consider({ command, outcome, scope, heardId }: MessageResult) {
      if (command !== 'note' || outcome !== 'kept' || line.waiting >= WAITING) return;
      line.waiting += 1;
      line.last = line.last
        .then(() => (stopping.signal.aborted ? undefined : consider({ scope, heardId })))
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) fail(error);
        })
        .finally(() => (line.waiting -= 1));
    },
    /** Resolves when all that was to be considered has been. */
    settled: () => line.last,
    /** Asks nothing more, and drops what is being asked. */
    async stop() {
      stopping.abort();
      await line.last;
    },
  };
}

/** The one note that a message left, and the card that stands for it; undefined where either is gone, or nobody else may see it. */
async function shownNote(tx: Tx, heardId: number) {
  const said = await saidBy(tx, heardId);
  if (said?.person) lookAs(tx, said.person);
  const [id] = (await changesBy(tx, heardId)).added;
  const note = id === undefined ? undefined : await findNote(tx, id);
  const at = note && (await writtenAt(tx, note.id));
  if (note?.privacy) return undefined;
  const author = note && (await findPerson(tx, note.author.id));
  const answer = note && (await answerWith(tx, { heardId, about: `note:${note.id}` }));
  if (!note || !at || !author || !answer) return undefined;
  const local = at.toZonedDateTimeISO(author.zone).toPlainDateTime();
  return { note, local, country: countryOf(author.zone), answer };
}

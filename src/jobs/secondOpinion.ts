/**
 * A second opinion on doubtful notes, and on sentences that nothing of ours takes. The answer of the rules is out by then;
 * what a model would add is shown as taps on a new card in its place. It is asked once a message, outside any transaction; a
 * note that was corrected meanwhile is left alone, and so is a sentence after which something else was said. An opinion that
 * is late, lost or nonsense costs nothing but itself.
 */
import type { MessageResult } from '../core/bot/bot.ts';
import { NAMED_INTENTS, proposalOf, proposalTap } from '../core/bot/proposal.ts';
import { namesFor as findNames } from '../core/bot/store/names.ts';
import { openSentence } from '../core/bot/store/sentence.ts';
import type { AnyCommand } from '../core/command.ts';
import type { Button } from '../core/contract/card.ts';
import { countryOf } from '../core/calendar/timeZones.ts';
import { isDoubtful, suggestionsFor, withSuggestions } from '../core/notes/suggestions.ts';
import { customersNamed } from '../core/customers/store/customers.ts';
import { findNote } from '../core/notes/store/find.ts';
import { lookAs } from '../core/db/session.ts';
import { saidBy } from '../core/people/store/rooms.ts';
import type { Store } from '../core/db/open.ts';
import { sayAnew } from '../core/delivery/say.ts';
import { answerWith } from '../core/delivery/store/outbox.ts';
import { findPerson } from '../core/people/store/people.ts';
import { writtenAt } from '../core/notes/store/dateHabits.ts';
import { changesBy } from '../core/access/store/changes.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Interpretation, NamedIntent, Opinion, Tokens } from '../core/contract/reading.ts';

/** More messages than this in waiting are not asked about. */
const WAITING = 20;

/** What was asked about, what came of it, and what it cost. */
export type Asked = {
  readonly about: 'note' | 'sentence';
  readonly end: 'offered' | 'nothing';
  readonly tokens: Tokens;
};

type Model = {
  mark(note: string, signal: AbortSignal): Promise<Opinion | undefined>;
  guess(
    sentence: string,
    about: { readonly intents: readonly NamedIntent[]; readonly signal: AbortSignal },
  ): Promise<Interpretation | undefined>;
};

type Parts = {
  readonly store: Store;
  readonly model: Model;
  readonly commands: readonly AnyCommand[];
  readonly clock: () => Temporal.Instant;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
  readonly count?: ((asked: Asked) => void) | undefined;
};

export function secondOpinion({ store, model, commands, clock, wake, fail, count }: Parts) {
  const line = { waiting: 0, last: Promise.resolve() };
  const stopping = new AbortController();

  async function considerNote({ scope, heardId }: Heard) {
    const before = await store.within(scope, (tx) => shownNote(tx, heardId));
    if (!before || !isDoubtful(before.note)) return;
    const opinion = await model.mark(before.note.text, stopping.signal);
    if (!opinion) return;
    const { marks, tokens } = opinion;
    const isOffered = await store.within(scope, async (tx) => {
      const now = await shownNote(tx, heardId);
      if (!now || JSON.stringify(now) !== JSON.stringify(before)) return false;
      const { note, local, country, answer } = now;
      const [known] = marks.customer === null ? [] : await customersNamed(tx, marks.customer);
      const taps = suggestionsFor({ note, marks, local, locale: answer.locale, country, known });
      return offer(tx, { taps, answer, heardId });
    });
    settle({ about: 'note', end: isOffered ? 'offered' : 'nothing', tokens });
  }

  async function considerSentence({ scope, heardId }: Heard) {
    const before = await store.within(scope, (tx) => shownSentence(tx, heardId));
    if (!before) return;
    const guess = await model.guess(before.text, { intents: NAMED_INTENTS, signal: stopping.signal });
    if (!guess) return;
    const { meaning, tokens } = guess;
    const isOffered = await store.within(scope, async (tx) => {
      const now = await shownSentence(tx, heardId);
      if (!now || now.text !== before.text) return false;
      const { person, answer, ...said } = now;
      const namesFor = (sentence: string) => findNames(tx, { said: sentence, person, shown: [] });
      const proposal = await proposalOf(meaning, { ...said, namesFor });
      const tap = proposal && proposalTap(proposal, { commands, person, today: said.local.toPlainDate() });
      return offer(tx, { taps: tap ? [tap] : [], answer, heardId });
    });
    settle({ about: 'sentence', end: isOffered ? 'offered' : 'nothing', tokens });
  }

  /** Says the card anew with these taps, if there are any. */
  async function offer(
    tx: Tx,
    { taps, answer, heardId }: { taps: readonly Button[]; answer: Answer; heardId: number },
  ): Promise<boolean> {
    if (!taps.length) return false;
    const { roomId, thread, locale, card, about } = answer;
    const here = { roomId, thread, heardId, locale, about, now: clock() };
    await sayAnew(tx, { ...here, shown: answer, card: withSuggestions(card, { taps, locale }) });
    return true;
  }

  function settle(asked: Asked) {
    count?.(asked);
    if (asked.end === 'offered') wake();
  }

  /** What is worth asking a model about. */
  function considering({ command, outcome, scope, heardId }: MessageResult) {
    if (command === 'note' && outcome === 'kept') return () => considerNote({ scope, heardId });
    if (command === 'fallback' && outcome === 'cannot') return () => considerSentence({ scope, heardId });
    return undefined;
  }

  return {
    /** Looks at what a message did, when its turn comes. */
    consider(result: MessageResult) {
      const consider = considering(result);
      if (!consider || line.waiting >= WAITING) return;
      line.waiting += 1;
      line.last = line.last
        .then(() => (stopping.signal.aborted ? undefined : consider()))
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

type Heard = Pick<MessageResult, 'scope' | 'heardId'>;
type Answer = NonNullable<Awaited<ReturnType<typeof answerWith>>>;

/** The sentence, while its card is the last that was said to whoever said it. What is to stay private never comes here: it is a note. */
async function shownSentence(tx: Tx, heardId: number) {
  const open = await openSentence(tx, heardId);
  if (!open) return undefined;
  lookAs(tx, open.person);
  return { ...open, locale: open.answer.locale, country: countryOf(open.person.zone) };
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

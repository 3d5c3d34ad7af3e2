/**
 * Which card a reply is about. Pure.
 *
 * A conversation is a direct room, what a person was told in a group, or one thread with everything in it. A digit means
 * the newest card that could be read there when the words were said: sent before the message's own time. What was pushed
 * (a reminder, a digest, a colleague's doing) takes no digit from a question that waits for its answer. Words about a
 * note or a follow-up («改到周五», "undo") mean the newest card about one, or what the person themselves has said since.
 */
import { choicesOf } from '../contract/cardText.ts';
import type { Card, OpenQuestion } from '../contract/card.ts';

/** A line of the outbox, the newest first: a message of ours as it was at some time. */
export type ShownCards = {
  readonly line: number;
  /** The line whose message it is, or changes in its place. */
  readonly place: number;
  readonly card: Card;
  readonly about?: string | undefined;
  /** The message that it answers, and when that was said. */
  readonly heardId?: number | undefined;
  readonly saidAt?: Temporal.Instant | undefined;
  /** Nobody had asked for it here. */
  readonly isPushed: boolean;
  /** Somebody has chosen from it, and changed something by that. */
  readonly isAnswered: boolean;
  /** It was changed where it stands by what was said in another conversation: nobody looks there for that. */
  readonly isElsewhere?: boolean;
  /** Since when it can be read; undefined while it waits to be sent. */
  readonly at?: Temporal.Instant | undefined;
};

/** What words that name nothing are about. */
export type Subject =
  | { readonly kind: 'note' | 'followUp'; readonly id: number }
  | { readonly kind: 'notes' | 'followUps'; readonly ids: readonly number[] };

/** What may be meant by words that lean on what was shown. */
export type Conversation = {
  /** The card whose digits count. */
  readonly choice: ShownCards | undefined;
  /** The sentence that plain words complete: `…` is the hole. */
  readonly hole: string | undefined;
  /** The card whose lines «2» counts in. */
  readonly list: Card | undefined;
  /** What has been spoken about, the last first. */
  readonly subjects: readonly Subject[];
  /** The newest card, and the newest that nobody pushed. */
  readonly newest: readonly ShownCards[];
};

/** A question is shown again, and answered, for so long. */
const OPEN = { hours: 24 };
/** Plain words fill the hole of a card for so long after it was shown; its digits count as long as nothing newer does. */
const HOLE = { minutes: 30 };

/** `at`: when the words were said. */
export function conversationOf(lines: readonly ShownCards[], at: Temporal.Instant): Conversation {
  const seen = asTheyWere(lines.filter((line) => isReadable(line, at)));
  const known = asTheyWere(lines.filter((line) => isReadable(line, at) || isOwn(line, at)));
  const choice = choiceAmong(seen, at);
  const hole = choice && (choice.card.below?.card.ask ?? choice.card.ask);
  return {
    choice,
    hole: choice?.at && Temporal.Instant.compare(choice.at.add(HOLE), at) >= 0 ? hole : undefined,
    list: lowestList(seen)?.card,
    subjects: known.map(subjectOf).filter((subject) => subject !== undefined),
    newest: [seen[0], seen.find(({ isPushed }) => !isPushed)].filter((shown) => shown !== undefined),
  };
}

/** The list that stands lowest in the chat: one that was changed in its old place is no newer for that. */
function lowestList(seen: readonly ShownCards[]): ShownCards | undefined {
  return seen
    .filter(({ card }) => card.list && card.items?.length)
    .toSorted((one, other) => other.place - one.place)[0];
}

/** The question that waits for its answer at this moment, to be shown again below what is pushed. */
export function openQuestion(lines: readonly ShownCards[], at: Temporal.Instant): OpenQuestion | undefined {
  const seen = asTheyWere(lines.filter((line) => isReadable(line, at)));
  const choice = choiceAmong(seen, at);
  const repeated = choice?.card.below;
  const asked = repeated ? seen.find(({ line }) => line === repeated.line) : choice;
  if (!asked || asked.isPushed || !isOpen(asked, at)) return undefined;
  const { line, card, about } = asked;
  return { line, card, ...(about !== undefined && { about }) };
}

/** The line that words have answered: of two questions in one message the one they fit. */
export function lineAnswered(choice: ShownCards | undefined, text: string): number | undefined {
  const below = choice?.card.below;
  if (!below) return choice?.line;
  const digit = text.normalize('NFKC');
  const isTyped = !choicesOf(choice.card).has(digit);
  return isTyped || choicesOf(below.card).has(digit) ? below.line : choice.line;
}

/** What a card is about, as far as words can mean it. */
export function subjectOf({
  card: { below, ...card },
  about,
}: Pick<ShownCards, 'card' | 'about'>): Subject | undefined {
  const [, kind, id] = /^(note|followUp):(\d+)$/.exec(about ?? '') ?? [];
  const ids = (card.items ?? []).flatMap(({ ref }) => ref ?? []);
  const [only, another] = ids;
  if (below) return subjectOf(below) ?? subjectOf({ card, about });
  if (kind === 'note' || kind === 'followUp') return { kind, id: Number(id) };
  if (only === undefined || (card.list !== 'note' && card.list !== 'followUp')) return undefined;
  return another === undefined
    ? { kind: card.list, id: only }
    : { kind: card.list === 'note' ? 'notes' : 'followUps', ids };
}

function choiceAmong(seen: readonly ShownCards[], at: Temporal.Instant): ShownCards | undefined {
  const able = seen.filter(({ card }) => card.ask !== undefined || choicesOf(card).size);
  const [newest] = able;
  if (!newest?.isPushed || newest.card.below) return newest;
  const asked = able.find(({ isPushed }) => !isPushed);
  return asked && isOpen(asked, at) ? asked : newest;
}

/** What reads as a question, or waits for typed words, is open until somebody has answered it. */
function isOpen({ card, isAnswered, at: since }: ShownCards, at: Temporal.Instant) {
  const asks = card.ask !== undefined || /[?？]$/.test(card.title);
  return asks && !isAnswered && since !== undefined && Temporal.Instant.compare(since.add(OPEN), at) >= 0;
}

/** Platforms stamp words by the second; nobody reads and answers within one. */
function isReadable({ at: since }: ShownCards, at: Temporal.Instant) {
  if (!since) return false;
  return Temporal.Instant.compare(since.round({ smallestUnit: 'second', roundingMode: 'floor' }), at) <= 0;
}

/** The answer to what somebody had said before is known to them by their own words, even while it is on its way. */
function isOwn({ isPushed, saidAt }: ShownCards, at: Temporal.Instant) {
  return !isPushed && saidAt !== undefined && Temporal.Instant.compare(saidAt, at) <= 0;
}

/** Of each message its newest version, in the order in which they were spoken about here. */
function asTheyWere(lines: readonly ShownCards[]): readonly ShownCards[] {
  const spokenOf = new Map<number, number>();
  for (const { place, line, isElsewhere } of lines)
    spokenOf.set(place, Math.max(spokenOf.get(place) ?? place, isElsewhere ? place : line));
  return lines
    .filter(({ place }, at) => lines.findIndex((line) => line.place === place) === at)
    .toSorted((one, other) => (spokenOf.get(other.place) ?? 0) - (spokenOf.get(one.place) ?? 0));
}

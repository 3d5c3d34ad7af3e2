import type { Locale, Localized } from './locale.ts';
import type { Card } from './card.ts';
import type { Message } from './message.ts';

/** One line of the outbox, ready for a platform. */
export type OutboxLine = {
  /** Our own key; a platform that can carry it lets an unclear send be looked up before it is repeated. */
  readonly key: string;
  readonly account: string;
  readonly room: string;
  readonly thread?: string;
  /** The platform's id of what was said in this room, and this answers. */
  readonly answers?: string;
  readonly locale: Locale;
  /** The whole card as plain text with numbered choices, for platforms without buttons and beside the blocks of others. */
  readonly text: string;
  /** The platform's ids of those whose turn it is, in a group. */
  readonly calls?: readonly string[];
  readonly card: Card;
  /** The platform's id of an earlier message of ours that this one replaces in place. */
  readonly edits?: string;
  /** The card's file, for a platform that can carry one. */
  readonly file?: { readonly name: string; read(): Promise<Uint8Array> };
  /** An earlier try may have arrived. */
  readonly unsure: boolean;
};

/** How a send ended. A throw means that nobody knows. */
export type SendResult =
  /** `at`: the moment by the platform's own clock, where it tells; `room`: the room that the address has turned out to be. */
  | { readonly kind: 'sent'; readonly id?: string; readonly at?: Temporal.Instant; readonly room?: string }
  /** Certainly not sent; the platform wants to be left alone for so long. `away`: nobody can be reached there meanwhile. */
  | { readonly kind: 'later'; readonly seconds: number; readonly away?: true }
  /** Certainly not sent, and worth another try. */
  | { readonly kind: 'failed'; readonly why: string }
  /**
   * Certainly not sent, and it will not be; unless somebody can `mend` the reason: then it is tried again for a day.
   * `words`: what is wrong and what to do about it, for people.
   */
  | { readonly kind: 'refused'; readonly why: string; readonly mend?: true; readonly words?: Localized };

export type Capabilities = {
  readonly buttons: boolean;
  /** A sent card can be replaced in place; `pressed`: only in answer to its button, at once. */
  readonly edit: boolean | 'pressed';
  /** A card stands for what it is about: it is changed where it stands, whoever changes that and where, and not said again below. */
  readonly living?: true;
  /** A message can go below an earlier one. */
  readonly threads: boolean;
  /** We may speak first. */
  readonly push: boolean;
  /** A file can go with a card. */
  readonly files?: boolean;
  /** It shows a card's picture, and has it drawn by itself; elsewhere the card says it in words. */
  readonly pictures?: true;
  readonly maxChars: number;
  /** It is read on a phone: a few lines at a time, the rest when asked for. */
  readonly short?: true;
  /** We may speak for so many hours after a person's last words, and so often, and then not before they speak again. */
  readonly window?: { readonly hours: number; readonly messages: number };
  /** Seconds that the platform wants between two messages of a room; replacing one is no message. */
  readonly pace?: number;
  /** And up to so many more, by chance: where whoever writes on the beat is taken for a machine. */
  readonly jitter?: number;
};

/**
 * Resolves once the message and all that follows from it are committed: acknowledge only then. `again`: nothing came of it
 * but a word to wait, as the platform has not said yet who speaks; hear it once more when it has, and do not acknowledge it before.
 */
export type Hear = (message: Message) => Promise<'again' | undefined | void>;

export type Adapter = {
  readonly name: string;
  readonly can: Capabilities;
  start(hear: Hear): Promise<void>;
  send(line: OutboxLine): Promise<SendResult>;
  stop(): Promise<void>;
  /** Whether this process is the one that may speak there now; without it every one is. */
  speaks?(): boolean;
  /** What somebody has to mend before it hears or speaks again, by its platform's own word: a token that is refused. */
  refusal?(): string | undefined;
  /** It speaks in one room only, that of whoever opened it; they say when it is open. */
  readonly single?: true;
};

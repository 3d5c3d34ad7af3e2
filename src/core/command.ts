import type { z } from 'zod';
import type { Tx } from './db/tx.ts';
import type { HelpTopic } from './contract/helpTopics.ts';
import type { Translator } from './text/phrases.ts';
import type { Correspondence } from './contract/doors/mail.ts';
import type { Locale, Localized } from './contract/locale.ts';
import type { Person, LocalContext } from './contract/person.ts';
import type { Message } from './contract/message.ts';
import type { Vault } from './contract/doors/vault.ts';
import type { Conversation, ShownCards } from './delivery/conversation.ts';
import type { Reply } from './contract/card.ts';
import type { Intent } from './understand/catalogue.ts';
import type { Understood } from './understand/types.ts';

/** What a command may know of a sentence before the database is asked. */
export type Heard = LocalContext & {
  readonly text: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly room: Message['room']['kind'];
};

/** What a command works with: one transaction, one person, one moment. */
export type Act = Heard & {
  readonly tx: Tx;
  /** The key of this message; undo takes back what was done under one key. */
  readonly heardId: number;
  readonly person: Person;
  /** False for somebody we do not know yet: they may only say who they are. */
  readonly known: boolean;
  readonly roomId: number;
  readonly thread: string | undefined;
  /** What was shown here before, and so may be meant. */
  readonly conversation: Conversation;
  /** The card whose button or digit said these words. */
  readonly chosenFrom: ShownCards | undefined;
  /** Colleagues whom the platform says are meant, by the names that stand for them in the text. */
  readonly mentions?: readonly { readonly personId: number; readonly name: string }[];
  /** It was filled into a form that has shown how it is understood; by whom the words are, if not by whoever filled it, and whom they are about. */
  readonly form?: { readonly author: Person | undefined; readonly customer: string | undefined };
  /** A mail that is handed on: a note, of whoever is on the other side of it. */
  readonly mail?: Correspondence;
  /** What keeps secrets, where the installation has a key for it. */
  readonly vault?: Vault;
  /** What the sentence was taken for, where no command takes it by its words. */
  readonly understood?: Understood;
};

/**
 * One thing the bot can do. `from` and `match` are pure, `run` alone touches the database, `say` is pure again.
 * `run` may answer undefined: not mine after all; then the next command is asked.
 */
export type Command<Input, Outcome extends { readonly kind: string }> = {
  readonly name: string;
  /** What of the catalogue it does. */
  readonly intents?: readonly Intent[];
  /** Where the help shows it; without one it is not shown. */
  readonly topic?: HelpTopic;
  readonly does: Localized;
  /** They are the help, the documentation and the test; the first one is shown. */
  readonly examples: Readonly<Record<Locale, readonly [string, ...string[]]>>;
  /** Not among the first things to know of its topic: in the long help only. */
  readonly aside?: true;
  /** Takes words that say of themselves what they want only by chance: asked after all others, and after an open question. */
  readonly loose?: true | ((input: Input) => boolean);
  /** Answers people we do not know yet, too. Nothing else does. */
  readonly open?: true;
  /** A person says it themselves, no program for them: it shows what opens doors, or is a person's yes. */
  readonly inPerson?: true | ((input: Input) => boolean);
  /** Takes words whose author wants them kept private, too. Nothing else does. */
  readonly keepsPrivate?: true;
  /** Takes what no phrase can say: a name alone, a number alone, a mark of the platform's, whatever happened. */
  match?(heard: Heard): Input | undefined;
  /** What a sentence of its intents says, as its input; undefined where a sentence of that intent is none of its own. */
  from?(understood: Understood): unknown;
  /** What it wants to know: buttons, forms and programs call it by this, without words. */
  readonly input?: z.ZodType<Input>;
  run(act: Act, input: Input): Promise<Outcome | undefined>;
  /** The outcome in words: one sentence a kind, or none at all by an empty list. */
  readonly say: {
    readonly [Kind in Outcome['kind']]: (
      outcome: Extract<Outcome, { readonly kind: Kind }>,
      to: Translator,
    ) => Reply | readonly Reply[];
  };
};

/** A sentence that a command has taken for its own. */
export type Taken = {
  readonly command: string;
  readonly input: unknown;
  readonly loose: boolean;
  readonly inPerson: boolean;
  run(
    act: Act,
  ): Promise<{ readonly outcome: { readonly kind: string }; say(to: Translator): readonly Reply[] } | undefined>;
};

export type AnyCommand = Pick<Command<never, never>, 'name' | 'topic' | 'does' | 'examples'> & {
  readonly intents: readonly Intent[];
  readonly aside: boolean;
  readonly open: boolean;
  readonly keepsPrivate: boolean;
  take(heard: Heard): Taken | undefined;
  /** Takes what a program asks of it, by its input. */
  call(input: unknown): Taken | undefined;
  /** Takes what was understood. */
  serve(understood: Understood): Taken | undefined;
};

export function defineCommand<Input, Outcome extends { readonly kind: string }>(
  command: Command<Input, Outcome>,
): AnyCommand {
  const {
    name,
    intents = [],
    topic,
    does,
    examples,
    loose = false,
    aside = false,
    open = false,
    keepsPrivate = false,
    inPerson = false,
  } = command;
  return {
    name,
    intents,
    ...(topic && { topic }),
    does,
    examples,
    aside,
    open,
    keepsPrivate,
    take(heard) {
      const input = command.match?.(heard);
      return input === undefined ? undefined : taken(input);
    },
    call(given) {
      const input = command.input?.safeParse(given);
      return input?.success ? taken(input.data) : undefined;
    },
    serve(understood) {
      if (!intents.some((intent) => intent === understood.intent)) return undefined;
      const input = command.input?.safeParse(command.from?.(understood));
      return input?.success ? taken(input.data) : undefined;
    },
  };

  function taken(input: Input): Taken {
    return {
      command: name,
      input,
      loose: typeof loose === 'function' ? loose(input) : loose,
      inPerson: typeof inPerson === 'function' ? inPerson(input) : inPerson,
      async run(act) {
        const outcome = await command.run(act, input);
        return outcome && { outcome, say: (to) => [worded(command.say, outcome, to)].flat() };
      },
    };
  }
}

function worded<Outcome extends { readonly kind: string }>(
  say: Command<never, Outcome>['say'],
  outcome: Outcome,
  to: Translator,
) {
  // An outcome's kind is the key of its own wording: the mapped type holds them together.
  const word = say[outcome.kind as Outcome['kind']] as (outcome: Outcome, to: Translator) => Reply | readonly Reply[];
  return word(outcome, to);
}

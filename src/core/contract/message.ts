import type { Correspondence } from './doors/mail.ts';
import type { Locale } from './locale.ts';

/** What somebody said to us. Only what is addressed to the bot becomes a Message. */
export type Message = {
  /** The platform's own id of this delivery, unique within platform and account: a second delivery is recognised by it. */
  readonly id: string;
  readonly platform: string;
  /** Where the platform keeps its ids apart: a Slack team, a WeChat login, `local`. */
  readonly account: string;
  readonly from: {
    readonly id: string;
    readonly name?: string;
    readonly locale?: Locale;
    readonly zone?: string;
    /**
     * What the platform vouches for: its members are met as colleagues, its admins as ours; its guests, and those who are
     * gone from it, are not met without a code. Without it nobody knows yet, and nobody is met.
     */
    readonly standing?: 'admin' | 'member' | 'guest' | 'gone';
    /** Of the platform's full members only. It suggests who somebody may be, and proves nothing. */
    readonly email?: string;
    /** By the platform's directory: a team of that name is theirs from the first. */
    readonly department?: string;
  };
  /** `whisper`: between one person and us, in front of others who do not see it. */
  readonly room: { readonly id: string; readonly kind: 'direct' | 'group' | 'whisper'; readonly name?: string };
  /** The platform's id of the thread it was said in: of the message that the thread hangs from. */
  readonly thread?: string;
  /** The `place` of that message, where those are words that we may have heard. */
  readonly root?: string;
  readonly text: string;
  /** Whom it mentions by the platform's own means, and the name that stands for them in the text. */
  readonly mentions?: readonly { readonly id: string; readonly name: string }[];
  /**
   * Filled into a form that has shown how it is understood: a note, of the customer that stands there. `author`: whose words
   * they are by the platform's id, where somebody hands on what another has written.
   */
  readonly form?: { readonly author?: string; readonly customer?: string };
  /** A mail to or from somebody outside, that its speaker hands on: a note. */
  readonly mail?: Correspondence;
  /** What was handed over beside the words: a few files at most. */
  readonly files?: readonly Attachment[];
  /** When it was said, by the platform's clock. */
  readonly at: Temporal.Instant;
  /** Said among others below a card of ours, without calling us: heard only where it is surely about that card. */
  readonly overheard?: true;
  /** The platform's id of the message of ours whose button was pressed. */
  readonly pressed?: string;
  /** The room in which this person alone can be answered, where the platform has such: a press that changes nothing is answered there. */
  readonly aside?: string;
  /** The platform's id of the words themselves, where a delivery has another: by it they are heard once, and changed later. */
  readonly place?: string;
  /** The place of earlier words that these ones stand for now. */
  readonly revises?: string;
  /** The place of earlier words that their author has deleted. */
  readonly retracts?: string;
};

/** A file that somebody handed over, where it still is. */
export type Attachment = {
  readonly name: string;
  /** In bytes, as far as the platform says. */
  readonly size?: number;
  read(): Promise<Uint8Array>;
};

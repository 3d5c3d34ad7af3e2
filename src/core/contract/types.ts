/** The vocabulary of the house. Imports nothing. */

export type Locale = 'zh' | 'en';

/** A sentence in every language we speak: one that lacks a language does not compile. */
export type Both = Readonly<Record<Locale, string>>;

export type Role = 'rep' | 'lead' | 'manager' | 'admin';

export type Person = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  /** IANA name; every day of this person is counted in it. */
  readonly zone: string;
  /** When the day's reminders arrive, in the person's own zone. */
  readonly morning: Temporal.PlainTime;
  readonly teamId: number | undefined;
};

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
    /** What the platform vouches for: its own admins are met as ours; its guests are not met without a code. */
    readonly standing?: 'admin' | 'guest';
    /** Of the platform's full members only. It suggests who somebody may be, and proves nothing. */
    readonly email?: string;
  };
  /** `whisper`: between one person and us, in front of others who do not see it. */
  readonly room: { readonly id: string; readonly kind: 'direct' | 'group' | 'whisper'; readonly name?: string };
  readonly thread?: string;
  readonly text: string;
  /** What was handed over beside the words: a few files at most. */
  readonly files?: readonly Handed[];
  /** When it was said, by the platform's clock. */
  readonly at: Temporal.Instant;
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
export type Handed = {
  readonly name: string;
  /** In bytes, as far as the platform says. */
  readonly size?: number;
  read(): Promise<Uint8Array>;
};

/** A sentence that the person could have typed, under a label short enough for a button. */
export type Button = {
  readonly label: string;
  readonly says: string;
  /** The digit that stands for it; by default its place, counted from 1. */
  readonly key?: string;
  readonly style?: 'primary' | 'danger';
};

/** Where somebody is who says something, and how they mean it: on their wall, in their words, by their country's customs. */
export type Here = {
  readonly local: Temporal.PlainDateTime;
  readonly locale: Locale;
  /** ISO 3166 code; undefined where the zone does not tell. */
  readonly country: string | undefined;
};

/** One numbered line of a list. */
export type Item = {
  readonly text: string;
  /** The row it stands for: «done 2» looks it up here. */
  readonly ref?: number;
  /** What its number alone says. */
  readonly says?: string;
  readonly buttons?: readonly Button[];
};

export type Fact = { readonly label: string; readonly text: string };

/** What the bot says, before any platform has dressed it. User text in it is data: `render` escapes it. */
export type Card = {
  readonly icon?: string;
  readonly title: string;
  readonly facts?: readonly Fact[];
  readonly lines?: readonly string[];
  /** What the items are, so that «done 2» never finishes a customer. */
  readonly list?: 'followUp' | 'customer' | 'note';
  readonly items?: readonly Item[];
  readonly buttons?: readonly Button[];
  /** A sentence with `…` for a hole: the next plain words in this room fill it. */
  readonly ask?: string;
  /** A file of ours that goes with it. */
  readonly file?: { readonly id: number; readonly name: string };
  readonly footer?: string;
  /** The long of it, for a thread below; where there are no threads, instead of its lines. */
  readonly details?: { readonly title: string; readonly lines: readonly string[] };
  /** Its choices have been overtaken: worth showing in its old place only. */
  readonly spent?: true;
  /** What a phone is to scan; where it cannot be drawn the lines say it too. */
  readonly qr?: string;
  /** Whose turn it is: in a room full of people they are called by name, where the platform can. */
  readonly people?: readonly number[];
};

/** Where to say something: here by default, to a person on the first road that can carry it, or in a team's channel. */
export type Target = { readonly person: number } | { readonly team: number };

export type Reply = Card & {
  readonly to?: Target;
  /** What the card shows, as `note:45`: a newer card about the same thing takes its place. */
  readonly about?: string;
  /** Nothing has been shown about it before. */
  readonly first?: true;
};

/** One line of the outbox, ready for a platform. */
export type Line = {
  /** Our own key; a platform that can carry it lets an unclear send be looked up before it is repeated. */
  readonly key: string;
  readonly account: string;
  readonly room: string;
  readonly thread?: string;
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
export type Sent =
  | { readonly kind: 'sent'; readonly id?: string }
  /** Certainly not sent; the platform wants to be left alone for so long. `away`: nobody can be reached there meanwhile. */
  | { readonly kind: 'later'; readonly seconds: number; readonly away?: true }
  /** Certainly not sent, and worth another try. */
  | { readonly kind: 'failed'; readonly why: string }
  /** Certainly not sent, and it will not be; unless somebody can `mend` the reason: then it is tried again for a day. */
  | { readonly kind: 'refused'; readonly why: string; readonly mend?: true };

export type Can = {
  readonly buttons: boolean;
  /** A sent card can be replaced in place. */
  readonly edit: boolean;
  /** A message can go below an earlier one. */
  readonly threads: boolean;
  /** We may speak first. */
  readonly push: boolean;
  /** A file can go with a card. */
  readonly files?: boolean;
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

/** Resolves once the message and all that follows from it are committed: acknowledge only then. */
export type Hear = (message: Message) => Promise<void>;

export type Adapter = {
  readonly name: string;
  readonly can: Can;
  start(hear: Hear): Promise<void>;
  send(line: Line): Promise<Sent>;
  stop(): Promise<void>;
  /** Whether this process is the one that may speak there now; without it every one is. */
  speaks?(): boolean;
  /** It speaks in one room only, that of whoever opened it; they say when it is open. */
  readonly single?: true;
};

/** From and to, in UTF-16 units of the text as typed, end exclusive. */
export type Span = readonly [from: number, to: number];

export type Kind =
  | 'call'
  | 'visit'
  | 'meeting'
  | 'video'
  | 'chat'
  | 'wechat'
  | 'email'
  | 'event'
  | 'meal'
  | 'demo'
  | 'fax'
  | 'web'
  | 'other';

/** A customer the team has, with every name it goes by, and the contacts there: each by name first, then by nicknames. */
export type Known = {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly contacts: readonly { readonly id: number; readonly name: string }[];
};

/** How much a customer matters. */
export type Tier = 'A' | 'B' | 'C';

/** How far it has come with us. */
export type Stage = 'lead' | 'need' | 'proposal' | 'quoted' | 'negotiating' | 'signed' | 'delivering';

export type Status = 'prospect' | 'active' | 'paused' | 'lost';

/** What a lasting fact is about. The first four are parts that a person plays in a decision. */
export type Topic =
  | 'decides'
  | 'buys'
  | 'uses'
  | 'blocks'
  | 'floor'
  | 'terms'
  | 'avoid'
  | 'likes'
  | 'promised'
  | 'competitor'
  | 'other';

export type Granularity =
  | 'minute'
  | 'hour'
  | 'part'
  | 'day'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'range';

/** One time expression, whatever its role. All civil: no zone inside. */
export type When = {
  readonly span: Span;
  readonly start?: Temporal.PlainDateTime;
  /** Exclusive. */
  readonly end?: Temporal.PlainDateTime;
  readonly granularity: Granularity;
  readonly open?: 'before' | 'after';
  readonly approximate?: boolean;
  /** RFC 5545 rule, as `FREQ=WEEKLY;BYDAY=MO`. */
  readonly recurrence?: string;
  /** Other days that the same words could mean, likeliest first; absent when there is no doubt. */
  readonly otherwise?: readonly Temporal.PlainDate[];
};

export type Precision = 'time' | 'part' | 'day' | 'approx' | 'week' | 'month' | 'quarter' | 'none';

/** What the writer or the team has to do next. */
export type Step = {
  readonly dueOn?: Temporal.PlainDate;
  readonly dueTime?: Temporal.PlainTime;
  /** Last day of a window, inclusive. */
  readonly until?: Temporal.PlainDate;
  readonly precision: Precision;
  readonly rule?: string;
  /** A few words of the note itself. */
  readonly action: string;
  /** Index into `customers` of the reading, where the note says whom it is for. */
  readonly customer?: number;
  readonly otherwise?: readonly Temporal.PlainDate[];
};

export type Amount = { readonly currency: string } & (
  | { readonly value: number }
  | { readonly min: number; readonly max: number }
);

/** What a note means. Customers without an id are proposals with their place in the text, never facts. */
export type Reading = {
  readonly customers: readonly { readonly name: string; readonly id?: number; readonly span: Span }[];
  readonly contacts: readonly {
    readonly name: string;
    readonly id?: number;
    readonly customer?: number;
    readonly span: Span;
    /** What they are there, in the note's own word: 采购, CFO. */
    readonly role?: string;
  }[];
  readonly kind: Kind | undefined;
  readonly occurredOn: Temporal.PlainDate | undefined;
  readonly steps: readonly Step[];
  /** The note says in so many words that nothing is to be done next. */
  readonly nothingNext: boolean;
  readonly amounts: readonly Amount[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** An explicit satisfaction score, as «满意度4» or "CSAT 4/5". */
  readonly score?: { readonly value: number; readonly of: number };
  readonly dates: readonly When[];
  /** What was said, without who, how and when, which the card shows elsewhere: «嫌报价高». */
  readonly gist: string;
  /** Whether the text reads like a note at all, and not like a greeting or a question. */
  readonly isNote: boolean;
  /** How the reader came to it, a line a step: what matched where, roles and why. */
  readonly trace: readonly string[];
};

/** Words of the note itself, each by what it stands for: no meaning, no date of anybody's own making. */
export type Marks = {
  readonly customer: string | null;
  readonly people: readonly string[];
  readonly dates: readonly { readonly words: string; readonly role: 'ours' | 'happened' | 'theirs' | 'background' }[];
};

/** What a language model says of a note, and what it cost. */
export type Opinion = { readonly marks: Marks; readonly tokens: { readonly asked: number; readonly answered: number } };

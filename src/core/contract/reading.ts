import type { InteractionKind } from './customer.ts';

/** From and to, in UTF-16 units of the text as typed, end exclusive. */
export type Span = readonly [from: number, to: number];

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

/** What becomes of what falls on a day off: the workday after it, the one before, or the day itself. */
export type DayOff = 'next' | 'previous' | 'same';

/** What is said of a follow-up: some time before its day, on its day, in that afternoon, as still open, whether it is to stay; `silent`: nothing any more. */
export type Rung = 'ahead' | 'due' | 'nudge' | 'open' | 'question' | 'silent';

export type Precision = 'time' | 'part' | 'day' | 'approx' | 'week' | 'month' | 'quarter' | 'none';

/** What the writer or the team has to do next. */
export type Step = {
  readonly dueOn?: Temporal.PlainDate;
  readonly dueTime?: Temporal.PlainTime;
  /** Last day of a window, inclusive. */
  readonly until?: Temporal.PlainDate;
  readonly precision: Precision;
  readonly rule?: string;
  /** It is to be done by then: «周五前», "by Friday". */
  readonly isDeadline?: true;
  /** How long before it its owner wants to be told, as an ISO 8601 duration: `PT20M`, `P3D`. */
  readonly ahead?: string;
  /** It is no step of its own: the reminder that the step before it asks for. */
  readonly isAhead?: true;
  /** Where its words say what becomes of it on a day off. */
  readonly dayOff?: DayOff;
  /** The words that say when; without any, its clause. */
  readonly span: Span;
  /** A few words of the note itself. */
  readonly action: string;
  /** Index into `customers` of the reading, where the note says whom it is for. */
  readonly customer?: number;
  /** The colleague whose it is, by their number; without one it is the writer's. */
  readonly colleague?: number;
  /** It may be a colleague's: one of these. */
  readonly among?: readonly number[];
  readonly otherwise?: readonly Temporal.PlainDate[];
};

export type Amount = { readonly currency: string } & (
  | { readonly value: number }
  | { readonly min: number; readonly max: number }
);

/** A company of a note that is not its customer, and what it is there; `mention`: it is only spoken of. */
export type OtherCompany = {
  readonly name: string;
  readonly id?: number;
  readonly span: Span;
  readonly part: 'competitor' | 'carrier' | 'supplier' | 'partner' | 'newEmployer' | 'formerEmployer' | 'mention';
  /** Of a partner: whom of theirs it names. */
  readonly people?: readonly string[];
};

/** What a note means. Customers without an id are proposals with their place in the text, never facts. */
export type Reading = {
  readonly customers: readonly { readonly name: string; readonly id?: number; readonly span: Span }[];
  /** Companies that it names beside its customers. */
  readonly others: readonly OtherCompany[];
  /** Where no known customer is named: the three names that are likeliest one, the likeliest first. */
  readonly choices: readonly { readonly name: string; readonly span: Span; readonly sure: number }[];
  readonly contacts: readonly {
    readonly name: string;
    readonly id?: number;
    readonly customer?: number;
    readonly span: Span;
    /** What they are there, in the note's own word: 采购, CFO. */
    readonly role?: string;
  }[];
  /** Those of our own whom the note names: no contacts of a customer. */
  readonly colleagues: readonly {
    readonly name: string;
    readonly span: Span;
    /** Who that is, where only one is called so. */
    readonly id?: number;
    /** Who that may be, where several are. */
    readonly among?: readonly number[];
  }[];
  readonly kind: InteractionKind | undefined;
  readonly occurredOn: Temporal.PlainDate | undefined;
  readonly steps: readonly Step[];
  /** What the customer does on a day of theirs: nothing for us to do but to hear whether it came. */
  readonly awaited: readonly Step[];
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

/** What can be asked for, with a sentence that asks it. */
export type NamedIntent = { readonly intent: string; readonly example: string };

/** What a sentence may have asked for: names, a day and words as they stand in it, each null where it has none. */
export type Meaning = {
  readonly intent: string | null;
  readonly customers: readonly string[];
  readonly contact: string | null;
  readonly colleague: string | null;
  readonly day: string | null;
  readonly words: string | null;
  readonly field: 'phone' | 'email' | 'wechat' | 'birthday' | 'title' | null;
  readonly whose: 'me' | 'team' | null;
  readonly when: 'today' | 'tomorrow' | 'week' | 'overdue' | null;
};

/** What an answer of a language model cost. */
export type Tokens = { readonly asked: number; readonly answered: number };

/** What a language model says of a note. */
export type Opinion = { readonly marks: Marks; readonly tokens: Tokens };

/** What a language model takes a sentence for. */
export type Interpretation = { readonly meaning: Meaning; readonly tokens: Tokens };

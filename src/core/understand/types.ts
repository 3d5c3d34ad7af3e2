/** The vocabulary of understanding: what is known, what a sentence is made of, and what was understood. Pure. */
import type { LossCause, PlaybookStep } from '../contract/customer.ts';
import type { Locale } from '../contract/locale.ts';
import type { Role } from '../contract/person.ts';
import type { Reading, Span } from '../contract/reading.ts';

/** Note: it is recorded. Request: something is to be changed. Question: only an answer is wanted. Talk: nothing is recorded. */
export type SentenceKind = 'note' | 'request' | 'question' | 'talk';

/** Whom and what a sentence may name: the part of what a company knows that can matter for it. */
export type Names = {
  readonly me: KnownColleague;
  readonly customers: readonly Client[];
  /** What notes call a customer that nobody has made one of yet. */
  readonly waiting?: readonly string[];
  readonly colleagues: readonly KnownColleague[];
  /** What the stages of deals are called here. */
  readonly stages?: readonly string[];
  /** What we sell, under all its names. */
  readonly products?: readonly string[];
};

export type KnownColleague = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** What else they are called. */
  readonly also: readonly string[];
  /** Under which names the platform says that they are meant in this sentence. */
  readonly mentioned?: readonly string[];
};

export type Client = {
  readonly id: number;
  readonly name: string;
  readonly also: readonly string[];
  readonly ownerId?: number | undefined;
  readonly contacts: readonly Person[];
};

/** Somebody who works at a customer. */
type Person = {
  readonly id: number;
  readonly name: string;
  readonly also: readonly string[];
};

/** What was shown before, as far as it decides what words mean: «4», «给小张», «那就群里问». */
export type Shown = {
  readonly kind: 'card' | 'list' | 'handover' | 'whoKnows' | 'nobodyKnows' | 'interview' | 'brief' | 'other';
  /** The customers it names: of a list a line each. */
  readonly customers: readonly (Client | undefined)[];
  /** The day that a card shows as the next step. */
  readonly due?: Temporal.PlainDate | undefined;
  /** What was asked, where «为什么» asks for it again: its lines say why. */
  readonly question?: string | undefined;
  /** What its digits stand for. */
  readonly choices?: ReadonlyMap<string, string>;
};

/** All that is given with a sentence. */
export type Said = {
  readonly text: string;
  readonly names: Names;
  readonly shown: Shown | undefined;
  readonly local: Temporal.PlainDateTime;
  readonly locale: Locale;
  readonly country: string | undefined;
  /** It is a sentence of ours, said by a button or a digit. */
  readonly isChosen?: boolean;
};

/** A word of a sentence: a Han character, a Latin word, a figure, or a mark. `text` is folded: small, simplified, half width. */
export type Token = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'han' | 'latin' | 'figure' | 'mark';
};

/** What a stretch of words stands for. Stretches of several kinds may lie over each other; the grammar takes what fits. */
export type Piece = Mention | Measure | { readonly type: 'day'; readonly span: Span; readonly value: Day };

export type Mention =
  | { readonly type: 'customer'; readonly span: Span; readonly value: Client; readonly how: 'name' | 'alike' }
  /** A company that nobody knows yet, and the known one whose name is in its name. */
  | { readonly type: 'company'; readonly span: Span; readonly value: string; readonly inside: Client | undefined }
  | { readonly type: 'contact'; readonly span: Span; readonly value: readonly Contact[] }
  | { readonly type: 'colleague'; readonly span: Span; readonly value: readonly KnownColleague[] };

export type Contact = { readonly person: Person; readonly customer: Client };

/** Figures and measures, by what they can be. */
export type Measure =
  | { readonly type: 'which'; readonly span: Span; readonly value: Which }
  | { readonly type: 'row'; readonly span: Span; readonly value: number }
  | { readonly type: 'page'; readonly span: Span; readonly value: number }
  | { readonly type: 'length'; readonly span: Span; readonly value: number }
  | { readonly type: 'number'; readonly span: Span; readonly value: number }
  | { readonly type: 'sum'; readonly span: Span; readonly value: number }
  | { readonly type: 'clock'; readonly span: Span; readonly value: string }
  | { readonly type: 'weekdays'; readonly span: Span; readonly value: readonly number[] }
  | { readonly type: 'tier'; readonly span: Span; readonly value: string }
  | { readonly type: 'email'; readonly span: Span; readonly value: string }
  | { readonly type: 'address'; readonly span: Span; readonly value: string }
  | { readonly type: 'phone'; readonly span: Span; readonly value: string }
  | { readonly type: 'code'; readonly span: Span; readonly value: string }
  | { readonly type: 'account'; readonly span: Span; readonly value: string }
  | { readonly type: 'title'; readonly span: Span; readonly value: string }
  | { readonly type: 'quoted'; readonly span: Span; readonly value: string };

/** A day or a stretch of days, read both ways: as a plan's and as a report's. */
export type Day = {
  readonly ahead: When;
  readonly back: When;
  /** The words of a day that no calendar has: then it has no other value. */
  readonly noDay?: string;
};

type When = {
  readonly start: string | undefined;
  /** The last day of it. */
  readonly end: string | undefined;
  readonly clock: string | undefined;
  readonly granularity: string;
  readonly rule: string | undefined;
};

/** A day as a plan has it: with its clock where one is said, its last day where it is a stretch, and how it repeats. */
export type PlannedDay = {
  readonly on: string;
  /** In the words of the sentence. */
  readonly said?: string | undefined;
  readonly until?: string | undefined;
  readonly clock?: string | undefined;
  readonly granularity: string;
  readonly rule?: string | undefined;
};

/** Lines of the last list by number, all of it, or those of a customer. */
export type Which = { readonly lines: readonly number[] } | 'all' | { readonly rows: readonly number[] };

/** A sentence taken apart: the same for the grammar, the judge and the slots. */
export type Sentence = Said & {
  /** The text folded, a character for a character. */
  readonly flat: string;
  readonly tokens: readonly Token[];
  readonly pieces: readonly Piece[];
  /** Tokens that politeness and hesitation put in, by place. */
  readonly fillers: ReadonlySet<number>;
  /** The sentence as a note. */
  readonly reading: Reading;
  /** Words of one meaning, by the token at which they begin. */
  readonly classes: readonly (readonly ClassWord[])[];
};

/** A word of a class, and what it says where the class has values; `to` is the token behind it. */
export type ClassWord = { readonly name: string; readonly value: string | undefined; readonly to: number };

/** What a request or question names, resolved against the directory; what it does not name is left out. */
export type Slots = {
  readonly customers?: readonly Company[];
  readonly contacts?: readonly Someone[];
  readonly colleague?: Teammate;
  readonly owner?: Teammate;
  readonly assist?: Teammate;
  /** Everybody who is to assist, where they are several. */
  readonly assists?: readonly Teammate[];
  readonly backup?: Teammate;
  /** Whoever is to assist no longer. */
  readonly leaves?: Teammate;
  readonly which?: Which;
  /** A row by its number: `#45`. */
  readonly row?: number;
  /** The page of a list that goes on. */
  readonly page?: number;
  /** Words that tell one of several apart. */
  readonly about?: string;
  /** Names as they were said, whoever they are of. */
  readonly names?: readonly string[];
  /** How it is asked: a name alone, thirty seconds before a meeting, what somebody likes, who said it, as one looks back. */
  readonly form?: 'name' | 'prep' | 'likes' | 'who' | 'review';
  /** A customer is to be made: `surely` where those that come near have been shown. */
  readonly make?: 'new' | 'surely';
  /** A follow-up that is asked for by this name, and not told as what one is going to do. */
  readonly planned?: true;
  readonly whose?: 'me' | 'team' | 'all' | Teammate;
  readonly when?: string;
  /** Days as `2026-11-25`, with a clock `2026-11-25T09:30`. */
  readonly due?: string;
  readonly day?: PlannedDay;
  /** A day that no calendar has, as it was said. */
  readonly noDay?: string;
  /** How much later, in days. */
  readonly later?: number;
  readonly from?: string;
  readonly until?: string;
  readonly since?: string;
  /** Stretches of days on which a company is closed, or works. */
  readonly stretches?: readonly { readonly from: string; readonly until: string; readonly off: boolean }[];
  readonly close?: string;
  readonly period?: string;
  readonly at?: string;
  readonly weekdays?: readonly number[];
  readonly days?: number;
  readonly hours?: number;
  readonly off?: boolean;
  readonly tier?: string;
  readonly stage?: string;
  readonly status?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly tag?: string;
  readonly field?: string;
  readonly value?: string;
  /** What is told of somebody, by field. */
  readonly details?: Readonly<Record<string, string>>;
  /** Which part somebody plays in a decision. */
  readonly part?: string;
  readonly amount?: number;
  readonly outcome?: string;
  readonly reason?: string;
  readonly rival?: string;
  readonly rate?: number;
  readonly query?: Query;
  readonly score?: number;
  readonly below?: number;
  readonly trend?: boolean;
  readonly text?: string;
  readonly takers?: readonly {
    readonly colleague: Teammate;
    readonly filter: {
      readonly tier?: string;
      /** Words that may be a tag. */
      readonly tag?: string;
      readonly customers?: readonly Company[];
      /** Lines of the last list. */
      readonly lines?: readonly number[];
      readonly rest?: true;
    };
  }[];
  readonly playbookSteps?: readonly PlaybookStep[];
  /** `perhapsId`: a colleague whose it may be instead. */
  readonly steps?: readonly { readonly due: string; readonly ownerId: number; readonly perhapsId?: number }[];
};

/** What is counted or added up, where it is not customers. */
export type Figure =
  | 'signed'
  | 'quoted'
  | 'paid'
  | 'ordered'
  | 'openDeals'
  | 'wonDeals'
  | 'lostDeals'
  | 'averageDeal'
  | 'winRate'
  | 'complaints'
  | 'complaintDays'
  | 'contacts'
  | 'scores'
  | 'promises'
  | 'newCustomers';

/** Something that customers have, or have not, within the days of the question. */
export type Evidence = {
  readonly what:
    | 'mentions'
    | 'complaints'
    | 'uses'
    | 'deals'
    | 'won'
    | 'lost'
    | 'scores'
    | 'contacts'
    | 'people'
    | 'backup'
    | 'delivered';
  /** What is looked for, in the words of whoever asks. */
  readonly about?: string | undefined;
  readonly kind?: 'visit' | 'call' | 'meeting' | undefined;
  readonly not?: true | undefined;
};

/** A question that counts and sorts, as far as it is not said by slots of its own: whose, and of which tier. */
export type Query = {
  readonly of: 'customers' | Figure;
  readonly evidence: readonly Evidence[];
  readonly whose?: 'me' | 'team' | 'all' | Teammate;
  /** What the figure is about. */
  readonly about?: string;
  /** Why deals were lost. */
  readonly cause?: LossCause;
  readonly kind?: Evidence['kind'];
  readonly customer?: Company;
  readonly stage?: string;
  readonly status?: string;
  /** Words that are no words of a question: a tag, a city, a stage of the team's own, or nothing that is known. */
  readonly named?: readonly string[];
  readonly silentDays?: number;
  readonly since?: string;
  /** The last day. */
  readonly until?: string;
  /** The days on which deals are to be signed. */
  readonly closing?: { readonly from: string; readonly until: string };
  readonly isOpen?: boolean;
  /** Complaints that are closed. */
  readonly isSettled?: boolean;
  /** Promises whose day has gone by. */
  readonly isBroken?: boolean;
  /** Scores below this, of five. */
  readonly below?: number;
  readonly over?: number;
  readonly under?: number;
  readonly group?: 'owner' | 'tier' | 'stage' | 'month' | 'quarter' | 'customer' | 'cause' | 'rival' | 'city' | 'tag';
  readonly sort?: 'value' | 'lifetime' | 'quote' | 'paid' | 'order' | 'silence' | 'count' | 'name';
  readonly top?: number;
};

/** Without an id: nobody we know, or it is not clear who. */
export type Company = {
  readonly id?: number | undefined;
  readonly name: string;
  /** As it was said. */
  readonly said?: string | undefined;
};
export type Someone = {
  readonly id?: number | undefined;
  readonly name: string;
  readonly customer?: Company | undefined;
};
export type Teammate = {
  readonly id?: number | undefined;
  /** Their own name; without an id as it was said. */
  readonly name: string;
  /** What they were called, where it is not their name. */
  readonly called?: string | undefined;
  /** It was said which of several of that name is meant. */
  readonly chosen?: true | undefined;
  /** Those of whom one is meant. */
  readonly among?: readonly number[] | undefined;
};

/** What a sentence was taken for. */
export type Understood = {
  readonly kind: SentenceKind;
  readonly intent: string;
  readonly slots: Slots;
  /** How sure that is, of 1, beside all else that the sentence might be. */
  readonly sureness: number;
  /** It asks: nothing is kept or done by it. */
  readonly isAsked?: true;
  /** It is not sure, and asks: the likeliest first. */
  readonly asks: readonly { readonly intent: string; readonly slots: Slots }[];
  /** What it is likest among what can be asked, for when it is not known. */
  readonly nearest: readonly string[];
  /** A phrase says the whole of it: nothing has to be weighed. */
  readonly isPhrase?: true;
  /** Why, a line a reason. */
  readonly reasons: readonly string[];
};

/** What the pages beside the chat show, as the product hands it over: plain data, no more than the visitor may see. */
import type { Card, Picture, PictureChart } from '../../../core/contract/card.ts';
import type { TableQuery } from '../../../core/contract/customer.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';
import type { Role } from '../../../core/contract/person.ts';

export type { TableQuery };

type Day = Temporal.PlainDate;

export type Viewer = {
  readonly name: string;
  readonly role: Role;
  readonly today: Day;
  /** So many of their own follow-ups are late. */
  readonly late: number;
};

export type CustomerRow = {
  readonly id: number;
  readonly name: string;
  readonly tier: string | null;
  readonly stage: Localized | undefined;
  readonly tags: readonly string[];
  readonly owner: string | null;
  /** How many of us know it, as the board counts them. */
  readonly knownBy: number;
  readonly lastOn: Day | undefined;
  readonly next: { readonly on: Day; readonly action: string } | undefined;
  /** Quoted and signed, each with its kind and never added. */
  readonly money: readonly Localized[];
};

export type CustomersView = {
  readonly viewer: Viewer;
  readonly query: TableQuery;
  readonly rows: readonly CustomerRow[];
  readonly count: number;
  readonly pages: number;
  readonly owners: readonly { readonly id: number; readonly name: string }[];
};

export type FollowUpRow = {
  readonly id: number;
  readonly customer: { readonly id: number; readonly name: string } | undefined;
  readonly action: string;
  readonly on: Day;
  readonly at: string | undefined;
  readonly owner: string;
  /** In workdays. */
  readonly lateBy: number;
};

/** Of a record: what was said from it last, and from which note on its timeline goes on. */
export type RecordAsked = { readonly heard: string | undefined; readonly skip: number; readonly locale: Locale };

export type CustomerView = {
  readonly viewer: Viewer;
  readonly id: number;
  readonly colleagues: readonly string[];
  /** How many notes are newer than these, and how many there are beyond them where there are any. */
  readonly skip: number;
  readonly earlier: number | undefined;
  readonly answer: { readonly card: Card; readonly receipt: string; readonly locale: Locale } | undefined;
  readonly name: string;
  readonly tier: string | null;
  readonly stage: Localized | undefined;
  readonly tags: readonly string[];
  readonly owner: string | undefined;
  readonly helpers: readonly string[];
  /** In thirty seconds: what is open and what went wrong, each with the notes that say it, as «#12». */
  readonly brief: readonly { readonly label: string; readonly text: string; readonly state?: 'late' | undefined }[];
  readonly deals: readonly {
    readonly id: number;
    readonly stage: Localized | undefined;
    readonly closeOn: Day | undefined;
    readonly owner: string | null;
    readonly sums: readonly Localized[];
  }[];
  /** Colleagues who have met somebody there, the last first. */
  readonly knowers: readonly {
    readonly name: string;
    readonly whom: readonly string[];
    readonly times: number;
    readonly on: Day;
  }[];
  /** The tables that it came in with. */
  readonly files: readonly { readonly name: string; readonly by: string; readonly on: Day }[];
  readonly people: readonly {
    readonly name: string;
    readonly title: string | null;
    readonly reached: readonly string[];
    readonly met: number;
  }[];
  readonly facts: readonly {
    readonly topic: Localized;
    readonly text: string;
    readonly author: string;
    readonly on: Day;
  }[];
  readonly followUps: readonly FollowUpRow[];
  /** What other programs told within the days of these notes, the newest first. */
  readonly records: readonly { readonly on: Day; readonly text: string }[];
  readonly notes: readonly { readonly id: number; readonly on: Day; readonly author: string; readonly text: string }[];
  /** Undefined: not for these eyes. */
  readonly readers: readonly { readonly name: string; readonly on: Day }[] | undefined;
};

/** A month, and its days on which nobody works, as `2026-12-05`. */
export type MonthView = { readonly month: Temporal.PlainYearMonth; readonly off: readonly string[] };

/** A week by its Monday, and its days on which nobody works. */
export type WeekView = { readonly monday: Temporal.PlainDate; readonly off: readonly string[] };

export type FollowUpsView = {
  readonly viewer: Viewer;
  readonly whose: 'me' | 'team';
  readonly rows: readonly FollowUpRow[];
  readonly month: MonthView | undefined;
  /** Neither a month nor a week: they are a list. */
  readonly week: WeekView | undefined;
};

export type FollowUpsAsked = {
  readonly whose: 'me' | 'team';
  /** As an address says it; neither: as a list. */
  readonly month: string | undefined;
  readonly week: string | undefined;
};

/** A figure and the rows behind it, in the visitor's words. */
export type BoardSection = {
  /** Its place in the page's address. */
  readonly id: string;
  readonly group: 'attention' | 'money' | 'stage' | 'person' | 'results' | 'use';
  readonly title: string;
  readonly figure: string;
  /** What else it comes to, line by line. */
  readonly note?: string;
  readonly state: 'late' | 'cold' | 'one' | undefined;
  readonly tone?: Tone;
  /** It stands on the first screen, too. */
  readonly isFirst?: boolean;
  /** Of the largest of its kind, in percent. */
  readonly share?: number;
  /** Several beside each other, in percent of the largest of all. */
  readonly bars?: readonly { readonly tone: Tone; readonly share: number }[];
  /** What it is measured by, or why it matters. */
  readonly under?: string;
  /** What is said where nothing is counted. */
  readonly none?: string;
  /** What asks for it in the chat. */
  readonly says: string;
  readonly rows: readonly BoardRow[];
};

export type BoardRow = {
  readonly href: string | undefined;
  readonly name: string;
  readonly text: string;
  /** How late, how long, how much. */
  readonly tag?: string | undefined;
  readonly does?: Sentence | undefined;
};

/** Said in the chat by a press; `says` in words of a person. */
export type Sentence = { readonly says: string; readonly label: string };

/** What a sum means: reached, gone, hoped for, or on the way. */
export type Tone = 'good' | 'lost' | 'hope' | undefined;

/** A customer for whom something is to be done first. */
export type BoardThing = {
  readonly state: 'complaint' | 'late' | 'one' | 'cold';
  readonly href: string;
  readonly name: string;
  readonly why: string;
  /** All of it in a line, as a chat says it. */
  readonly line: string;
  readonly does: Sentence;
};

export type BoardView = {
  readonly viewer: Viewer;
  /** Whose it is: a lead's team; undefined: everybody's. */
  readonly team: string | undefined;
  readonly things: readonly BoardThing[];
  readonly sections: readonly BoardSection[];
  /** The last weeks; undefined where there is only one to speak of. */
  readonly picture: Picture | undefined;
};

/** What moves from month to month. */
export type MonthsView = { readonly viewer: Viewer; readonly charts: readonly PictureChart[] };

/** Undefined: the visitor is nobody we know, or what is asked for does not exist for them. */
export type Views = {
  customers(me: string, query: TableQuery): Promise<CustomersView | undefined>;
  customer(me: string, id: number, asked: RecordAsked): Promise<CustomerView | undefined>;
  board(me: string, locale: Locale): Promise<BoardView | undefined>;
  months(me: string, locale: Locale): Promise<MonthsView | undefined>;
  followUps(me: string, asked: FollowUpsAsked): Promise<FollowUpsView | undefined>;
  /** The addresses of customers that go by some words: none, one, or a table of them. */
  find(me: string, words: string): Promise<string | undefined>;
};

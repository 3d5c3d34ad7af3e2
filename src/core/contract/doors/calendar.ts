/** What a calendar program shows of somebody's work here. */
export type CalendarEntry = {
  /** The same at every fetch, and of this entry alone. */
  readonly uid: string;
  readonly title: string;
  readonly about?: string;
  readonly when:
    /** Whole days, both included. */
    | { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }
    | { readonly at: Temporal.Instant; readonly minutes: number };
};

/** A person's calendar, as it is now. */
export type CalendarShown = { readonly name: string; readonly entries: readonly CalendarEntry[] };

/** A meeting as it stands in somebody's calendar. */
export type CalendarMeeting = {
  /** The same at every reading, and of this one of a series alone. */
  readonly uid: string;
  readonly title: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** Addresses of those who are invited. */
  readonly addresses: readonly string[];
};

/** Reads an iCalendar file: its meetings with an hour that begin within the span. Undefined: it is none. */
export type ReadCalendar = (
  text: string,
  span: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
) => Promise<readonly CalendarMeeting[] | undefined>;

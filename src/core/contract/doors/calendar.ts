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

/** A note, the names, the sums and the days in it. */
export type Annotated = {
  readonly text: string;
  /** Where it was written, an IANA zone. */
  readonly tz?: string;
  /** The day, or the minute, on which it was written. */
  readonly ref?: string;
  readonly gold: {
    readonly customers: readonly string[];
    readonly contacts: readonly string[];
    readonly optionalContacts?: readonly string[];
    readonly optionalCustomers?: readonly string[];
    readonly colleagues?: readonly string[];
    readonly amounts?: readonly ({ readonly value: number } | { readonly min: number; readonly max: number })[];
    /** Its time expressions in their order, and whether a step of ours is due then; what may be left out is «either». */
    readonly days?: readonly (readonly [words: string, role: 'ours' | 'either' | 'not'])[];
    /** Where no `days` are told: the steps themselves. */
    readonly followUps?: readonly {
      readonly due?: string;
      readonly dueAlt?: readonly string[];
      readonly optional?: boolean;
    }[];
    readonly others?: readonly { readonly name: string }[];
  };
};

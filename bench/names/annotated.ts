/** A note, the names and the sums in it. */
export type Annotated = {
  readonly text: string;
  /** Where it was written, an IANA zone. */
  readonly tz?: string;
  readonly gold: {
    readonly customers: readonly string[];
    readonly contacts: readonly string[];
    readonly optionalContacts?: readonly string[];
    readonly optionalCustomers?: readonly string[];
    readonly colleagues?: readonly string[];
    readonly amounts?: readonly ({ readonly value: number } | { readonly min: number; readonly max: number })[];
    readonly others?: readonly { readonly name: string }[];
  };
};

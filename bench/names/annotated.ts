/** A note and the names in it. */
export type Annotated = {
  readonly text: string;
  readonly gold: {
    readonly customers: readonly string[];
    readonly contacts: readonly string[];
    readonly optionalContacts?: readonly string[];
    readonly optionalCustomers?: readonly string[];
    readonly colleagues?: readonly string[];
    readonly others?: readonly { readonly name: string }[];
  };
};

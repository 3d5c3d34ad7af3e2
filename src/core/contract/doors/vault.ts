/** Keeps secrets in a form that is of no use without a key that is not in the database; each is bound to what it is for. */
export type Vault = {
  seal(secret: string, purpose: string): string;
  /** Throws when the key is another one, or the text was changed or moved. */
  open(sealed: string, purpose: string): string;
};

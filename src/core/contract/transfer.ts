export type Field =
  | 'customer'
  | 'aliases'
  | 'owner'
  | 'tier'
  | 'tags'
  | 'contact'
  | 'title'
  | 'phone'
  | 'email'
  | 'wechat'
  | 'note'
  | 'noteOn'
  | 'author'
  | 'nextOn';

/** One column of a table. Without a field it is left out. */
export type Column = { readonly head: string; readonly field: Field | null };

/** How many lines ended how. */
export type Counts = Readonly<Record<'new' | 'changed' | 'same' | 'twin' | 'failed', number>>;

/** A line that shows what is meant: its number and why it does not go in as it is. */
export type Example = { readonly line: number; readonly end: 'twin' | 'failed'; readonly why: string };

/** What undoing has come to, in customers: made and gone, changed and as before, and left because others have built on them. */
export type TakenBack = { readonly gone: number; readonly restored: number; readonly kept: number };

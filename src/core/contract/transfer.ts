export type TransferField =
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
export type ImportColumn = { readonly head: string; readonly field: TransferField | null };

/** How many lines ended how. */
export type ImportCounts = Readonly<Record<'new' | 'changed' | 'same' | 'twin' | 'failed', number>>;

/** A line that shows what is meant: its number and why it does not go in as it is. */
export type ImportExample = { readonly line: number; readonly end: 'twin' | 'failed'; readonly why: string };

/** What undoing has come to, in customers: made and gone, changed and as before, and left because others have built on them. */
export type UndoneCounts = { readonly gone: number; readonly restored: number; readonly kept: number };

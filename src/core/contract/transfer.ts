export type TransferField =
  | 'customer'
  | 'aliases'
  | 'owner'
  | 'tier'
  | 'tags'
  | 'contact'
  | 'firstName'
  | 'lastName'
  | 'title'
  | 'phone'
  | 'email'
  | 'wechat'
  | 'amount'
  | 'address'
  | 'source'
  | 'note'
  | 'noteOn'
  | 'author'
  | 'nextOn'
  /** Kept as it is, under the column's own heading. */
  | 'fact';

/** One column of a table. Without a field it is left out. */
export type ImportColumn = { readonly head: string; readonly field: TransferField | null };

/** One sheet of a workbook, in its order; a file that has none is one without a name. `rows`: those below its head. */
export type ImportSheet = {
  readonly name: string;
  readonly rows: number;
  readonly isHidden: boolean;
  readonly isTaken: boolean;
};

/** What a table was found to be like before its columns were understood. */
export type ImportLayout = {
  readonly sheets: readonly ImportSheet[];
  /** Where the heads stand on the first sheet that is taken; null: there are none. */
  readonly headRow: number | null;
  /** Totals, repeated heads and the like, which are nobody's. */
  readonly skipped: number;
};

/** What its bringer has said of a table's layout: these sheets, by number; the heads in this row, or nowhere (0). */
export type LayoutChoice = { readonly sheets?: readonly number[]; readonly headRow?: number };

/** How many lines ended how. */
export type ImportCounts = Readonly<Record<'new' | 'changed' | 'same' | 'twin' | 'failed', number>>;

/** What stands in the way of some lines or cells: why, where first, and how often. */
export type ImportExample = {
  readonly line: number;
  readonly end: 'twin' | 'failed' | 'cell';
  readonly why: string;
  readonly times: number;
};

/** A customer as it would be, in words. */
export type ImportSample = { readonly name: string; readonly isNew: boolean; readonly parts: readonly string[] };

/** What undoing has come to, in customers: made and gone, changed and as before, and left because others have built on them. */
export type UndoneCounts = { readonly gone: number; readonly restored: number; readonly kept: number };

/** Lists of records by page, the newest first, as whoever looks may see them: what is hidden is hidden by the database. */
import { eq, lt, type SQL, sql } from 'drizzle-orm';

export type RecordPage = { readonly before?: number | undefined; readonly limit: number };
/** One of them by its number, or those that are so. */
export type RecordsWhere<Filter> = Filter & { readonly id?: number | undefined; readonly page: RecordPage };
export type AtCustomer = RecordsWhere<{ readonly customer?: number | undefined }>;

export const namedOf = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
export const momentOf = (moment: Temporal.Instant) => moment.toString();
export const isoDay = (day: Temporal.PlainDate | null) => day?.toString() ?? null;

type Column = Parameters<typeof eq>[0];

export function equal(column: Column, value: number | undefined): SQL | undefined {
  return value === undefined ? undefined : sql`${column} = ${value}::bigint`;
}

export function beforeCursor(column: Column, { before }: RecordPage): SQL | undefined {
  return before === undefined ? undefined : lt(column as never, before);
}

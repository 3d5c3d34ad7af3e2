/** What other programs tell us: records of a few kinds, and how a program's own rows become such records. */
import { z } from 'zod';
import type { Localized } from '../locale.ts';

export const RECORD_KINDS = ['order', 'invoice', 'payment', 'complaint', 'call', 'enquiry'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The column or path of a value (`partner_id.1`), or several of which the first that is not empty counts. */
const Place = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** A map: which columns of a program's rows say what. It is a small JSON file; nothing in it is run. */
export const FeedMapSchema = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  /** How its enquiries come. */
  medium: z.enum(['web', 'email']).default('web'),
  /** Where in a JSON body the rows are; by default it is one row, or a list of them. */
  rows: z.string().optional(),
  /** Which of 3/4/2026 is the day. */
  dayOrder: z.enum(['dayFirst', 'monthFirst']).default('monthFirst'),
  columns: z.strictObject({
    /** By what it is known again. */
    id: Place,
    customer: Place,
    on: Place,
    /** When an invoice is to be paid. */
    due: Place.optional(),
    amount: Place.optional(),
    /** What of an invoice is still to be paid; without it, all that no payment refers to. */
    outstanding: Place.optional(),
    currency: Place.optional(),
    status: Place.optional(),
    /** What is joined to its words. */
    text: Place.optional(),
    /** The invoice that a payment is for. */
    reference: Place.optional(),
    contact: Place.optional(),
    phone: Place.optional(),
  }),
  /** What values mean: `{"status": {"已关闭": "cancelled"}}`. */
  values: z.partialRecord(z.enum(['status', 'currency', 'customer']), z.record(z.string(), z.string())).default({}),
  defaults: z.partialRecord(z.enum(['status', 'currency']), z.string()).default({}),
  /** Rows without one of these values in a column are left out. */
  only: z.record(z.string(), z.array(z.string())).default({}),
});
export type FeedMap = z.output<typeof FeedMapSchema>;

/** `open`: it counts; `cancelled`: it does not; `paid`: nothing of it is to be paid any more; `missed`: a call that nobody took. */
export const RECORD_STATES = ['open', 'paid', 'cancelled', 'missed'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** A row as we keep it. */
export type MappedRecord = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly customer: string;
  readonly on: string;
  readonly due?: string;
  readonly amount?: number;
  readonly outstanding?: number;
  readonly currency?: string;
  readonly state: RecordState;
  readonly text?: string;
  readonly reference?: string;
};

/** A row that cannot be kept, counted from 1, and what is wrong with it. */
export type FeedFault = { readonly row: number; readonly why: Localized };

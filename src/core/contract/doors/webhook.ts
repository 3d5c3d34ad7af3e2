/** What other programs are told by webhooks: each event with its payload, as a schema that documents and checks it. */
import { z } from 'zod';

const Id = z.number().int().positive();
const Day = z.iso.date();
const Moment = z.iso.datetime({ offset: true });
const Named = z.strictObject({ id: Id, name: z.string() });
/** Null where a row has none; what is only sent «with text» is missing without. */
const Customer = Named.nullable();
const Colleague = Named.nullable();
const Sum = z.strictObject({ kind: z.string(), currency: z.string(), amount: z.number() });

const FollowUp = z.strictObject({
  followUp: z.strictObject({
    id: Id,
    dueOn: Day,
    dueTime: z.string().nullable(),
    repeats: z.boolean(),
    action: z.string().optional(),
  }),
  customer: Customer,
  owner: Colleague,
});

const Deal = z.strictObject({
  deal: z.strictObject({ id: Id, endedOn: Day.nullable(), sums: z.array(Sum) }),
  customer: Customer,
  owner: Colleague,
});

/** The `data` of each event. */
export const WEBHOOK_PAYLOADS = {
  'note.created': z.strictObject({
    note: z.strictObject({ id: Id, kind: z.string().nullable(), occurredOn: Day, text: z.string().optional() }),
    customer: Customer,
    author: Colleague,
  }),
  'followup.due': FollowUp,
  'followup.done': FollowUp.extend({ doneBy: Colleague }),
  'owner.changed': z.strictObject({ customer: Customer, from: Colleague, to: Colleague }),
  'deal.won': Deal,
  'deal.lost': Deal.extend({
    cause: z.string().nullable(),
    reason: z.string().optional(),
    rival: z.string().optional(),
  }),
  'complaint.opened': z.strictObject({
    complaint: z.strictObject({ id: Id, openedAt: Moment, dueAt: Moment, text: z.string().optional() }),
    customer: Customer,
    owner: Colleague,
  }),
  'satisfaction.low': z.strictObject({
    score: z.strictObject({ id: Id, scale: z.string(), value: z.number(), outOf: z.number(), notedOn: Day }),
    customer: Customer,
    owner: Colleague,
  }),
  'customer.risk': z.strictObject({
    customer: Customer,
    owner: Colleague,
    signs: z.strictObject({
      lowScore: z.boolean(),
      openComplaints: z.number().int(),
      silentSince: Day.nullable(),
      dealLostOn: Day.nullable(),
    }),
  }),
  'import.finished': z.strictObject({
    import: z.strictObject({ id: Id, made: z.number().int(), changed: z.number().int(), leftOut: z.number().int() }),
    by: Colleague,
  }),
  'import.undone': z.strictObject({
    import: z.strictObject({ id: Id, gone: z.number().int(), restored: z.number().int(), kept: z.number().int() }),
    by: Colleague,
  }),
  'webhook.test': z.strictObject({ webhook: Id }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type WebhookEvent = keyof typeof WEBHOOK_PAYLOADS;

// The keys of the record above.
export const ALL_WEBHOOK_EVENTS = Object.keys(WEBHOOK_PAYLOADS) as readonly WebhookEvent[];

/** What may be asked for: a test comes by itself. */
export const WEBHOOK_EVENTS = ALL_WEBHOOK_EVENTS.filter((event) => event !== 'webhook.test');

/** What of an event is in no row afterwards. */
export type WebhookFacts = {
  readonly from?: number | null;
  readonly to?: number | null;
  readonly signs?: z.output<(typeof WEBHOOK_PAYLOADS)['customer.risk']>['signs'];
};

/** What is sent: with the same `webhook-id` in its head however often. */
export type WebhookBody = { readonly type: WebhookEvent; readonly timestamp: string; readonly data: unknown };

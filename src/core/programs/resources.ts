/** What programs are given: the records, as JSON. Days are ISO 8601, moments are in UTC. */
import { z } from 'zod';
import { STATUSES } from '../contract/vocabulary.ts';
import { toldSchema } from './told.ts';

const id = z.number().int();
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const Named = z.object({ id, name: z.string() });

export const CustomerResource = z
  .object({
    id,
    name: z.string(),
    tier: z.enum(['A', 'B', 'C']).nullable(),
    stage: z.string().nullable(),
    status: z.string().nullable().describe(Object.keys(STATUSES).join(', ')),
    tags: z.array(z.string()),
    owner: Named.nullable(),
    backup: Named.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Customer' });

export const ContactResource = z
  .object({
    id,
    customer: Named,
    name: z.string(),
    title: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    wechat: z.string().nullable(),
    birthday: z.string().nullable().describe('03-05, or 1980-03-05 where the year is known'),
  })
  .meta({ id: 'Contact' });

export const InteractionResource = z
  .object({
    id,
    customer: Named.nullable(),
    mention: z.string().nullable().describe('whom it names, while that is no customer yet'),
    author: Named,
    kind: z.string().nullable(),
    on: day,
    text: z.string(),
    gist: z.string(),
    contacts: z.array(z.string()),
    private: z.boolean(),
    createdAt: moment,
  })
  .meta({ id: 'Interaction' });

export const FollowUpResource = z
  .object({
    id,
    customer: Named.nullable(),
    interaction: id.nullable(),
    owner: Named,
    action: z.string(),
    on: day,
    at: z.string().nullable().describe('HH:MM on the owner’s wall'),
    until: day.nullable(),
    deadline: z.boolean(),
    repeats: z.string().nullable().describe('an RRULE'),
    state: z.enum(['open', 'asked', 'done', 'cancelled']),
    remindAt: moment.nullable(),
  })
  .meta({ id: 'FollowUp' });

export const FactResource = z
  .object({
    id,
    customer: Named,
    contact: Named.nullable(),
    topic: z.string(),
    text: z.string(),
    author: Named,
    on: day,
    endedOn: day.nullable(),
  })
  .meta({ id: 'Fact' });

export const DealResource = z
  .object({
    id,
    customer: Named,
    stage: z.string().nullable(),
    movedOn: day,
    closeOn: day.nullable(),
    outcome: z.enum(['won', 'lost']).nullable(),
    endedOn: day.nullable(),
    reason: z.string().nullable(),
    rival: z.string().nullable(),
    sums: z.array(z.object({ kind: z.string(), amount: z.number(), currency: z.string() })),
  })
  .meta({ id: 'Deal' });

export const ComplaintResource = z
  .object({
    id,
    customer: Named,
    text: z.string(),
    openedAt: moment,
    dueAt: moment,
    closedAt: moment.nullable(),
    done: z.string().nullable(),
    content: z.boolean().nullable().describe('whether the customer was content with what was done'),
  })
  .meta({ id: 'Complaint' });

export const PersonResource = z
  .object({
    id,
    name: z.string(),
    role: z.enum(['rep', 'lead', 'manager', 'admin']),
    team: Named.nullable(),
    zone: z.string(),
    locale: z.enum(['zh', 'en']),
  })
  .meta({ id: 'Person' });

const count = z.number().int();

export const ImportResource = z
  .object({
    id,
    name: z.string(),
    state: z
      .enum(['looking', 'ready', 'running', 'stuck', 'done', 'undoing', 'undone', 'dropped'])
      .describe('`ready` waits for a word; `stuck`: a fault stopped it, the chat says how it goes on'),
    rows: count,
    counts: z.object({ new: count, changed: count, same: count, twin: count, failed: count }),
    cellsLeftOut: count,
    alike: z.enum(['leave', 'join', 'make']).describe('what is done with a line that looks like a customer you have'),
    headRow: count.nullable(),
    sheets: z.array(z.object({ name: z.string(), rows: count, taken: z.boolean() })),
    columns: z.array(z.object({ at: count, head: z.string(), field: z.string().nullable() })),
    samples: z.array(z.object({ name: z.string(), new: z.boolean(), parts: z.array(z.string()) })),
    problems: z.array(z.object({ sheet: count, row: count, why: z.string(), times: count })),
    undone: z.object({ gone: count, restored: count, kept: count }).nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Import' });

export const ExportResource = z
  .object({
    id,
    what: z.enum(['customers', 'cards', 'notes']),
    whose: z.enum(['own', 'team', 'all']),
    state: z.enum(['due', 'done']),
    file: z
      .object({ id, name: z.string(), size: count })
      .nullable()
      .describe('none: not yet, nothing to export, or gone'),
    createdAt: moment,
  })
  .meta({ id: 'Export' });

export const MAX_PAGE = 100;

/** Which page of a list: by the cursor that the page before gave. */
export const pageInput = {
  cursor: z.string().max(40).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(20),
};

export const byId = { id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) };
export const optionalId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional();

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('the cursor of the next page; null: it was the last'),
  });
}

/** What a write answers: how it ended, in words too, and the record as it is now. */
export function wroteOf<Item extends z.ZodType>(item: Item) {
  return z.object({ outcome: z.string(), said: z.array(toldSchema), record: item.nullable() });
}

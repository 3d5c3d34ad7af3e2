/** What a message says: made of the rows as they are when it is sent. */
import { WEBHOOK_PAYLOADS, type WebhookBody, type WebhookEvent, type WebhookFacts } from '../contract/doors/webhook.ts';
import type { Tx } from '../db/tx.ts';
import {
  colleagueTold,
  complaintTold,
  customerTold,
  dealTold,
  followUpTold,
  importTold,
  undoneImportTold,
  noteTold,
  scoreTold,
} from './store/subjects.ts';

/** What of a text goes along at most, in characters. */
const LONGEST_TEXT = 8_000;

type Told = { readonly id: number; readonly facts: WebhookFacts | null; readonly hasWords: boolean };

/** Undefined: there is nothing to tell any more. */
export async function bodyOf(
  tx: Tx,
  { event, at, ...told }: Told & { readonly event: WebhookEvent; readonly at: Temporal.Instant },
): Promise<string | undefined> {
  const data = await DATA[event](tx, told);
  if (!data) return undefined;
  const body: WebhookBody = { type: event, timestamp: at.toString(), data: WEBHOOK_PAYLOADS[event].parse(data) };
  return JSON.stringify(body);
}

const words = ({ hasWords }: Told, texts: Readonly<Record<string, string | null>>) =>
  hasWords
    ? Object.fromEntries(
        Object.entries(texts).flatMap(([key, text]) => (text === null ? [] : [[key, text.slice(0, LONGEST_TEXT)]])),
      )
    : {};

type Make = (tx: Tx, told: Told) => Promise<Readonly<Record<string, unknown>> | undefined>;

const followUp =
  (isStill: (state: string) => boolean, more: (row: { done_by: unknown }) => object): Make =>
  async (tx, told) => {
    const row = await followUpTold(tx, told.id);
    if (!row || !isStill(row.state)) return undefined;
    const { id, due_on: dueOn, due_time: dueTime, repeats, action, customer, owner } = row;
    return { followUp: { id, dueOn, dueTime, repeats, ...words(told, { action }) }, customer, owner, ...more(row) };
  };

const deal =
  (outcome: 'won' | 'lost'): Make =>
  async (tx, told) => {
    const row = await dealTold(tx, told.id);
    if (row?.outcome !== outcome) return undefined;
    const { id, ended_on: endedOn, sums, customer, owner, cause, reason, rival } = row;
    const why = outcome === 'lost' ? { cause, ...words(told, { reason, rival }) } : {};
    return { deal: { id, endedOn, sums }, customer, owner, ...why };
  };

const colleague = async (tx: Tx, id: number | null | undefined) =>
  typeof id === 'number' ? ((await colleagueTold(tx, id)) ?? null) : null;

const DATA: Readonly<Record<WebhookEvent, Make>> = {
  async 'note.created'(tx, told) {
    const row = await noteTold(tx, told.id);
    if (!row) return undefined;
    const { id, kind, on: occurredOn, text, customer, author } = row;
    return { note: { id, kind, occurredOn, ...words(told, { text }) }, customer, author };
  },
  'followup.due': followUp(
    (state) => state === 'open' || state === 'asked',
    () => ({}),
  ),
  'followup.done': followUp(
    (state) => state === 'done',
    ({ done_by: doneBy }) => ({ doneBy }),
  ),
  async 'owner.changed'(tx, { id, facts }) {
    const row = await customerTold(tx, id);
    if (!row) return undefined;
    const [from, to] = [await colleague(tx, facts?.from), await colleague(tx, facts?.to)];
    return { customer: row.customer, from, to };
  },
  'deal.won': deal('won'),
  'deal.lost': deal('lost'),
  async 'complaint.opened'(tx, told) {
    const row = await complaintTold(tx, told.id);
    if (!row) return undefined;
    const { id, opened_at: openedAt, due_at: dueAt, text, customer, owner } = row;
    return { complaint: { id, openedAt, dueAt, ...words(told, { text }) }, customer, owner };
  },
  async 'satisfaction.low'(tx, { id }) {
    const row = await scoreTold(tx, id);
    if (!row) return undefined;
    const { scale, value, out_of: outOf, noted_on: notedOn, customer, owner } = row;
    return { score: { id, scale, value, outOf, notedOn }, customer, owner };
  },
  async 'customer.risk'(tx, { id, facts }) {
    const row = await customerTold(tx, id);
    return row && facts?.signs ? { ...row, signs: facts.signs } : undefined;
  },
  async 'import.finished'(tx, { id }) {
    const row = await importTold(tx, id);
    if (!row) return undefined;
    const { counts, by } = row;
    return { import: { id, made: counts.new, changed: counts.changed, leftOut: counts.twin + counts.failed }, by };
  },
  'import.undone': async (tx, { id }) => {
    const row = await undoneImportTold(tx, id);
    return row && { import: { id, ...row.undone }, by: row.by };
  },
  'webhook.test': async (_, { id }) => ({ webhook: id }),
};

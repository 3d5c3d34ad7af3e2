/** What the columns of a table say that lasts, in one statement. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Draft } from '../draft.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';

const newFacts = statement(
  z.object({}),
  sql`insert into facts (customer_id, contact_id, topic, text, author_id, noted_on, holds_on)
  select n."customerId", n."contactId", 'other', n.text, ${text('by')}::bigint, ${text('on')}::date, ${text('on')}::date
  from jsonb_to_recordset(${text('rows')}::jsonb) as n("customerId" bigint, "contactId" bigint, text text)`,
);

export async function writeFacts(
  tx: Tx,
  {
    drafts,
    personId,
    today,
    contactIds,
  }: {
    readonly drafts: readonly Draft[];
    readonly personId: number;
    readonly today: Temporal.PlainDate;
    readonly contactIds: ContactIds;
  },
) {
  const rows = drafts.flatMap((draft) =>
    draft.newFacts.map((fact) => ({
      customerId: keyOf(draft),
      contactId: fact.contact === undefined ? null : (contactIds.get(contactKey(keyOf(draft), fact.contact)) ?? null),
      text: fact.text,
    })),
  );
  if (rows.length) await newFacts(tx, { rows: JSON.stringify(rows), by: String(personId), on: today.toString() });
}

/** By what a contact of one of the drafts is found. */
export const contactKey = (customerId: number, name: string) => `${customerId} ${name}`;

export type ContactIds = ReadonlyMap<string, number | undefined>;

/** The key of what has been given one. */
export function keyOf({ id }: { readonly id?: number | undefined }): number {
  if (id === undefined) throw new Error('what is to be written has no key yet');
  return id;
}

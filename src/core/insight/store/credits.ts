/** Whose notes helped others: read before a visit, opened from a search, or thanked for. Never how many there are. */
import { aliasedTable, and, desc, eq, gte, ne } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { audit } from '../../db/schema/audit.ts';
import { customers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { thanks } from '../../db/schema/questions.ts';

type Since = { readonly since: Temporal.Instant };

const reader = aliasedTable(people, 'reader');

/** Each colleague who has read somebody else's note since an instant, once a note. */
export async function notesRead(tx: Tx, { since }: Since) {
  return tx
    .selectDistinct({
      noteId: interactions.id,
      authorId: interactions.authorId,
      author: people.name,
      customer: customers.name,
      gist: interactions.gist,
      readerId: reader.id,
      reader: reader.name,
    })
    .from(audit)
    .innerJoin(interactions, and(eq(interactions.workspaceId, audit.workspaceId), eq(interactions.id, audit.rowId)))
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .innerJoin(reader, and(eq(reader.workspaceId, audit.workspaceId), eq(reader.id, audit.personId)))
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(
      and(
        eq(audit.tableName, 'interactions'),
        eq(audit.action, 'read'),
        gte(audit.at, since),
        ne(interactions.authorId, reader.id),
      ),
    );
}

/** Each word of thanks since an instant, with the note where there is one that whoever asks may see. */
export async function thanksSaid(tx: Tx, { since }: Since) {
  return tx
    .select({
      id: thanks.id,
      personId: thanks.personId,
      person: people.name,
      byId: reader.id,
      by: reader.name,
      noteId: interactions.id,
      customer: customers.name,
      gist: interactions.gist,
    })
    .from(thanks)
    .innerJoin(people, and(eq(people.workspaceId, thanks.workspaceId), eq(people.id, thanks.personId)))
    .innerJoin(reader, and(eq(reader.workspaceId, thanks.workspaceId), eq(reader.id, thanks.saidBy)))
    .leftJoin(
      interactions,
      and(eq(interactions.workspaceId, thanks.workspaceId), eq(interactions.id, thanks.interactionId)),
    )
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(gte(thanks.createdAt, since))
    .orderBy(desc(thanks.id));
}

export async function addThanks(
  tx: Tx,
  said: Pick<typeof thanks.$inferInsert, 'personId' | 'saidBy' | 'interactionId' | 'text'>,
): Promise<number> {
  return onlyRow(await tx.insert(thanks).values(said).returning({ id: thanks.id })).id;
}

/** The note of a colleague that a word of thanks is likeliest for: the newest about this customer. */
export async function newestNoteOf(
  tx: Tx,
  { authorId, customerId }: { readonly authorId: number; readonly customerId: number },
) {
  const [row] = await tx
    .select({ id: interactions.id, gist: interactions.gist })
    .from(interactions)
    .where(and(eq(interactions.authorId, authorId), eq(interactions.customerId, customerId)))
    .orderBy(desc(interactions.occurredOn), desc(interactions.id))
    .limit(1);
  return row;
}

/** Whether others have read notes of this author since an instant: then they have heard of it. */
export async function isReadSince(
  tx: Tx,
  { authorId, since }: Since & { readonly authorId: number },
): Promise<boolean> {
  const rows = await tx
    .select({ id: audit.id })
    .from(audit)
    .innerJoin(interactions, and(eq(interactions.workspaceId, audit.workspaceId), eq(interactions.id, audit.rowId)))
    .where(
      and(
        eq(audit.tableName, 'interactions'),
        eq(audit.action, 'read'),
        gte(audit.at, since),
        eq(interactions.authorId, authorId),
        ne(audit.personId, authorId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

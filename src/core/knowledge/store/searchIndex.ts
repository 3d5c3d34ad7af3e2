import { and, desc, eq, gt, inArray, notExists, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { gramsOfNote } from '../../text/topics.ts';
import type { Period } from '../../text/period.ts';
import { rawOf, type Tx } from '../../db/tx.ts';
import { customers } from '../../db/schema/customers.ts';
import { interactions, words } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { statement } from '../../db/prepared.ts';
import type { Tier } from '../../contract/customer.ts';

export type IndexQuery = Period & {
  /** Pairs of characters that all have to be there; none: every note. */
  readonly grams: readonly number[];
  readonly customerIds?: readonly number[] | undefined;
  readonly authorId?: number | undefined;
  readonly tier?: Tier | undefined;
};

/** A note that was found. */
export type SearchHit = Awaited<ReturnType<typeof searchIndex>>[number];

/** Notes that may say what is sought, the most recent first: whoever asks looks at the words themselves. */
export async function searchIndex(
  tx: Tx,
  {
    grams,
    customerIds,
    authorId,
    tier,
    since,
    until,
    skip,
    most = BATCH,
  }: IndexQuery & {
    readonly skip: number;
    readonly most?: number;
  },
) {
  seek(tx, grams);
  const filters: (SQL | undefined)[] = [
    customerIds && inArray(interactions.customerId, [...customerIds]),
    authorId === undefined ? undefined : eq(interactions.authorId, authorId),
    tier && eq(customers.tier, tier),
    since && sql`${interactions.occurredOn} >= ${since.toString()}`,
    until && sql`${interactions.occurredOn} < ${until.toString()}`,
  ];
  const found = tx
    .select({
      id: interactions.id,
      occurredOn: interactions.occurredOn,
      kind: interactions.kind,
      text: interactions.text,
      gist: interactions.gist,
      mention: interactions.mention,
      customerId: interactions.customerId,
      customer: customers.name,
      author: people.name,
      isFormer: sql<boolean>`${people.leftAt} is not null`,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .$dynamic();
  const joined = grams.length
    ? found.innerJoin(
        words,
        and(eq(words.workspaceId, interactions.workspaceId), eq(words.interactionId, interactions.id)),
      )
    : found;
  return joined
    .where(and(...filters))
    .orderBy(desc(interactions.occurredOn), desc(interactions.id))
    .limit(most)
    .offset(skip);
}

/** What `words` shows from here on, in this transaction: the notes that have all of these pairs and marks. */
export function seek(tx: Tx, grams: readonly number[]) {
  const seeking = rawOf(tx)`select set_config('app.sought', ${`{${grams.join(',')}}`}, true)`;
  // A failure also fails every statement after it, which is where it is met.
  seeking.catch(() => {});
}

export const BATCH = 200;

/**
 * Makes some of the notes after this one searchable that were kept before there was a search, or by other hands. Resolves to
 * the last of them, if there may be more.
 */
export async function indexSomeNotes(tx: Tx, after: number): Promise<number | undefined> {
  const rows = await tx
    .select({ interactionId: interactions.id, text: interactions.text })
    .from(interactions)
    .where(
      and(
        gt(interactions.id, after),
        notExists(
          tx
            .select({ id: words.id })
            .from(words)
            .where(and(eq(words.workspaceId, interactions.workspaceId), eq(words.interactionId, interactions.id))),
        ),
      ),
    )
    .orderBy(interactions.id)
    .limit(BATCH);
  await indexNotes(tx, rows);
  return rows.at(-1)?.interactionId;
}

export async function indexNote(tx: Tx, of: { readonly interactionId: number; readonly text: string }) {
  await indexNotes(tx, [of]);
}

const saying = statement(
  z.object({}),
  sql`insert into words (interaction_id, grams)
  select n.id, n.grams || (select company_mark()) from jsonb_to_recordset(${sql.placeholder('notes')}::text::jsonb) as n(id bigint, grams int4[])
  on conflict (workspace_id, interaction_id) do update set grams = excluded.grams`,
);

export async function indexNotes(tx: Tx, notes: readonly { readonly interactionId: number; readonly text: string }[]) {
  const rows = notes.map(({ interactionId, text }) => ({ id: interactionId, grams: gramsOfNote(text) }));
  if (rows.length) await saying(tx, { notes: JSON.stringify(rows) });
}

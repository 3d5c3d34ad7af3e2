import { and, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { gramsIn } from '../grams.ts';
import type { Period } from '../period.ts';
import type { Tier } from '../types.ts';
import { rawOf, type Tx } from './open.ts';
import { customers, interactions, people, words } from './schema.ts';

export type Sought = Period & {
  /** Pairs of characters that all have to be there; none: every note. */
  readonly grams: readonly number[];
  readonly customerIds?: readonly number[] | undefined;
  readonly authorId?: number | undefined;
  readonly tier?: Tier | undefined;
};

/** A note that was found. */
export type Hit = Awaited<ReturnType<typeof notesSaying>>[number];

/** Notes that may say what is sought, the most recent first: whoever asks looks at the words themselves. */
export async function notesSaying(
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
  }: Sought & {
    readonly skip: number;
    readonly most?: number;
  },
) {
  await rawOf(tx)`select set_config('app.sought', ${`{${grams.join(',')}}`}, true)`;
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

export const BATCH = 200;

/** Makes notes searchable that were kept before there was a search, or by other hands. Resolves to how many were left to do. */
export async function learnWords(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ id: interactions.id, text: interactions.text })
    .from(interactions)
    .leftJoin(words, and(eq(words.workspaceId, interactions.workspaceId), eq(words.interactionId, interactions.id)))
    .where(isNull(words.id))
    .limit(BATCH);
  for (const { id, text } of rows) await keepWords(tx, { interactionId: id, text });
  return rows.length;
}

export async function keepWords(
  tx: Tx,
  { interactionId, text }: { readonly interactionId: number; readonly text: string },
) {
  await rawOf(
    tx,
  )`insert into words (interaction_id, grams) values (${interactionId}, array_append(${`{${gramsIn(text).join(',')}}`}::integer[], company_mark()))
    on conflict (workspace_id, interaction_id) do update set grams = excluded.grams`;
}

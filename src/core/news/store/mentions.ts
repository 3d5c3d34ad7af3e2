import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { facts, interactions, words } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { seek } from '../../knowledge/store/searchIndex.ts';
import { bigramsIn } from '../../text/bigrams.ts';
import { bitOf, type TopicMark } from '../../text/topics.ts';

/** What notes may say alike: a topic by its mark, a competitor by its names, or one of some words. */
export type TrendSubject =
  | { readonly mark: TopicMark }
  | { readonly rivals: readonly string[] }
  | { readonly words: readonly string[] };

export type TrendNote = {
  readonly noteId: number;
  readonly customerId: number;
  readonly customer: string;
  readonly author: string;
  readonly occurredOn: Temporal.PlainDate;
  readonly text: string;
};

/** Notes that say so since a day, the newest first; private ones and those on restricted customers are nobody else's. */
export async function mentionsSince(
  tx: Tx,
  {
    subject,
    since,
    most,
  }: { readonly subject: TrendSubject; readonly since: Temporal.PlainDate; readonly most: number },
): Promise<TrendNote[]> {
  const says = saysOf(tx, subject);
  const rows = await tx.execute<Omit<TrendNote, 'occurredOn'> & { occurredOn: string }>(sql`
    select i.id as "noteId", i.customer_id as "customerId", c.name as customer, a.name as author,
      i.occurred_on::text as "occurredOn", i.text
    from ${interactions} i
      join ${customers} c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      join ${people} a on a.workspace_id = i.workspace_id and a.id = i.author_id
    where i.workspace_id = current_workspace() and i.occurred_on > ${since.toString()}::date and not i.private
      and c.only_team_id is null and c.partner is null and ${says}
    order by i.occurred_on desc, i.id desc limit ${most}`);
  return rows.map(({ occurredOn, ...row }) => ({ ...row, occurredOn: Temporal.PlainDate.from(occurredOn) }));
}

function saysOf(tx: Tx, subject: TrendSubject): SQL {
  if ('rivals' in subject)
    return sql`exists (select from ${facts} where ${facts.workspaceId} = i.workspace_id and ${facts.interactionId} = i.id
      and ${facts.topic} = 'competitor' and ${inArray(facts.text, [...subject.rivals])})`;
  if ('mark' in subject) return sql`i.topics <> 0 and i.topics & ${bitOf(subject.mark)}::integer <> 0`;
  const said = sql.join(
    subject.words.map((word) => sql`strpos(lower(i.text), ${word.toLowerCase()}) > 0`),
    sql` or `,
  );
  const [only, another] = subject.words;
  if (only === undefined || another !== undefined) return sql`(${said})`;
  seek(tx, bigramsIn(only));
  return sql`exists (select from ${words} where ${words.workspaceId} = i.workspace_id and ${words.interactionId} = i.id) and (${said})`;
}

/** The competitors that a note was the first to tell of, at its customer. */
export async function rivalsToldIn(tx: Tx, noteId: number): Promise<readonly string[]> {
  const rows = await tx
    .select({ name: facts.text })
    .from(facts)
    .where(and(eq(facts.interactionId, noteId), eq(facts.topic, 'competitor')));
  return rows.map(({ name }) => name);
}

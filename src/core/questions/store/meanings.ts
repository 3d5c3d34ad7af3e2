/** What words stand for that only this company knows: its tags, and the cities of its customers. */
import { sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { facts } from '../../db/schema/interactions.ts';
import type { Tx } from '../../db/tx.ts';

/** As they are written there: «深圳» and "shenzhen" are told apart, capitals are not. */
export async function meaningsOf(
  tx: Tx,
  words: readonly string[],
): Promise<{
  readonly words: readonly string[];
  readonly tags: readonly string[];
  readonly cities: readonly string[];
}> {
  if (!words.length) return { tags: [], cities: [], words: [] };
  const rows = await tx.execute<{ word: string; kind: 'tag' | 'city'; name: string }>(sql`
    with asked as (select word from jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb) word)
    select distinct on (asked.word) asked.word, found.kind, found.name from asked join lateral (
      select 'tag' as kind, tag as name from ${customers}, jsonb_array_elements_text(${customers.tags}) tag
        where ${customers.workspaceId} = current_workspace() and ${customers.tags} <> '[]' and lower(tag) = lower(asked.word)
      union all
      select 'city', ${facts.text} from ${facts}
        where ${facts.workspaceId} = current_workspace() and ${facts.topic} = 'city' and ${facts.endedOn} is null
          and lower(${facts.text}) = lower(asked.word)
    ) found on true order by asked.word, found.kind desc`);
  return {
    words: rows.map(({ word }) => word),
    tags: rows.filter(({ kind }) => kind === 'tag').map(({ name }) => name),
    cities: rows.filter(({ kind }) => kind === 'city').map(({ name }) => name),
  };
}

/** The names that customers go by, as the directory looks for them. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { distinctiveWords, shortNames } from '../../reader/names/shortNames.ts';
import { spellName } from '../../text/pinyin.ts';
import { statement } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';

export type AliasKind = 'own' | 'short' | 'given' | 'former';

const naming = statement(
  z.object({}),
  sql`insert into aliases (customer_id, name, key, kind, sound, initials, near, parts)
  select n."customerId", n.name, n.key, n.kind, n.sound, n.initials, array(select m # s.salt from unnest(n.near) m), array(select m # s.salt from unnest(n.parts) m)
  from jsonb_to_recordset(${sql.placeholder('names')}::text::jsonb)
    as n("customerId" bigint, name text, key text, kind text, sound text, initials text, near int4[], parts int4[]), (select salt() as salt offset 0) s
  on conflict do nothing`,
);

export type NewAlias = {
  readonly customerId: number;
  readonly name: string;
  readonly kind: AliasKind;
  /** As `spelledNames` has it, where there was time for that before. */
  readonly spelled?: SpelledAlias | undefined;
};

export type SpelledAlias = ReturnType<typeof spellAliases>;

/** From now on these customers go by these names too, and by what people make of them for short. */
export async function addAliases(tx: Tx, names: readonly NewAlias[]): Promise<void> {
  const rows = names.flatMap(({ customerId, name, kind, spelled = spellAliases(name) }) =>
    spelled.map((each) => ({ customerId, kind, ...each })),
  );
  await naming(tx, { names: JSON.stringify(rows) });
}

/** A name and what people make of it for short, each as it is looked for. */
export function spellAliases(name: string) {
  const shorts = [...distinctiveWords(name), ...shortNames(name)];
  // A short name is a part of its full one, and so are its parts; and slips are looked for in the shortest alone.
  return [
    { name, ...spellName(name), ...(shorts.length && { near: [] }) },
    ...shorts.map((short, at) => ({
      kind: 'short' as const,
      name: short,
      ...spellName(short),
      parts: [],
      ...(at < shorts.length - 1 && { near: [] }),
    })),
  ].filter(({ key }) => key);
}

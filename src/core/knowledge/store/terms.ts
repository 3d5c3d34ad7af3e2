/** Words of the team's own: what we sell, names of one competitor or product, and how customers put what they object to. */
import { eq, inArray, sql } from 'drizzle-orm';
import { terms } from '../../db/schema/interactions.ts';
import type { TermKind } from '../../contract/customer.ts';
import type { Tx } from '../../db/tx.ts';
import { nameKeyOf } from '../../text/nameKey.ts';

export type Term = Pick<typeof terms.$inferSelect, 'kind' | 'word' | 'name'>;

export async function allTerms(tx: Tx): Promise<readonly Term[]> {
  return tx.select({ kind: terms.kind, word: terms.word, name: terms.name }).from(terms).orderBy(terms.name, terms.id);
}

/** Whatever else each of these words is called, itself first. */
export async function wordsAlike(tx: Tx, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = words.map(nameKeyOf);
  const names = keys.length
    ? await tx
        .select({ key: terms.key, name: terms.name })
        .from(terms)
        .where(sql`${terms.kind} in ('rival', 'product') and ${inArray(terms.key, keys)}`)
    : [];
  const all = names.length
    ? await tx
        .select({ word: terms.word, name: terms.name })
        .from(terms)
        .where(
          inArray(
            terms.name,
            names.map(({ name }) => name),
          ),
        )
        .orderBy(terms.id)
    : [];
  return new Map(
    words.map((word, at) => {
      const name = names.find(({ key }) => key === keys[at])?.name;
      const others = all.filter((each) => each.name === name).map((each) => each.word);
      return [word, [...new Set([word, ...others])]];
    }),
  );
}

/** How the team says that customers object to something, beside what everybody says. */
export async function objectionsTaught(tx: Tx, name: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ word: terms.word })
    .from(terms)
    .where(sql`${terms.kind} = 'objection' and ${eq(terms.name, name)}`);
  return rows.map(({ word }) => word);
}

/** Both are one from now on, with all that either was called before. */
export async function joinTerms(
  tx: Tx,
  {
    kind,
    word,
    name,
    setBy,
  }: { readonly kind: TermKind; readonly word: string; readonly name: string; readonly setBy: number },
): Promise<string> {
  const [word_, name_] = [nameKeyOf(word), nameKeyOf(name)];
  const known = await tx
    .select({ key: terms.key, name: terms.name })
    .from(terms)
    .where(inArray(terms.key, [word_, name_]));
  const kept = known.find(({ key }) => key === name_)?.name ?? name;
  const other = known.find(({ key }) => key === word_)?.name;
  if (other !== undefined && other !== kept) await tx.update(terms).set({ name: kept }).where(eq(terms.name, other));
  const named = kind === 'rival' || kind === 'product' ? [{ key: name_, word: name }] : [];
  for (const each of [...named, { key: word_, word }])
    await tx
      .insert(terms)
      .values({ kind, ...each, name: kept, setBy })
      .onConflictDoUpdate({ target: [terms.workspaceId, terms.key], set: { kind, name: kept } });
  return kept;
}

/** Whether somebody has told of a competitor of this name. */
export async function isRivalKnown(tx: Tx, name: string): Promise<boolean> {
  const [row] = await tx.execute<{ known: boolean }>(sql`
    select exists (select from facts where workspace_id = current_workspace() and topic = 'competitor' and lower(text) = lower(${name}))
      or exists (select from deals where workspace_id = current_workspace() and lower(rival) = lower(${name}))
      or exists (select from terms where workspace_id = current_workspace() and kind = 'rival' and key = ${nameKeyOf(name)}) as known`);
  return row?.known ?? false;
}

/** What we sell; what is told again stays what it is, with all that it is called. */
export async function addProducts(
  tx: Tx,
  { names, setBy }: { readonly names: readonly string[]; readonly setBy: number },
) {
  await tx
    .insert(terms)
    .values(names.map((name) => ({ kind: 'product' as const, key: nameKeyOf(name), word: name, name, setBy })))
    .onConflictDoNothing();
}

/** What we sell, by name, each under all that it is called. */
export async function allProducts(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const products = (await allTerms(tx)).filter(({ kind }) => kind === 'product');
  return new Map(
    [...Map.groupBy(products, ({ name }) => name)].map(([name, each]) => [name, each.map(({ word }) => word)]),
  );
}

/** How the database would run each statement that is written out by hand. */
import { readdirSync } from 'node:fs';
import { plannable } from '../../src/core/db/prepared.ts';
import { rawOf, type Tx } from '../../src/core/db/tx.ts';

/** A step of a plan, with those that it takes its rows from. */
export type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
  readonly [name: string]: unknown;
};

/** Nothing is run: each is planned for whatever may be filled in. */
export async function planAll(tx: Tx): Promise<{ readonly text: string; readonly plans: readonly Plan[] }[]> {
  const stores = readdirSync('src/core', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^/]+\/store\/[^/]+\.ts$/.test(file),
  );
  await Promise.all(stores.map((file) => import(/* @vite-ignore */ `../../src/core/${file}`)));
  const all = [];
  for (const { text, values } of plannable) all.push({ text, plans: await plan(tx, text, values) });
  return all;
}

/** How this statement would be run. Values that are known would be reckoned with, and what comes of them left out. */
export async function plan(tx: Tx, text: string, values = 0): Promise<readonly Plan[]> {
  const raw = rawOf(tx);
  await raw`set local plan_cache_mode = force_generic_plan`;
  await raw.unsafe(`prepare planned as ${text}`);
  const nothing = values ? `(${Array.from({ length: values }, () => 'null').join()})` : '';
  const [row] = await raw.unsafe<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }[]>(
    `explain (format json) execute planned${nothing}`,
  );
  await raw`deallocate planned`;
  return (row?.['QUERY PLAN'] ?? []).map(({ Plan: first }) => first);
}

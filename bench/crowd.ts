/** A company of a million customers for the measurements, and the same names under pg_trgm. */
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { z } from 'zod';
import { addAliases } from '../src/core/customers/store/aliases.ts';
import type { Store } from '../src/core/db/open.ts';
import { addPerson } from '../src/core/people/store/people.ts';
import { addTeam } from '../src/core/people/store/teams.ts';
import type { Tx } from '../src/core/db/tx.ts';
import { dice, makeName } from './names.ts';

const PEOPLE = 200;
// The embedded database takes a transaction of a minute at the most, on a busy machine too.
const BATCH = 500;

const print = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(0)} s`;

export type Company = {
  readonly workspace: number;
  readonly names: readonly string[];
  readonly firstId: number;
  readonly me: { readonly id: number; readonly teamId: number };
};

type Admin = postgres.Sql;

/** A company of two hundred people, each of whom owns as many customers. Indexes are made at the end, as a restore would. */
export async function fill(
  store: Store,
  { size, seed, admin }: { size: number; seed: number; admin?: Admin },
): Promise<Company> {
  const roll = dice(seed);
  const names = [...new Set(Array.from({ length: size }, () => makeName(roll)))];
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, work);
  const team = await within((tx) => addTeam(tx, { name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh' }));
  const people: number[] = [];
  for (let at = 0; at < PEOPLE; at += 1)
    people.push(
      (
        await within((tx) =>
          addPerson(tx, { name: `p${at}`, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: team.id }),
        )
      ).id,
    );
  const rebuild = admin && (await unindexed(admin));
  const from = performance.now();
  // Far from the keys that the database gives out by itself.
  const firstId = 1_000_000_000;
  const enter = async (start: number) => {
    for (let at = start; at < names.length; at += 2 * BATCH) {
      const some = names
        .slice(at, at + BATCH)
        .map((name, place) => ({ id: firstId + at + place, name, owner: people[(at + place) % PEOPLE]! }));
      await within(async (tx) => {
        await tx.execute(sql`insert into customers (id, name, owner_id, created_by)
          select id, name, owner, owner from jsonb_to_recordset(${JSON.stringify(some)}::text::jsonb) as c(id bigint, name text, owner bigint)`);
        await addAliases(
          tx,
          some.map(({ id, name }) => ({ customerId: id, name, kind: 'own' })),
        );
      });
    }
  };
  // The server writes one batch while the next is spelled.
  await Promise.all([enter(0), enter(BATCH)]);
  print(`  ${names.length} loaded in ${seconds(from)}`);
  await rebuild?.();
  if (admin) await admin.unsafe('vacuum analyze');
  else await store.analyze();
  return { workspace, names, firstId, me: { id: people[0]!, teamId: team.id } };
}

async function unindexed(admin: Admin) {
  const indexes = await admin<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes where tablename = 'aliases' and indexname not in ('aliases_workspace_id_id_pk', 'aliases_key', 'aliases_customer')`;
  for (const { name } of indexes) await admin.unsafe(`drop index ${name}`);
  for (const table of ['aliases', 'customers']) await admin.unsafe(`alter table ${table} disable trigger audit`);
  return async () => {
    for (const { definition, name } of indexes) {
      const from = performance.now();
      await admin.unsafe(definition);
      print(`  ${name} made in ${seconds(from)}`);
    }
    for (const table of ['aliases', 'customers']) await admin.unsafe(`alter table ${table} enable trigger audit`);
  };
}

export async function sizes(admin: Admin) {
  const rows = await admin<{ name: string; size: string }[]>`
    select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
    where relname in ('customers', 'aliases') or (relkind = 'i' and relname like 'aliases%') order by relkind desc, relname`;
  print(`  ${rows.map(({ name, size }) => `${name} ${size}`).join(', ')}`);
}

/** The same names under pg_trgm, without row-level security. Undefined: this server has not got it. */
export async function makeTrigrams(admin: Admin, { names, firstId }: Company) {
  const has = await admin.unsafe('create extension pg_trgm').then(
    () => true,
    () => false,
  );
  if (!has) return undefined;
  const from = performance.now();
  await admin.unsafe('create table bare (id bigint, name text)');
  for (let at = 0; at < names.length; at += 20_000) {
    const some = names
      .slice(at, at + 20_000)
      .map((name, place) => ({ id: firstId + at + place, name: name.toLowerCase() }));
    await admin.unsafe(
      `insert into bare select * from jsonb_to_recordset($1::text::jsonb) as b(id bigint, name text)`,
      [JSON.stringify(some)],
    );
  }
  await admin.unsafe('create index bare_name on bare using gin (name gin_trgm_ops)');
  await admin.unsafe('vacuum analyze bare');
  const [{ size } = { size: '' }] = await admin<
    { size: string }[]
  >`select pg_size_pretty(pg_relation_size('bare_name')) as size`;
  print(`  pg_trgm on the names: ${size}, made in ${seconds(from)}`);
  return {
    part: (text: string) =>
      ids(
        admin.unsafe('select id from bare where name like $1 order by length(name) limit 3', [`%${text}%`], {
          prepare: true,
        }),
      ),
    typo: (text: string) =>
      ids(
        admin.unsafe('select id from bare where name % $1 order by similarity(name, $1) desc limit 3', [text], {
          prepare: true,
        }),
      ),
  };
}

async function ids(rows: Promise<readonly unknown[]>) {
  return z
    .array(z.object({ id: z.coerce.number() }))
    .parse(await rows)
    .map(({ id }) => id);
}

export type Trigrams = Awaited<ReturnType<typeof makeTrigrams>>;

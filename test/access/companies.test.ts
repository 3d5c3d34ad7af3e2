import { sql } from 'drizzle-orm';
import { beforeAll, expect, inject, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';
import { errorCode } from '../../src/core/db/pool.ts';
import { lookAs } from '../../src/core/db/session.ts';
import { fill, forms, NAMED } from '../support/marked.ts';
import { only, snapshot } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

/** Stands in every row of the other company, and in no word of ours. */
const SECRET = 'ZX7731';

let theirs: World;
let ours: World;

beforeAll(async () => {
  theirs = await world();
  await fill(theirs, SECRET);
  ours = await world();
  await fill(ours, 'ours');
});

test('no command shows or changes a row of another company', async () => {
  const before = JSON.stringify(await all(theirs));
  expect(before).toContain(SECRET);
  const { note, promised: followUp } = await theirs.sql(async (tx) =>
    only(
      await tx.execute<{ note: number; promised: number }>(
        sql`select (select max(id) from interactions) as note, (select max(id) from follow_ups) as promised`,
      ),
    ),
  );
  // What is one command in two languages is tried in private in one, and where others read along in the other.
  const named = [note, followUp].flatMap((id) => NAMED.map((text) => text.replace('#', `#${id}`)));
  const sentences = (locale: 'zh' | 'en') =>
    new Set([
      ...commands
        .flatMap(({ examples }) => examples[locale].slice(0, 1))
        .flatMap((text) => forms(text, inject('server') ? [note, followUp] : [])),
      ...named,
    ]);

  const admin = ours.as('boss');
  const [said, done] = [ours.said.length, ours.done.length];
  const { id: pressed } = only(theirs.said.slice(-1));
  for (const text of sentences('zh')) await admin.hears(text, { pressed });
  for (const text of sentences('en')) await ours.as('lilei').hears(text, { room: { id: 'team', kind: 'group' } });
  expect(JSON.stringify(await all(theirs))).toBe(before);
  await ours.until('2026-11-25T10:00');
  expect(JSON.stringify(ours.said.slice(said))).not.toContain(SECRET);
  expect(ours.said.length).toBeGreaterThan(said + commands.length);
  const tried = new Set(ours.done.slice(done).map(({ command }) => command));
  // Only whoever was offered a customer can take or decline it: test/handover.
  const isOpen = (name: string) => !['acceptHandover', 'declineHandover'].includes(name);
  const open = commands.map(({ name }) => name).filter(isOpen);
  expect([...tried].filter(isOpen).toSorted()).toEqual(open.toSorted());
  expect(ours.problems).toEqual([]);
}, 600_000);

test('a row of another company cannot be referred to, taken over, changed or removed', async () => {
  // Every command has been tried by now, those that take things back too.
  await fill(ours, 'again');
  // What is hidden is refused for that alone.
  await ours.sql(async (tx) => {
    lookAs(tx, 'everything');
    await tx.execute(sql`update customers set only_team_id = null`);
    await tx.execute(sql`update interactions set private = false`);
  });
  const rows = await all(ours);
  const foreign = await all(theirs);
  expect(Object.entries(rows).filter(([, found]) => !found.length)).toEqual([]);
  const keys = await ours.sql((tx) =>
    tx.execute<{ table: string; columns: string[]; target: string }>(
      sql`select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target,
        (select jsonb_agg(a.attname order by k.place) from unnest(c.conkey) with ordinality k(n, place)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n) as columns
        from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
    ),
  );
  expect(keys.length).toBeGreaterThan(15);
  for (const { table, columns, target } of keys) {
    expect({ table, target, first: columns[0] }).toEqual({ table, target, first: 'workspace_id' });
    const [, column] = columns;
    if (column === undefined) continue;
    const id = foreign[target]?.[0]?.['id'];
    expect({ target, id }).toEqual({ target, id: expect.anything() });
    const refusal = await attempted(rows[table]![0]!, { table, change: { [column]: id } });
    // A copy may be refused for being one before its reference is looked at.
    expect([FOREIGN_KEY, UNIQUE], `${table}.${column}`).toContain(refusal);
  }
  for (const table of Object.keys(rows)) {
    const stolen = { workspace_id: theirs.workspace };
    const refusal = await attempted(rows[table]![0]!, { table, change: stolen });
    expect({ table, refusal }).toEqual({ table, refusal: DENIED });
    const id = foreign[table]?.[0]?.['id'] ?? 0;
    const touched = await ours.sql((tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(table)} where id = ${id}`),
    );
    expect({ table, ...touched[0] }).toEqual({ table, count: 0 });
  }
});

test('every table of a company is shut, forced, and seen by nobody who has not said for which company', async () => {
  const open = await ours.sql((tx) =>
    tx.execute(sql`select c.relname from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (not c.relrowsecurity or not c.relforcerowsecurity
        or not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polwithcheck is not null))`),
  );
  expect([...open]).toEqual([]);
  for (const table of Object.keys(await all(ours))) {
    const seen = await ours.store.within({ platform: 'nowhere', account: 'nobody' }, (tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(table)}`),
    );
    expect({ table, ...seen[0] }).toEqual({ table, count: 0 });
  }
});

test('the bot acts as a role that owns nothing and cannot rewrite the audit', async () => {
  const [role] = await ours.sql((tx) =>
    tx.execute(sql`select current_user as name, r.rolsuper, r.rolbypassrls, r.rolcanlogin,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
      (select count(*)::int from pg_proc p where p.proowner = r.oid) as functions
      from pg_roles r where r.rolname = current_user`),
  );
  expect(role).toEqual({
    name: 'touchbase',
    rolsuper: false,
    rolbypassrls: false,
    rolcanlogin: false,
    owned: 0,
    functions: 0,
  });

  const rights = await ours.sql((tx) =>
    tx.execute<{ column: string; may: boolean }>(
      sql`select attname as column, has_column_privilege('audit', attname, 'update') as may from pg_attribute
        where attrelid = 'audit'::regclass and attnum > 0 and not attisdropped`,
    ),
  );
  expect(
    rights
      .filter(({ may }) => may)
      .map(({ column }) => column)
      .toSorted(),
  ).toEqual(['after', 'before', 'undone_by']);
  for (const statement of [
    sql`delete from audit`,
    sql`truncate audit`,
    sql`update audit set person_id = null`,
    sql`insert into audit (action, table_name, row_id) values ('insert', 'people', 1)`,
    sql`alter table audit disable trigger all`,
    sql`create table mine (id int)`,
    sql`drop policy workspace on audit`,
    sql`insert into workspaces (name, zone, locale) values ('x', 'x', 'zh')`,
  ])
    expect(await refused(ours, statement)).toBe(DENIED);
});

const FOREIGN_KEY = '23503';
const UNIQUE = '23505';
const DENIED = '42501';

/** With which code the database refuses to keep a copy of a row with something changed. */
async function attempted(
  row: Record<string, unknown>,
  { table, change }: { readonly table: string; readonly change: Record<string, unknown> },
) {
  const id = 9_000_000_000 + Math.trunc(Math.random() * 1e9);
  const copy = JSON.stringify({ ...row, ...unlike(row), id, ...change });
  const name = sql.identifier(table);
  return refused(
    ours,
    sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${copy}::text::jsonb)`,
  );
}

/** What has to be unique in a copy. */
function unlike(row: Record<string, unknown>) {
  const again = String(Math.random());
  return Object.fromEntries(
    ['external', 'message_id', 'key', 'name', 'account']
      .filter((column) => column in row)
      .map((column) => [column, again]),
  );
}

function refused(it: World, statement: ReturnType<typeof sql>) {
  return it
    .sql(async (tx) => {
      await tx.execute(statement);
      throw Object.assign(new Error('it was let through'), { code: 'let through' });
    })
    .catch((error: unknown) => errorCode(error));
}

async function all({ store, workspace }: World) {
  return snapshot(store, { workspace });
}

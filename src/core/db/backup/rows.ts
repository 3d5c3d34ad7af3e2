/**
 * All rows of a database as lines, and back: the same for both databases, so what was kept on one is put back on the other.
 * Read as they were at one moment while the bot works on. Put back in one transaction, without triggers, each row as it was:
 * with all references to be held again at its end, it comes whole or not at all.
 */
import type { DatabaseClient, Raw } from '../pool.ts';
import { Refusal } from '../refusal.ts';
import { type Head, type BackupLine, readBackup } from './file.ts';

/** So many rows at once; of files one, as each may have megabytes. */
const ROWS = 500;
const MOST_CHARS = 4_000_000;

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** By which a row belongs to a company. */
  readonly company: string;
  readonly heavy: boolean;
};

/** As the owner of the tables: what is private or restricted is in a backup, too. */
export async function* linesOf(
  raw: Raw,
  head: Omit<Head, 'format' | 'migrations' | 'last'>,
): AsyncGenerator<BackupLine> {
  await raw`set transaction isolation level repeatable read, read only`;
  // A slow disk keeps the server waiting: it is not taken for one whose process is gone, as nothing waits for what it holds.
  await raw`set local idle_in_transaction_session_timeout = 0`;
  await raw`set local application_name = 'touchbase-backup'`;
  const companies = await raw<{ id: number }[]>`select id from all_workspaces() id order by 1`;
  const [made] = await raw<{ migrations: number; last: string }[]>`select count(*)::int as migrations,
    (array_agg(hash order by created_at desc))[1] as last from drizzle.__drizzle_migrations`;
  if (!made) throw new Error('no count of the changes to the tables');
  yield ['backup', JSON.stringify({ format: 1, ...head, ...made } satisfies Head)];
  for (const table of await tablesOf(raw)) {
    yield ['table', JSON.stringify({ name: table.name, columns: table.columns })];
    for (const { id } of companies) {
      await raw`select set_config('app.workspace', ${String(id)}, true)`;
      yield* rowsOf(raw, table, id);
    }
  }
  for (const sequence of await sequencesOf(raw)) yield ['sequence', JSON.stringify(sequence)];
}

async function* rowsOf(raw: Raw, { name, company, heavy }: Table, workspace: number): AsyncGenerator<BackupLine> {
  await raw.unsafe(
    `declare backup no scroll cursor for select to_jsonb(t)::text as row from ${name} t where ${company} = ${workspace}`,
  );
  for (;;) {
    const rows = await raw.unsafe<{ row: string }[]>(`fetch ${heavy ? 1 : ROWS} from backup`);
    for (const { row } of rows) yield ['row', row];
    if (!rows.length) break;
  }
  await raw`close backup`;
}

async function tablesOf(raw: Raw): Promise<Table[]> {
  const rows = await raw<{ name: string; columns: string; heavy: boolean }[]>`select c.oid::regclass::text as name,
      json_agg(a.attname order by a.attnum)::text as columns, bool_or(a.atttypid = 'bytea'::regtype) as heavy
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.oid order by 1`;
  return rows.map(({ name, columns, heavy }) => {
    // What the statement above has aggregated.
    const names = JSON.parse(columns) as string[];
    return { name, columns: names, company: names.includes('workspace_id') ? 'workspace_id' : 'id', heavy };
  });
}

type Sequence = { readonly name: string; readonly value: string; readonly used: boolean };

/** A number that was given once is never given again, also where its row is gone. */
async function sequencesOf(raw: Raw): Promise<Sequence[]> {
  const names = await raw<
    { name: string }[]
  >`select oid::regclass::text as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1`;
  const all: Sequence[] = [];
  for (const { name } of names) {
    const [at] = await raw.unsafe<{ value: string; used: boolean }[]>(
      `select last_value::text as value, is_called as used from ${name}`,
    );
    if (at) all.push({ name, ...at });
  }
  return all;
}

/** Into tables that are empty and of the backup's own version. */
export async function putBack(client: DatabaseClient, file: string): Promise<void> {
  await client.begin(async (raw) => {
    const there = new Map((await tablesOf(raw)).map((table) => [table.name, table]));
    const references = await raw<{ home: string; name: string; rule: string }[]>`
      select conrelid::regclass::text as home, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    for (const { home, name } of references) await raw.unsafe(`alter table ${home} drop constraint ${name}`);
    const all = (what: string) =>
      raw.unsafe([...there.keys()].map((name) => `alter table ${name} ${what}`).join(';') || 'select 1');
    await all('no force row level security');
    await all('disable trigger user');

    const batch: { table: Table | undefined; rows: string[]; chars: number } = { table: undefined, rows: [], chars: 0 };
    const write = async () => {
      const { table, rows } = batch;
      if (!table || !rows.length) return;
      const columns = table.columns.map((column) => `"${column}"`).join(', ');
      await raw.unsafe(
        `insert into ${table.name} (${columns}) overriding system value
          select ${columns} from jsonb_populate_recordset(null::${table.name}, $1::text::jsonb)`,
        [`[${rows.join(',')}]`],
      );
      Object.assign(batch, { rows: [], chars: 0 });
    };
    await readBackup(file, async ([word, json]) => {
      if (word === 'row') {
        batch.rows.push(json);
        batch.chars += json.length;
        if (batch.rows.length >= ROWS || batch.chars > MOST_CHARS) await write();
        return;
      }
      await write();
      if (word === 'table') {
        // Written by `linesOf`, and unchanged since: its sum was right.
        const { name } = JSON.parse(json) as Pick<Table, 'name'>;
        batch.table = there.get(name);
        if (!batch.table) throw new Error(`the backup has a table ${name}, which its version has not`);
      }
      if (word === 'sequence') {
        const { name, value, used } = JSON.parse(json) as Sequence;
        await raw`select setval(${name}::text::regclass, ${value}::text::bigint, ${used})`;
      }
    });

    for (const { home, name, rule } of references)
      await raw.unsafe(`alter table ${home} add constraint ${name} ${rule}`);
    await all('enable trigger user');
    await all('force row level security');
  });
}

/** Whether nobody has begun in it: no company is there. */
export async function isFresh(client: DatabaseClient): Promise<boolean> {
  const [there] = await client<{ is: boolean }[]>`select to_regproc('all_workspaces') is not null as is`;
  if (!there?.is) return true;
  return !(await client`select from all_workspaces()`).length;
}

export const NOT_FRESH = new Refusal({
  en: 'there are rows in this database already: restore into an empty one (a new DATA_DIR, or a database just made). Nothing was changed',
  zh: '这个数据库里已经有数据:请恢复到空的里去(新的 DATA_DIR,或刚建的数据库)。什么都没有改动',
});

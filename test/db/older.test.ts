/**
 * A program at work while a newer one changes the tables under it: it goes on, and says that it is to be replaced. What
 * holds that up is a rule for migrations: they add, and take nothing that the program before them asks for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { health } from '../../src/app/http.ts';
import { examine } from '../../src/cli/doctor/doctor.ts';
import { openOwnStore, world } from '../support/world.ts';

/** Since then the rule holds. */
const SINCE = 35;

type Column = {
  readonly type: string;
  readonly notNull: boolean;
  readonly default?: unknown;
  readonly identity?: unknown;
};
type Table = {
  readonly columns: Readonly<Record<string, Column>>;
  readonly indexes: Readonly<
    Record<string, { readonly isUnique: boolean; readonly columns: readonly { readonly expression: string }[] }>
  >;
  readonly foreignKeys: Readonly<Record<string, { readonly columnsFrom: readonly string[] }>>;
  readonly checkConstraints: Readonly<Record<string, unknown>>;
  readonly uniqueConstraints: Readonly<Record<string, unknown>>;
};
type Tables = Readonly<Record<string, Table>>;

/** What a statement that was written for the tables before would meet now. */
function taken(before: Tables, after: Tables): string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = after[name];
    if (!is) return [`${name} is gone`];
    const isNew = (column: string) => !(column in was.columns) && column in is.columns;
    return [
      ...Object.entries(was.columns).flatMap(([column, { type, notNull, default: byDefault }]) => {
        const now = is.columns[column];
        if (!now) return [`${name}.${column} is gone`];
        return [
          ...(now.type === type ? [] : [`${name}.${column} is no ${type}`]),
          ...(now.notNull && !notNull ? [`${name}.${column} must be there`] : []),
          ...(byDefault !== undefined && now.default === undefined ? [`${name}.${column} has no default`] : []),
        ];
      }),
      ...Object.entries(is.columns)
        .filter(([column, now]) => isNew(column) && now.notNull && now.default === undefined && !now.identity)
        .map(([column]) => `${name}.${column} is new and must be there`),
      ...Object.entries(is.foreignKeys)
        .filter(([key, { columnsFrom }]) => !(key in was.foreignKeys) && !columnsFrom.some(isNew))
        .map(([key]) => `${name} has to refer: ${key}`),
      ...Object.entries(is.indexes)
        .filter(
          ([key, { isUnique, columns }]) =>
            isUnique && !(key in was.indexes) && !columns.some(({ expression }) => isNew(expression)),
        )
        .map(([key]) => `${name} may not repeat: ${key}`),
      // What is inserted «on conflict» names the columns of a unique index.
      ...Object.entries(was.indexes)
        .filter(([key, { isUnique }]) => isUnique && !is.indexes[key]?.isUnique)
        .map(([key]) => `${name} may repeat: ${key}`),
      ...[...Object.keys(is.checkConstraints), ...Object.keys(is.uniqueConstraints)]
        .filter((key) => !(key in was.checkConstraints) && !(key in was.uniqueConstraints))
        .map((key) => `${name} has to keep ${key}`),
    ];
  });
}

const TAKING =
  /\bdrop\s+(?:table|column|function|type|view|schema|role)\b|\brename\b|\brevoke\b|\bset\s+not\s+null\b|\bset\s+data\s+type\b|\balter\s+column\s+\S+\s+type\b/iu;

test('a migration takes nothing that the program before it asks for', () => {
  const numbered = (folder: string, end: string) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(end))
      .toSorted()
      .map((file) => ({ file, number: Number(file.slice(0, 4)), text: readFileSync(`${folder}/${file}`, 'utf8') }));
  const wrong = numbered('drizzle', '.sql')
    .filter(({ number }) => number >= SINCE)
    .flatMap(({ file, text }) => {
      const words = TAKING.exec(text.replaceAll(/^\s*--.*$/gm, ''))?.[0];
      return words ? [`${file}: ${words}`] : [];
    });
  const states = numbered('drizzle/meta', '_snapshot.json')
    .filter(({ number }) => number >= SINCE - 1)
    .map(({ file, text }) => ({ file, tables: (JSON.parse(text) as { tables: Tables }).tables }));
  expect(states.length).toBeGreaterThan(20);
  const [, ...later] = states;
  const broken = later.flatMap(({ file, tables }, at) =>
    taken(states[at]?.tables ?? {}, tables).map((what) => `${file}: ${what}`),
  );
  expect([...wrong, ...broken]).toEqual([]);
});

test('each kind of taking is noticed', () => {
  const column = { type: 'text', notNull: false };
  const table = (change: Partial<Table> = {}): Tables => ({
    notes: {
      columns: { text: column, day: { type: 'date', notNull: true, default: 'now()' } },
      indexes: { notes_day: { isUnique: true, columns: [{ expression: 'day' }] } },
      foreignKeys: {},
      checkConstraints: {},
      uniqueConstraints: {},
      ...change,
    },
  });
  const { columns, indexes } = table()['notes']!;
  const { text, day } = columns;
  const added = { ...columns, mood: column };
  expect(taken(table(), table())).toEqual([]);
  expect(
    taken(
      table(),
      table({
        columns: { ...added, at: { type: 'date', notNull: true, default: 'now()' } },
        foreignKeys: { moods: { columnsFrom: ['workspace_id', 'mood'] } },
        indexes: { ...indexes, notes_mood: { isUnique: true, columns: [{ expression: 'mood' }] } },
      }),
    ),
  ).toEqual([]);
  for (const [after, told] of [
    [{}, 'notes is gone'],
    [table({ columns: { text: text! } }), 'notes.day is gone'],
    [table({ columns: { ...columns, text: { ...column, type: 'integer' } } }), 'notes.text is no text'],
    [table({ columns: { ...columns, text: { ...column, notNull: true } } }), 'notes.text must be there'],
    [table({ columns: { ...columns, day: { ...day!, default: undefined } } }), 'notes.day has no default'],
    [table({ columns: { ...added, mood: { ...column, notNull: true } } }), 'notes.mood is new and must be there'],
    [table({ foreignKeys: { days: { columnsFrom: ['workspace_id', 'day'] } } }), 'notes has to refer: days'],
    [
      table({ indexes: { ...indexes, notes_text: { isUnique: true, columns: [{ expression: 'text' }] } } }),
      'notes may not repeat: notes_text',
    ],
    [table({ indexes: {} }), 'notes may repeat: notes_day'],
    [table({ checkConstraints: { short: {} } }), 'notes has to keep short'],
  ] as const)
    expect(taken(table(), after)).toEqual([told]);
  for (const words of ['DROP FUNCTION x', 'alter table a rename b to c', 'ALTER COLUMN "a" TYPE date', 'SET NOT NULL'])
    expect(words).toMatch(TAKING);
});

test('while a newer program’s tables are there this one hears, keeps and answers, and says that it is to be replaced', async () => {
  const it = await world({ on: await openOwnStore() });
  await it.hears('今天拜访了华为的刘芳,谈了报价,下周一跟进');
  await it.sql(async (tx) => {
    await tx.execute(sql`reset role`);
    await tx.execute(sql`alter table interactions add column mood text`);
    await tx.execute(sql`alter table customers add column mood text not null default 'fine'`);
    await tx.execute(sql`create table moods (id bigint)`);
    await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`);
  });
  expect(await it.hears('新客户 华为')).toEqual([expect.stringMatching(/^✅ 华为 · 刘芳/)]);
  expect(await it.until('2026-11-23T09:45')).toContainEqual(expect.stringContaining('该跟进了'));
  expect(it.problems).toEqual([]);
  const newer =
    /the tables are of a newer version \((\d+)\) than this program \(\d+\), which goes on .*: replace it as well/;
  const { out } = await examine(it.store, { zone: 'UTC', locale: 'en' });
  expect(out).toContainEqual(expect.stringMatching(newer));
  const watched = health({ status: { open: true, token: undefined } });
  watched.opened({ store: it.store, adapters: [] });
  const answer = await watched.routes.request('/readyz');
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(newer)]);
});

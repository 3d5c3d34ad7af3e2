/** Where tables on their way in stand. Whoever works on one holds its claim; each step says from where it went on. */
import { and, desc, eq, exists, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { NO_COUNTS } from '../columns.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { rooms } from '../../db/schema/messages.ts';
import { importLines, imports } from '../../db/schema/transfers.ts';
import { statement } from '../../db/prepared.ts';
import type { Locale } from '../../contract/locale.ts';

export type Import = typeof imports.$inferSelect;
type Change = Partial<
  Pick<
    Import,
    | 'state'
    | 'columns'
    | 'layout'
    | 'layoutChoice'
    | 'twins'
    | 'place'
    | 'total'
    | 'counts'
    | 'badCells'
    | 'examples'
    | 'samples'
    | 'heardId'
    | 'busyUntil'
    | 'takenBack'
  >
>;

const MOVING: readonly Import['state'][] = ['looking', 'running', 'undoing'];
const OPEN: readonly Import['state'][] = ['looking', 'ready'];

export async function beginImport(
  tx: Tx,
  begun: {
    readonly fileId: number;
    readonly name: string;
    readonly personId: number;
    readonly roomId: number;
    readonly thread: string | undefined;
    readonly locale: Locale;
  },
): Promise<number> {
  const made = await tx
    .insert(imports)
    .values({ ...begun, counts: NO_COUNTS })
    .returning({ id: imports.id });
  return onlyRow(made).id;
}

/** A person's import, or one of a program's that is shown in their own room: this one, or the last that is in one of these states. */
export async function findImport(
  tx: Tx,
  {
    personId,
    id,
    states,
  }: { readonly personId: number; readonly id?: number | undefined; readonly states: readonly Import['state'][] },
): Promise<Import | undefined> {
  const own = tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.id, imports.roomId), eq(rooms.personId, personId), eq(rooms.kind, 'direct')));
  const [row] = await tx
    .select()
    .from(imports)
    .where(
      and(
        or(eq(imports.personId, personId), exists(own)),
        id === undefined ? inArray(imports.state, [...states]) : eq(imports.id, id),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(1);
  return row;
}

/** Changes one that nobody has moved on meanwhile. Resolves to whether that was so. */
export async function changeImport(
  tx: Tx,
  { id, state, place }: Pick<Import, 'id' | 'state' | 'place'>,
  change: Change,
): Promise<boolean> {
  const rows = await tx
    .update(imports)
    .set(change.place === undefined && change.state === undefined ? change : { ...change, tries: 0 })
    .where(and(eq(imports.id, id), eq(imports.state, state), eq(imports.place, place)))
    .returning({ id: imports.id });
  return rows.length === 1;
}

/** What a newer file of the same person puts aside. */
export async function dropOpen(tx: Tx, personId: number) {
  await tx
    .update(imports)
    .set({ state: 'dropped' })
    .where(and(eq(imports.personId, personId), inArray(imports.state, [...OPEN])));
}

/** Claims one that has work left, until an instant. It is counted before anything is done: a file may take its process along. */
export async function takeImport(
  tx: Tx,
  { now, until }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<Import | undefined> {
  const [free] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(inArray(imports.state, [...MOVING]), or(isNull(imports.busyUntil), lte(imports.busyUntil, now))))
    .orderBy(imports.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (!free) return undefined;
  const [taken] = await tx
    .update(imports)
    .set({ busyUntil: until, tries: sql`${imports.tries} + 1` })
    .where(eq(imports.id, free.id))
    .returning();
  return taken;
}

/** Lets go of what a process that is certainly gone was working on; or of these, which this one leaves in good order. */
export async function releaseImports(tx: Tx, ids?: readonly number[]) {
  await tx
    .update(imports)
    .set({ busyUntil: null, ...(ids && { tries: 0 }) })
    .where(and(inArray(imports.state, [...MOVING]), ids && inArray(imports.id, [...ids])));
}

const newLines = statement(
  z.object({}),
  sql`insert into import_lines (import_id, line, "end", customer_id, why)
  select ${sql.placeholder('import')}::text::bigint, n.line, n."end", n."customerId", n.why
  from jsonb_to_recordset(${sql.placeholder('lines')}::text::jsonb) as n(line int, "end" text, "customerId" bigint, why text)`,
);

/** What became of some lines of an import. */
export async function recordEndings(
  tx: Tx,
  {
    importId,
    lines,
  }: {
    readonly importId: number;
    readonly lines: readonly Pick<typeof importLines.$inferSelect, 'line' | 'end' | 'customerId' | 'why'>[];
  },
) {
  if (lines.length) await newLines(tx, { import: String(importId), lines: JSON.stringify(lines) });
}

/** The lines that did not go in, or not with all their cells, and why. */
export async function leftOut(tx: Tx, importId: number) {
  return tx
    .select({ line: importLines.line, why: importLines.why })
    .from(importLines)
    .where(and(eq(importLines.importId, importId), isNotNull(importLines.why)))
    .orderBy(importLines.line);
}

/** The customers that the last lines up to a place made or changed, and the place before those lines. */
export async function touchedBy(
  tx: Tx,
  { importId, place, most }: { readonly importId: number; readonly place: number; readonly most: number },
) {
  const rows = await tx
    .select({ line: importLines.line, customerId: importLines.customerId })
    .from(importLines)
    .where(
      and(
        eq(importLines.importId, importId),
        lte(importLines.line, place),
        inArray(importLines.end, ['new', 'changed']),
      ),
    )
    .orderBy(desc(importLines.line))
    .limit(most);
  const ids = rows.flatMap(({ customerId }) => (customerId === null ? [] : [customerId]));
  return { customerIds: [...new Set(ids)], before: (rows.at(-1)?.line ?? 1) - 1 };
}

/** The customers that an import has made and that go by one of these names, by each of those. */
export async function madeAndCalled(
  tx: Tx,
  { importId, keys }: { readonly importId: number; readonly keys: readonly string[] },
) {
  if (!keys.length) return [];
  return tx.execute<{ customerId: number; key: string }>(sql`
    select a.customer_id as "customerId", a.key from aliases a
    where a.workspace_id = current_workspace() and a.key collate "C" = any(array(select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb)))
      and exists (select from import_lines l
        where l.workspace_id = a.workspace_id and l.import_id = ${importId} and l.customer_id = a.customer_id and l."end" = 'new')`);
}

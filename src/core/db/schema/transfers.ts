import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import { people } from './people.ts';
import { rooms } from './messages.ts';
import type { Locale } from '../../contract/locale.ts';
import type {
  ImportColumn,
  ImportCounts,
  ImportExample,
  ImportLayout,
  ImportSample,
  LayoutChoice,
  UndoneCounts,
} from '../../contract/transfer.ts';

/** Until it has been looked at. */
const NO_LAYOUT: ImportLayout = { sheets: [], headRow: null, skipped: 0 };

/** What somebody handed over, or asked to have: theirs alone, and gone after a week. Without bytes: it was too large, or nothing we can read. */
export const files = pgTable(
  'files',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    personId: id('person_id').notNull(),
    name: text('name').notNull(),
    bytes: bytes('bytes'),
    madeAt: instant('made_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    index('files_age').on(t.madeAt),
  ],
);

/**
 * A table on its way into the house. `looking`: being read, nothing is changed; `ready`: waits for its person's word;
 * `running`, `undoing`: `place` lines are done, and whoever holds the claim goes on from there; `stuck`: a fault of ours
 * stopped it; `done`, `undone`, `dropped`: over.
 */
export const imports = pgTable(
  'imports',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    fileId: id('file_id').notNull(),
    name: text('name').notNull(),
    personId: id('person_id').notNull(),
    roomId: id('room_id').notNull(),
    thread: text('thread'),
    locale: text('locale').$type<Locale>().notNull(),
    /** The message that set it going: what it did is that message's doing. */
    heardId: id('heard_id'),
    state: text('state')
      .$type<'looking' | 'ready' | 'running' | 'stuck' | 'done' | 'undoing' | 'undone' | 'dropped'>()
      .notNull()
      .default('looking'),
    columns: jsonb('columns').$type<readonly ImportColumn[]>(),
    layout: jsonb('layout').$type<ImportLayout>().notNull().default(NO_LAYOUT),
    layoutChoice: jsonb('layout_choice').$type<LayoutChoice>().notNull().default({}),
    /** What to do with a line that looks like a customer there is. */
    twins: text('twins').$type<'leave' | 'join' | 'make'>().notNull().default('leave'),
    place: integer('place').notNull().default(0),
    total: integer('total').notNull().default(0),
    counts: jsonb('counts').$type<ImportCounts>().notNull(),
    /** Cells that were left out of lines that go in. */
    badCells: integer('bad_cells').notNull().default(0),
    examples: jsonb('examples').$type<readonly ImportExample[]>().notNull().default([]),
    samples: jsonb('samples').$type<readonly ImportSample[]>().notNull().default([]),
    takenBack: jsonb('taken_back').$type<UndoneCounts>(),
    busyUntil: instant('busy_until'),
    /** How often it was taken up since it last got anywhere. */
    tries: integer('tries').notNull().default(0),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.roomId, rooms),
    index('imports_person').on(t.workspaceId, t.personId, t.id),
    index('imports_heard').on(t.workspaceId, t.heardId),
    index('imports_moving')
      .on(t.busyUntil)
      .where(sql`state in ('looking', 'running', 'undoing')`),
  ],
);

/** What became of each line of an import. */
export const importLines = pgTable(
  'import_lines',
  {
    workspaceId: workspaceId(),
    id: key(),
    importId: id('import_id').notNull(),
    line: integer('line').notNull(),
    end: text('end').$type<'new' | 'changed' | 'same' | 'twin' | 'failed'>().notNull(),
    customerId: id('customer_id'),
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.importId, imports).onDelete('cascade'),
    uniqueIndex('import_lines_line').on(t.workspaceId, t.importId, t.line),
    index('import_lines_customer').on(t.workspaceId, t.importId, t.customerId),
  ],
);

/** A table on its way out, until its file is made. */
export const exports = pgTable(
  'exports',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    personId: id('person_id').notNull(),
    roomId: id('room_id').notNull(),
    thread: text('thread'),
    locale: text('locale').$type<Locale>().notNull(),
    what: text('what').$type<'customers' | 'cards' | 'notes'>().notNull(),
    whose: text('whose').$type<'own' | 'team' | 'all'>().notNull(),
    state: text('state').$type<'due' | 'done'>().notNull().default('due'),
    /** What was made; none where there was nothing to export. It goes before the export does. */
    fileId: id('file_id'),
    busyUntil: instant('busy_until'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.roomId, rooms),
    index('exports_due')
      .on(t.busyUntil)
      .where(sql`state = 'due'`),
  ],
);

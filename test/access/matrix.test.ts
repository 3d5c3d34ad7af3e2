/** The matrix of the documentation is what the code holds, cell by cell. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Action, ACTIONS, may, type Relation } from '../../src/core/contract/permissions.ts';
import type { Role } from '../../src/core/contract/person.ts';

const ROLES: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];
const RELATIONS: readonly Relation[] = ['own', 'team', 'other'];

/** `| action | what | rep | lead | manager | admin |`, a cell naming whose rows: `own, team, all`. */
const rows = readFileSync('docs/permissions.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, action = '', , ...cells]) => ({ action: action.replaceAll('`', ''), cells: cells.slice(0, ROLES.length) }));

test('every action has its row, and no row is of an action that is none', () => {
  expect(rows.map(({ action }) => action).toSorted()).toEqual([...ACTIONS].toSorted());
});

const cells = ACTIONS.flatMap((action) => ROLES.map((role) => ({ action, role })));

test.each(cells)('$role: $action', ({ action, role }) => {
  const written = rows.find((row) => row.action === action)?.cells[ROLES.indexOf(role)];
  expect(written).toBe(cellOf(role, action));
});

function cellOf(role: Role, action: Action): string {
  const whose = RELATIONS.filter((to) => may({ role }, { action, to }));
  return whose.length === 0 ? '–' : whose.map((to) => (to === 'other' ? 'others' : to)).join(', ');
}

/** The matrix of the documentation is what the code holds, cell by cell. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Action, ACTIONS, may, relation, type Relation, ROLE_ORDER } from '../../src/core/contract/permissions.ts';
import type { Person, Role } from '../../src/core/contract/person.ts';

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

test.each([
  ['a row of theirs', { id: 1, teamId: 7 }, { ids: [2, 1], teamId: 8 }, 'own'],
  ['a row of their team', { id: 1, teamId: 7 }, { ids: [2, null], teamId: 7 }, 'team'],
  ['a row of another team', { id: 1, teamId: 7 }, { ids: [2], teamId: 8 }, 'other'],
  ['a row of nobody', { id: 1, teamId: 7 }, { ids: [undefined], teamId: undefined }, 'other'],
  ['a row of no team, for somebody of none', { id: 1, teamId: undefined }, { ids: [2], teamId: undefined }, 'other'],
] as const)('%s', (_what, person, whose, near) => {
  expect(relation(person as Person, whose)).toBe(near);
});

test('roles are in order, from the least to the most', () => {
  expect(ROLE_ORDER).toEqual(ROLES);
});

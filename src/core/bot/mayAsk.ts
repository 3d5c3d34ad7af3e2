import type { AnyCommand } from '../command.ts';
import type { Person } from '../contract/person.ts';

/** Whether it is worth offering somebody; the command itself decides what they may. */
export function mayAsk({ role }: Pick<Person, 'role'>, { name }: Pick<AnyCommand, 'name'>): boolean {
  return !(ADMINS_ONLY.has(name) && role !== 'admin') && !(LEADS_ONLY.has(name) && role === 'rep');
}

const ADMINS_ONLY = new Set(['role', 'same']);
const LEADS_ONLY = new Set(['digest', 'handover', 'merge']);

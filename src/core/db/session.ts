/**
 * In whose name a transaction works: which company it is of, who acts in it, and what is hidden from whoever is told.
 * Restricted customers with all that hangs on them, and what somebody keeps to themselves, are hidden by policies of the
 * database; a transaction in which nobody has said who looks sees none of them. `hear` says all three of the speaker in its own round trip.
 */
import type { Raw } from './pool.ts';
import { rawOf, type Tx } from './tx.ts';
import { may } from '../contract/permissions.ts';
import type { Message } from '../contract/message.ts';
import type { Person } from '../contract/person.ts';

/** In whose name: a workspace, or the one that a platform's account belongs to. */
export type Scope = { readonly workspace: number } | { readonly platform: string; readonly account: string };

type Entered = { readonly clock: number };

/**
 * As a role that owns nothing, in the name of one company, at that moment. It brings the database's own time. Compiling a
 * statement by JIT takes longer here than any statement gains by it: policies alone are a hundred expressions.
 */
export function enterScope(raw: Raw, scope: Scope & { readonly now: string }) {
  return 'workspace' in scope
    ? raw<
        Entered[]
      >`select extract(epoch from clock_timestamp())::float8 * 1000 as clock, set_config('role', 'touchbase', true), set_config('jit', 'off', true), set_config('app.now', ${scope.now}, true), set_config('app.workspace', ${String(scope.workspace)}, true)`
    : raw<
        Entered[]
      >`select extract(epoch from clock_timestamp())::float8 * 1000 as clock, set_config('role', 'touchbase', true), set_config('jit', 'off', true), set_config('app.now', ${scope.now}, true), set_config('app.workspace', coalesce(workspace_of(${scope.platform}, ${scope.account})::text, ''), true)`;
}

/** Everything written from here on is this person's doing, under this message's key: the audit and undo go by it. */
export function actAs(tx: Tx, { heardId, personId }: { readonly heardId?: number; readonly personId: number }) {
  const acting = rawOf(
    tx,
  )`select set_config('app.heard', ${String(heardId ?? '')}, true), set_config('app.person', ${String(personId)}, true)`;
  // A failure also fails every statement after it, which is where it is met.
  acting.catch(() => {});
}

/**
 * From here on the transaction sees what this person sees; or what may be shown to a whole team; or all, where nobody is
 * told. In a group others read along: a person sees no private note of their own there.
 */
export function lookAs(
  tx: Tx,
  who: Pick<Person, 'id' | 'role' | 'teamId'> | { readonly team: number } | 'everything',
  { room = 'direct' }: { readonly room?: Message['room']['kind'] } = {},
) {
  const [id, team, everything] =
    who === 'everything'
      ? [null, null, true]
      : 'team' in who
        ? [null, who.team, false]
        : [who.id, who.teamId ?? null, may(who, { action: 'seeAll', to: 'other' })];
  const viewer = who === 'everything' ? 'all' : room === 'group' ? '' : String(id ?? '');
  const looking = rawOf(tx)`select set_config('app.viewer', ${viewer}, true),
    set_config('app.hidden', hidden_from(${id}::bigint, ${team}::bigint, ${everything}::boolean)::text, true)`;
  // A failure also fails every statement after it, which is where it is met.
  looking.catch(() => {});
}

/** What comes in by the thousand is told to other programs as a whole, not row by row. */
export function quietly(tx: Tx) {
  const hushing = rawOf(tx)`select set_config('app.quiet', 'on', true)`;
  // A failure also fails every statement after it, which is where it is met.
  hushing.catch(() => {});
}

/**
 * From here on rows are found by their indexes. A statement that is prepared while its tables are small is planned to read
 * them whole, and goes on doing so while a table of customers comes in: until the next statistics, each piece would read all
 * that came before it.
 */
export function findByIndex(tx: Tx) {
  const planning = rawOf(tx)`select set_config('enable_seqscan', 'off', true)`;
  // A failure also fails every statement after it, which is where it is met.
  planning.catch(() => {});
}

/** Moves rows that the speaker may not see along with what they belong to. Nothing of what is found in it is told. */
export async function withPrivateRows<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const [before] = await rawOf(tx)<{ viewer: string }[]>`select viewer()`;
  await rawOf(tx)`select set_config('app.viewer', 'all', true)`;
  try {
    return await work();
  } finally {
    const looking = rawOf(tx)`select set_config('app.viewer', ${before?.viewer ?? ''}, true)`;
    looking.catch(() => {});
  }
}

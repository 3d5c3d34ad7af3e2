/**
 * Ends sessions of ours whose process is gone in the middle of a transaction, and with them the locks they hold: the room
 * of a message, a line that is being sent. The server's own timeouts do not. A session that waits between two messages of
 * one statement is not «idle in transaction», its statement timeout is ignored while it reads, and where something on the
 * way keeps the dead end's connection open TCP sees nothing. Every replica looks for the others.
 */
import type { Pool } from '../pool.ts';

const GLANCE_MS = 2_000;
/** No process of ours that lives leaves a transaction alone for so long. */
export const ABANDONED_MS = 5_000;

/** Looks every two seconds; resolves to the end of it. */
export function endAbandoned(connection: Pool) {
  const state = { looking: false };
  const look = async () => {
    if (state.looking) return;
    state.looking = true;
    // A database that is away is met by whoever needs it.
    await connection.begin((raw) => raw.unsafe(ENDING, [], { prepare: true })).catch(() => {});
    state.looking = false;
  };
  const timer = setInterval(() => void look(), GLANCE_MS).unref();
  return () => clearInterval(timer);
}

const ENDING = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and usesysid = (select oid from pg_roles where rolname = session_user) and application_name = 'touchbase'
    and pid <> pg_backend_pid() and xact_start is not null and wait_event = 'ClientRead'
    and greatest(query_start, state_change) < clock_timestamp() - interval '${ABANDONED_MS} milliseconds'`;

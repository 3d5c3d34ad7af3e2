/**
 * One process among all replicas does what only one may: hold a WeChat login, say. Whoever has the server's lock leads, and
 * a process that dies lets go of it with its connection; one whose host dies is dropped by the server after some seconds.
 *
 * A connection that is lost is not yet the lead: a database that restarts would end every login. The leader goes on, takes
 * the lock again as soon as the database answers, and stops only when it finds that somebody else has it. Others give it a
 * head start when the database has been away.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from '../deadline.ts';
import type { DatabaseClient } from '../pool.ts';

/** To lead until it ends, by one's own wish or not. */
export type Lead = { readonly lost: AbortSignal; release(): Promise<void> };

type Connect = (onclose: () => void) => DatabaseClient;
/** The session that holds the lock, to be known again. */
type Session = { readonly pid: number; readonly since: string };
type Hold = Session & { readonly client: DatabaseClient; readonly gone: AbortSignal };

const BEAT = 2_000;
const PATIENCE = 4_000;
const AGAIN = 250;
const HEAD_START = 3_000;

/** Resolves when this process leads, after whatever time; to undefined when it is no longer wanted. */
export async function takeLead(
  connect: Connect,
  { name, wanted }: { readonly name: string; readonly wanted: AbortSignal },
): Promise<Lead | undefined> {
  const rest = (milliseconds: number) => sleep(milliseconds, undefined, { signal: wanted }).catch(() => {});
  while (!wanted.aborted) {
    const hold = await lock(connect, { name });
    if (typeof hold === 'object') return keep(hold, { connect, name });
    await rest(BEAT);
    if (hold === 'away' && (await answers(connect))) await rest(HEAD_START);
  }
  return undefined;
}

/** `taken`: somebody else has it. `away`: nobody answers, or our own last session is not yet over. */
async function lock(
  connect: Connect,
  { name, before }: { readonly name: string; readonly before?: Session },
): Promise<Hold | 'taken' | 'away'> {
  const ending = new AbortController();
  const client = connect(() => ending.abort());
  const asked = client<(Session & { leads: boolean; ended: boolean | null })[]>`
    select pg_try_advisory_lock(hashtextextended(${`touchbase ${name}`}, 0)) as leads, pid, backend_start::text as since,
      (select pg_terminate_backend(mine.pid) from pg_stat_activity mine where mine.pid = ${before?.pid ?? 0} and mine.backend_start::text = ${before?.since ?? ''}) as ended
    from pg_stat_activity where pid = pg_backend_pid()`;
  const row = await inTime(asked, PATIENCE).then(
    ([found]) => found,
    () => undefined,
  );
  if (row?.leads && !ending.signal.aborted) return { client, gone: ending.signal, pid: row.pid, since: row.since };
  await client.end({ timeout: 1 }).catch(() => {});
  return row && !row.leads && !row.ended ? 'taken' : 'away';
}

function keep(first: Hold, { connect, name }: { readonly connect: Connect; readonly name: string }): Lead {
  const ending = new AbortController();
  const state = { hold: first };
  const isOver = () => ending.signal.aborted;

  async function watch() {
    while (!isOver()) {
      await beat(state.hold, ending.signal);
      if (isOver()) return;
      await state.hold.client.end({ timeout: 0 }).catch(() => {});
      await regain();
    }
  }

  async function regain() {
    while (!isOver()) {
      const hold = await lock(connect, { name, before: state.hold });
      if (hold === 'taken') return ending.abort();
      if (hold !== 'away') {
        if (isOver()) await hold.client.end({ timeout: 1 }).catch(() => {});
        state.hold = hold;
        return undefined;
      }
      await sleep(AGAIN);
    }
    return undefined;
  }

  const watching = watch();
  return {
    lost: ending.signal,
    async release() {
      ending.abort();
      await state.hold.client.end({ timeout: 1 }).catch(() => {});
      await watching;
    },
  };
}

/** Resolves when the session is gone, does not answer, or is no longer wanted. */
async function beat({ client, gone }: Hold, ended: AbortSignal) {
  const over = AbortSignal.any([gone, ended]);
  const isOver = () => over.aborted;
  while (!isOver()) {
    await sleep(BEAT, undefined, { signal: over }).catch(() => {});
    if (isOver()) return;
    const isThere = await inTime(client`select 1`, PATIENCE).then(
      () => true,
      () => false,
    );
    if (!isThere) return;
  }
}

async function answers(connect: Connect): Promise<boolean> {
  const client = connect(() => {});
  const is = await inTime(client`select 1`, PATIENCE).then(
    () => true,
    () => false,
  );
  await client.end({ timeout: 1 }).catch(() => {});
  return is;
}

/** Where one process is all there is. */
export async function leadAlone(): Promise<Lead> {
  const ending = new AbortController();
  return { lost: ending.signal, release: async () => ending.abort() };
}

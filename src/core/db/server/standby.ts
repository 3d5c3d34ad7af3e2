/**
 * A hot standby of the server, which is asked what only reads. It answers once it has replayed all that was committed on the
 * server when the question came, so nobody is told less than the server would tell. Where it has not, does not answer, or is
 * a standby of something else, the question stays with the server: a standby that is away costs nobody an answer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from '../deadline.ts';
import { errorCode, isUnavailable, type Pool, type Raw } from '../pool.ts';

/** `behind`: it had not replayed in time what the question has to see. `foreign`: it follows another server, or none. */
export type StandbyEnd = 'answered' | 'behind' | 'away' | 'foreign';

export type Standby = {
  /** What `work` reads there, seen no earlier than at that place of the server's log; undefined: the server is to be asked. */
  ask<T>(lsn: string, work: (raw: Raw) => Promise<T>): Promise<{ readonly value: T } | undefined>;
  /** How it is doing now, which counts for nothing. */
  look(): Promise<'away' | 'foreign' | { readonly bytesBehind: number }>;
  /** How often it was asked, by what became of it. */
  readonly asked: Readonly<Record<StandbyEnd, number>>;
  close(): Promise<void>;
};

/** Milliseconds in which it has to say how far it is. */
const PATIENCE = 1_000;
/** What is asked right behind a write finds the standby a moment late: pauses in which it may come. */
const PAUSES = [2, 5, 10, 20, 40];
/** So long it is left alone once it did not answer. */
const REST = 10_000;

/** Which server and which database of it: a standby has the same. */
export async function serverIdentity(pool: Pool): Promise<string> {
  const [row] = await pool.begin((raw) => raw<{ identity: string }[]>`select ${identity(raw)} as identity`);
  return row?.identity ?? '';
}

const identity = (raw: Raw) =>
  raw`(select system_identifier from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database())`;

export function openStandby(pool: Pool, { server, of }: { readonly server: Pool; readonly of: string }): Standby {
  const asked: Record<StandbyEnd, number> = { answered: 0, behind: 0, away: 0, foreign: 0 };
  const state = { restsUntil: 0 };

  async function placeOf(raw: Raw, lsn: string): Promise<'there' | 'behind' | 'foreign'> {
    for (const pause of [...PAUSES, undefined]) {
      const [row] = await raw<{ ours: boolean; there: boolean }[]>`select
        pg_is_in_recovery() and ${identity(raw)} = ${of} as ours,
        coalesce(pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn, false) as there`;
      if (!row?.ours) return 'foreign';
      if (row.there) return 'there';
      if (pause !== undefined) await sleep(pause);
    }
    return 'behind';
  }

  return {
    asked,
    async ask(lsn, work) {
      if (performance.now() < state.restsUntil) {
        asked.away += 1;
        return undefined;
      }
      const place = Promise.withResolvers<Awaited<ReturnType<typeof placeOf>>>();
      const turn = { late: false };
      const answered = pool.begin(async (raw) => {
        const found = await placeOf(raw, lsn);
        place.resolve(found);
        return found === 'there' && !turn.late ? { value: await work(raw) } : undefined;
      });
      answered.catch(place.reject);
      try {
        const found = await inTime(place.promise, PATIENCE);
        const answer = found === 'there' ? await answered : undefined;
        asked[found === 'there' ? 'answered' : found] += 1;
        return answer;
      } catch (error) {
        turn.late = true;
        if (!isUnavailable(error)) throw error;
        asked.away += 1;
        if (!CANCELLED.has(errorCode(error) ?? '')) state.restsUntil = performance.now() + REST;
        return undefined;
      }
    },
    async look() {
      const [row] = await server.begin((raw) => raw<{ lsn: string }[]>`select pg_current_wal_flush_lsn()::text as lsn`);
      const lsn = row?.lsn ?? '';
      const looked = pool.begin(
        (raw) => raw<{ ours: boolean; bytes: number | null }[]>`select
          pg_is_in_recovery() and ${identity(raw)} = ${of} as ours,
          greatest(${lsn}::pg_lsn - pg_last_wal_replay_lsn(), 0)::float8 as bytes`,
      );
      const [there] = await inTime(looked, PATIENCE).catch((error: unknown) => {
        if (!isUnavailable(error)) throw error;
        return [undefined];
      });
      if (!there) return 'away';
      return there.ours ? { bytesBehind: there.bytes ?? 0 } : 'foreign';
    },
    close: pool.close,
  };
}

/** It is well, but has thrown this one question out, for what it had to replay or for the time that it took. */
const CANCELLED = new Set(['40001', '57014']);

import { rawOf, handleOn, standbyOf, type Tx } from '../tx.ts';

type Seen = Readonly<Record<'lsn' | 'workspace' | 'person' | 'viewer' | 'hidden' | 'now', string>> & {
  readonly changed: boolean;
};

/**
 * Does in `tx` what only reads, or on the standby where there is one: in the same company's name, with the same eyes, and
 * seeing all that was committed by now. Of what `tx` itself has written nothing is seen there, so whatever has changed
 * something keeps to itself.
 */
export async function reading<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const standby = standbyOf(tx);
  if (!standby) return work(tx);
  const [seen] = await rawOf(tx)<Seen[]>`select pg_current_wal_flush_lsn()::text as lsn,
    ${setting(tx, 'workspace')}, ${setting(tx, 'person')}, ${setting(tx, 'viewer')}, ${setting(tx, 'hidden')}, ${setting(tx, 'now')},
    exists (select from audit where workspace_id = current_workspace() and heard_id = nullif(current_setting('app.heard', true), '')::bigint) as changed`;
  if (!seen || seen.changed) return work(tx);
  const { lsn, workspace, person, viewer, hidden, now } = seen;
  const answer = await standby.ask(lsn, async (raw) => {
    const entered = raw`select set_config('role', 'touchbase', true), set_config('jit', 'off', true),
      set_config('app.workspace', ${workspace}, true), set_config('app.person', ${person}, true),
      set_config('app.viewer', ${viewer}, true), set_config('app.hidden', ${hidden}, true), set_config('app.now', ${now}, true)`;
    // A failure here also fails every statement after it, which is where it is met.
    entered.catch(() => {});
    const value = await work(handleOn(raw));
    await entered;
    return value;
  });
  return answer ? answer.value : work(tx);
}

function setting(tx: Tx, name: string) {
  const raw = rawOf(tx);
  return raw`coalesce(current_setting(${`app.${name}`}, true), '') as ${raw(name)}`;
}

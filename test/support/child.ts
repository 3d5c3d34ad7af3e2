/** A program of test/programs as a process of its own: lines in, lines out, and an end of any kind. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Where processes leave what Node has compiled of our files, for each other. */
export const COMPILED = join(tmpdir(), 'touchbase-code');

/** A process of a test is over before the slow compiler's code for the embedded database has paid: a third of its start. */
export const BRIEFLY = '--liftoff-only';

/** Names the folder of bundled programs, where there is one (buildPrograms.ts); they run from source where it is not set. */
export const BUILT = 'TEST_PROGRAMS';

/** Where a program of test/support/programs is, or `main`, the product itself. */
export function pathOf(program: string) {
  const built = process.env[BUILT];
  if (built) return resolve(built, `${program}.js`);
  return new URL(program === 'main' ? '../../src/main.ts' : `./programs/${program}.ts`, import.meta.url).pathname;
}

/** This machine's clock, set before by so many seconds for one process. */
export const clockBefore = (seconds: number) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
    `const { instant } = Temporal.Now; Temporal.Now.instant = () => instant().add({ seconds: ${seconds} });
     const { now } = Date; Date.now = () => now() + ${seconds * 1000};`,
  )}`,
});

export type Child = ReturnType<typeof start>;

/** `mounts`: a folder by another path, for this process alone, as a container sees a volume. */
export function start(
  program: string,
  args: readonly string[],
  {
    mounts,
    env = {},
  }: { readonly mounts?: { readonly from: string; readonly at: string }; readonly env?: Record<string, string> } = {},
) {
  const apart = mounts
    ? ['unshare', '-m', 'sh', '-c', 'mount --bind "$0" "$1" && shift && exec "$@"', mounts.from, mounts.at]
    : [];
  const [command = '', ...rest] = [...apart, process.execPath, BRIEFLY, pathOf(program), ...args];
  const child = spawn(command, rest, {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...env },
  });
  const said: string[] = [];
  const listeners = new Set<() => void>();
  const complaints: string[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    tell();
  });
  child.stderr.setEncoding('utf8').on('data', (words: string) => complaints.push(words));
  // What is said to a process that has just been killed goes nowhere.
  child.stdin.on('error', () => {});
  const state = { over: false };
  const over = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      state.over = true;
      tell();
      resolve(code);
    }),
  );

  return {
    pid: child.pid,
    said,
    over,
    /** It is dead, whatever lives on of what it had started. */
    dead: new Promise<void>((resolve) => child.once('exit', () => resolve())),
    complaints: () => complaints.join(''),
    say: (line: string) => void child.stdin.write(`${line}\n`),
    /** Closes its input: it finishes what is in hand and goes. */
    end: () => void child.stdin.end(),
    kill: () => child.kill('SIGKILL'),
    /** Resolves to the nth line that fits, said already or yet to come; to undefined when the process ends without it. */
    hears: (pattern: RegExp, nth = 1) =>
      new Promise<string | undefined>((resolve) => {
        const look = () => {
          const line = said.filter((each) => pattern.test(each))[nth - 1];
          if (line === undefined && !state.over) return;
          listeners.delete(look);
          resolve(line);
        };
        listeners.add(look);
        look();
      }),
  };
}

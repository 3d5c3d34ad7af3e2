/** PostgreSQL servers of a test's own, to be stopped, started and thrown away. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import { temporary } from './folders.ts';

const HOMES = '/usr/lib/postgresql';
const bin = existsSync(HOMES)
  ? readdirSync(HOMES)
      .map((version) => join(HOMES, version, 'bin'))
      .find((path) => existsSync(join(path, 'initdb')))
  : undefined;

/** Why no server can be made on this machine; undefined: one can. */
export const serverless = bin ? undefined : 'PostgreSQL’s own programs are not installed here';

/** A new server with nothing in it, not yet started; it goes with its test. `like`: with the files of another that is stopped; `follows`: a hot standby of one that runs. */
export async function makeCluster(how: How = {}) {
  const cluster = await clusterIn(temporary(), how);
  onTestFinished(() => cluster.stop('SIGQUIT'));
  return cluster;
}

type How = {
  readonly like?: string;
  readonly follows?: string;
  /** What it has acknowledged is on the disk. */
  readonly durable?: boolean;
};

/** The same in a folder of somebody's, who stops it. */
export async function clusterIn(home: string, { like, follows, durable }: How = {}) {
  const folder = join(home, 'server');
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o777);
  if (like) cpSync(like, folder, { recursive: true, preserveTimestamps: true });
  else if (follows) run('pg_basebackup', ['-D', folder, '-R', '-N', '-c', 'fast', '-d', follows]);
  else run('initdb', ['-D', folder, '-A', 'trust', '-U', 'postgres', '-N']);
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres', folder]);
  const port = await freePort();
  const state: { process?: ReturnType<typeof spawn> } = {};
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH']}`,
    PGHOST: '127.0.0.1',
    PGPORT: String(port),
    PGUSER: 'postgres',
  };

  const stop = async (signal: NodeJS.Signals = 'SIGINT') => {
    const running = state.process;
    delete state.process;
    if (!running || running.exitCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  };

  return {
    folder,
    env,
    url: ({ user = 'postgres', database = 'postgres' } = {}) => `postgres://${user}@127.0.0.1:${port}/${database}`,
    stop,
    /** Resolves when it takes connections. */
    async start() {
      const [command = '', ...args] = as('postgres', [
        '-D',
        folder,
        '-p',
        String(port),
        '-h',
        '127.0.0.1',
        '-k',
        '',
        ...(durable ? [] : ['-F']),
      ]);
      state.process = spawn(command, args, { stdio: 'ignore' });
      for (;;) {
        const asked = postgres({
          host: '127.0.0.1',
          port,
          user: 'postgres',
          database: 'postgres',
          max: 1,
          fetch_types: false,
        });
        const isUp = await asked`select 1`.then(
          () => true,
          () => false,
        );
        await asked.end({ timeout: 1 });
        if (isUp) return;
      }
    },
    /** Runs a script as its operator would. */
    shell: (script: string, cwd: string) =>
      execFileSync('sh', ['-e', '-c', script], { env, cwd, encoding: 'utf8', stdio: 'pipe' }),
  };
}

function run(program: string, args: readonly string[]) {
  const [command = '', ...rest] = as(program, args);
  execFileSync(command, rest, { stdio: 'ignore' });
}

/** The server does not run as root. */
function as(program: string, args: readonly string[]) {
  const own = [join(bin ?? '', program), ...args];
  return process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...own] : own;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

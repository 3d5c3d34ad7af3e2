/** The process that holds wechaty, seen from the bot. */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, type Asked, HOME, LOGGED_OUT, type Told, type Wish } from './ipc.ts';

export type Child = {
  /** `unsure`, when the process ends before it has answered, or takes too long. */
  ask(wish: Wish): Promise<Answer>;
  /** Resolves when the process is gone. Nothing of it is left behind. */
  end(): Promise<void>;
};

const PATIENCE = 60_000;
const PROGRAM = new URL(import.meta.url.endsWith('.ts') ? './puppet.ts' : './puppet.js', import.meta.url);

export function spawnWechaty({
  environment,
  told,
}: {
  readonly environment: Readonly<Record<string, string>>;
  readonly told: (told: Told) => void;
}): Child {
  // It keeps people's names in a database in its home, in clear: in one that goes with it.
  const home = mkdtempSync(join(tmpdir(), HOME));
  const { PATH = '' } = process.env;
  const child = fork(PROGRAM, {
    cwd: home,
    env: { PATH, HOME: home, USERPROFILE: home, TMPDIR: home, WECHATY_LOG: 'silent', ...withCertificate(environment) },
    // What it prints holds what people typed.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const asked = new Map<number, (answer: Answer) => void>();
  const state = { number: 0 };
  const { promise: over, resolve: ended } = Promise.withResolvers<void>();

  child.on('message', (message) => {
    // Our own program, on our own wire.
    const news = message as Told;
    if (news.kind === 'answer') asked.get(news.to)?.(news.answer);
    else told(news);
  });
  child.on('error', () => told({ kind: 'broken', why: 'the process could not be started or reached' }));
  child.once('exit', (code, signal) => {
    for (const give of asked.values()) give({ kind: 'unsure', why: 'wechaty ended' });
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    told(code === LOGGED_OUT ? { kind: 'logout' } : { kind: 'broken', why: `the process ended (${code ?? signal})` });
    ended();
  });

  return {
    ask: (wish) =>
      new Promise<Answer>((resolve) => {
        const number = (state.number += 1);
        const timer = setTimeout(() => give({ kind: 'unsure', why: 'wechaty did not answer' }), PATIENCE);
        const give = (answer: Answer) => {
          clearTimeout(timer);
          asked.delete(number);
          resolve(answer);
        };
        asked.set(number, give);
        const request: Asked = { number, wish };
        if (child.connected) child.send(request, (error) => error && give({ kind: 'failed', why: 'wechaty is gone' }));
        else give({ kind: 'failed', why: 'wechaty is gone' });
      }),
    async end() {
      child.kill('SIGKILL');
      await over;
    },
  };
}

/** The certificate may be given as a file. */
function withCertificate(environment: Readonly<Record<string, string>>) {
  const certificate = environment[CERTIFICATE];
  return certificate === undefined || certificate.includes('-----BEGIN')
    ? environment
    : { ...environment, [CERTIFICATE]: readFileSync(certificate, 'utf8') };
}

const CERTIFICATE = 'WECHATY_PUPPET_SERVICE_TLS_CA_CERT';

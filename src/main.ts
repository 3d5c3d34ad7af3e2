/** The verbs of the program: `node src/main.ts start`, one npm script each. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { fullWidth } from './adapters/shared/typeset.ts';
import { helpOf, wantsHelp } from './cli/help.ts';
import { readConfig } from './config.ts';
import { errorCode } from './core/db/pool.ts';

// What a message needs is let go of at once: a small nursery for it saves some 14 MB.
setFlagsFromString('--max-semi-space-size=2');
setFlagsFromString('--semi-space-growth-factor=1');

const VERBS: Readonly<
  Record<
    string,
    () => Promise<{
      run(config: Exclude<ReturnType<typeof readConfig>, { wrong: unknown }>, args: readonly string[]): Promise<void>;
    }>
  >
> = {
  start: () => import('./cli/start.ts'),
  chat: () => import('./cli/chat.ts'),
  code: () => import('./cli/code.ts'),
  distribute: () => import('./cli/distribute.ts'),
  doctor: () => import('./cli/doctor/doctor.ts'),
  backup: () => import('./cli/backup/backup.ts'),
  restore: () => import('./cli/backup/restore.ts'),
  'rotate-key': () => import('./cli/rotateKey.ts'),
  erasures: () => import('./cli/backup/erasures.ts'),
  mcp: () => import('./cli/mcp.ts'),
};

const [verb = 'start', ...args] = process.argv.slice(2);
const config = readConfig(process.env, existsSync('.env') ? Object.keys(parseEnv(readFileSync('.env', 'utf8'))) : []);
const load = VERBS[verb];

if (wantsHelp(process.argv)) process.stdout.write(helpOf(load && verb));
else if (!load) complain([`there is no «${verb}»; there are ${Object.keys(VERBS).join(', ')}`]);
else if ('wrong' in config) complain(config.wrong);
else
  await load()
    .then(({ run }) => run(config, args))
    .catch((error: unknown) =>
      complain([
        error instanceof Error ? error.message : String(error),
        ...(errorCode(error)?.startsWith('ERR_PARSE_ARGS') ? [`npm run ${verb} -- --help says what it takes`] : []),
      ]),
    );

/** Nothing that is still open keeps a failed process alive. */
function complain(sentences: readonly string[]) {
  for (const line of sentences.join('\n').split('\n')) process.stderr.write(`touchbase: ${fullWidth(line)}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1_000).unref();
}

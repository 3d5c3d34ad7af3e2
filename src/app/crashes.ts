import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { fault } from './log.ts';

/** What nobody caught ends the process with an id and a code in the log, and nothing beside it: messages hold what people typed. */
export function logCrashes(log: Logger) {
  const crash = (where: string) => (error: unknown) => {
    log.fatal({ where, id: randomUUID().slice(0, 8), ...fault(error) }, 'ended by a failure that nobody caught');
    process.exit(CRASHED);
  };
  process.on('uncaughtException', crash('uncaught'));
  process.on('unhandledRejection', crash('unhandled'));
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.debug({ where: 'node', ...fault(warning) }, 'warning'));
}

/** As sysexits has it: an internal failure. */
const CRASHED = 70;

import { pino } from 'pino';
import { errorCode } from '../core/db/pool.ts';

/** What an error may tell the log: where it happened and its code, never its message, which holds what people typed. */
export function fault(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  const named = (key: string) => (key in cause ? String(Reflect.get(cause, key)) : undefined);
  return {
    kind: cause.name,
    code: errorCode(error),
    table: named('table_name'),
    constraint: named('constraint_name'),
    at: placesOf(cause).slice(0, 4),
  };
}

/** A message may have lines that look like places: they come after all of it. */
function placesOf({ stack = '', message }: Error) {
  const from = stack.indexOf(message);
  if (from < 0) return [];
  const places = stack.slice(from + message.length).split('\n');
  return places.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}

export function openLog(level: string) {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}

/** What can be asked of the program in a terminal, and how. */

/** What a verb takes, and what it does. */
const VERBS: Readonly<Record<string, readonly [takes: string, does: string]>> = {
  start: ['', 'runs the bot until it is stopped'],
  chat: ['[--as NAME]', 'talks to it in this terminal, or at the end of a pipe'],
  code: ['[--for NAME] [--role rep|lead|manager|admin] | [--person NUMBER]', 'lets somebody in: a code, good once'],
  doctor: ['', 'looks at each promise, and says what to do'],
  backup: ['FILE', 'writes all rows into a new file, while it runs'],
  restore: ['FILE [--erasures LIST]', 'puts a backup into an empty database'],
  erasures: ['[--replay LIST]', 'lists who was erased, or erases them again'],
  'rotate-key': ['', 'seals all secrets with NEW_SECRET_KEY; stop the bot first'],
  distribute: ['[--cells NUMBER]', 'spreads a new database in which Citus is'],
  mcp: ['[--url ADDRESS]', 'an agent’s pipe to the running bot; the key is TOUCHBASE_TOKEN'],
  read: ['[--customers FILE] < NOTES', 'what notes mean, as JSON lines'],
  understand: ['[--world FILE] [--why] [--model] < SENTENCES', 'what sentences ask for, as JSON lines'],
  feeds: ['[--map NAME --file FILE]', 'what a map makes of a file; nothing is kept'],
};

export const wantsHelp = (args: readonly string[]) => args.includes('--help') || args.includes('-h');

/** Of one verb, or of all. */
export function helpOf(verb?: string): string {
  const lines = Object.entries(VERBS).flatMap(([name, [takes, does]]) =>
    verb === undefined || verb === name ? [`npm run ${name}${takes && ` -- ${takes}`}\n    ${does}\n`] : [],
  );
  return `${lines.join('')}${verb === undefined ? 'Settings are in docs/operating.md and .env.example.\n' : ''}`;
}

/** For a program of its own: says how it is used, if that is asked. */
export function helpInstead(verb: string) {
  if (!wantsHelp(process.argv)) return;
  process.stdout.write(helpOf(verb));
  process.exit();
}

/**
 * For each part of the proofs, a change to the program that it has to notice: a proof that lets it pass proves nothing.
 * `node prove/mutants.ts` makes each change in a copy of the program and runs its part.
 */
export type Mutation = {
  readonly part: string;
  /** What is no longer true. */
  readonly breaks: string;
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
  /** At which it is noticed. */
  readonly scale: number;
};

export const MUTATIONS: readonly Mutation[] = [
  {
    part: 'durability',
    breaks: 'what was acknowledged is on the disk',
    file: 'src/core/db/embedded/engine.ts',
    from: '        fsyncSync(nfd);\n        return 0;',
    to: '        return 0;',
    scale: 0.1,
  },
  {
    part: 'inbound',
    breaks: 'a message is acknowledged once it is kept, and not before',
    file: 'src/core/bot/bot.ts',
    from: 'if (isUnavailable(error)) throw error;',
    to: 'if (isUnavailable(error)) return undefined;',
    scale: 0.02,
  },
  {
    part: 'reminders',
    breaks: 'whoever sends again looks first',
    file: 'src/core/delivery/transmit.ts',
    from: '    unsure: taken.unsure,\n',
    to: '    unsure: false,\n',
    scale: 0.03,
  },
  {
    part: 'time',
    breaks: 'a time that does not exist is the first minute after',
    file: 'src/core/calendar/timeZones.ts',
    from: "  return (at.getTimeZoneTransition('next') ?? at).toInstant();",
    to: '  return at.toInstant();',
    scale: 0.005,
  },
  {
    part: 'replicas',
    breaks: 'a message is heard once, whichever replica it reaches',
    file: 'src/core/bot/bot.ts',
    from: 'const hearing = await hear(tx, { ...message, text: text ||',
    to: 'const hearing = await hear(tx, { ...message, id: `${message.id} ${Math.random()}`, text: text ||',
    scale: 0.004,
  },
  {
    part: 'database',
    breaks: 'a database that is away is no fault of the message',
    file: 'src/core/db/pool.ts',
    from: '/^(CONNECTION_|CONNECT_TIMEOUT|DEADLINE|ECONN|ENOTFOUND',
    to: '/^(ENOTFOUND',
    scale: 0.1,
  },
  {
    part: 'isolation',
    breaks: 'the database shows a company its own rows alone',
    file: 'drizzle/0002_guard.sql',
    from: 'ON %s USING (%I = current_workspace()) WITH CHECK',
    to: 'ON %s USING (%I IS NOT NULL) WITH CHECK',
    scale: 0.002,
  },
  {
    part: 'abuse',
    breaks: 'what people typed is no markup in Slack',
    file: 'src/adapters/slack/out/escape.ts',
    from: "text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')",
    to: "text.replaceAll('&', '&amp;')",
    scale: 0.01,
  },
  {
    part: 'privacy',
    breaks: 'whoever is erased is in no note',
    file: 'src/core/privacy/store/places.ts',
    from: "  { table: 'interactions', column: 'text', about: noted },\n",
    to: '',
    scale: 0.01,
  },
  {
    part: 'recovery',
    breaks: 'a backup has all rows',
    file: 'src/core/db/backup/rows.ts',
    from: '    for (const { row } of rows) yield',
    to: '    for (const { row } of rows.slice(1)) yield',
    scale: 0.05,
  },
  {
    part: 'world',
    breaks: 'what nobody knows the end of is looked for before it is sent again',
    file: 'src/core/delivery/deliver.ts',
    from: 'unsure: sent === undefined || line.unsure,',
    to: 'unsure: false,',
    scale: 0.002,
  },
];

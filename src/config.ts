import { z } from 'zod';
import { countryOf, isZone } from './core/calendar/zones.ts';

const zone = z.string().refine(isZone, 'is not a time zone; set an IANA name, as Asia/Shanghai');

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(?:ql)?:\/\//,
      'must begin with postgres://, as postgres://touchbase:secret@localhost:5432/touchbase',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  TEAM_ZONE: zone.default(() => Temporal.Now.timeZoneId()),
  TEAM_LANGUAGE: z.enum(['zh', 'en'], 'must be zh or en').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WEB_CHAT: z.enum(['on', 'off'], 'must be on or off').optional(),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'server'; readonly url: string }
    | { readonly kind: 'folder'; readonly folder: string };
  readonly zone: string;
  readonly locale: 'zh' | 'en';
  readonly logLevel: string;
  /** The demo team is there to be tried: on the embedded database only. */
  readonly demo: boolean;
  readonly webChat: boolean;
};

/** The settings, or the sentences that say what to set. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Config | { readonly wrong: readonly string[] } {
  // An empty line in a settings file means «not set».
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(set);
  if (!read.success)
    return {
      wrong: read.error.issues.map(
        (issue) => `${issue.path.join('.')} ${issue.message} (in the environment or in .env)`,
      ),
    };
  const { data } = read;
  const demo = data.DATABASE_URL === undefined;
  const webChat = (data.WEB_CHAT ?? (demo ? 'on' : 'off')) === 'on';
  if (webChat && !LOOPBACK.has(data.HOST))
    return {
      wrong: [`WEB_CHAT is only for this machine: set HOST to 127.0.0.1, or WEB_CHAT to off (HOST is ${data.HOST})`],
    };
  return {
    port: data.PORT,
    host: data.HOST,
    database:
      data.DATABASE_URL === undefined
        ? { kind: 'folder', folder: data.DATA_DIR }
        : { kind: 'server', url: data.DATABASE_URL },
    zone: data.TEAM_ZONE,
    locale: data.TEAM_LANGUAGE ?? (countryOf(data.TEAM_ZONE) === 'CN' ? 'zh' : 'en'),
    logLevel: data.LOG_LEVEL,
    demo,
    webChat,
  };
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

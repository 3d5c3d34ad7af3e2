import { z } from 'zod';
import { countryOf, isZone } from './core/calendar/timeZones.ts';
import { editDistance } from './core/text/typo.ts';
import type { ModelConfig } from './adapters/llm/openai.ts';
import type { Settings as MailSettings } from './adapters/mail/session.ts';

const zone = z.string().refine(isZone, 'is not a time zone; set an IANA name, as Asia/Shanghai');

const NO_PORT = 'must be a whole number from 0 to 65535, as 3000';

const Settings = z.object({
  PORT: z.coerce.number(NO_PORT).int(NO_PORT).min(0, NO_PORT).max(65_535, NO_PORT).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://, as postgres://bot:secret@localhost:5432/touchbase')
    .optional(),
  DATABASE_READ_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://, as postgres://bot:secret@standby:5432/touchbase')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  TEAM_ZONE: zone.default(() => Temporal.Now.timeZoneId()),
  TEAM_LANGUAGE: z.enum(['zh', 'en'], 'must be zh or en').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DEMO: z.enum(['on', 'off'], 'must be on or off').optional(),
  WEB_CHAT: z.enum(['on', 'off', 'public'], 'must be on, off or public').optional(),
  SECRET_KEY: z
    .string()
    .min(32, 'must have at least 32 characters: make one with `openssl rand -base64 32`')
    .optional(),
  STATUS_ACCESS: z.enum(['local', 'open'], 'must be local or open').default('local'),
  STATUS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  PRIVATE_ADDRESSES: z.enum(['on', 'off'], 'must be on or off').default('off'),
  PUBLIC_URL: z.url('must be an address, as https://touchbase.example.com').optional(),
  LLM_URL: z.url('must be an address, as http://localhost:11434/v1').optional(),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xox', 'must begin with xoxb-: the Bot User OAuth Token').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must begin with xapp-: an app-level token').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short: copy it from Basic Information').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_API_URL: z.url().endsWith('/', 'must end with /').default('https://slack.com/api/'),
  WECHAT_ILINK: z.enum(['on', 'off'], 'must be on or off').optional(),
  WECHAT_ILINK_URL: z.url('must be an address, as http://localhost:23450').default('https://ilinkai.weixin.qq.com'),
  WECOM_BOT_ID: z.string().optional(),
  WECOM_BOT_SECRET: z.string().optional(),
  WECOM_URL: z
    .url('must be an address, as ws://localhost:23500')
    .regex(/^wss?:/, 'must begin with wss:// or ws://')
    .default('wss://openws.work.weixin.qq.com'),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-f]{16}$/, 'must be cli_ and sixteen signs: the App ID')
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_URL: z.url('must be an address, as https://open.larksuite.com').default('https://open.feishu.cn'),
  DINGTALK_CLIENT_ID: z.string().optional(),
  DINGTALK_CLIENT_SECRET: z.string().optional(),
  DINGTALK_CARD_TEMPLATE: z.string().endsWith('.schema', 'must end with .schema: the id of a card').optional(),
  DINGTALK_URL: z.url('must be an address, as http://localhost:23700').default('https://api.dingtalk.com'),
  MAIL_ADDRESS: z.email('must be an address, as sales@example.com').toLowerCase().optional(),
  MAIL_USER: z.string().optional(),
  MAIL_PASSWORD: z.string().optional(),
  MAIL_IMAP: z
    .url('must be an address, as imaps://imap.example.com')
    .regex(/^imaps?:/, 'must begin with imaps:// or imap://')
    .optional(),
  MAIL_SMTP: z
    .url('must be an address, as smtps://smtp.example.com')
    .regex(/^smtps?:/, 'must begin with smtps:// or smtp://')
    .optional(),
  MAIL_FOLDER: z.string().min(1).default('INBOX'),
  MAIL_VERIFIED_BY: z
    .string()
    .regex(/^[^\s;]+$/, 'must be one word: what stands first behind Authentication-Results')
    .optional(),
  WECHATY_PUPPET: z
    .string()
    .regex(/^(?:@[\w.-]+\/)?[\w.-]+$/, 'must be the name of a package, as wechaty-puppet-service')
    .optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().min(1).optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z
    .string()
    .regex(/^[^:/\s]+:\d{1,5}$/, 'must be host:port, as gateway.example.com:8788')
    .optional(),
  WECHATY_PUPPET_SERVICE_TLS_CA_CERT: z.string().optional(),
  WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: z.string().optional(),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: z.enum(['true', 'false'], 'must be true or false').optional(),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'server'; readonly url: string; readonly standby?: string | undefined }
    | { readonly kind: 'folder'; readonly folder: string };
  readonly zone: string;
  readonly locale: 'zh' | 'en';
  readonly logLevel: string;
  /** People and a story are there to be tried, and whoever opens the page is one of them: never where a real platform is on. */
  readonly demo: boolean;
  readonly webChat: boolean;
  /** Where it is reached from elsewhere, over TLS; undefined: on this machine only. */
  readonly webOrigin: string | undefined;
  /** Who may ask /readyz and /metrics from elsewhere: everybody, or whoever brings the token. */
  readonly status: { readonly open: boolean; readonly token: string | undefined };
  /** Encrypts the secrets that are kept in the database. */
  readonly secretKey: string | undefined;
  /** Addresses that people give may lead into the firm's own network. */
  readonly privateAddresses: boolean;
  /** Undefined: no language model is asked anything. */
  readonly model: ModelConfig | undefined;
  /** Undefined: no Slack. */
  readonly slack: SlackConfig | undefined;
  /** WeChat by Tencent's own interface; undefined: not switched on. */
  readonly ilink: ILinkConfig | undefined;
  /** WeChat through wechaty; undefined: not switched on. */
  readonly wechaty: WechatyConfig | undefined;
  /** WeCom by its smart bot; undefined: not switched on. */
  readonly wecom: WecomConfig | undefined;
  /** Feishu or Lark; undefined: not switched on. */
  readonly feishu: FeishuConfig | undefined;
  /** DingTalk; undefined: not switched on. */
  readonly dingtalk: DingtalkConfig | undefined;
  /** A mailbox; undefined: not switched on. */
  readonly mail: MailConfig | undefined;
};

export type MailConfig = MailSettings;

export type DingtalkConfig = {
  readonly app: string;
  readonly secret: string;
  readonly url: string;
  /** A card of the firm's own, made on DingTalk's card platform. */
  readonly template: string | undefined;
};

export type FeishuConfig = { readonly app: string; readonly secret: string; readonly url: string };

export type WecomConfig = { readonly bot: string; readonly secret: string; readonly url: string };

export type ILinkConfig = { readonly url: string; readonly key: string };

export type WechatyConfig = {
  /** The package that speaks WeChat. */
  readonly puppet: string;
  /** What that package reads from its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where its gateway listens, if it has one. */
  readonly gateway: { readonly host: string; readonly port: number } | undefined;
};

export type SlackConfig = {
  readonly token: string | undefined;
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  readonly oauth: { readonly id: string; readonly secret: string } | undefined;
  readonly apiUrl: string;
  readonly publicUrl: string | undefined;
  /** Encrypts the tokens that are kept in the database. */
  readonly key: string | undefined;
};

/** The settings, or the sentences that say what to set. `file`: the names that the settings file sets. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  file: readonly string[] = [],
): Config | { readonly wrong: readonly string[] } {
  // An empty line in a settings file means «not set».
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(set);
  const wrong = [
    ...(read.error?.issues ?? []).map(
      (issue) => `${issue.path.join('.')} ${issue.message} (in the environment or in .env)`,
    ),
    ...Object.keys(set).flatMap(misspelt),
    ...file
      .filter((name) => isUnknown(name) && !misspelt(name).length)
      .map((name) => `${name} in .env is no setting: .env.example names all that are`),
  ];
  if (!read.success || wrong.length) return { wrong };
  const { data } = read;
  const isEmbedded = data.DATABASE_URL === undefined;
  const web = data.WEB_CHAT ?? (isEmbedded ? 'on' : 'off');
  if (web === 'on' && !LOOPBACK.has(data.HOST))
    return {
      wrong: [
        `WEB_CHAT on is only for this machine: set HOST to 127.0.0.1, or WEB_CHAT to off or, behind TLS, to public (HOST is ${data.HOST})`,
      ],
    };
  if (web === 'public' && !data.PUBLIC_URL?.startsWith('https://'))
    return {
      wrong: [
        'WEB_CHAT is public: set PUBLIC_URL to the https:// address of the proxy that speaks TLS before it and says so (X-Forwarded-Proto)',
      ],
    };
  if (web === 'public' && data.DEMO === 'on')
    return { wrong: ['DEMO is on and WEB_CHAT is public: anybody could be one of its people; set DEMO to off'] };
  if (isEmbedded && data.DATABASE_READ_URL !== undefined)
    return { wrong: ['DATABASE_READ_URL is set, but DATABASE_URL is missing: the server whose standby it is'] };
  const slack = slackOf(data);
  if (slack && 'wrong' in slack) return slack;
  const { LLM_URL: url, LLM_MODEL: model, LLM_API_KEY: apiKey } = data;
  if (url !== undefined && model === undefined)
    return { wrong: ['LLM_URL is set, but LLM_MODEL is missing: the name of the model, as qwen3:8b'] };
  if (url === undefined && (model ?? apiKey) !== undefined)
    return { wrong: ['LLM_MODEL or LLM_API_KEY is set, but LLM_URL is missing: the address of the model'] };
  const ilink = ilinkOf(data);
  if (ilink && 'wrong' in ilink) return ilink;
  const wechaty = wechatyOf(data, set);
  if (wechaty && 'wrong' in wechaty) return wechaty;
  const wecom = wecomOf(data);
  if (wecom && 'wrong' in wecom) return wecom;
  const feishu = feishuOf(data);
  if (feishu && 'wrong' in feishu) return feishu;
  const dingtalk = dingtalkOf(data);
  if (dingtalk && 'wrong' in dingtalk) return dingtalk;
  const mail = mailOf(data);
  if (mail && 'wrong' in mail) return mail;
  const isReal = [slack, ilink, wechaty, wecom, feishu, dingtalk, mail].some((platform) => platform !== undefined);
  if (data.DEMO === 'on' && isReal)
    return { wrong: ['DEMO is on beside a real platform: its people would be colleagues of yours; set DEMO to off'] };
  const demo = (data.DEMO ?? (isEmbedded && !isReal && web !== 'public' ? 'on' : 'off')) === 'on';
  return {
    model: url !== undefined && model !== undefined ? { url, model, key: apiKey } : undefined,
    slack,
    ilink,
    wechaty,
    wecom,
    feishu,
    dingtalk,
    mail,
    port: data.PORT,
    host: data.HOST,
    database:
      data.DATABASE_URL === undefined
        ? { kind: 'folder', folder: data.DATA_DIR }
        : { kind: 'server', url: data.DATABASE_URL, standby: data.DATABASE_READ_URL },
    zone: data.TEAM_ZONE,
    locale: data.TEAM_LANGUAGE ?? (countryOf(data.TEAM_ZONE) === 'CN' ? 'zh' : 'en'),
    logLevel: data.LOG_LEVEL,
    demo,
    webChat: web !== 'off',
    webOrigin: web === 'public' && data.PUBLIC_URL !== undefined ? new URL(data.PUBLIC_URL).origin : undefined,
    secretKey: data.SECRET_KEY,
    privateAddresses: data.PRIVATE_ADDRESSES === 'on',
    status: { open: data.STATUS_ACCESS === 'open', token: data.STATUS_TOKEN },
  };
}

/** A name that is one of ours but for a slip would be left unread in silence. */
function misspelt(name: string): string[] {
  const names = Object.keys(Settings.shape);
  if (name.length < 7 || names.includes(name)) return [];
  const meant = names.find((each) => each.length > 6 && editDistance(each, name) <= 2);
  return meant ? [`${name} is no setting: ${meant} is (in the environment or in .env)`] : [];
}

/** What the settings file alone may set for others: the runtime, its proxies, a driver, a puppet. */
const OTHERS = /^(?:NODE_|PG|LC_|WECHATY_|TZ$|LANG$|(?:HTTPS?|ALL|NO)_PROXY$)/i;

const isUnknown = (name: string) => !(name in Settings.shape) && !OTHERS.test(name);

/** Slack needs a way to hear (a socket or signed requests) and a way to speak (a token of its own or those of OAuth). */
function slackOf(data: z.output<typeof Settings>): SlackConfig | { readonly wrong: readonly string[] } | undefined {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data;
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret, SECRET_KEY: key } = data;
  if (![token, appToken, signingSecret, id, secret].some((each) => each !== undefined)) return undefined;
  const wrong = [
    ...(!appToken && !signingSecret
      ? ['Slack is half set up: set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP)']
      : []),
    ...(!token && !id ? ['Slack is half set up: set SLACK_BOT_TOKEN (one team), or SLACK_CLIENT_ID (many)'] : []),
    ...(id === undefined && secret !== undefined ? ['SLACK_CLIENT_SECRET is set, but SLACK_CLIENT_ID is missing'] : []),
    ...(id !== undefined && secret === undefined ? ['SLACK_CLIENT_ID is set, but SLACK_CLIENT_SECRET is missing'] : []),
    ...(id !== undefined && !key
      ? ['SECRET_KEY is missing: it encrypts the tokens of Slack teams; make one with `openssl rand -base64 32`']
      : []),
  ];
  if (wrong.length) return { wrong };
  const oauth = id !== undefined && secret !== undefined ? { id, secret } : undefined;
  return { token, appToken, signingSecret, oauth, apiUrl: data.SLACK_API_URL, publicUrl: data.PUBLIC_URL, key };
}

function ilinkOf({
  WECHAT_ILINK: on,
  WECHAT_ILINK_URL: url,
  SECRET_KEY: key,
}: z.output<typeof Settings>): ILinkConfig | { readonly wrong: readonly string[] } | undefined {
  if (on !== 'on') return undefined;
  return key
    ? { url, key }
    : { wrong: ['SECRET_KEY is missing: it encrypts the logins of WeChat; make one with `openssl rand -base64 32`'] };
}

function wecomOf({
  WECOM_BOT_ID: bot,
  WECOM_BOT_SECRET: secret,
  WECOM_URL: url,
}: z.output<typeof Settings>): WecomConfig | { readonly wrong: readonly string[] } | undefined {
  return pair({ WECOM_BOT_ID: bot, WECOM_BOT_SECRET: secret }, ([bot, secret]) => ({ bot, secret, url }));
}

function feishuOf({
  FEISHU_APP_ID: app,
  FEISHU_APP_SECRET: secret,
  FEISHU_URL: url,
}: z.output<typeof Settings>): FeishuConfig | { readonly wrong: readonly string[] } | undefined {
  return pair({ FEISHU_APP_ID: app, FEISHU_APP_SECRET: secret }, ([app, secret]) => ({ app, secret, url }));
}

function dingtalkOf({
  DINGTALK_CLIENT_ID: app,
  DINGTALK_CLIENT_SECRET: secret,
  DINGTALK_CARD_TEMPLATE: template,
  DINGTALK_URL: url,
}: z.output<typeof Settings>): DingtalkConfig | { readonly wrong: readonly string[] } | undefined {
  return pair({ DINGTALK_CLIENT_ID: app, DINGTALK_CLIENT_SECRET: secret }, ([app, secret]) => ({
    app,
    secret,
    url,
    template,
  }));
}

function mailOf(data: z.output<typeof Settings>): MailConfig | { readonly wrong: readonly string[] } | undefined {
  const { MAIL_ADDRESS: address, MAIL_PASSWORD: password, MAIL_IMAP: imap, MAIL_SMTP: smtp } = data;
  const { MAIL_USER: user, MAIL_VERIFIED_BY: verifiedBy, MAIL_FOLDER: folder } = data;
  if ([address, password, imap, smtp, user, verifiedBy].every((each) => each === undefined)) return undefined;
  if (!address || !password || !imap || !smtp || !verifiedBy) {
    const needed = {
      MAIL_ADDRESS: address,
      MAIL_PASSWORD: password,
      MAIL_IMAP: imap,
      MAIL_SMTP: smtp,
      MAIL_VERIFIED_BY: verifiedBy,
    };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
    return {
      wrong: [
        `E-mail is half set up: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing (docs/mail.md)`,
      ],
    };
  }
  return {
    address,
    user: user ?? address,
    password,
    imap: serverOf(imap, { tls: 993, plain: 143 }),
    smtp: serverOf(smtp, { tls: 465, plain: 587 }),
    folder,
    verifiedBy,
  };
}

function serverOf(url: string, ports: { readonly tls: number; readonly plain: number }) {
  const { protocol, hostname, port } = new URL(url);
  const isTls = protocol.endsWith('s:');
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (isTls ? ports.tls : ports.plain), isTls };
}

/** A platform that needs two settings: with one of them alone it is half set up. */
function pair<T>(
  settings: Readonly<Record<string, string | undefined>>,
  make: (values: readonly [string, string]) => T,
): T | { readonly wrong: readonly string[] } | undefined {
  const [one, other] = Object.keys(settings);
  const [first, second] = Object.values(settings);
  if (first !== undefined && second !== undefined) return make([first, second]);
  if (first === undefined && second === undefined) return undefined;
  const [set, missing] = first === undefined ? [other, one] : [one, other];
  return { wrong: [`${set} is set, but ${missing} is missing`] };
}

const SERVICE = 'wechaty-puppet-service';

/** No puppet is a default: each of them is somebody's decision about an account that may be banned. */
function wechatyOf(
  data: z.output<typeof Settings>,
  set: Readonly<Record<string, string | undefined>>,
): WechatyConfig | { readonly wrong: readonly string[] } | undefined {
  const { WECHATY_PUPPET: puppet, WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint } = data;
  if (puppet === undefined) return undefined;
  const missing = ['WECHATY_PUPPET_SERVICE_TOKEN', 'WECHATY_PUPPET_SERVICE_ENDPOINT'].filter((name) => !set[name]);
  if (puppet === SERVICE && missing.length)
    return { wrong: missing.map((name) => `${name} is missing: ${SERVICE} needs the gateway's`) };
  const environment = Object.fromEntries(
    Object.entries(set).flatMap(([name, value]) => (name.startsWith('WECHATY_') && value ? [[name, value]] : [])),
  );
  const [host = '', port = ''] = endpoint?.split(':') ?? [];
  return { puppet, environment, gateway: puppet === SERVICE ? { host, port: Number(port) } : undefined };
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

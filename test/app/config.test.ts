import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { listen } from '../../src/app/http.ts';
import { readConfig } from '../../src/config.ts';
import { folderRefusal } from '../../src/core/db/embedded/folder.ts';

const settings = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): z?/gm)].map(
  ([, name = '']) => name,
);
const example = readFileSync('.env.example', 'utf8');
const table = [...readFileSync('docs/operating.md', 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);

test('there are settings to speak of', () => {
  expect(settings).toContain('PORT');
  expect(settings).toContain('DATABASE_URL');
});

test.each(settings)('%s is in .env.example, commented out, under a line that explains it', (name) => {
  expect(example).toMatch(new RegExp(`^# .+\\n(?:#[A-Z_]+=.*\\n)*#${name}=`, 'm'));
});

test.each(settings)('%s is in the table of settings of docs/operating.md', (name) => {
  expect(table).toContain(name);
});

test('.env.example names no setting that does not exist, and sets none', () => {
  const named = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(settings));
  expect(parseEnv(example)).toEqual({});
});

test('what .env.example shows is accepted when it is uncommented', () => {
  const shown = parseEnv(example.replace(/^#(?=[A-Z_]+=)/gm, ''));
  expect(readConfig({ ...shown, WEB_CHAT: 'off' })).not.toHaveProperty('wrong');
});

test('nothing set: the embedded database, the demo team and its chat page, on this machine only', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    database: { kind: 'folder', folder: './data' },
    logLevel: 'info',
    demo: true,
    webChat: true,
  });
});

test('an empty value means «not set»', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', WEB_CHAT: '' })).toEqual(readConfig({}));
});

const MAIL = {
  MAIL_ADDRESS: 'Sales@firm.example',
  MAIL_PASSWORD: 'secret',
  MAIL_IMAP: 'imaps://imap.firm.example',
  MAIL_SMTP: 'smtp://smtp.firm.example',
  MAIL_VERIFIED_BY: 'mx.firm.example',
};

test('e-mail takes all that it needs, or says what is missing', () => {
  expect(readConfig(MAIL)).toMatchObject({
    mail: {
      address: 'sales@firm.example',
      user: 'sales@firm.example',
      imap: { host: 'imap.firm.example', port: 993, isTls: true },
      smtp: { host: 'smtp.firm.example', port: 587, isTls: false },
      folder: 'INBOX',
    },
  });
  expect(readConfig({ ...MAIL, MAIL_VERIFIED_BY: '', MAIL_PASSWORD: '' })).toEqual({
    wrong: ['E-mail is half set up: MAIL_PASSWORD, MAIL_VERIFIED_BY are missing (docs/mail.md)'],
  });
  expect(readConfig({ ...MAIL, MAIL_IMAP: 'https://imap.firm.example' })).toMatchObject({
    wrong: [expect.stringMatching(/^MAIL_IMAP must begin with imaps/)],
  });
});

test('the demo is never on beside a real platform', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a long secret' };
  const ilink = { WECHAT_ILINK: 'on', SECRET_KEY: 'a key of thirty-two characters, at least' };
  const wechaty = { WECHATY_PUPPET: 'wechaty-puppet-mock' };
  const feishu = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'secret' };
  const wecom = { WECOM_BOT_ID: 'bot', WECOM_BOT_SECRET: 'secret' };
  const dingtalk = { DINGTALK_CLIENT_ID: 'ding1', DINGTALK_CLIENT_SECRET: 'secret' };
  for (const platform of [slack, ilink, wechaty, wecom, feishu, dingtalk, MAIL]) {
    expect(readConfig(platform)).toMatchObject({ demo: false });
    expect(readConfig({ ...platform, DEMO: 'on' })).toMatchObject({ wrong: [expect.stringMatching(/^DEMO is on/)] });
  }
  expect(readConfig({ DEMO: 'off' })).toMatchObject({ demo: false, webChat: true });
});

test.each([
  ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'],
  ['WECOM_BOT_SECRET', 'WECOM_BOT_ID'],
  ['FEISHU_APP_SECRET', 'FEISHU_APP_ID'],
  ['DINGTALK_CLIENT_SECRET', 'DINGTALK_CLIENT_ID'],
])('%s without %s is half a platform', (set, missing) => {
  expect(readConfig({ [set]: 'x' })).toEqual({ wrong: [`${set} is set, but ${missing} is missing`] });
});

test('on PostgreSQL there is no demo team and no chat page, unless it is asked for', () => {
  const DATABASE_URL = 'postgres://bot@localhost/touchbase';
  expect(readConfig({ DATABASE_URL })).toMatchObject({ demo: false, webChat: false, database: { kind: 'server' } });
  expect(readConfig({ DATABASE_URL, WEB_CHAT: 'on' })).toMatchObject({ demo: false, webChat: true });
  expect(readConfig({ WEB_CHAT: 'public', HOST: '0.0.0.0', PUBLIC_URL: 'https://chat.firm.example/x' })).toMatchObject({
    demo: false,
    webChat: true,
    webOrigin: 'https://chat.firm.example',
  });
});

test('the team speaks Chinese where its zone is in China, and what it is told elsewhere', () => {
  expect(readConfig({ TEAM_ZONE: 'Asia/Shanghai' })).toMatchObject({ locale: 'zh' });
  expect(readConfig({ TEAM_ZONE: 'Europe/Berlin' })).toMatchObject({ locale: 'en' });
  expect(readConfig({ TEAM_ZONE: 'Europe/Berlin', TEAM_LANGUAGE: 'zh' })).toMatchObject({ locale: 'zh' });
});

test.each([
  [{ PORT: 'http' }, /^PORT .+in the environment or in \.env/],
  [{ PORT: '65536' }, /^PORT .+65535/],
  [{ PORT: '3000a' }, /^PORT must be a whole number from 0 to 65535, as 3000 /],
  [{ TEAM_ZOEN: 'Asia/Shanghai' }, /^TEAM_ZOEN is no setting: TEAM_ZONE is/],
  [{ DATABASE_READ_URL: 'mysql://x' }, /^DATABASE_READ_URL must begin with postgres:\/\//],
  [{ DATABASE_READ_URL: 'postgres://x' }, /^DATABASE_READ_URL is set, but DATABASE_URL is missing/],
  [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must begin with postgres:\/\//],
  [{ TEAM_ZONE: 'Peking' }, /^TEAM_ZONE .+set an IANA name, as Asia\/Shanghai/],
  [{ TEAM_LANGUAGE: 'fr' }, /^TEAM_LANGUAGE must be zh or en/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL .+"info"/],
  [{ WEB_CHAT: 'yes' }, /^WEB_CHAT must be on, off or public/],
  [{ HOST: '0.0.0.0' }, /set HOST to 127\.0\.0\.1, or WEB_CHAT to off or, behind TLS, to public/],
  [{ WEB_CHAT: 'public' }, /set PUBLIC_URL to the https:/],
  [{ WEB_CHAT: 'public', PUBLIC_URL: 'http://chat.firm.example' }, /set PUBLIC_URL to the https:/],
  [{ WEB_CHAT: 'public', PUBLIC_URL: 'https://chat.firm.example', DEMO: 'on' }, /set DEMO to off/],
  [{ SECRET_KEY: 'short' }, /^SECRET_KEY must have at least 32 characters: make one/],
  [{ PUBLIC_URL: 'touchbase' }, /^PUBLIC_URL must be an address/],
  [{ LLM_URL: 'http://localhost:11434/v1' }, /LLM_MODEL is missing: the name of the model/],
  [{ LLM_MODEL: 'qwen3:8b' }, /LLM_URL is missing: the address/],
  [{ SLACK_BOT_TOKEN: 'abc' }, /^SLACK_BOT_TOKEN must begin with xoxb-/],
  [{ SLACK_APP_TOKEN: 'abc' }, /^SLACK_APP_TOKEN must begin with xapp-/],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /set SLACK_APP_TOKEN \(Socket Mode\), or SLACK_SIGNING_SECRET/],
  [{ SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: '1' }, /SLACK_CLIENT_SECRET is missing/],
])('%o is answered with what to set', (env, sentence) => {
  expect(readConfig(env)).toEqual({ wrong: expect.arrayContaining([expect.stringMatching(sentence)]) });
});

test('a name in the settings file that is no setting is told; what the runtime and a puppet read is let be', () => {
  const file = ['PORT', 'SLACK_TOKEN', 'TEAM_ZOEN', 'NODE_EXTRA_CA_CERTS', 'https_proxy', 'WECHATY_LOG'];
  const env = { PORT: '3000', SLACK_TOKEN: 'x', TEAM_ZOEN: 'Asia/Shanghai' };
  expect(readConfig(env, file)).toEqual({
    wrong: [
      expect.stringMatching(/^TEAM_ZOEN is no setting: TEAM_ZONE is/),
      expect.stringMatching(/^SLACK_TOKEN in \.env is no setting: \.env\.example/),
    ],
  });
});

test.each([
  [{ port: 0, host: '203.0.113.7' }, /^HOST 203\.0\.113\.7 is no address of this machine: set HOST/],
  [{ port: 0, host: 'nowhere.invalid' }, /^HOST nowhere\.invalid is no address of this machine: set HOST/],
])('where it cannot listen it says what to set: %o', async (at, sentence) => {
  await expect(listen(() => new Response(), at)).rejects.toThrow(sentence);
});

test('a port that is taken is answered with another, a folder that may not be written with both', async () => {
  const first = await listen(() => new Response(), { port: 0, host: '127.0.0.1' });
  const port = Number(new URL(first.url).port);
  await expect(listen(() => new Response(), { port, host: '127.0.0.1' })).rejects.toThrow(
    `port ${port} is in use: set PORT`,
  );
  await first.close();
  for (const code of ['EACCES', 'EROFS', 'EEXIST'])
    expect(folderRefusal('/srv/data', { failed: 'broken', code }).message).toMatch(
      /^DATA_DIR \(\/srv\/data\): .+; mend that, or set DATA_DIR to another folder\nDATA_DIR(.+)请先解决/,
    );
});

test('all that is wrong is said at once', () => {
  const { wrong } = readConfig({ PORT: 'x', TEAM_ZONE: 'y', LOG_LEVEL: 'z' }) as { wrong: readonly string[] };
  expect(wrong).toHaveLength(3);
});

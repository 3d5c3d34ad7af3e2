/** The whole bot on every platform at once, killed when it has kept what was said there and not yet answered. */
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { start } from '../support/child.ts';
import { unpacked } from '../support/folders.ts';
import { isInstalled } from '../support/installed.ts';
import { makeDatabase } from '../support/world.ts';
import * as dingtalk from '../adapters/dingtalk/standin.ts';
import * as feishu from '../adapters/feishu/standin.ts';
import * as slack from '../adapters/slack/support/standin.ts';
import * as sent from '../adapters/slack/support/payloads.ts';
import { MAIL_PASSWORD, MAIL_USER, mailServer, mailText } from '../support/mailServer.ts';
import { written } from '../adapters/mail/letters.ts';
import { tencent } from '../adapters/wechat/tencent.ts';
import * as wecom from '../adapters/wecom/standin.ts';

const server = inject('server');
/** A restart takes seconds, and far more on a busy machine. */
const PATIENCE = 150_000;
const AGAIN = 10_000;
const SAID = '今天和华为李总通了电话,嫌报价高';
const LILEI = 'wxid_lilei@im.wechat';
const TWICE = '(可能重复)';
const SDKS = [
  '@larksuiteoapi/node-sdk',
  '@wecom/aibot-node-sdk',
  'dingtalk-stream',
  'wechaty',
  'imapflow',
  'nodemailer',
  'mailparser',
];

/** Whether the platform had the answer when the one who gave it was killed; each of them both ways is test/adapters. */
const LOST = {
  slack: 'before',
  feishu: 'after',
  dingtalk: 'before',
  wecom: 'after',
  wechat: 'before',
  phone: 'after',
  mail: 'after',
} as const;

test.skipIf(!SDKS.every(isInstalled))(
  'killed after the acknowledgement, before its answers reached the platforms or after, it answers after the restart, once on each',
  { timeout: 2 * PATIENCE },
  async () => {
    const place = await makePlace();
    const there = await platforms();
    const victim = await live(place.at, there);
    there.wecom.says('wang', `绑定 ${victim.code}`);
    await expect.poll(() => there.wecom.shown.length, { timeout: PATIENCE }).toBe(1);
    there.wecom.says('wang', '连接微信');
    const code = () => /weixin\.qq\.com\/x\/([\w-]+)/.exec(JSON.stringify(there.wecom.shown))?.[1];
    await expect.poll(code, { timeout: PATIENCE }).toBeDefined();
    there.wechat.scans(code() ?? '', LILEI);
    await expect.poll(() => JSON.stringify(there.wecom.shown), { timeout: PATIENCE }).toContain('微信连好了');
    await expect.poll(() => there.wechat.polls.length, { timeout: PATIENCE }).toBeGreaterThan(0);
    const ownCode = async () => {
      const before = there.wecom.shown.length;
      there.wecom.says('wang', '验证码');
      const own = () => /(?:验证码|绑定) (\d{6})/.exec(JSON.stringify(there.wecom.shown.slice(before)))?.[1];
      await expect.poll(own, { timeout: PATIENCE }).toBeDefined();
      return own() ?? '';
    };
    there.phone.says({ from: 'lilei', text: `绑定 ${await ownCode()}` });
    await expect.poll(() => there.phone.sent.length, { timeout: PATIENCE }).toBe(1);
    there.mail.arrive(written({ subject: `绑定 ${await ownCode()}`, body: '' }));
    await expect.poll(() => there.mail.sent.length, { timeout: PATIENCE }).toBe(1);
    there.phone.sent.length = 0;
    there.mail.sent.length = 0;
    there.wecom.shown.length = 0;

    const reached: string[] = [];
    const killed = Promise.withResolvers<void>();
    const when = (platform: string) => () => {
      reached.push(platform);
      return killed.promise;
    };
    const state = { isArmed: true };
    there.slack.state.trouble = ({ method }) => {
      if (method !== 'chat.postMessage' || !state.isArmed) return undefined;
      state.isArmed = false;
      return { lost: LOST.slack, when: when('slack')() };
    };
    there.feishu.faults.push({ path: 'im/v1/messages', lost: LOST.feishu, when: when('feishu') });
    there.dingtalk.faults.push({ path: 'card/', lost: LOST.dingtalk, when: when('dingtalk') });
    there.wecom.faults.push({ cmd: 'aibot_send_msg', lost: LOST.wecom, when: when('wecom') });
    there.wechat.faults.push({ drop: LOST.wechat, when: when('wechat') });
    there.phone.faults.push({ lost: LOST.phone, when: when('wechaty') });
    there.mail.faults.push({ lost: LOST.mail, when: when('mail') });
    const taken = said(there, { victim, mode: 'Socket Mode' });
    const all = ['dingtalk', 'feishu', 'mail', 'slack', 'wechat', 'wechaty', 'wecom'];
    await expect.poll(() => reached.toSorted(), { timeout: PATIENCE }).toEqual(all);
    expect(await taken).toEqual([true, { code: 200 }, 'kept']);
    victim.kill();
    await victim.dead;
    killed.resolve();
    await victim.over;
    await place.later();

    const heir = await live(place.at, there);
    const answers = () => there.answers();
    const each = Array.from({ length: 5 }, () => [expect.stringContaining('新客户「华为」？')]);
    await expect.poll(answers, { timeout: PATIENCE }).toEqual(each);
    // WeChat knows no message by a key of ours: what may have arrived says that it may.
    const inWechat = [
      { lost: LOST.wechat, texts: () => there.wechat.sent.map(({ text }) => text) },
      { lost: LOST.phone, texts: there.onPhone },
    ];
    for (const { lost, texts } of inWechat) {
      await expect.poll(() => texts().length, { timeout: PATIENCE }).toBe(lost === 'after' ? 2 : 1);
      expect(texts().at(-1)).toMatch(/新客户「华为」？[^]*可能重复/);
      expect(texts().filter((text) => !text.includes(TWICE))).toHaveLength(lost === 'after' ? 1 : 0);
    }
    await said(there, { victim: heir, mode: 'HTTP', words: '帮助' });
    const both = each.map(([asked]) => [asked, expect.stringContaining('直接说话就行')]);
    await expect.poll(answers, { timeout: PATIENCE }).toEqual(both);
    for (const { texts } of inWechat)
      await expect.poll(() => texts().at(-1), { timeout: PATIENCE }).toMatch(/直接说话就行(?![^]*可能重复)/);
  },
);

type There = Awaited<ReturnType<typeof platforms>>;
type Bot = Awaited<ReturnType<typeof live>>;

async function platforms() {
  const { gateway } = await import('../adapters/wechat/gateway.ts');
  const all = {
    slack: await slack.standIn(Temporal.Now.instant, 'T1'),
    feishu: await feishu.standIn(),
    dingtalk: await dingtalk.standIn(),
    wecom: await wecom.standIn(),
    wechat: await tencent(),
    phone: await gateway(),
    mail: await mailServer(),
  };
  all.slack.state.patience = AGAIN;
  for (const { close } of Object.values(all)) onTestFinished(close);
  const answers = () => [
    all.slack.state.messages.map(({ text }) => text),
    all.feishu.shown.map(({ content }) => feishu.textOf(content)),
    all.dingtalk.shown.map(dingtalk.textOf),
    all.wecom.shown
      .map(({ text, card }) => text ?? card?.main_title.title ?? '')
      // That it was away, as WeCom keeps nothing for it meanwhile.
      .filter((text) => !text.includes('离线')),
    // A mail that comes again has its number: whoever has it knows it.
    [...new Map(all.mail.sent.map(({ source }) => [numberOf(source), mailText(source.toString())])).values()],
  ];
  /** But for that it was away. */
  const onPhone = () => all.phone.sent.map(({ text }) => text).filter((text) => !text.includes('离线'));
  return { ...all, answers, onPhone };
}

const numberOf = (source: Buffer) => /^Message-ID: (.+)$/im.exec(source.toString())?.[1];

/** Somebody writes on each of them. Resolves to how those that wait for it were answered. */
function said(
  { slack: inSlack, feishu: inFeishu, dingtalk: inDingtalk, wecom: inWecom, wechat: inWechat, phone, mail }: There,
  { victim, mode, words = SAID }: { readonly victim: Bot; readonly mode: string; readonly words?: string },
) {
  inWecom.says('wang', words);
  inWechat.hears(LILEI, words);
  phone.says({ from: 'lilei', text: words });
  mail.arrive(written({ body: words }));
  const ts = `179514000${words.length % 10}.000100`;
  const event = { ...sent.direct_message.event, text: words, ts };
  const body = { ...sent.direct_message, event_id: words, event };
  const tell = async () => {
    if (mode === 'Socket Mode') {
      // As Slack does: what nobody has acknowledged in time is told again.
      for (let tries = 0; tries < PATIENCE / AGAIN; tries += 1) if (await inSlack.tell(body, 'events_api')) return true;
      return false;
    }
    const { headers, ...request } = inSlack.request(body);
    const raw = JSON.stringify(body);
    return (await fetch(new URL('/slack/events', victim.url), { ...request, method: 'POST', headers, body: raw })).ok;
  };
  return Promise.all([tell(), inFeishu.says('ou_lilei', words), inDingtalk.says('boss', words)]);
}

async function live(place: string, there: There) {
  const bot = start('main', ['start'], {
    env: {
      ...(place.startsWith('postgres') ? { DATABASE_URL: place } : { DATA_DIR: place }),
      PORT: '0',
      DEMO: 'off',
      TEAM_ZONE: 'Asia/Shanghai',
      LOG_LEVEL: 'error',
      SLACK_API_URL: there.slack.apiUrl,
      SLACK_BOT_TOKEN: slack.TOKEN,
      SLACK_APP_TOKEN: slack.APP_TOKEN,
      SLACK_SIGNING_SECRET: slack.SIGNING_SECRET,
      FEISHU_APP_ID: feishu.APP,
      FEISHU_APP_SECRET: feishu.SECRET,
      FEISHU_URL: there.feishu.url,
      DINGTALK_CLIENT_ID: dingtalk.APP,
      DINGTALK_CLIENT_SECRET: dingtalk.SECRET,
      DINGTALK_CARD_TEMPLATE: dingtalk.TEMPLATE,
      DINGTALK_URL: there.dingtalk.url,
      WECOM_BOT_ID: wecom.BOT,
      WECOM_BOT_SECRET: wecom.SECRET,
      WECOM_URL: there.wecom.url,
      WECHAT_ILINK: 'on',
      WECHAT_ILINK_URL: there.wechat.url,
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_11111111-1111-4111-8111-111111111111',
      WECHATY_PUPPET_SERVICE_ENDPOINT: there.phone.endpoint,
      WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
      MAIL_ADDRESS: MAIL_USER,
      MAIL_PASSWORD,
      MAIL_IMAP: `imap://127.0.0.1:${there.mail.settings.imap.port}`,
      MAIL_SMTP: `smtp://127.0.0.1:${there.mail.settings.smtp.port}`,
      MAIL_VERIFIED_BY: there.mail.settings.verifiedBy,
      SECRET_KEY: 'a key of thirty-two characters, at least',
    },
  });
  onTestFinished(() => void bot.kill());
  const url = (await bot.hears(/^Touchbase is at /))?.split(' ').at(-1) ?? '';
  const wires = () => [there.slack.state.wires.length, there.feishu.wires.size, there.dingtalk.wires.size];
  await expect.poll(wires, { timeout: PATIENCE }).toEqual([1, 1, 1]);
  await expect.poll(() => there.wecom.state.live, { timeout: PATIENCE }).toBeDefined();
  await expect.poll(there.phone.isHeard, { timeout: PATIENCE }).toBe(true);
  await expect.poll(there.mail.isHeard, { timeout: PATIENCE }).toBe(true);
  const code = () => /bind (\d{6})/.exec(bot.said.join('\n'))?.[1];
  return { ...bot, url, code: code() ?? '' };
}

/** On a server nobody else knows that the taker is dead: its leases have to end, which `later` brings about. */
async function makePlace() {
  if (!server) return { at: unpacked(), later: async () => {} };
  const { url, drop } = await makeDatabase(server, { template: inject('template') });
  onTestFinished(drop);
  const later = async () => {
    const operator = postgres(url, { max: 1, onnotice: () => {} });
    await operator`select set_config('app.workspace', id::text, false) from all_workspaces() id`;
    const lines = await operator`update outbox set due_at = now() where state = 'due' returning id`;
    expect(lines).toHaveLength(7);
    await operator.end();
  };
  return { at: url, later };
}

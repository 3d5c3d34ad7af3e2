/** One company, a week, and everybody on another platform: one database, so one answer. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDingtalk, openFeishu } from '../../src/app/ports/vouching.ts';
import { openILink } from '../../src/app/ports/ilink.ts';
import { openSlack } from '../../src/app/ports/slack.ts';
import { openWecom } from '../../src/app/ports/wecom.ts';
import { DOOR, openAccount } from '../../src/core/people/store/accounts.ts';
import { houseWith } from '../support/house.ts';
import { isInstalled } from '../support/installed.ts';
import * as dingtalk from '../adapters/dingtalk/standin.ts';
import * as feishu from '../adapters/feishu/standin.ts';
import * as slack from '../adapters/slack/support/standin.ts';
import * as sent from '../adapters/slack/support/payloads.ts';
import { tencent } from '../adapters/wechat/tencent.ts';
import * as wecom from '../adapters/wecom/standin.ts';

const SDKS = ['@larksuiteoapi/node-sdk', '@wecom/aibot-node-sdk', 'dingtalk-stream'];
const KEY = 'a key of thirty-two characters, at least';
const LILEI = 'wxid_lilei@im.wechat';

describe.skipIf(!SDKS.every(isInstalled))('everybody on another platform', () => {
  test('what one of them tells, the others are answered; what is done on one is done on all, and nothing comes twice', async () => {
    const it = await company();
    const { 李雷: rep, 韩梅梅: lead, 王强: manager, Emma: emma, Ada: admin } = it.people;

    await rep.says('今天和华为李总通了电话,嫌报价高,下周一跟进');
    await rep.sees(/新客户「华为」/);
    await rep.says('1');
    await rep.sees(/✅ 华为 · 李总 · 电话/);
    for (const each of [lead, manager]) {
      await each.says('谁负责华为');
      expect(await each.sees(/华为由/)).toMatch(/华为由李雷负责[^]*嫌报价高/);
    }
    for (const each of [emma, admin]) {
      await each.says('who owns Huawei');
      expect(await each.sees(/owns 华为/)).toMatch(/李雷 owns[^]*嫌报价高/);
    }

    await it.channels();

    await rep.says('我的跟进');
    await rep.sees(/1\. 华为/);
    await rep.says('1转给Emma');
    await emma.sees(/华为[^]*accept/i);
    await it.until('2026-11-23T09:00');
    const digests = await it.digests();
    expect(digests).toEqual([[expect.stringMatching(/销售一组日报/)], [expect.stringMatching(/华南日报[^]*Emma 1/)]]);
    await it.until('2026-11-23T09:30');
    expect(await emma.sees(/华为[^]*嫌报价高/)).toBeTruthy();
    await emma.says('done 1');
    await emma.sees(/✅/);
    // What has been done stands nowhere to be taken or given back any more.
    expect(emma.seen().join('\n')).not.toMatch(/accept|give back/);
    await it.until('2026-11-27T09:30');
    for (const each of [rep, lead, manager]) {
      await each.says('华为');
      expect(await each.sees(/🗂️ 华为/)).not.toMatch(/^下一步/m);
    }
    for (const { seen } of Object.values(it.people)) expect(seen()).toEqual([...new Set(seen())]);
    expect(it.problems).toEqual([]);
  });
});

type Mouth = { says(text: string): unknown; seen(): readonly string[] };

/** 李雷 in WeCom, 韩梅梅 in DingTalk, 王强 in Feishu, Emma in Slack, Ada in WeChat. */
async function company() {
  const team = `T${crypto.randomUUID()}`;
  const there = {
    slack: await slack.standIn(Temporal.Now.instant, team),
    feishu: await feishu.standIn(),
    ding: await dingtalk.standIn(),
    wecom: await wecom.standIn(),
    wechat: await tencent(),
  };
  const it = await houseWith(
    [
      { platform: 'slack', account: team },
      { platform: 'feishu', account: feishu.APP },
      { platform: 'dingtalk', account: dingtalk.APP },
      { platform: 'wecom', account: wecom.BOT },
      { platform: 'ilink', account: DOOR },
    ],
    async ({ store, workspace, now: clock, sql }) => {
      await sql((tx) => openAccount(tx, { platform: 'ilink', account: DOOR, meets: false }));
      const parts = { store, workspace, clock, log: () => {} };
      const oneSlack = { token: slack.TOKEN, appToken: slack.APP_TOKEN, apiUrl: there.slack.apiUrl };
      const none = { signingSecret: undefined, oauth: undefined, publicUrl: undefined, key: undefined };
      const config = { zone: 'Asia/Shanghai', locale: 'zh', slack: { ...oneSlack, ...none } } as const;
      return [
        await openSlack({ ...parts, config }),
        await openFeishu({ ...parts, config: { app: feishu.APP, secret: feishu.SECRET, url: there.feishu.url } }),
        await openDingtalk({
          ...parts,
          config: { app: dingtalk.APP, secret: dingtalk.SECRET, url: there.ding.url, template: dingtalk.TEMPLATE },
        }),
        await openWecom({ ...parts, config: { bot: wecom.BOT, secret: wecom.SECRET, url: there.wecom.url } }),
        await openILink({ store, clock, config: { url: there.wechat.url, key: KEY }, log: () => {} }),
      ];
    },
    { seen: () => Object.values(mouths).map(({ seen }) => seen()) },
  );
  for (const { close } of Object.values(there)) onTestFinished(close);
  there.ding.people.set('han', { name: '韩梅梅' });
  there.feishu.people.set('ou_wang', { name: '王强' });
  await expect
    .poll(() => [there.feishu.wires.size, there.ding.wires.size, there.slack.state.wires.length])
    .toEqual([1, 1, 1]);
  await expect.poll(() => there.wecom.state.live).toBeDefined();

  const stamps = { count: 0 };
  const mouths: Readonly<Record<'李雷' | '韩梅梅' | '王强' | 'Emma' | 'Ada', Mouth>> = {
    李雷: {
      says: (text) => there.wecom.says('lilei', text),
      seen: () =>
        there.wecom.shown.map(({ text, card }) =>
          card ? [card.main_title.title, card.sub_title_text].join('\n') : (text ?? ''),
        ),
    },
    韩梅梅: {
      says: (text) => there.ding.says('han', text, { senderNick: '韩梅梅' }),
      seen: () => there.ding.in('han').map(dingtalk.textOf),
    },
    王强: {
      says: (text) => there.feishu.says('ou_wang', text),
      seen: () => there.feishu.in('ou_wang').map(({ content }) => feishu.textOf(content)),
    },
    Emma: {
      says: (text) => {
        const ts = `${Math.floor(it.now().epochMilliseconds / 1000)}.${String((stamps.count += 1)).padStart(6, '0')}`;
        const event = { ...sent.direct_message.event, user: 'U2', channel: 'D-U2', text, ts };
        const authorizations = [{ team_id: team, user_id: slack.BOT, is_bot: true }];
        const body = { ...sent.direct_message, team_id: team, authorizations, event_id: crypto.randomUUID(), event };
        // As long as it is not acknowledged Slack tells it again.
        return expect.poll(() => there.slack.tell(body, 'events_api')).toBeDefined();
      },
      seen: () => there.slack.state.messages.map(({ text }) => text),
    },
    Ada: { says: (text) => there.wechat.hears(LILEI, text), seen: () => there.wechat.sent.map(({ text }) => text) },
  };

  /** The newest that is to be seen with words like these. */
  const withEyes = (mouth: Mouth) => ({
    ...mouth,
    sees: (words: RegExp) => it.settled(() => mouth.seen().findLast((text) => words.test(text))),
  });
  const people = {
    李雷: withEyes(mouths.李雷),
    韩梅梅: withEyes(mouths.韩梅梅),
    王强: withEyes(mouths.王强),
    Emma: withEyes(mouths.Emma),
    Ada: withEyes(mouths.Ada),
  };

  for (const [who, { says, sees }] of [
    ['lilei', people.李雷],
    ['han', people.韩梅梅],
    ['wang', people.王强],
    ['emma', people.Emma],
  ] as const) {
    const [told = ''] = await it.as(who).hears(who === 'emma' ? 'my code' : '验证码');
    const code = /\d{6}/.exec(told)?.[0] ?? '';
    await says(who === 'emma' ? `bind ${code}` : `绑定 ${code}`);
    await sees(/🔑/);
  }
  await it.receive(it.message('boss', 'connect WeChat'));
  const code = await it.settled(() =>
    it.said
      .findLast(({ line }) => line.card.qr)
      ?.line.card.qr?.split('/')
      .at(-1),
  );
  there.wechat.scans(code, LILEI);
  await it.settled(() => there.wechat.polls.length || undefined);

  const inGroups = () => [
    there.ding.in(dingtalk.GROUP).map(dingtalk.textOf),
    there.feishu.in(FEISHU_GROUP).map(shownIn),
  ];
  return {
    ...it,
    people,
    /** 销售一组 has its channel in DingTalk; Emma's new team has one in Feishu. */
    async channels() {
      await there.ding.says('han', '每天9:00在本群发日报', { chat: dingtalk.GROUP });
      for (const words of ['新建团队 华南', '把Emma调到华南', '华南的群验证码']) await people.王强.says(words);
      const room = /\d{6}/.exec(await people.王强.sees(/那里就是华南的群/))?.[0] ?? '';
      await there.feishu.says('ou_wang', `绑定 ${room}`, { chat: FEISHU_GROUP });
      await it.settled(() => inGroups().every((each) => each.length) || undefined);
    },
    /** What the channels are told of a day. */
    async digests() {
      const daily = () => inGroups().map((each) => each.filter((text) => text.includes('日报 ·')));
      return it.settled(() => (daily().every((each) => each.length) ? daily() : undefined));
    },
  };
}

const FEISHU_GROUP = 'oc_sales';
const shownIn = ({ content }: feishu.Shown) => feishu.textOf(content);

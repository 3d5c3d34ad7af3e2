import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { home } from '../../../src/adapters/slack/out/homeTab.ts';
import { FRIDAY } from '../../support/world.ts';
import { slackHouse } from './support/house.ts';
import * as sent from './support/payloads.ts';
import { pressOf, standIn, TOKEN } from './support/standin.ts';

test('a page that was looked at of late follows what colleagues do; one looked at long ago waits to be opened', async ({
  onTestFinished,
}) => {
  const clock = { now: FRIDAY };
  const slack = await standIn(() => clock.now, 'T1');
  onTestFinished(slack.close);
  const client = new webApi.WebClient(TOKEN, { slackApiUrl: slack.apiUrl });
  const day = { title: '今天跟 1 家' };
  const pages = home({
    pageOf: async () => ({ locale: 'zh', cards: [day] }),
    clientOf: async () => client,
    clock: () => clock.now,
    log: (sentence) => expect.fail(sentence),
  });
  const page = () => JSON.stringify(slack.state.pages.get('U1'));

  await pages.open({ account: 'T1', user: 'U1' });
  expect(page()).toContain('今天跟 1 家');
  const published = slack.calls.length;
  await pages.glance();
  expect(slack.calls).toHaveLength(published);
  day.title = '今天跟 2 家';
  await pages.glance();
  expect(page()).toContain('今天跟 2 家');

  clock.now = clock.now.add({ minutes: 61 });
  day.title = '今天跟 3 家';
  await pages.glance();
  expect(page()).toContain('今天跟 2 家');
  await pages.open({ account: 'T1', user: 'U1' });
  expect(page()).toContain('今天跟 3 家');
});

test('a page is worked from: note, find and prepare; today and the coming days; for whoever leads each figure opens', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(it.people).toHaveLength(3);
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  await it.says('U1', '今天拜访了小米,谈了交期,今天下午5点回电话');
  await it.presses('U1', '新建「小米」', it.room('D-U1').at(-1));
  const page = async (user: string) => {
    await it.post(it.event({ type: 'app_home_opened', user, tab: 'home' }));
    await expect.poll(() => it.slack.state.pages.get(user)).toBeTruthy();
    return it.slack.state.pages.get(user)?.blocks ?? [];
  };
  const mine = await page('U1');
  expect(JSON.stringify(mine)).toMatch(/form\.note.*我的一天.*小米.*接下来 7 天（1）.*11-25 周三.*华为.*我的客户（2）/);
  expect(JSON.stringify(mine)).not.toContain('全公司');

  const at = (action: object) => ({
    ...sent.pressed_at_home,
    user: { id: 'U1' },
    team: { id: it.team },
    actions: [{ ...action, action_ts: '9.1' }],
  });
  const press = async (label: string) => it.post(at(pressOf(mine, label) ?? {}), { form: 'payload' });
  expect(await press('✏️ 记一条')).toBe(200);
  expect(it.slack.state.views.at(-1)).toMatchObject({ callback_id: 'note' });
  expect(await press('🔎 找')).toBe(200);
  await it.fills('U1', { value: '交期' });
  expect(it.room('D-U1').at(-1)?.text).toMatch(/🔎[^]*小米/);

  const led = await page('U3');
  expect(JSON.stringify(led)).toMatch(/先看这几件事.*全公司.*只有一个人认识 2 · (?:华为、小米|小米、华为)/);
  const says = led.flatMap(({ accessory }) => (accessory?.type === 'button' ? [accessory.value] : []));
  for (const sentence of says) {
    await it.says('U3', sentence);
    expect(it.room('D-U3').at(-1)?.text).not.toMatch(/没把握|听不懂|🤔/);
  }
  expect(JSON.stringify(await page('U2'))).toMatch(/Note.*Find.*Nothing is due today/);
});

import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { home } from '../../../src/adapters/slack/out/homeTab.ts';
import { FRIDAY } from '../../support/world.ts';
import { standIn, TOKEN } from './support/standin.ts';

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

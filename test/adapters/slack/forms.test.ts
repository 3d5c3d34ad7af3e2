import { expect, test } from 'vitest';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';
import * as sent from './support/payloads.ts';

test.each([
  ['今天打了电话 能便宜吗', '', ['小米:今天打了电话 能便宜吗']],
  ['拜访了采购,下周三再谈', '', ['小米:拜访了采购,下周三再谈']],
  ['价格还能低吗?', 'errors', []],
])('a form is closed only when what it holds is kept: «%s»', async (words, answer, kept) => {
  const it = await slackHouse({ mode: 'http' });
  await it.says('U1', '帮助');
  const values = { customer: { customer: { value: '小米' } }, words: { words: { value: words } } };
  const body = { ...sent.submitted, team: { id: it.team }, view: { ...sent.submitted.view, state: { values } } };
  expect((await it.tell(body, { form: 'payload' })).text).toContain(answer);
  await it.settled();
  const notes = await it.sql((tx) => tx.select({ text: interactions.text }).from(interactions));
  expect(notes.map(({ text }) => text)).toEqual(kept);
});

const filled = (it: SlackHouse, { id, customer, words }: Record<'id' | 'customer' | 'words', string>) =>
  it.tell(
    {
      ...sent.submitted,
      user: { id: 'U1' },
      team: { id: it.team },
      view: {
        ...sent.submitted.view,
        ...it.slack.state.views.at(-1),
        id,
        state: { values: { customer: { customer: { value: customer } }, words: { words: { value: words } } } },
      },
    },
    { form: 'payload' },
  );

test('what a form holds is kept as it stands there: a new customer as one, whatever the words are in or name', async () => {
  const it = await slackHouse();
  await it.says('U1', '帮助');
  const last = () => it.room('D-U1').at(-1)?.text;
  const cases = [
    ['大疆', '聊了报价,周五前给方案', /^✅ 大疆 · 今天｜聊了报价/],
    ['大疆', '撤销合同的事说清楚了,不用再跟', /^✅ 大疆/],
    [
      'CATL',
      'Met Mr Wang, wants 8% discount, follow up next Tue',
      /^✅ CATL · Mr Wang · visit · today \| wants 8% discount \|/,
    ],
    ['大疆', '拜访了CATL的王总,他们也想用', /^✅ 大疆/],
  ] as const;
  for (const [at, [customer, words, kept]] of cases.entries()) {
    expect((await filled(it, { id: `V${at}`, customer, words })).text).toBe('');
    await it.settled();
    expect(last()).toMatch(kept);
  }
});

test('a message that is logged is the contact of whoever wrote it, and they are told', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(it.people).toHaveLength(3);
  const message = {
    type: 'message',
    user: 'U2',
    ts: '1795140000.000100',
    text: 'Met Mr Wang at CATL, follow up next Tue',
  };
  const asked = { ...sent.log_shortcut, user: { id: 'U1' }, team: { id: it.team }, message };
  expect(await it.post(asked, { form: 'payload' })).toBe(200);
  expect(JSON.stringify(it.slack.state.views)).toContain('记在这位同事名下: Emma');
  expect((await filled(it, { id: 'V1', customer: 'CATL', words: message.text })).text).toBe('');
  await it.settled();
  expect(it.room('D-U2').at(-1)?.text).toContain('李雷 kept a message of yours with CATL');
  await it.says('U3', '谁负责CATL');
  expect(it.room('D-U3').at(-1)?.text).toContain('Emma');
});

import { expect, test } from 'vitest';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { slackHouse } from './support/house.ts';
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

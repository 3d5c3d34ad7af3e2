/** A note on several customers: each has its own way of contact, its own words and its own step. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const name of ['华为', '立讯', '比亚迪', 'CATL', 'Acme']) await it.hears(`新客户 ${name}`);
});

test.each([
  ['昨天:1)比亚迪 发样 2)立讯 没接电话', ['比亚迪 · 11-19 周四 | 发样', '立讯 · 电话 · 11-19 周四 | 没接电话']],
  [
    '昨天:1)比亚迪 拜访 2)立讯 没接电话 3)华为 微信聊了交期',
    ['比亚迪 · 拜访', '立讯 · 电话', '华为 · 微信 · 11-19 周四 | 微信聊了交期'],
  ],
  ['华为李总电话，立讯王工拜访，比亚迪发样', ['华为 · 李总 · 电话', '立讯 · 王工 · 拜访', '比亚迪 · 今天 | 发样']],
  ['今天:\n华为 邮件发了方案\n立讯 开会', ['华为 · 邮件', '立讯 · 会面']],
  ['今天电话了华为和立讯', ['华为 · 电话', '立讯 · 电话']],
  ['昨天电话:华为嫌贵,立讯要样品', ['华为 · 电话', '立讯 · 电话']],
  ['下周三去拜访华为,立讯今天来电要样品', ['华为 · 今天', '立讯 · 电话 · 今天 | 今天来电要样品']],
  ['拜访了华为,给立讯打电话没人接', ['华为 · 拜访', '立讯 · 电话']],
  [
    'Yesterday: 1) Acme sent samples 2) CATL no answer',
    ['Acme · Thu 19 Nov | sent samples', 'CATL · call · Thu 19 Nov | no answer'],
  ],
  ['Called Acme, visited CATL', ['Acme · call', 'CATL · visit']],
  ['Spoke to Acme and CATL on the phone', ['Acme · call', 'CATL · call']],
])('«%s»', async (words, entries) => {
  const [card = ''] = await it.hears(words);
  for (const [at, entry] of entries.entries()) expect(card).toContain(`${at + 1}. ${entry}`);
  expect(card).not.toContain(`${entries.length + 1}. `);
});

test('where another thought begins behind a comma each has its own step', async () => {
  const [card = ''] = await it.hears('下周三去拜访华为,立讯今天来电要样品');
  expect(card.match(/→/g)).toHaveLength(1);
  expect(card).toMatch(/1\. 华为.*→ 11-25 周三/);
});

test.each([
  ['华为 立讯 比亚迪 明天都打个电话', ['华为', '立讯', '比亚迪']],
  ['华为 立讯 明天都拜访一下', ['华为', '立讯']],
  ['Acme and CATL both need a call tomorrow', ['Acme', 'CATL']],
  ['给华为和立讯都加个跟进:周五前打电话', ['华为', '立讯']],
])('«%s»: each has the step, and one undo takes all of it back', async (words, names) => {
  const shown = (await it.hears(words)).join('\n');
  for (const name of names) expect(shown).toMatch(new RegExp(`${name}[^\n]* (?:→|⏳|·) `));
  const kept = (await it.hears('我的跟进')).join('\n');
  for (const name of names) expect(kept).toMatch(new RegExp(`^\\d\\. ${name} · `, 'm'));
  expect(shown.match(/[→⏳]/g) ?? names).toHaveLength(names.length);
  await it.hears('撤销');
  expect((await it.hears('我的跟进')).join('\n')).not.toMatch(/^\d\. /m);
});

test('what a space sets apart in other words is a step of its own', async () => {
  const [card = ''] = await it.hears('华为 明天打电话 立讯 下周三拜访');
  expect(card).toMatch(/1\. 华为[^\n]*→ 明天/);
  expect(card).toMatch(/2\. 立讯[^\n]*→ 11-25/);
  expect(card.match(/→/g)).toHaveLength(2);
});

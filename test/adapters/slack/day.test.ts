/** What people of a team meet in Slack: threads, channels of several teams, names before they have written, their page. */
import { expect, test } from 'vitest';
import { slackHouse, type SlackHouse } from './support/house.ts';
import type { Block } from './support/standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周三跟进';
const texts = (it: SlackHouse, channel: string) => it.room(channel).map(({ text }) => text);
/** Says something in a thread of a channel without calling us. */
const replies = (it: SlackHouse, user: string, text: string, thread_ts: string) =>
  it.says(user, text, { channel: 'C1', channel_type: 'channel', thread_ts });

test('in the direct messages a thread below a card is about that card: a day, a digit, «撤销»', async () => {
  const it = await slackHouse();
  await it.says('U1', NOTE);
  const [first] = it.room('D-U1');
  await it.says('U1', '今天拜访了小米,谈了交期,下周一跟进');
  const below = (text: string) => it.says('U1', text, { thread_ts: first?.ts });
  const card = () => it.room('D-U1')[0]?.text;
  await below('1');
  expect(card()).toContain('✅ 华为 · 李总');
  await below('改成下周五');
  expect(card()).toContain('11-27 周五');
  await below('下周四');
  expect(card()).toContain('11-26 周四');
  await below('撤销');
  expect(card()).toContain('11-27 周五');
  // At the end of the talk it is still the other note that waits for its answer.
  await it.says('U1', '1');
  expect(it.room('D-U1')[1]?.text).toContain('✅ 小米');
});

test('below a reminder a digit, and words with what came of it, are about that reminder', async () => {
  const it = await slackHouse();
  await it.says('U1', '今天和华为李总通了电话,嫌报价高,下周一跟进');
  await it.says('U1', '1');
  await it.until('2026-11-23T09:30');
  const reminder = it.room('D-U1').at(-1);
  await it.says('U1', '今天拜访了小米,谈了交期');
  await it.says('U1', '2', { thread_ts: reminder?.ts });
  const shown = () => it.room('D-U1').find(({ ts }) => ts === reminder?.ts)?.text;
  expect(shown()).toContain('⏰ 推到:华为 · 明天');
  await it.says('U1', '撤销', { thread_ts: reminder?.ts });
  expect(shown()).toContain('该跟进了');
  await it.says('U1', '完成1 客户同意8折', { thread_ts: reminder?.ts });
  expect(shown()).toContain('✅ 完成:华为');
});

test('a thread in English is heard like one in Chinese, and thanks below it are not', async () => {
  const it = await slackHouse();
  await it.mentions('U2', 'Met Mr Wang at CATL, wants 8% off, follow up next Wed');
  const [{ thread_ts: root = '' } = {}] = it.room('C1');
  const card = () => texts(it, 'C1')[0];
  await replies(it, 'U2', '1', root);
  await replies(it, 'U2', 'make it next Fri 3pm', root);
  expect(card()).toMatch(/✅ CATL · Mr Wang[^]*27 Nov 15:00/);
  await replies(it, 'U2', 'add: needs a VAT invoice', root);
  expect(card()).toContain('VAT invoice');
  await replies(it, 'U2', 'no reminder', root);
  expect(card()).not.toContain('27 Nov');
  await replies(it, 'U2', 'undo', root);
  expect(card()).toContain('27 Nov');
  const before = it.room('C1').length;
  await replies(it, 'U2', 'thanks, well done', root);
  expect(it.room('C1')).toHaveLength(before);
});

test('in a channel nothing asks for words that are not heard there: a form or something to pick, and the card follows', async () => {
  const it = await slackHouse();
  await it.says('U3', '新客户 小米');
  await it.mentions('U1', '今天和华为李总通了电话');
  const card = () => it.room('C1')[0];
  const kinds = (blocks: readonly Block[] = []) =>
    blocks.filter(({ type }) => type === 'actions').flatMap(({ elements = [] }) => elements.map(({ type }) => type));
  expect(kinds(card()?.blocks)).toContain('external_select');
  await it.presses('U1', '新建「华为」', card());
  expect(kinds(card()?.blocks)).toEqual(expect.arrayContaining(['datepicker', 'external_select', 'overflow']));
  await it.presses('U1', '换联系人', card());
  const asked = it.room('C1').at(-1);
  await it.presses('U1', '✏️ 写一句', asked);
  await it.fills('U1', { value: '王工' });
  expect(card()?.text).toContain('✅ 华为 · 王工');
  await it.picks('U1', '换客户', { pick: '小米', message: card() });
  expect(card()?.text).toContain('✅ 小米 · 王工');
  await it.picks('U1', '选日期', { pick: '2026-11-26', message: card() });
  expect(card()?.text).toContain('11-26 周四');
  expect(texts(it, 'C1').join()).not.toMatch(/直接说|just type/);
  // The question has been answered, and asks no more.
  expect(kinds(it.room('C1').find(({ ts }) => ts === asked?.ts)?.blocks)).toEqual([]);
});

test('a note is no heading, a list and a digest are; what the digest says stands in bold and in points, and rings only who must act', async () => {
  const it = await slackHouse({ listed: true });
  await it.says('U1', '今天和华为李总通了电话,嫌报价高,下周一跟进');
  await it.says('U1', '1');
  await it.says('U2', 'Met Mr Wang at CATL, follow up next Wed');
  await it.says('U2', '1');
  expect(it.room('D-U1').flatMap(({ blocks }) => blocks.map(({ type }) => type))).not.toContain('header');
  await it.mentions('U3', '每天9:00在本群发日报');
  await it.until('2026-11-23T09:00');
  const digest = () => it.room('C1').findLast(({ text }) => text.includes('日报 ·'));
  expect(digest()?.blocks.map(({ type }) => type)).toEqual(['header', 'rich_text']);
  const shown = JSON.stringify(digest()?.blocks);
  expect(shown).toContain('"text":"今天要跟 1","style":{"bold":true}');
  expect(shown).toMatch(/rich_text_list.*华为.*嫌报价高\(李雷\)/);
  expect(shown).not.toContain('"user_id"');
  await it.until('2026-11-24T09:00');
  expect(JSON.stringify(digest()?.blocks).match(/"user_id":"\w+"/g)).toEqual(['"user_id":"U1"']);
});

test('each team’s channel hears its own team: set by whoever leads all, in the words of either language', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(it.people).toHaveLength(3);
  await it.says('U3', '新建团队 海外');
  await it.says('U3', '把Emma调到海外');
  await it.mentions('U3', '每天9:00在本群发销售一组的日报');
  await it.mentions('U3', '海外的日报每天9点发到这里', { channel: 'C2' });
  await it.mentions('U3', "post the whole company's daily here at 9:00", { channel: 'C3' });
  await it.mentions('U3', '每天9:00在本群发火星的日报', { channel: 'C3' });
  expect(texts(it, 'C3').at(-1)).toMatch(/没有叫「火星」的团队[^]*销售一组、海外/);
  await it.says('U1', '今天和华为李总通了电话,嫌报价高,下周一跟进');
  await it.says('U1', '1');
  await it.says('U2', 'Met Mr Wang at CATL, wants 8% off, follow up next Mon');
  await it.says('U2', '1');
  await it.until('2026-11-23T09:00');
  const [home, away, all] = ['C1', 'C2', 'C3'].map((channel) => texts(it, channel).at(-1));
  expect(home).toMatch(/销售一组日报[^]*今天要跟 1:李雷 1/);
  expect(home).not.toContain('Emma');
  expect(away).toMatch(/海外日报[^]*今天要跟 1:Emma 1/);
  expect(away).not.toContain('李雷');
  expect(all).toMatch(/今天要跟 2/);
  // A rep decides about nobody's.
  await it.mentions('U1', '每天8:00在本群发海外的日报', { channel: 'C2' });
  expect(texts(it, 'C2').at(-1)).toContain('这要组长或经理来做');
});

test('who has never written has a role, a customer and something to do by name, and finds it on the first day', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(it.people).toHaveLength(3);
  it.slack.state.users['U7'] = { real_name: '陈总', locale: 'zh-CN', is_admin: true };
  await it.says('U7', '帮助');
  await it.says('U3', '设Emma为组长');
  await it.says('U7', '批准');
  expect((await it.people()).find(({ name }) => name === 'Emma')).toMatchObject({ role: 'lead' });
  await it.says('U3', '新客户 小米');
  await it.says('U3', '小米换Emma负责');
  await it.says('U3', '提醒Emma 下周一给小米打电话');
  const card = it.room('D-U3').at(-1);
  expect(card?.text).toContain('已告诉Emma');
  await it.says('U2', 'my customers');
  expect(texts(it, 'D-U2').at(-1)).toContain('小米');
  const asked = () => it.room('D-U2').find(({ text }) => text.includes('asks you to follow up'));
  await it.presses('U2', 'accept', asked());
  expect(texts(it, 'D-U3').at(-1)).toMatch(/Emma[^]*小米/);
});

test('what is private is shown in one’s own direct messages alone: not in a group’s, nor where a command was typed', async () => {
  const it = await slackHouse({ listed: true });
  await it.says('U1', '新客户 华为');
  await it.says('U1', '私密:华为李总要离职了');
  for (const user of ['U1', 'U2']) await it.mentions(user, '华为', { channel: 'G1' });
  expect(texts(it, 'G1').join()).not.toContain('离职');
  await it.says('U1', '看看华为的情况', { channel: 'G1', channel_type: 'mpim' });
  expect(texts(it, 'G1')).toHaveLength(2);
  await it.says('U1', '华为');
  expect(texts(it, 'D-U1').at(-1)).toContain('离职');
});

test('what is typed into a search of a picker finds customers one may see, the last ones first', async () => {
  const it = await slackHouse();
  for (const name of ['华为', '华星光电', '小米']) await it.says('U1', `新客户 ${name}`);
  const search = async (value: string) => {
    const body = {
      type: 'block_suggestion',
      user: { id: 'U1' },
      team: { id: it.team },
      action_id: 'pick.b.1|换客户 #1 …',
      block_id: 'x',
      value,
    };
    return (await it.tell(body, { form: 'payload' })).text;
  };
  expect(await search('华')).toMatch(/华为.*华星光电|华星光电.*华为/);
  expect(await search('华')).not.toContain('小米');
  expect(await search('')).toContain('小米');
});

import { expect, test } from 'vitest';
import type { OutboxLine } from '../../../src/core/contract/adapter.ts';
import { fullWidth, typeset, typesetting } from '../../../src/adapters/shared/typeset.ts';

test.each([
  ['300 行,还没有导入(新)', '300 行，还没有导入（新）'],
  ['customers.csv:300 行', 'customers.csv:300 行'],
  ['跟进:12-04 周五前(12-03 周四提醒) 10:30', '跟进：12-04 周五前（12-03 周四提醒） 10:30'],
  ['报价 ¥450,000 (#23 11-25 周三)', '报价 ¥450,000（#23 11-25 周三）'],
  ['Emma,你好! 看不懂?试试「完成1,2推到周五」', 'Emma，你好！看不懂？试试「完成1,2推到周五」'],
  ['或者打开 https://a.b/c?x=1,2', '或者打开 https://a.b/c?x=1,2'],
  ['Called Mr Li, wants a quote (today): 3,000', 'Called Mr Li, wants a quote (today): 3,000'],
])('%s is set as Chinese is', (typed, shown) => {
  expect(fullWidth(typed)).toBe(shown);
  expect(fullWidth(shown)).toBe(shown);
});

test('all words of a card are set, in Chinese alone, and what its buttons say stays to the letter', () => {
  const button = { label: '改,再看', says: '改成周五,再看' };
  const card = {
    title: '华为:好',
    facts: [{ label: '电话:', text: '有,没有' }],
    lines: ['一,二'],
    items: [{ text: '三;四', says: '看 1,2', buttons: [button] }],
    buttons: [button],
    footer: '完?',
  };
  const set = { label: '改，再看', says: button.says };
  expect(typeset(card, 'zh')).toEqual({
    title: '华为：好',
    facts: [{ label: '电话：', text: '有，没有' }],
    lines: ['一，二'],
    items: [{ text: '三；四', says: '看 1,2', buttons: [set] }],
    buttons: [set],
    footer: '完？',
  });
  expect(typeset(card, 'en')).toBe(card);
});

test('every platform is given what is said in Chinese as Chinese is set, its plain text too', async () => {
  const sent: OutboxLine[] = [];
  const platform = typesetting({
    name: 'wechat',
    can: { buttons: false, edit: false, threads: false, push: true, maxChars: 2_000 },
    start: async () => {},
    stop: async () => {},
    send: async (line) => {
      sent.push(line);
      return { kind: 'sent' };
    },
  });
  const line = {
    key: '1',
    account: 'a',
    room: 'r',
    unsure: false,
    card: { title: '已记下,不会丢' },
    text: '已记下,不会丢',
  };
  await platform.send({ ...line, locale: 'zh' });
  await platform.send({ ...line, locale: 'en' });
  expect(sent.map(({ text, card }) => [text, card.title])).toEqual([
    ['已记下，不会丢', '已记下，不会丢'],
    ['已记下,不会丢', '已记下,不会丢'],
  ]);
});

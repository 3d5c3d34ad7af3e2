import { expect, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';
import { howMany, localeOf } from '../../src/core/text/phrases.ts';
import { isBareName } from '../../src/core/text/sentence.ts';

test.each(['华为', 'Huawei', 'lizong', 'Bosch Rexroth', 'zhang.wei@huawei.com', 'S7-1200', '比亚迪', 'Mr Li', '138'])(
  'a name alone is in nobody’s language: «%s»',
  (text) => {
    expect([localeOf(text, 'zh'), localeOf(text, 'en')]).toEqual(['zh', 'en']);
  },
);

test('of what the help shows nothing is a name alone but what looks names up', () => {
  const others = commands.filter(({ name }) => name !== 'brief' && name !== 'find');
  expect(others.flatMap(({ examples }) => [...examples.zh, ...examples.en].filter(isBareName))).toEqual([]);
});

test.each([
  ['help', 'en'],
  ['undo', 'en'],
  ['done 1', 'en'],
  ['overdue', 'en'],
  ['who owns 华为', 'en'],
  ['Called 李总 today', 'en'],
  ['brief Huawei', 'en'],
  ['撤销', 'zh'],
  ['完成1', 'zh'],
  ['周报', 'zh'],
  ['介绍 Huawei', 'zh'],
  ['拜访了Bosch', 'zh'],
] as const)('«%s» is %s, whoever says it', (text, locale) => {
  expect([localeOf(text, 'zh'), localeOf(text, 'en')]).toEqual([locale, locale]);
});

test('one of a thing is one thing', () => {
  expect([howMany(1, 'note'), howMany(2, 'note'), howMany(0, 'note'), howMany('1', 'person', 'people')]).toEqual([
    '1 note',
    '2 notes',
    '0 notes',
    '1 person',
  ]);
});

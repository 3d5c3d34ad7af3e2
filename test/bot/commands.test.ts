import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnyCommand, Heard, Taken } from '../../src/core/command.ts';
import { commands } from '../../src/core/commands.ts';
import { localeOf } from '../../src/core/text/phrases.ts';
import { isSure } from '../../src/core/understand/sureness.ts';
import type { Understood } from '../../src/core/understand/types.ts';
import { LOCAL, understood } from '../support/firm.ts';

const heard = (text: string): Heard => ({
  text,
  locale: localeOf(text, 'en'),
  now: LOCAL.toZonedDateTime('Asia/Shanghai').toInstant(),
  today: LOCAL.toPlainDate(),
  local: LOCAL,
  country: 'CN',
  room: 'direct',
});

const meanings = new Map<string, Understood>();

/** Each sentence is put to every command, and means the same to all. */
function meaningOf(text: string): Understood {
  const meaning = meanings.get(text) ?? understood(text);
  meanings.set(text, meaning);
  return meaning;
}

/** By what it is no sentence for, or by what the sentence is surely understood as. */
function takenBy(command: AnyCommand, text: string): Taken | undefined {
  const meaning = meaningOf(text);
  return command.take(heard(text)) ?? (isSure(meaning) ? command.serve(meaning) : undefined);
}

/** Which of two takes a sentence is told by what is there: the digest of the room, a team of that name, a story that is being told, something that was handed over or offered. */
const BY_WHAT_IS_THERE: Readonly<Record<string, readonly string[]>> = {
  morning: ['digest'],
  jointVisit: ['team'],
  interview: ['demo'],
  companyTable: ['import'],
  answerRequest: ['declineHandover'],
  classify: ['deal'],
  acceptHandover: ['assign', 'answerRequest'],
};

test('the list of commands is the files in the folders of commands', async () => {
  const files = globSync('src/core/*/commands/**/*.ts');
  const found = await Promise.all(files.map((file) => import(`../../${file}`) as Promise<Record<string, unknown>>));
  const defined = new Set(found.flatMap((file) => Object.values(file)));
  expect(files).toHaveLength(commands.length);
  expect(
    commands.filter((command) => !['help', 'fallback', 'programCall'].includes(command.name) && !defined.has(command)),
  ).toEqual([]);
});

describe.each(commands.map((command) => [command.name, command] as const))('%s', (_name, command) => {
  test.each([...command.examples.zh, ...command.examples.en])('takes its own example «%s»', (example) => {
    expect(takenBy(command, example)).toBeDefined();
  });

  test.each([...command.examples.zh, ...command.examples.en])('is the only plain command to take «%s»', (example) => {
    const plain = commands
      .filter((other) => takenBy(other, example)?.loose === false)
      .map((other) => other.name)
      .filter((other) => !BY_WHAT_IS_THERE[command.name]?.includes(other));
    expect(plain).toEqual(takenBy(command, example)?.loose ? [] : [command.name]);
  });
});

test.each([
  ['今天和华为李总通了电话,嫌报价高,下周三跟进'],
  ['Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed'],
  ['完成了华为的安装,客户很满意'],
  ['取消了周五的会,改到下周一见张总'],
  ['把报价发给采购张姐'],
  ['今天跟进了立讯,王工说下周给答复'],
  ['客户说不用提醒他付款'],
  ['make it clear to Bosch that prices rise in May'],
  ['move it forward with ABB: they want a demo'],
  ['语言沟通有障碍,下次带翻译'],
  ['和华为李总通了电话,A类客户都想要折扣'],
  ['华为底价报过去了,等李总回复'],
  ['李总电话没人接'],
  ['李总微信说下周付款'],
  ['拜访华为,见到了采购负责人,张姐拍板,预算80万'],
  ['拜访了立讯,王工说Q1要扩产,预算80万左右'],
  ['搜集了华为的资料,明天发给李总'],
  ['美的让小王负责的工程师下周来测试,等消息'],
  ['给华为加个急,周五前发样'],
  ['找李总谈了付款,答应月底付'],
  ['今天见了三个客户'],
  ['Find a new supplier, then call Bosch back on Friday, they need bearings'],
  ['Mr Li is on holiday until Monday, call back then'],
  ['Called Bosch, they decide next week'],
  ['Huawei asked who decides on our side, sent the chart'],
])('a note is nobody’s plain command: «%s»', (note) => {
  const plain = commands.filter((command) => takenBy(command, note)?.loose === false).map(({ name }) => name);
  expect(plain).toEqual([]);
});

import { beforeEach, expect, test } from 'vitest';
import { issueCode } from '../../src/core/people/store/codes.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('拜访了华为,嫌报价高,下周三跟进');
  await it.hears('新客户 华为');
});

const bind = async (
  who: string,
  code: { readonly name?: string; readonly personId?: number; readonly role?: 'rep' | 'lead' },
) => {
  const number = await it.sql((tx) => issueCode(tx, { now: it.now(), ...code }));
  return it.as(who).hears(`绑定 ${number}`);
};
const rolesOf = async (name: string) =>
  (await it.sql((tx) => colleaguesNamed(tx, name))).map((person) => [person.name, person.role]);

test.each([
  ['李雷', 'rep'],
  ['王强', 'manager'],
] as const)('a code for a second %s makes somebody new, and the first stays what they were', async (name, role) => {
  expect(await bind('second', { name, role: 'rep' })).toEqual([expect.stringContaining(`你好,${name}(test)`)]);
  expect(await rolesOf(name)).toEqual([
    [name, role],
    [`${name}(test)`, 'rep'],
  ]);
  expect(await it.as('second').hears('我的跟进')).toEqual([expect.stringContaining('没有待办')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('华为')]);
});

test('a code for one person by their number opens what is theirs, and changes nothing else', async () => {
  const { id: personId } = only(await it.sql((tx) => colleaguesNamed(tx, '李雷')));
  expect(await bind('phone', { personId })).toEqual([expect.stringContaining('你好,李雷。')]);
  expect(await it.as('phone').hears('我的跟进')).toEqual([expect.stringContaining('华为')]);
  expect(await rolesOf('李雷')).toEqual([['李雷', 'rep']]);
});

test('two of one name are asked about by team and platform, whatever is to be done with them', async () => {
  await bind('second', { name: '李雷' });
  const boss = it.as('boss');
  expect(await boss.hears('make 李雷 lead')).toEqual([
    expect.stringMatching(/Several[^]*1 李雷 · 销售一组 · test {2}2 李雷\(test\) · 销售一组 · test/),
  ]);
  await boss.hears('2');
  await it.as('wang').presses('批准');
  expect(await rolesOf('李雷')).toEqual([
    ['李雷', 'rep'],
    ['李雷(test)', 'lead'],
  ]);
  for (const words of ['华为换李雷负责', '李雷 这周做了什么', '李雷离职了,客户都交给Emma', '移除李雷'])
    expect(await boss.hears(words)).toEqual([expect.stringMatching(/1 李雷 · 销售一组 · test {2}2 李雷\(test\)/)]);
  expect(await it.as('emma').hears('who owns 华为')).toEqual([expect.stringContaining('李雷 owns 华为')]);
});

test('a lead renames a colleague, to a name that nobody has, and undoes it', async () => {
  await bind('second', { name: '李雷' });
  expect(await it.as('emma').hears('rename colleague 李雷(test) to 李雷东')).toEqual([
    expect.stringContaining('Only 李雷(test)'),
  ]);
  expect(await it.as('han').hears('把同事李雷(test)改名为Emma')).toEqual([expect.stringContaining('已经有一位Emma了')]);
  expect(await it.as('han').hears('李雷(test)改名叫李雷东')).toEqual([
    expect.stringContaining('李雷(test)以后叫李雷东'),
  ]);
  expect(await it.as('second').hears('我改名叫大雷')).toEqual([expect.stringContaining('李雷东以后叫大雷')]);
  await it.as('second').hears('撤销');
  await it.as('han').hears('撤销');
  expect(await rolesOf('李雷(test)')).toEqual([['李雷(test)', 'rep']]);
  expect(await it.hears('华为改名叫华为集团')).toEqual([expect.stringContaining('华为集团')]);
});

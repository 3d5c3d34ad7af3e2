/** Who should know of a note: those around its customer, those who were told of such things before; told with a tap. */
import { beforeEach, expect, test } from 'vitest';
import { likelyAudience } from '../../src/core/news/audience.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天拜访了立讯的王工,要样品');
  await it.hears('新客户 立讯');
});

const complains = (what: string) => it.hears(`和立讯王工通了电话,投诉${what}`);

test.each([
  ['谁该知道这个', /📣 立讯[^]*谁该知道[^]*• Emma · B角[^]*• 韩梅梅 · 组长[^]*1 告诉Emma/],
  ['who should know about this', /Who should know: 立讯[^]*• Emma · backup[^]*• 韩梅梅 · lead[^]*1 tell Emma/],
  ['这条该告诉谁', /• Emma · B角/],
])('«%s»: with why, whoever is nearest to the customer first', async (words, said) => {
  await it.hears('立讯的备份是Emma');
  await complains('上批货有划痕');
  expect(await it.hears(words)).toEqual([expect.stringMatching(said)]);
});

test('a tap tells them, in their language, once; and they come to mind with the next note of that kind', async () => {
  await complains('上批货有划痕');
  const [first = ''] = await it.hears('谁该知道这个');
  expect(first).not.toContain('王强');
  const id = /把 #(\d+) 告诉/.exec(first)?.[1] ?? '';
  const told = await it.during(() => it.hears(`把 #${id} 告诉Emma`), { room: 'dm:emma' });
  expect(told).toEqual([expect.stringMatching(/李雷 thinks you should know: 立讯[^]*上批货有划痕[^]*1 立讯/)]);
  expect(await it.hears(`tell Emma about #${id}`)).toEqual([expect.stringContaining('had been told already')]);
  await it.hears(`把 #${id} 告诉王强`);

  await complains('短装');
  const [next = ''] = await it.hears('谁该知道这个');
  expect(next).toMatch(/• Emma · 投诉告诉过TA、这家的事告诉过TA/);
  expect(next.indexOf('Emma')).toBeLessThan(next.indexOf('韩梅梅'));
  expect(next).toContain('王强');
  const pressed = await it.during(() => it.presses('告诉Emma'), { room: 'dm:emma' });
  expect(pressed).toEqual([expect.stringContaining('短装')]);
});

test('another kind of note brings others to mind', async () => {
  await complains('上批货有划痕');
  await it.hears('把这条告诉王强');
  await it.as('emma').hears('visited 格力 today, they suggest a Bluetooth port');
  await it.as('emma').hears('1');
  expect(await it.as('emma').hears('who should know about this')).toEqual([expect.not.stringContaining('王强')]);
});

test('taken back, the tap teaches nothing, and the note takes back what was told of it', async () => {
  await complains('上批货有划痕');
  await it.hears('把这条告诉王强');
  await it.hears('撤销');
  expect(await it.hears('谁该知道这个')).toEqual([expect.not.stringContaining('王强 · 投诉')]);
  await it.hears('把这条告诉王强');
  const id = /#(\d+)/.exec(it.as('lilei').last()?.buttons?.[0]?.says ?? '')?.[1] ?? '';
  await it.hears(`撤销 #${id}`);
  expect(it.said.findLast(({ line }) => line.room === 'dm:wang')?.line.text).toContain('这条已撤回');
});

test('what is private or restricted is told to nobody who may not see it', async () => {
  await it.hears('立讯王工要跳槽,代号QX5521,先别公开');
  expect(await it.hears('谁该知道这个')).toEqual([expect.stringContaining('还没公开')]);
  expect(await it.during(() => it.hears('把这条告诉Emma'), { room: 'dm:emma' })).toEqual([]);
  await complains('短装');
  await it.sql(async (tx) => tx.execute(`update people set team_id = null where name = 'Emma'`));
  await it.hears('立讯只给我们组看');
  await complains('短装');
  expect(await it.hears('把这条告诉Emma')).toEqual([expect.stringContaining('Emma看不到')]);
  expect(await it.hears('谁该知道这个')).toEqual([expect.not.stringContaining('Emma')]);
});

test.each([
  ['把这条告诉赵六', '赵六'],
  ['tell Zoe about this', 'Zoe'],
])('«%s»: nobody is told', async (words, said) => {
  await complains('短装');
  const before = it.said.length;
  await it.hears(words);
  expect(it.said.slice(before).map(({ line }) => line.room)).toEqual(['dm:lilei']);
  expect(it.said.at(-1)?.line.text).toContain(said);
});

test.each([
  ['han', '谁该知道这个', '先记一条再问「谁该知道」'],
  ['emma', 'who should know about this', 'Write one, then ask “who should know”'],
  ['emma', 'tell 李雷 about this', 'Write one, then ask “who should know”'],
] as const)('%s has noted nothing and says «%s»: what to do first is said', async (who, words, said) => {
  const before = it.said.length;
  expect(await it.as(who).hears(words)).toEqual([expect.stringContaining(said)]);
  expect(it.said).toHaveLength(before + 1);
});

test('four at most, the same order every time', () => {
  const one = (id: number, toldTopic: number) => ({ id, name: `p${id}`, is: [], toldTopic, toldCustomer: 0 });
  expect(
    likelyAudience([one(1, 1), one(2, 9), one(3, 0), one(4, 2), one(5, 3), one(6, 1)]).map(({ id }) => id),
  ).toEqual([2, 5, 4, 1]);
});

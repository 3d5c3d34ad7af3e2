/** What is learnt of customers reaches other departments, by rules of their channels, and what they answer comes back. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
const QUALITY = { room: { id: 'quality', kind: 'group' } } as const;
const PRODUCT = { room: { id: 'product', kind: 'group' } } as const;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天拜访了立讯的王工,要样品');
  await it.hears('新客户 立讯');
});

const heardIn = (room: string, work: () => Promise<unknown>) => it.during(work, { room });

test('a lead says in a channel what it is to hear, and complaints come at once', async () => {
  expect(await it.hears('投诉发到这里', QUALITY)).toEqual([expect.stringContaining('要组长或经理来定')]);
  expect(await it.as('han').hears('投诉发到这里', QUALITY)).toEqual([expect.stringContaining('以后投诉都发到这里')]);
  expect(await it.as('han').hears('这个群收什么消息', QUALITY)).toEqual([expect.stringContaining('• 投诉')]);
  expect(await heardIn('quality', () => it.hears('和立讯王工通了电话,投诉上批货有划痕'))).toEqual([
    expect.stringMatching(/📣 投诉 · 立讯[^]*上批货有划痕[^]*李雷记下的/),
  ]);
  expect(await heardIn('quality', () => it.hears('立讯投诉轴承异响'))).toEqual([expect.stringContaining('轴承异响')]);
  expect(await heardIn('quality', () => it.hears('和立讯王工通了电话,下月再谈'))).toEqual([]);
});

test('in English, and without names where the rule says so', async () => {
  expect(await it.as('wang').hears('send product suggestions to this channel without customer names', PRODUCT)).toEqual(
    [expect.stringMatching(/without names|隐去客户名/)],
  );
  const told = await heardIn('product', () => it.hears('拜访立讯,王工建议加一个蓝牙接口,电话13655551234'));
  expect(told).toEqual([expect.stringMatching(/某客户[^]*蓝牙接口|a customer[^]*蓝牙接口/)]);
  expect(told.join()).not.toMatch(/立讯|王工|13655551234|李雷/);
});

test('what the channel answers lands on the customer, and with whoever had noted it', async () => {
  await it.as('han').hears('投诉发到本群,隐去客户名', QUALITY);
  await it.hears('和立讯王工通了电话,投诉上批货有划痕');
  const told = await heardIn('dm:lilei', () => it.as('wang').hears('已安排质检,周五前出报告', QUALITY));
  expect(told).toEqual([expect.stringMatching(/王强回复了立讯的消息[^]*已安排质检/)]);
  expect(await it.hears('立讯')).toEqual([expect.stringContaining('已安排质检,周五前出报告')]);
  expect(it.problems).toEqual([]);
});

test('by its number it is answered at any time, only where it was told', async () => {
  await it.as('han').hears('send complaints here', QUALITY);
  await it.hears('和立讯王工通了电话,投诉上批货有划痕');
  const id = /#(\d+) …/.exec(it.said.findLast(({ line }) => line.room === 'quality')?.line.text ?? '')?.[1] ?? '';
  it.pass({ hours: 2 });
  expect(await it.as('emma').hears(`answer news #${id} replacement is on its way`, PRODUCT)).toEqual([
    expect.stringMatching(/No such news/),
  ]);
  expect(await it.as('emma').hears(`answer news #${id} replacement is on its way`, QUALITY)).toEqual([
    expect.stringContaining('on the customer'),
  ]);
  expect(await it.hears('立讯')).toEqual([expect.stringContaining('replacement is on its way')]);
});

test('rules by word and tag, and none any more by a sentence', async () => {
  await it.as('han').hears('把提到交期的记录发到这里', QUALITY);
  expect(await heardIn('quality', () => it.hears('和立讯王工通了电话,嫌交期太慢'))).toEqual([
    expect.stringContaining('交期 · 立讯'),
  ]);
  expect(await it.as('han').hears('不再把提到交期的记录发到这里', QUALITY)).toEqual([
    expect.stringContaining('不再发到这里'),
  ]);
  expect(await heardIn('quality', () => it.hears('又和立讯王工通了电话,还是嫌交期太慢'))).toEqual([]);
  await it.as('han').hears('投诉发到这里', QUALITY);
  await it.as('han').hears('stop sending complaints here', QUALITY);
  expect(await it.as('han').hears('what comes to this channel', QUALITY)).toEqual([
    expect.stringMatching(/还没有什么发到这里|Nothing comes here yet/),
  ]);
});

test('what is private or restricted is no news; a private note is when its time has come', async () => {
  await it.as('han').hears('投诉发到这里', QUALITY);
  expect(await heardIn('quality', () => it.hears('立讯王工投诉包装破损,先别公开(7天)'))).toEqual([]);
  expect(await heardIn('quality', () => it.until('2026-11-27T10:00'))).toEqual([expect.stringContaining('包装破损')]);
  await it.hears('立讯只给我们组看');
  expect(await heardIn('quality', () => it.hears('和立讯王工通了电话,投诉短装'))).toEqual([]);
});

test('in a direct message it is said where to say it', async () => {
  expect(await it.as('han').hears('产品建议发到product群')).toEqual([expect.stringContaining('请到那个群里')]);
  expect(await it.as('boss').hears('send complaints to the quality channel')).toEqual([
    expect.stringContaining('in that channel'),
  ]);
});

test.each([
  ['撤销', '这条已撤回'],
  ['undo', '这条已撤回'],
  ['先别公开', '这条已撤回'],
])('«%s» takes the news back in the place where it was told, and is no news twice', async (words, said) => {
  await it.as('han').hears('投诉发到这里', QUALITY);
  expect(await heardIn('quality', () => it.hears('和立讯王工通了电话,投诉上批货有划痕'))).toHaveLength(1);
  const told = it.said.findLast(({ line }) => line.room === 'quality');
  await it.hears(words);
  const now = it.said.findLast(({ line }) => line.room === 'quality');
  expect(now?.line.text).toContain(said);
  expect(now?.line.text).not.toContain('划痕');
  expect([now?.id, now?.line.edits]).toEqual([told?.id, told?.id]);
  expect(await heardIn('quality', () => it.hears('和立讯王工通了电话,投诉短装'))).toHaveLength(1);
  expect(it.problems).toEqual([]);
});

test('shared again, it is told again', async () => {
  await it.as('han').hears('投诉发到这里', QUALITY);
  await it.hears('和立讯王工通了电话,投诉上批货有划痕');
  await it.hears('先别公开');
  expect(await heardIn('quality', () => it.hears('公开'))).toEqual([expect.stringContaining('划痕')]);
});

test('words that are changed on their platform change the news', async () => {
  await it.as('han').hears('投诉发到这里', QUALITY);
  const first = it.message('lilei', '和立讯王工通了电话,投诉上批货有划痕', { place: 'here' });
  await it.during(() => it.receive(first));
  const told = await heardIn('quality', () =>
    it.receive(it.message('lilei', '和立讯王工通了电话,投诉包装破损', { revises: 'here' })),
  );
  expect(told).toEqual([expect.stringContaining('包装破损')]);
  const old = it.said.findLast(({ line }) => line.room === 'quality' && line.edits !== undefined);
  expect(old?.line.text).toContain('这条已撤回');
});

import { expect, test } from 'vitest';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { addRoom, closeRoom, openOnly } from '../../src/core/people/store/rooms.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';
import type { SendResult } from '../../src/core/contract/adapter.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';
const MONDAY = '2026-11-23T09:30';

test('a reminder takes the road that a person used last, and the next one when that is refused', async () => {
  const it = await twoRoads();
  it.sending.answer = async ({ room }) => (room === 'phone:lilei' ? refused('logged_out') : undefined);
  expect(await reminders(it, MONDAY)).toBe(1);
  expect(it.said.at(-1)?.line.room).toBe('dm:lilei');
});

test('a road on which nobody can be reached is left after ten minutes, not before', async () => {
  const it = await twoRoads();
  it.sending.answer = async ({ room }) =>
    room === 'phone:lilei' ? { kind: 'later', seconds: 60, away: true } : undefined;
  expect(await reminders(it, MONDAY)).toBe(0);
  expect(await reminders(it, '2026-11-23T09:39')).toBe(0);
  expect(await reminders(it, '2026-11-23T09:41')).toBe(1);
});

test('a terminal that was closed is no road: what waited there goes on, and what comes later goes elsewhere', async () => {
  const it = await twoRoads();
  const phone = { platform: 'test', account: it.account, external: 'phone:lilei' };
  it.sending.answer = async ({ room }) => (room === 'phone:lilei' ? { kind: 'later', seconds: 600 } : undefined);
  expect(await reminders(it, MONDAY)).toBe(0);
  await it.sql((tx) => closeRoom(tx, { ...phone, now: it.now() }));
  expect(await reminders(it, '2026-11-23T09:31')).toBe(1);
  expect(it.said.at(-1)?.line.room).toBe('dm:lilei');

  await it.hears('今天和小米雷总通了电话,下周一跟进');
  it.sending.answer = async ({ room }) => (room === 'dm:lilei' ? refused('logged_out') : undefined);
  const before = it.said.length;
  await it.until('2026-11-30T09:30');
  it.sending.answer = async () => undefined;
  await it.until('2026-11-30T09:45');
  expect(it.said.slice(before).filter(({ line }) => line.room === 'phone:lilei')).toEqual([]);
});

test('somebody whose terminal is all they have finds there what came while it was closed', async () => {
  const it = await world();
  await known(it);
  await it.hears(NOTE);
  await it.sql((tx) => openOnly(tx, { platforms: [], now: it.now() }));
  it.sending.answer = async () => ({ kind: 'later', seconds: 60, away: true });
  expect(await reminders(it, MONDAY)).toBe(0);
  it.sending.answer = async () => undefined;
  await it.sql((tx) => openOnly(tx, { platforms: ['test'], now: it.now() }));
  expect(await reminders(it, '2026-11-23T11:00')).toBe(1);
});

test('an answer does not turn off: it is said where it was asked, or not at all', async () => {
  const it = await twoRoads();
  it.sending.answer = async ({ room }) => (room === 'phone:lilei' ? refused('logged_out') : undefined);
  const before = it.said.length;
  await it.hears('帮助', PHONE);
  expect(it.said).toHaveLength(before);
});

test('when no road can carry a reminder the next list says so, and the team’s digest too', async () => {
  const it = await twoRoads();
  it.sending.answer = async ({ room }) => (/lilei/.test(room) ? refused('logged_out') : undefined);
  expect(await it.until(MONDAY)).toEqual([expect.stringContaining('日报')]);
  it.sending.answer = async () => undefined;
  const said = await it.until('2026-11-24T09:30');
  expect(said.find((each) => each.includes('日报'))).toContain('⚠️ 1 条未送达:李雷');
  expect(said.find((each) => each.includes('还开着'))).toMatch(/⚠️ .*09:30 的提醒没能送到你那里/);
});

test('where we may only answer, a reminder waits outside the window and comes when the person speaks', async () => {
  const it = await world({ can: { window: { hours: 24, messages: 10 } } });
  await known(it);
  await it.hears(NOTE);
  expect(await reminders(it, MONDAY)).toBe(0);
  const answers = await it.hears('帮助');
  expect(answers[0]).toContain('直接说话就行');
  expect(answers[1]).toContain('该跟进了');
});

test('within the window a reminder comes, but not as one message too many', async () => {
  const it = await world({ can: { window: { hours: 100, messages: 3 } } });
  await known(it);
  await it.hears(NOTE);
  expect(await reminders(it, MONDAY)).toBe(1);
  expect(await reminders(it, '2026-11-23T16:00')).toBe(0);
});

test('what a platform certainly did not send is tried again, later each time, and is no doubtful copy', async () => {
  const it = await world();
  const doubts: boolean[] = [];
  it.sending.answer = async (line) => {
    if (line.account === it.account) doubts.push(line.unsure);
    return doubts.length < 3 ? { kind: 'failed', why: 'too frequent' } : undefined;
  };
  await it.hears('帮助');
  await it.until('2026-11-20T10:00:02');
  expect(await it.until('2026-11-20T10:00:06')).toHaveLength(1);
  expect(doubts).toEqual([false, false, false]);
});

test('a platform that another process speaks for is left to it', async () => {
  const it = await world({ speaks: () => false });
  expect(await it.hears('帮助')).toEqual([]);
});

const reminders = async (it: World, at: string) =>
  (await it.until(at)).filter((each) => each.includes('该跟进了')).length;

test('what was begun on one road is finished on another that shows nothing of its own', async () => {
  const it = await world();
  await known(it);
  await it.hears('今天给华为打了电话,下周五再拜访');
  await addPhone(it);
  expect(await it.hears('改成下周四', PHONE)).toEqual([expect.stringContaining('11-26 周四')]);
  expect(await it.hears('补充:他要两套样品')).toEqual([expect.stringContaining('两套样品')]);
  // Taken back is what was said there.
  expect(await it.hears('撤销', PHONE)).toEqual([expect.stringMatching(/两套样品.*11-27 周五/)]);
  expect(await it.hears('华为什么时候该联系')).toEqual([expect.stringContaining('11-27')]);
});

test('who has several roads has the morning and the week once', async () => {
  const it = await twoRoads();
  const before = it.said.length;
  await it.until('2026-11-23T10:30');
  const own = it.said.slice(before).filter(({ line }) => line.room === PHONE.room.id || line.room === 'dm:lilei');
  expect(own).toHaveLength(1);
});

const PHONE = { room: { id: 'phone:lilei', kind: 'direct' } } as const;
const refused = (why: string): SendResult => ({ kind: 'refused', why });

/** A rep with a follow-up on Monday, whose last words were said in another room of theirs. */
async function twoRoads(): Promise<World> {
  const it = await world();
  await known(it);
  await it.hears(NOTE);
  await addPhone(it);
  await it.hears('华为', PHONE);
  return it;
}

function addPhone(it: World) {
  return it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, '李雷'));
    const room = { platform: 'test', account: it.account, external: PHONE.room.id, kind: 'direct' } as const;
    await addRoom(tx, { ...room, personId });
  });
}

async function known(it: World) {
  await it.hears('新客户 华为');
}

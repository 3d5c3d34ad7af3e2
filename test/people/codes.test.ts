import { beforeEach, expect, test } from 'vitest';
import { isGoodCode, issueCode } from '../../src/core/people/store/codes.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { linkIdentity } from '../../src/core/people/store/people.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => void Object.assign(it, await world()));

const wrong = (at: number) => `绑定 ${String(100_000 + at)}`;
const alarms = () => it.said.filter(({ line }) => line.card.icon === '🚨').map(({ line }) => line);

test('wrong codes count for whoever says them, from whatever rooms', async () => {
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), name: '张伟', role: 'admin' }));
  const thief = it.as('thief');
  for (let at = 0; at < 60; at += 1)
    await thief.hears(wrong(at), { room: { id: `room ${at % 12}`, kind: at % 12 ? 'group' : 'direct' } });
  expect(await thief.hears(`绑定 ${code}`)).toEqual([expect.stringContaining('十分钟')]);
  expect(alarms()).toHaveLength(1);
  expect(alarms()[0]).toMatchObject({ room: 'dm:boss', text: expect.stringContaining('thief') });
  it.pass({ minutes: 11 });
  expect(await thief.hears(wrong(1))).toEqual([expect.stringContaining('不对或已过期')]);
});

test('and for all accounts of one person', async () => {
  await it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, '李雷'));
    for (const external of ['tablet', 'phone'])
      await linkIdentity(tx, { platform: 'test', account: it.account, external, personId });
  });
  for (const [at, who] of ['lilei', 'tablet', 'phone', 'lilei', 'tablet'].entries()) await it.as(who).hears(wrong(at));
  for (const who of ['lilei', 'tablet', 'phone'])
    expect(await it.as(who).hears(wrong(9))).toEqual([expect.stringContaining('十分钟')]);
  expect(await it.as('emma').hears('bind 111111')).toEqual([expect.stringContaining('wrong or has expired')]);
});

test('a company that is tried from many accounts makes all wait, and its admin knows', async () => {
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), name: '张伟' }));
  for (let at = 0; at < 20; at += 1) await it.as(`thief ${at}`).hears(wrong(at));
  expect(await it.as('thief 21').hears(`绑定 ${code}`)).toEqual([expect.stringContaining('十分钟')]);
  expect(alarms()).toHaveLength(1);
  it.pass({ minutes: 9 });
  expect(await it.as('thief 22').hears(`绑定 ${code}`)).toEqual([expect.stringContaining('十分钟')]);
});

test('who asks to be a friend with a code is let in while the code is good', async () => {
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), name: '张伟' }));
  const isGood = (at: Temporal.Instant) => it.sql((tx) => isGoodCode(tx, { code, now: at }));
  expect(await isGood(it.now().add({ minutes: 9 }))).toBe(true);
  expect(await isGood(it.now().add({ minutes: 10 }))).toBe(false);
  await it.as('somebody').hears(`bind ${code}`);
  expect(await isGood(it.now())).toBe(false);
});

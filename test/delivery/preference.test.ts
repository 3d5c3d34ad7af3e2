/** Where somebody is reminded who can be reached on several platforms: where they wish, as long as that is open. */
import { expect, test } from 'vitest';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { addRoom, closeRoom } from '../../src/core/people/store/rooms.ts';
import { deliver } from '../../src/core/delivery/deliver.ts';
import { only } from '../support/rows.ts';
import { world } from '../support/world.ts';
import type { Adapter, OutboxLine, SendResult } from '../../src/core/contract/adapter.ts';

const MONDAY = '2026-11-23T09:30';

/** 李雷, who has spoken on the team's platform, and can be reached in Feishu and WeChat too. */
async function reachable() {
  const it = await world();
  await it.hears('新客户 华为');
  await it.hears('今天和华为李总通了电话,嫌报价高,下周一跟进');
  const { id: personId } = only(await it.sql((tx) => colleaguesNamed(tx, '李雷')));
  for (const platform of ['feishu', 'ilink'])
    await it.sql((tx) =>
      addRoom(tx, { platform, account: it.account, external: `${platform}:lilei`, kind: 'direct', personId }),
    );
  const said: OutboxLine[] = [];
  const sending = { answer: (_line: OutboxLine): SendResult | undefined => undefined };
  const there = ['feishu', 'ilink'].map((name): Adapter => ({
    name,
    can: { buttons: false, edit: false, threads: false, push: true, maxChars: 2_000 },
    start: async () => {},
    stop: async () => {},
    async send(line) {
      const ended = sending.answer(line) ?? ({ kind: 'sent', id: `${name} ${line.key}` } as const);
      if (ended.kind === 'sent') said.push(line);
      return ended;
    },
  }));
  const all = deliver({
    store: it.store,
    adapters: [it.platform, ...there],
    clock: it.now,
    unspoken: async () => {},
    log: () => {},
  });
  /** Asks what is due at a moment, and where each of the reminders came. */
  const reminded = async (at: string) => {
    const [before, elsewhere] = [it.said.length, said.length];
    await it.until(at);
    await all.drain();
    const told = [...it.said.slice(before).map(({ line }) => line), ...said.slice(elsewhere)];
    return told.filter(({ text }) => /跟进了|还开着|今天先/.test(text)).map(({ room }) => room);
  };
  return { ...it, personId, elsewhere: said, sending, reminded, drain: all.drain };
}

test('reminders come where somebody wishes, in both languages, until they wish otherwise or take it back', async () => {
  const it = await reachable();
  expect(await it.hears('以后提醒发到飞书')).toEqual([expect.stringMatching(/提醒和早报以后发到飞书[^]*0 撤销/)]);
  expect(await it.reminded(MONDAY)).toEqual(['feishu:lilei']);
  expect(await it.hears('还是发微信')).toEqual([expect.stringContaining('以后发到微信')]);
  await it.hears('提醒我 今天14点给华为打电话');
  expect(await it.reminded('2026-11-23T14:00')).toEqual(['ilink:lilei']);
  expect(await it.hears('撤销')).toEqual([expect.anything()]);
  expect(await it.hears('撤销')).toEqual([expect.anything()]);
  expect(await it.hears('where do my reminders go')).toEqual([
    expect.stringMatching(/come to Feishu[^]*reached in: [^]*Feishu[^]*WeChat/),
  ]);
  expect(await it.hears('提醒发到我最近用的')).toEqual([expect.stringContaining('最近用过的地方')]);
  await it.hears('提醒我 今天16点给华为打电话');
  expect(await it.reminded('2026-11-23T16:00')).toEqual(['dm:lilei']);
});

test('where somebody cannot be reached nothing is promised: they are told where they can be', async () => {
  const it = await reachable();
  const words = await it.hears('send my reminders to WeCom');
  expect(words).toEqual([expect.stringMatching(/WeCom is not switched on here[^]*reached in: [^]*Feishu[^]*WeChat/)]);
  await it.hears('提醒发到企业微信');
  expect(await it.reminded(MONDAY)).toEqual(['dm:lilei']);
});

test('what the wished road does not carry goes on by the next one, once', async () => {
  const it = await reachable();
  await it.hears('提醒发到飞书');
  it.sending.answer = ({ room }) => (room === 'feishu:lilei' ? { kind: 'refused', why: 'not there' } : undefined);
  expect(await it.reminded(MONDAY)).toHaveLength(1);
  expect(it.elsewhere.filter(({ room }) => room === 'feishu:lilei')).toEqual([]);
});

test('a road that is closed is not waited for, whatever was wished', async () => {
  const it = await reachable();
  await it.hears('提醒发到飞书');
  const feishu = { platform: 'feishu', account: it.account, external: 'feishu:lilei' };
  await it.sql((tx) => closeRoom(tx, { ...feishu, now: it.now() }));
  expect(await it.reminded(MONDAY)).toEqual(['dm:lilei']);
});

test('a platform that was switched off keeps nothing: after ten minutes what was to be said there comes elsewhere', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周一跟进');
  const { id: personId } = only(await it.sql((tx) => colleaguesNamed(tx, '李雷')));
  const room = { platform: 'feishu', account: it.account, external: 'feishu:lilei', kind: 'direct', personId } as const;
  await it.sql((tx) => addRoom(tx, room));
  await it.hears('提醒发到飞书');
  const reminders = async (at: string) => (await it.until(at)).filter((text) => text.includes('该跟进了')).length;
  expect(await reminders(MONDAY)).toBe(0);
  expect(await reminders('2026-11-23T09:39')).toBe(0);
  expect(await reminders('2026-11-23T09:41')).toBe(1);
});

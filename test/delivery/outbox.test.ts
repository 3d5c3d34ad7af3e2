import { and, eq, sql } from 'drizzle-orm';
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import { expect, test } from 'vitest';
import { outbox, rooms } from '../../src/core/db/schema/messages.ts';
import { everyone } from '../../src/core/people/store/people.ts';
import { post } from '../../src/core/delivery/store/outbox.ts';
import { routesOf } from '../../src/core/delivery/store/routes.ts';
import { releaseLines, takeLines } from '../../src/core/delivery/store/queue.ts';
import { type Delivery, deliver } from '../../src/core/delivery/deliver.ts';
import type { Store } from '../../src/core/db/open.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';
import type { Adapter, OutboxLine, SendResult } from '../../src/core/contract/adapter.ts';

const later = (seconds: number): SendResult => ({ kind: 'later', seconds });

test('what a platform puts off waits as long as it asked, keeps its place in the room, and holds up no other room', async () => {
  const it = await world();
  it.sending.answer = async ({ room }) => (room === 'dm:lilei' ? later(90) : undefined);
  expect(await it.hears('帮助')).toEqual([]);
  it.sending.answer = async () => undefined;
  expect(await it.hears('华为')).toEqual([]);
  expect(await it.as('emma').hears('help')).toHaveLength(1);
  expect(await linesOf(it, 'dm:lilei')).toMatchObject([
    // Being asked to wait is no failed try.
    { state: 'due', tries: 0, unsure: false, wait: 90 },
    { state: 'due', tries: 0 },
  ]);

  expect(await at(it, '10:01:29')).toEqual([]);
  expect((await at(it, '10:01:30')).map(({ key }) => key)).toEqual(
    (await linesOf(it, 'dm:lilei')).map(({ id }) => String(id)),
  );
});

test('a platform’s rooms each get a message no sooner than it wants; what replaces one need not wait, nor does another room', async () => {
  const it = await world({ can: { pace: 1.5 } });
  await it.hears('今天和华为李总通了电话,下周三跟进');
  expect(await it.hears('帮助')).toEqual([]);
  expect(await it.as('emma').hears('help')).toHaveLength(1);
  expect(await at(it, '10:00:01.499')).toEqual([]);
  expect(await at(it, '10:00:01.500')).toHaveLength(1);

  expect(await it.presses('新建「华为」')).toEqual([expect.stringContaining('✅ 华为 · 李总')]);
  expect(await it.hears('华为')).toEqual([]);
  expect(await at(it, '10:00:03')).toHaveLength(1);
});

test('where a beat would be noticed a message is kept back a little longer, each time otherwise', async () => {
  const it = await world({ can: { pace: 1, jitter: 1 } });
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    expect(await it.hears('帮助')).toHaveLength(1);
    waits.push(await restOf(it, 'dm:lilei'));
    it.pass({ seconds: 2 });
  }
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
  expect(new Set(waits).size).toBeGreaterThan(1);
});

test('a send that nobody knows the end of is marked unsure, tried later each time, and given up after eight tries', async () => {
  const it = await world();
  const tries: OutboxLine[] = [];
  it.sending.answer = async (line) => {
    if (line.account === it.account) tries.push(line);
    throw new Error('the line went dead');
  };
  await it.hears('帮助');
  const waits: (number | null)[] = [];
  for (;;) {
    const [line] = await linesOf(it, 'dm:lilei');
    if (line?.state !== 'due') break;
    waits.push(line.wait);
    expect(line.unsure).toBe(true);
    const due = it.now().add({ seconds: line.wait ?? 0 });
    await at(it, clockOf(due.subtract({ seconds: 1 })));
    expect(tries).toHaveLength(line.tries);
    await at(it, clockOf(due));
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128]);
  expect(tries.map(({ unsure }) => unsure)).toEqual([false, true, true, true, true, true, true, true]);
  expect(await linesOf(it, 'dm:lilei')).toMatchObject([{ state: 'dead', tries: 8, reason: 'too_many_tries' }]);

  it.sending.answer = async () => undefined;
  expect(await it.hears('帮助')).toHaveLength(1);
});

test('what a platform refuses for good is given up at once, with its reason, and the next line of the room goes', async () => {
  const it = await world();
  it.sending.answer = async () => ({ kind: 'refused', why: 'is_archived' });
  await it.hears('帮助');
  expect(await linesOf(it, 'dm:lilei')).toMatchObject([{ state: 'dead', tries: 1, reason: 'is_archived' }]);
  it.sending.answer = async () => undefined;
  expect(await it.hears('帮助')).toHaveLength(1);
});

test('while one room’s platform does not answer, another room gets one answer after the other', async () => {
  const it = await world();
  const stuck = Promise.withResolvers<SendResult>();
  it.sending.answer = async ({ room }) => (room === 'dm:lilei' ? stuck.promise : undefined);
  await it.receive(it.message('lilei', '帮助'));
  const draining = it.delivery.drain();
  for (const text of ['help', 'Huawei', 'my follow-ups']) {
    await it.receive(it.message('emma', text));
    it.delivery.wake();
  }
  await expect.poll(() => it.said.filter(({ line }) => line.room === 'dm:emma').length).toBe(3);
  expect(it.said.filter(({ line }) => line.room === 'dm:lilei')).toEqual([]);
  stuck.resolve({ kind: 'sent', id: 'at last' });
  await draining;
  expect(await linesOf(it, 'dm:lilei')).toMatchObject([{ state: 'sent', receipt: 'at last', unsure: false }]);
});

test('a line whose sender died is taken up when its lease ends, and counts as unsure', async () => {
  const it = await world();
  await it.receive(it.message('lilei', '帮助'));
  await died(it);
  expect(await at(it, '10:00:29')).toEqual([]);
  expect(await at(it, '10:00:30')).toMatchObject([{ unsure: true }]);
});

test('a line that dies with three senders, one after the other, is sent within a minute of being due, and none was a try of its own', async () => {
  const it = await world();
  await it.receive(it.message('lilei', '帮助'));
  const due = it.now();
  for (let death = 0; death < 3; death += 1) {
    const sender = mortal(it);
    await look(it, { by: sender.delivery, until: () => sender.tries.length > 0, met: sender.met });
    sender.die();
  }
  const state = { tried: false };
  it.sending.answer = async () => {
    if (state.tried) return undefined;
    state.tried = true;
    return { kind: 'failed', why: 'too frequent' };
  };
  await look(it, { by: it.delivery, until: () => it.said.length > 0 });
  expect(it.said).toMatchObject([{ line: { room: 'dm:lilei', unsure: true } }]);
  expect(it.now().since(due).total('seconds')).toBeLessThan(60);
  expect(await linesOf(it, 'dm:lilei')).toMatchObject([{ state: 'sent', tries: 1 }]);
});

test('a line is nobody else’s for as long as its sender lives, however long that takes', async () => {
  const it = await world();
  await it.receive(it.message('lilei', '帮助'));
  const slow = mortal(it);
  slow.delivery.wake();
  await expect.poll(() => slow.tries.length).toBe(1);
  for (let second = 0; second < 25; second += 1) {
    it.pass({ seconds: 1 });
    await slow.looks();
    await it.delivery.drain();
  }
  expect(it.said).toEqual([]);
  slow.answer({ kind: 'sent', id: 'at last' });
  await slow.delivery.drain();
  expect(await linesOf(it, 'dm:lilei')).toMatchObject([{ state: 'sent', receipt: 'at last' }]);
});

test('a new start takes up what the process before it had in hand, and leaves alone what was put off', async () => {
  const it = await world();
  it.sending.answer = async () => later(600);
  await it.as('emma').hears('help');
  it.sending.answer = async () => undefined;
  await it.receive(it.message('lilei', '帮助'));
  await died(it);
  await it.sql((tx) => releaseLines(tx, it.now()));
  await it.delivery.drain();
  expect(it.said).toMatchObject([{ line: { room: 'dm:lilei', unsure: true } }]);
  expect(await linesOf(it, 'dm:emma')).toMatchObject([{ state: 'due', wait: 600, unsure: false }]);
});

test('whoever has no room yet is told nothing, and the line says why', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
  await it.sql((tx) =>
    tx.execute(sql`insert into people (name, role, locale, zone) values ('小张', 'rep', 'zh', 'Asia/Shanghai')`),
  );
  await it.hears('我的跟进');
  await it.hears('1转给小张');
  const dead = await it.sql((tx) => tx.select().from(outbox).where(eq(outbox.state, 'dead')));
  expect(dead).toMatchObject([{ roomId: null, reason: 'no_road' }]);
  expect(it.problems).toEqual([]);
});

/** A process that took what was due and was never heard of again. */
async function died(it: World) {
  const taken = await it.sql((tx) =>
    takeLines(tx, { now: it.now(), until: it.now().add({ seconds: 30 }), platforms: ['test'] }),
  );
  expect(taken).toMatchObject([{ tries: 0, unsure: false }]);
}

/** One more process, whose platform takes long to answer. It dies by losing its database. */
function mortal(it: World) {
  const tries: OutboxLine[] = [];
  const answer = Promise.withResolvers<SendResult>();
  const met = Promise.withResolvers<void>();
  const state = { dead: false, looks: 0 };
  const store: Store = {
    ...it.store,
    unsent: async (now) => {
      state.looks += 1;
      return state.dead ? [] : it.store.unsent(now);
    },
    within: async (scope, work) => {
      if (state.dead) throw new Error('it is dead');
      return it.store.within(scope, work);
    },
  };
  const platform: Adapter = {
    ...it.platform,
    async send(line) {
      tries.push(line);
      met.resolve();
      return answer.promise;
    },
  };
  const delivery = deliver({ store, adapters: [platform], clock: it.now, unspoken: tellChannelClosed, log: () => {} });
  return {
    delivery,
    tries,
    /** It has begun to send. */
    met: met.promise,
    answer: answer.resolve,
    /** Once around, while it waits for its platform: what it holds has been renewed when it asks what is due. */
    async looks() {
      const before = state.looks;
      delivery.wake();
      await expect.poll(() => state.looks).toBeGreaterThan(before);
    },
    die() {
      state.dead = true;
      answer.resolve({ kind: 'sent' });
    },
  };
}

/** Looks every second, as a process does, and lets the seconds go by until there is what is waited for. */
async function look(
  it: World,
  { by, until, met }: { readonly by: Delivery; readonly until: () => boolean; readonly met?: Promise<unknown> },
) {
  for (let second = 0; second < 300; second += 1) {
    await Promise.race([by.drain(), ...(met ? [met] : [])]);
    if (until()) return;
    it.pass({ seconds: 1 });
  }
  throw new Error('it never came');
}

/** Moves the clock to a time of the Friday, without asking any job, and resolves to what was then sent. */
async function at(it: World, time: string) {
  const before = it.said.length;
  await it.until(`2026-11-20T${time}`);
  return it.said.slice(before).map(({ line }) => line);
}

/** How long nothing new is said in a room, in milliseconds. */
async function restOf(it: World, room: string) {
  const [row] = await it.sql((tx) =>
    tx
      .select({ until: rooms.freeAt })
      .from(rooms)
      .where(and(eq(rooms.account, it.account), eq(rooms.external, room))),
  );
  return row?.until?.since(it.now()).total('milliseconds') ?? NaN;
}

function clockOf(instant: Temporal.Instant) {
  return instant.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString();
}

async function linesOf(it: World, room: string) {
  const rows = await it.sql((tx) =>
    tx.execute<{
      id: number;
      state: string;
      tries: number;
      unsure: boolean;
      reason: string | null;
      receipt: string | null;
      wait: number | null;
    }>(
      sql`select o.id, o.state, o.tries, o.unsure, o.reason, o.receipt,
        extract(epoch from o.due_at - ${it.now().toString()}::text::timestamptz)::int as wait
        from outbox o join rooms r on r.workspace_id = o.workspace_id and r.id = o.room_id where r.external = ${room} order by o.id`,
    ),
  );
  return [...rows];
}
test('where a card cannot be replaced a press is answered by another, and what is overtaken is not said again', async () => {
  const it = await world({ can: { edit: false } });
  await it.hears('今天和华为李总通了电话,下周三跟进');
  expect(await it.presses('新建「华为」')).toEqual([expect.stringContaining('✅ 华为 · 李总')]);
  expect(await it.presses('换日期')).toEqual([expect.stringContaining('改到哪天?')]);
  expect(await it.hears('下周五')).toEqual([expect.stringContaining('11-27 周五')]);
  expect(it.said.filter(({ line }) => line.card.spent)).toEqual([]);
});

test('a text is no longer than its platform takes: lists lose their ends and say so, what can be chosen stays', async () => {
  const it = await world({ can: { maxChars: 150 } });
  const items = Array.from({ length: 40 }, (_, at) => ({ text: `客户 ${at + 1}`, ref: at + 1 }));
  const card = { title: '我的客户', items, buttons: [{ label: '更多', says: '更多', key: '9' }] };
  await it.sql(async (tx) => {
    const { id: personId } = only((await everyone(tx)).slice(0, 1));
    const [room] = await routesOf(tx, { personId, except: '' });
    const long = { title: '😀'.repeat(100) };
    const lines = [
      { roomId: room, locale: 'zh', card },
      { roomId: room, locale: 'en', card: long },
    ] as const;
    await post(tx, { lines, now: it.now() });
  });
  await it.delivery.drain();
  const [list, long] = it.said.map(({ line }) => line.text);
  expect(list).toMatch(/^我的客户\n1\. 客户 1\n[^]*\n1[0-9]\. 客户 1[0-9]\n9 更多\n…… 还有 2[0-9] 行$/);
  expect(list?.length).toBeLessThanOrEqual(150);
  expect(long).toBe(`${'😀'.repeat(74)}…`);
});

import { expect, test } from 'vitest';
import { inTurns } from '../../src/app/turns.ts';

test('a room with two hundred messages waiting keeps no other waiting, and its own keep their order', async () => {
  const inTurn = inTurns();
  const done: string[] = [];
  const open: { now: number; most: number } = { now: 0, most: 0 };
  const work = (what: string) => async () => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    await new Promise((resolve) => setImmediate(resolve));
    open.now -= 1;
    done.push(what);
    if (what === 'busy 7') throw new Error('that one alone');
  };
  const busy = Array.from({ length: 200 }, (_, at) => inTurn('busy', work(`busy ${at}`)));
  const all = Promise.allSettled(busy);
  await inTurn('quiet', work('quiet'));
  expect(done.indexOf('quiet')).toBeLessThan(5);
  expect(open.most).toBe(2);
  expect((await all).map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  expect(done.filter((what) => what !== 'quiet')).toEqual(Array.from({ length: 200 }, (_, at) => `busy ${at}`));
});

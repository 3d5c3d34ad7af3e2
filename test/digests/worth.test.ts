import { expect, test } from 'vitest';
import { fit, MOST } from '../../src/core/digests/fit.ts';
import { type DayNote, worthKnowing } from '../../src/core/digests/worth.ts';

const note = (id: number, gist: string, more: Partial<DayNote> = {}): DayNote => ({
  id,
  customerId: id,
  customer: `客户${id}`,
  tier: null,
  author: '李雷',
  gist,
  topics: [],
  hasRival: false,
  hasSum: false,
  ...more,
});

test('a complaint comes before who decides, an objection, a competitor and a sum; small talk does not come', () => {
  const notes = [
    note(1, '预算八十万', { hasSum: true }),
    note(2, '他们也在看别家', { hasRival: true }),
    note(3, '觉得报价太贵'),
    note(4, '孙部长说了算', { topics: ['decides'] }),
    note(5, '投诉轴承异响,要求换货'),
    note(6, '聊了很久孩子上学的事,气氛很好,还一起吃了午饭,下次再约,大家都很高兴'),
  ];
  expect(worthKnowing(notes, 9).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
  expect(worthKnowing(notes, 2).map(({ id }) => id)).toEqual([5, 4]);
});

test('of one customer one thing is told, and of two alike the one whose customer matters more', () => {
  const notes = [
    note(1, 'thinks it is too expensive', { customerId: 1, tier: 'C' }),
    note(2, 'wants to cancel the order', { customerId: 1 }),
    note(3, 'says it is too expensive', { tier: 'A' }),
  ];
  expect(worthKnowing(notes, 9).map(({ id }) => id)).toEqual([2, 3]);
});

test('what does not fit is left out by what it matters, and the order stays', () => {
  const long = '很长的一行'.repeat(30);
  const lines = Array.from({ length: 40 }, (_, at) => ({ text: `${at} ${long}`, matters: at === 30 ? 9 : 1 }));
  const kept = fit(lines);
  expect(kept.join('\n').length).toBeLessThan(MOST.chars);
  expect(kept.at(-1)).toMatch(/^30 /);
  expect(fit(Array.from({ length: 40 }, (_, at) => ({ text: String(at), matters: 1 })))).toHaveLength(10);
});

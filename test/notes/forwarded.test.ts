import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test.each([
  '微信聊天记录\n李总 11-12 10:32\n明天下午把报价发我\n李雷 11-12 10:35\n好的,收到',
  '[聊天记录] 李总和李雷的聊天记录\n李总 2026年11月12日 10:32\n明天下午把报价发我\n李雷 2026年11月12日 10:35\n好的,收到',
  '李总 2026-11-12 10:32:05\n明天下午把报价发我\n李雷 2026-11-12 10:35:40\n好的,收到',
])(
  'forwarded talk is about who speaks, by the day on which they spoke, and nobody’s words are lost: %s',
  async (talk) => {
    const it = await world();
    await it.hears('今天和华为李总通了电话');
    await it.hears('1');
    const [card = ''] = await it.hears(talk);
    expect(card).toMatch(/^✅ 华为 · 李总 · /);
    expect(card).toContain('李总: 明天下午把报价发我');
    expect(card).toContain('李雷: 好的,收到');
    expect(card).toMatch(/跟进 11-13 周五 14:00/);
  },
);

test('talk of somebody whom nobody knows asks whose it is, and makes no customer of its title', async () => {
  const it = await world();
  const [card = ''] = await it.hears('群聊的聊天记录\n孙总: 明天要样品\n李雷: 好的');
  expect(card).toMatch(/是哪个客户/);
  expect(card).not.toMatch(/新建|「.*聊/);
  expect(card).toContain('孙总: 明天要样品');
});

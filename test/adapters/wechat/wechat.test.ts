import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { mustBeInstalled } from '../../../src/app/installed.ts';
import { wechat } from './wechaty.ts';
import { temporary } from '../../support/folders.ts';
import { isInstalled } from '../../support/installed.ts';
import { only } from '../../support/rows.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周三跟进';

describe.skipIf(!isInstalled('wechaty'))('WeChat through wechaty', { timeout: 60_000 }, () => {
  test('who brings a code is that person: notes, digits, and the same delivery once', async () => {
    const it = await wechat();
    it.phone.says({ from: 'lilei', text: NOTE });
    expect(await it.told(1)).toContain('我还不认识你');
    await it.binds('lilei', '李雷');
    it.phone.says({ from: 'lilei', text: NOTE, id: 'once' });
    it.phone.says({ from: 'lilei', text: NOTE, id: 'once' });
    expect(await it.told(3)).toContain('新客户「华为」');
    it.phone.says({ from: 'lilei', text: '1' });
    expect(await it.told(4)).toContain('✅ 华为 · 李总 · 电话');
    expect((await it.hears('谁负责华为'))[0]).toContain('华为由李雷(微信)负责');
  });

  test('in a room it hears what mentions it, with and without a list, and names whom it answers', async () => {
    const it = await wechat();
    await it.binds('lilei', '李雷');
    const room = '1@chatroom';
    it.phone.says({ from: 'han', room, text: '今天天气不错' });
    it.phone.says({ from: 'lilei', room, text: '@小跟进\u2005帮助', mentions: ['bot'] });
    expect(await it.told(2)).toMatch(/^@李雷\u2005👋 直接说话就行/);
    it.phone.says({ from: 'lilei', room, text: '@小跟进 我的跟进' });
    expect(await it.told(3)).toContain('没有待办的跟进');
    expect(it.phone.sent.slice(1)).toMatchObject([
      { to: room, calls: ['lilei'] },
      { to: room, calls: ['lilei'] },
    ]);
  });

  test('words that are taken back are taken back here', async () => {
    const it = await wechat();
    await it.binds('lilei', '李雷');
    const id = it.phone.says({ from: 'lilei', text: NOTE });
    await it.told(2);
    it.phone.says({ from: 'lilei', type: 'Recalled', text: id });
    expect(await it.told(3)).toContain('已撤销');
  });

  test('after a login that gives everybody another id people are met again, but not by their nickname', async () => {
    const it = await wechat();
    await it.binds('lilei', '李雷');
    expect(await it.settled(() => it.phone.aliases.get('李雷'))).toMatch(/^TB-[0-9a-f]{8}$/);
    it.phone.says({ from: 'lilei', text: NOTE });
    await it.told(2);
    it.phone.contact('fake', '李雷');
    await it.phone.renames('new_');
    await it.login(2);
    it.phone.says({ from: 'new_lilei', text: '1' });
    expect(await it.told(3)).toContain('✅ 华为');
    it.phone.says({ from: 'new_fake', text: '我的跟进' });
    expect(await it.told(4)).toContain('我还不认识你');
  });

  test('what was heard while the database was away is kept, also when the lead is lost before it is back', async () => {
    const leads: AbortController[] = [];
    const it = await wechat({
      lead: async (_name, wanted) => {
        const lost = new AbortController();
        leads.push(lost);
        return { lost: AbortSignal.any([wanted, lost.signal]), release: async () => {} };
      },
    });
    await it.binds('lilei', '李雷');
    it.ears.failures = 2;
    it.phone.says({ from: 'lilei', text: NOTE });
    await expect.poll(() => it.ears.failures, { timeout: 20_000 }).toBeLessThan(2);
    leads[0]?.abort();
    it.pass({ minutes: 1 });
    // Whoever takes over says that there was a gap, before or after it answers.
    const said = [await it.told(2), await it.told(3)];
    expect(said).toContainEqual(expect.stringContaining('新客户「华为」'));
    expect(said).toContainEqual(expect.stringMatching(/^📵/));
  });

  test('when it is logged out the admin is told elsewhere, and shown the newest code to scan in the place of the last', async () => {
    const it = await wechat();
    await it.phone.leaves();
    await it.says(/logged out of WeChat/);
    await expect.poll(() => it.phone.isHeard(), { timeout: 20_000 }).toBe(true);
    it.phone.scans('https://login.weixin.qq.com/l/2');
    await it.says(/login\.weixin\.qq\.com\/l\/2/);
    it.phone.scans('https://login.weixin.qq.com/l/3');
    await it.says(/login\.weixin\.qq\.com\/l\/3/);
    const codes = it.said.filter(({ line }) => line.card.qr);
    expect(new Set(codes.map(({ line }) => line.room))).toEqual(new Set(['dm:boss']));
    expect(codes.at(-1)?.line.edits).toBe(codes.at(-2)?.id);
  });

  test('its process is one of its own, comes back when it dies, and leaves nothing behind', async () => {
    // Others start such processes, too.
    vi.stubEnv('TMPDIR', temporary());
    onTestFinished(() => void vi.unstubAllEnvs());
    const it = await wechat();
    const first = only(processes());
    process.kill(first, 'SIGKILL');
    await it.login(2);
    const [second, ...others] = processes();
    expect(second).not.toBe(first);
    expect(others).toEqual([]);
    await it.stop();
    expect(processes()).toEqual([]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('touchbase-'))).toEqual([]);
  });
});

test('where wechaty or its puppet is not there the start says what to install', () => {
  expect(() => mustBeInstalled('WECHATY_PUPPET', ['wechaty-puppet-of-nobody'])).toThrow(
    /is not installed: npm install wechaty/,
  );
});

function processes(): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().split('\n');
  return all.flatMap((line) => {
    const [, pid, parent, program = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && program.includes('puppet.ts') ? [Number(pid)] : [];
  });
}

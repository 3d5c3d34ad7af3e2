import { describe, expect, inject, test } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { inDingtalk, LILEI } from './house.ts';
import { SECRET, TEMPLATE } from './standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';

describe.skipIf(!isInstalled('dingtalk-stream'))('DingTalk', () => {
  test('whom it vouches for is met by their name, looked up or not; an outsider comes in by a code; a leaver is gone', async () => {
    const it = await inDingtalk();
    await it.as('wang').hears('新建团队 华南');
    await it.ding.says('boss', '我是谁');
    expect(await it.shows(/王总/, 'boss')).toContain('华南');
    it.ding.state.mayLookUp = false;
    await it.ding.says(LILEI, '我是谁');
    expect(await it.shows(/李磊/)).not.toContain('绑定');
    it.ding.people.set('partner', {});
    await it.ding.says('partner', NOTE, { senderStaffId: undefined, senderId: 'partner', senderCorpId: 'another' });
    expect(await it.shows(/我还不认识你/, 'partner')).toContain('绑定 123456');
    await it.ding.tell('EVENT', { topic: 'user_leave_org', data: { userId: [LILEI] } });
    const [told = ''] = await it.as('boss').hears('有哪些同事');
    expect(told).not.toContain('李磊');
  });

  test('a note is answered in words with links; a tap on one says its sentence', async () => {
    const it = await inDingtalk();
    await it.ding.says(LILEI, NOTE);
    expect(await it.shows(/新客户「华为」/)).toContain('[1 新建「华为」](dtmd://');
    await it.ding.taps(LILEI, '新建「华为」');
    await it.shows(/✅ 华为 · 李总 · 电话/);
    await it.ding.says(LILEI, '改到下周二');
    await it.shows(/11-24 周二/);
    await it.ding.taps(LILEI, '撤销');
    await it.shows(/↩️/);
  });

  test('with a card of the firm’s own, buttons and words change it in its place', async () => {
    const it = await inDingtalk({ template: TEMPLATE });
    await it.ding.says(LILEI, NOTE);
    await it.shows(/新客户「华为」/);
    await it.ding.taps(LILEI, '新建「华为」');
    await it.shows(/✅ 华为 · 李总 · 电话/);
    await it.ding.says(LILEI, '改到下周二');
    await it.shows(/11-24 周二/);
    await it.ding.taps(LILEI, '撤销');
    await it.shows(/↩️/);
    expect(it.ding.in(LILEI)[0]?.edits).toBeGreaterThan(1);
  });

  test('quoted words are told about; a picture is politely refused', async () => {
    const it = await inDingtalk();
    const repliedMsg = { msgType: 'text', content: { text: '今天和华为李总通了电话,嫌报价高' } };
    await it.ding.says(LILEI, '', { text: { content: '记一下', isReplyMsg: true, repliedMsg } });
    expect(await it.shows(/新客户「华为」/)).toContain('嫌报价高');
    await it.ding.sends(LILEI, 'picture', { downloadCode: 'p' });
    await it.shows(/图片我看不了/);
  });

  test('what is exported comes as a file', async () => {
    const it = await inDingtalk();
    await it.ding.says(LILEI, '新客户 华为');
    await it.shows(/华为/);
    await it.ding.says(LILEI, '导出我的客户');
    expect(await it.shows(/^[^\n]+\.(?:csv|xlsx)$/)).toBeTruthy();
  });

  test('what cannot be read ends nothing; a connection that is moved is made anew at once, and that is no news', async () => {
    const it = await inDingtalk();
    it.ding.raw('not JSON');
    it.ding.move();
    await it.connected(2);
    await it.ding.says(LILEI, NOTE);
    expect(await it.shows(/新客户/)).toContain('华为');
    expect(it.log.join()).not.toContain('moves');
  });

  test('a secret that is not taken is named, and it works when that is mended', async () => {
    const it = await inDingtalk();
    await it.stop();
    it.ding.state.secret = 'another';
    await it.start();
    await expect.poll(() => it.adapter()?.refusal?.()).toContain('DINGTALK_CLIENT_SECRET');
    it.ding.state.secret = SECRET;
    await expect.poll(() => it.adapter()?.refusal?.()).toBeUndefined();
  });

  // Nobody else is let into the embedded database.
  test.skipIf(!inject('server'))('of two replicas one is connected; when it goes the other takes over', async () => {
    const it = await inDingtalk();
    const other = await it.another();
    await other.start(async () => {});
    expect(it.ding.state.connected).toBe(1);
    await it.stop();
    await expect.poll(() => it.ding.state.connected).toBe(2);
    await other.stop();
  });
});

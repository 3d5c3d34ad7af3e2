import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openDingtalk } from '../../../src/app/ports/vouching.ts';
import { isInstalled } from '../../support/installed.ts';
import { houseWith } from '../../support/house.ts';
import { APP, GROUP, SECRET, standIn, TEMPLATE, textOf } from './standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';
const HERE = { platform: 'dingtalk', account: APP };
const LILEI = 'lilei';

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

  test('in a group it is heard and answered there', async () => {
    const it = await inDingtalk({ template: TEMPLATE });
    await it.ding.says(LILEI, '今天拜访了华为', { chat: GROUP });
    expect(await it.shows(/新客户「华为」/, GROUP)).toContain('拜访');
    await it.ding.taps(LILEI, '新建「华为」');
    await it.shows(/✅ 华为/, GROUP);
    expect(it.ding.in(LILEI)).toEqual([]);
  });

  test('a voice is a note by what DingTalk hears in it; quoted words are told about; a picture is politely refused', async () => {
    const it = await inDingtalk();
    await it.ding.sends(LILEI, 'audio', { duration: 3_000, downloadCode: 'v', recognition: '拜访了立讯,王工说要扩产' });
    await it.shows(/新客户「立讯」/);
    const repliedMsg = { msgType: 'text', content: { text: '今天和华为李总通了电话,嫌报价高' } };
    await it.ding.says(LILEI, '', { text: { content: '记一下', isReplyMsg: true, repliedMsg } });
    expect(await it.shows(/新客户「华为」/)).toContain('嫌报价高');
    await it.ding.sends(LILEI, 'picture', { downloadCode: 'p' });
    await it.shows(/图片我看不了/);
  });

  test('a table that is handed over is imported, and comes back as a file', async () => {
    const it = await inDingtalk();
    it.ding.files.set('f1', Buffer.from('客户,联系人\n华为,李总\n立讯,王工\n'));
    await it.ding.sends(LILEI, 'file', { downloadCode: 'f1', fileName: '客户.csv' });
    expect(await it.shows(/客户\.csv:2 行/)).toContain('立讯');
    await it.ding.taps(LILEI, '导入');
    await it.shows(/已导入/);
    await it.ding.says(LILEI, '导出我的客户');
    expect(await it.shows(/^[^\n]+\.(?:csv|xlsx)$/)).toBeTruthy();
  });

  test('it reminds by itself', async () => {
    const it = await inDingtalk();
    await it.ding.says(LILEI, NOTE);
    await it.shows(/新客户/);
    await it.ding.taps(LILEI, '新建「华为」');
    await it.shows(/✅ 华为/);
    await it.until('2026-11-23T09:30');
    expect(await it.shows(/该跟进了|今天先/)).toContain('华为');
  });

  test('what could not be kept is acknowledged when it is; the same delivery twice is one note', async () => {
    const it = await inDingtalk();
    it.ears.failures = 1;
    expect(await it.ding.says(LILEI, NOTE, { msgId: 'm1' })).toBe('kept');
    expect(await it.ding.says(LILEI, NOTE, { msgId: 'm1' })).toBe('kept');
    await it.ding.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    expect(it.ding.in(LILEI)).toHaveLength(2);
  });

  test.each([
    ['a lost answer', { path: 'card/', lost: 'after' }],
    ['a request that never arrived', { path: 'card/', lost: 'before' }],
  ] as const)('after %s a card is there once', async (_what, fault) => {
    const it = await inDingtalk({ template: TEMPLATE });
    it.ding.faults.push(fault);
    await it.ding.says(LILEI, NOTE);
    await it.shows(/新客户/);
    await it.ding.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    expect(it.ding.in(LILEI)).toHaveLength(2);
  });

  test('a lost answer to words says that they may come twice', async () => {
    const it = await inDingtalk();
    it.ding.faults.push({ path: 'oTo', lost: 'after' });
    await it.ding.says(LILEI, '帮助');
    expect(await it.shows(/可能重复/)).toContain('直接说话就行');
  });

  test('a token that has ended is asked for anew; a connection that breaks or is moved is made anew', async () => {
    const it = await inDingtalk();
    it.ding.expire();
    it.ding.raw('not JSON');
    it.ding.drop();
    await it.connected(2);
    it.ding.move();
    await it.connected(3);
    await it.ding.says(LILEI, NOTE);
    expect(await it.shows(/新客户/)).toContain('华为');
    expect(it.log.join()).not.toContain('moves');
  });

  test('what was kept before a restart is answered after it, once', async () => {
    const it = await inDingtalk();
    it.ding.faults.push({ path: 'oTo', code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' });
    await it.ding.says(LILEI, NOTE);
    await it.settled(() => (it.ding.faults.length ? undefined : true));
    await it.stop();
    expect(it.ding.in(LILEI)).toEqual([]);
    await it.start();
    await it.connected(2);
    await it.shows(/新客户/);
    await it.ding.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    expect(it.ding.in(LILEI)).toHaveLength(2);
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

/** A team with DingTalk switched on, behind the stand-in. */
async function inDingtalk({ template }: { readonly template?: string | undefined } = {}) {
  const there = await standIn();
  const log: string[] = [];
  const state = { adapter: undefined as Awaited<ReturnType<typeof openDingtalk>> | undefined };
  const config = { app: APP, secret: SECRET, url: there.url, template };
  const it = await houseWith(
    HERE,
    async ({ store, workspace, now }) => {
      state.adapter = await openDingtalk({
        store,
        workspace,
        config,
        clock: now,
        log: (sentence) => void log.push(sentence),
      });
      return state.adapter;
    },
    { seen: () => there.shown },
  );
  onTestFinished(there.close);
  /** From then on what is told is listened to. */
  const connected = async (times: number) => {
    await expect.poll(() => log.filter((sentence) => sentence === 'DingTalk: connected').length).toBe(times);
  };
  await connected(1);
  return {
    ...it,
    ding: there,
    log,
    connected,
    adapter: () => state.adapter,
    another: () => openDingtalk({ store: it.store, workspace: it.workspace, config, clock: it.now, log: () => {} }),
    /** The newest words like these, of a card or not. */
    shows: (words: RegExp, room = LILEI) =>
      it.settled(() =>
        there
          .in(room)
          .map(textOf)
          .findLast((text) => words.test(text)),
      ),
  };
}

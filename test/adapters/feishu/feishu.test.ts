import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openFeishu } from '../../../src/app/ports/vouching.ts';
import { isInstalled } from '../../support/installed.ts';
import { houseWith } from '../../support/house.ts';
import { APP, SECRET, standIn, textOf } from './standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';
const HERE = { platform: 'feishu', account: APP };
const LILEI = 'ou_lilei';

describe.skipIf(!isInstalled('@larksuiteoapi/node-sdk'))('Feishu', () => {
  test('whom it vouches for is met by their name; whoever may not be looked up comes in by a code', async () => {
    const it = await inFeishu();
    await it.as('wang').hears('新建团队 华南');
    await it.feishu.says('ou_boss', '我是谁');
    expect(await it.shows(/王总/, 'ou_boss')).toContain('华南');
    it.feishu.state.mayLookUp = false;
    await it.feishu.says(LILEI, NOTE);
    expect(await it.shows(/我还不认识你/)).toContain('绑定 123456');
    // Who is known stays who they are, though nobody says so any more.
    it.pass({ hours: 25 });
    await it.feishu.says('ou_boss', '我是谁');
    expect((await it.hears('有哪些同事')).join()).toContain('王总');
  });

  test('a note is answered with a card, and its button changes that card', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, NOTE);
    await it.shows(/新客户「华为」/);
    await it.feishu.presses(LILEI, '新建「华为」');
    await it.shows(/✅ 华为 · 李总 · 电话/);
    await it.feishu.says(LILEI, '改到下周二');
    await it.shows(/11-24 周二/);
    await it.feishu.presses(LILEI, '撤销');
    await it.shows(/↩️/);
    expect(it.feishu.in(LILEI)[0]?.edits).toBeGreaterThan(1);
  });

  test('in a group what mentions it is heard, and answered there', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, '大家中午吃什么', { chat: 'oc_sales', mentions: [] });
    await it.feishu.says(LILEI, '今天拜访了华为', { chat: 'oc_sales' });
    expect(await it.shows(/新客户「华为」/, 'oc_sales')).toContain('拜访');
    expect(it.feishu.in('oc_sales')).toHaveLength(1);
    await it.feishu.presses(LILEI, '新建「华为」');
    await it.shows(/✅ 华为/, 'oc_sales');
  });

  test('words about a quoted message are about it', async () => {
    const it = await inFeishu();
    it.feishu.quoted.set('om_1', {
      type: 'text',
      content: JSON.stringify({ text: '今天和华为李总通了电话,嫌报价高' }),
    });
    await it.feishu.says(LILEI, '记一下', { parent_id: 'om_1' });
    expect(await it.shows(/新客户「华为」/)).toContain('嫌报价高');
  });

  test('a voice message and a picture are politely refused; a table is imported', async () => {
    const it = await inFeishu();
    await it.feishu.sends(LILEI, 'audio', { file_key: 'f', duration: 2_000 });
    await it.shows(/语音我听不懂/);
    await it.feishu.sends(LILEI, 'image', { image_key: 'i' });
    await it.shows(/图片我看不了/);
    it.feishu.files.set('f1', Buffer.from('客户,联系人\n华为,李总\n立讯,王工\n'));
    await it.feishu.sends(LILEI, 'file', { file_key: 'f1', file_name: '客户.csv' });
    expect(await it.shows(/客户\.csv:2 行/)).toContain('立讯');
  });

  test('a picture is shown in its card; where Feishu does not take it, it is said in words', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, '新客户 华为');
    await it.shows(/华为/);
    await it.feishu.says(LILEI, '华为 商机120万 报价阶段');
    await it.shows(/报价 ¥1,200,000/);
    await it.feishu.says(LILEI, '华为 新商机30万 谈判阶段');
    await it.shows(/报价 ¥300,000/);
    await it.feishu.says(LILEI, '漏斗');
    await it.shows(/商机 \(2\)/);
    const [, key = ''] = /"tag":"img","img_key":"(\w+)"/.exec(it.feishu.in(LILEI).at(-1)?.content ?? '') ?? [];
    expect(it.feishu.files.get(key)?.subarray(1, 4).toString()).toBe('PNG');
    it.feishu.faults.push({ path: 'im/v1/images', code: 99_991_672 });
    await it.feishu.says(LILEI, 'pipeline');
    await it.shows(/Deals \(2\)/);
    expect(it.feishu.in(LILEI).at(-1)?.content).not.toContain('"tag":"img"');
  });

  test('it reminds by itself', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, NOTE);
    await it.shows(/新客户/);
    await it.feishu.presses(LILEI, '新建「华为」');
    await it.shows(/✅ 华为/);
    await it.until('2026-11-24T09:30');
    expect(await it.shows(/该跟进了|今天/)).toContain('华为');
  });

  test('what could not be kept is not acknowledged; the same delivery twice is one note', async () => {
    const it = await inFeishu();
    it.ears.failures = 1;
    expect(await it.feishu.says(LILEI, NOTE, { id: 'e1' })).toMatchObject({ code: 500 });
    expect(await it.feishu.says(LILEI, NOTE, { id: 'e1' })).toMatchObject({ code: 200 });
    expect(await it.feishu.says(LILEI, NOTE, { id: 'e1' })).toMatchObject({ code: 200 });
    await it.feishu.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    expect(it.feishu.in(LILEI)).toHaveLength(2);
  });

  test.each([
    ['a lost answer', { path: 'im/v1/messages', lost: 'after' }],
    ['a request that never arrived', { path: 'im/v1/messages', lost: 'before' }],
    ['too many messages', { path: 'im/v1/messages', code: 230_020 }],
  ] as const)('after %s the card is there once', async (_what, fault) => {
    const it = await inFeishu();
    it.feishu.faults.push(fault);
    await it.feishu.says(LILEI, NOTE);
    await it.shows(/新客户/);
    await it.feishu.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    expect(it.feishu.in(LILEI)).toHaveLength(2);
  });

  test('what was kept before a restart is answered after it, once', async () => {
    const it = await inFeishu();
    it.feishu.faults.push({ path: 'im/v1/messages', code: 230_020 });
    await it.feishu.says(LILEI, NOTE);
    await it.settled(() => (it.feishu.faults.length ? undefined : true));
    await it.stop();
    expect(it.feishu.in(LILEI)).toEqual([]);
    await it.start();
    await it.connected(2);
    await it.shows(/新客户/);
    await it.feishu.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    expect(it.feishu.in(LILEI)).toHaveLength(2);
  });

  test('a token that has ended is asked for anew', async () => {
    const it = await inFeishu();
    it.feishu.expire();
    await it.feishu.says(LILEI, NOTE);
    expect(await it.shows(/新客户/)).toContain('华为');
  });

  test('a connection that breaks is made anew', async () => {
    const it = await inFeishu();
    it.feishu.drop();
    await it.connected(2);
    await it.feishu.says(LILEI, NOTE);
    expect(await it.shows(/新客户/)).toContain('华为');
  });

  test('who has left the firm is nobody here from then on', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, '帮助');
    await it.shows(/直接说话就行/);
    await it.feishu.deliver('contact.user.deleted_v3', { event: { object: { open_id: LILEI } } });
    const [told = ''] = await it.as('boss').hears('有哪些同事');
    expect(told).not.toContain('李磊');
  });

  test('a secret that is not taken is named, and it works when that is mended', async () => {
    const it = await inFeishu();
    await it.stop();
    it.feishu.state.secret = 'another';
    it.feishu.expire();
    await it.start();
    await expect.poll(() => it.adapter()?.refusal?.()).toContain('FEISHU_APP_SECRET');
    it.feishu.state.secret = SECRET;
    await expect.poll(() => it.adapter()?.refusal?.()).toBeUndefined();
  });

  // Nobody else is let into the embedded database.
  test.skipIf(!inject('server'))('of two replicas one is connected; when it goes the other takes over', async () => {
    const it = await inFeishu();
    const other = await it.another();
    await other.start(async () => {});
    expect(it.feishu.state.connected).toBe(1);
    await it.stop();
    await expect.poll(() => it.feishu.state.connected).toBe(2);
    await other.stop();
  });
});

/** A team with Feishu switched on, behind the stand-in. */
async function inFeishu() {
  const there = await standIn();
  const log: string[] = [];
  const state = { adapter: undefined as Awaited<ReturnType<typeof openFeishu>> | undefined };
  const config = { app: APP, secret: SECRET, url: there.url };
  const it = await houseWith(
    HERE,
    async ({ store, workspace, now }) => {
      state.adapter = await openFeishu({
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
    await expect.poll(() => log.filter((sentence) => sentence === 'Feishu: connected').length).toBe(times);
  };
  await connected(1);
  return {
    ...it,
    feishu: there,
    connected,
    adapter: () => state.adapter,
    another: () => openFeishu({ store: it.store, workspace: it.workspace, config, clock: it.now, log: () => {} }),
    /** The newest card with words like these. */
    shows: (words: RegExp, room = LILEI) =>
      it.settled(() =>
        there
          .in(room)
          .map(({ content }) => textOf(content))
          .findLast((text) => words.test(text)),
      ),
  };
}

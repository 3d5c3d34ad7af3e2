import { describe, expect, inject, test } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { inFeishu, LILEI } from './house.ts';
import { SECRET } from './standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';

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

  test('what is said of the card in words changes it in its place', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, NOTE);
    await it.shows(/新客户/);
    await it.feishu.presses(LILEI, '新建「华为」');
    await it.shows(/✅ 华为/);
    await it.feishu.says(LILEI, '改到下周二');
    await it.shows(/11-24 周二/);
    await it.feishu.presses(LILEI, '撤销');
    await it.shows(/↩️/);
    expect(it.feishu.in(LILEI)[0]?.edits).toBeGreaterThan(1);
  });

  test('in a group other people’s talk is not heard, and a card there has its buttons', async () => {
    const it = await inFeishu();
    await it.feishu.says(LILEI, '大家中午吃什么', { chat: 'oc_sales', mentions: [] });
    await it.feishu.says(LILEI, '今天拜访了华为', { chat: 'oc_sales' });
    expect(await it.shows(/新客户「华为」/, 'oc_sales')).toContain('拜访');
    expect(it.feishu.in('oc_sales')).toHaveLength(1);
    await it.feishu.presses(LILEI, '新建「华为」');
    await it.shows(/✅ 华为/, 'oc_sales');
  });

  test('words about a quoted message are about it, and a picture is politely refused', async () => {
    const it = await inFeishu();
    it.feishu.quoted.set('om_1', {
      type: 'text',
      content: JSON.stringify({ text: '今天和华为李总通了电话,嫌报价高' }),
    });
    await it.feishu.says(LILEI, '记一下', { parent_id: 'om_1' });
    expect(await it.shows(/新客户「华为」/)).toContain('嫌报价高');
    await it.feishu.sends(LILEI, 'image', { image_key: 'i' });
    await it.shows(/图片我看不了/);
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

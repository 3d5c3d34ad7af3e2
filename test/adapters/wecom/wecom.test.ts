import { describe, expect, inject, test } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { inWecom } from './house.ts';
import { SECRET } from './standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';

describe.skipIf(!isInstalled('@wecom/aibot-node-sdk'))('WeCom', () => {
  test('whoever opens the chat is told how to come in; with the code of a colleague they are one of us', async () => {
    const it = await inWecom();
    it.wecom.enters('lilei');
    await it.settled(() => it.wecom.greetings[0]);
    expect(it.wecom.greetings).toEqual([expect.stringContaining('绑定 123456')]);
    await it.binds();
    it.wecom.enters('lilei');
    it.wecom.says('lilei', '谁负责华为');
    await it.told(/华为/);
    expect(it.wecom.greetings).toHaveLength(1);
  });

  test('a note is answered with a card, and its button changes that card', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.says('lilei', NOTE);
    const asked = await it.card(/新客户「华为」/);
    expect(asked.button_list.map(({ text }) => text)).toEqual(['新建「华为」', '撤销']);
    it.wecom.presses('lilei', '新建「华为」');
    const echoed = await it.card(/✅ 华为 · 李总 · 电话/);
    expect(echoed.task_id).toBe(asked.task_id);
    it.wecom.presses('lilei', '撤销');
    expect((await it.card(/↩️ 新客户「华为」/)).task_id).toBe(asked.task_id);
    expect(it.wecom.in('lilei')).toHaveLength(1);
  });

  test('a press that comes too late for its card is answered below it', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.says('lilei', NOTE);
    const asked = await it.card(/新客户「华为」/);
    it.wecom.presses('lilei', '新建「华为」', { isLate: true });
    expect((await it.card(/✅ 华为/)).task_id).not.toBe(asked.task_id);
  });

  test('the picture of a card goes before it; one that somebody sends is politely refused', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.sends('lilei', { msgtype: 'image', image: { url: 'http://127.0.0.1:1/x' } });
    expect(await it.told(/图片/)).toContain('看不了');
    for (const words of ['新客户 华为', '华为 商机120万 报价阶段', '华为 新商机30万 谈判阶段']) await it.hears(words);
    it.wecom.says('lilei', '漏斗');
    await it.told(/商机 \(2\)/);
    expect(it.wecom.in('lilei').at(-2)?.file).toBe('touchbase.png');
  });

  test('a list comes as numbered lines, and a number counts in it', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.says('lilei', NOTE);
    await it.card(/新客户/);
    it.wecom.presses('lilei', '新建「华为」');
    await it.card(/✅ 华为/);
    it.wecom.says('lilei', '我的跟进');
    expect(await it.told(/1\. .*华为/)).toBeTruthy();
    it.wecom.says('lilei', '完成1');
    await it.settled(() =>
      it.wecom.in('lilei').find(({ text, card }) => /完成/.test(text ?? card?.main_title.title ?? '')),
    );
  });

  test('a lost answer of plain words says that they may come twice', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.faults.push({ cmd: 'aibot_send_msg', lost: 'after' });
    it.wecom.says('lilei', '帮助');
    expect(await it.told(/可能重复/)).toContain('直接说话就行');
  });

  test('a secret that is not taken is named, and it works when that is mended; another program in our place is named', async () => {
    const it = await inWecom();
    await it.stop();
    it.wecom.state.secret = 'another';
    await it.start();
    await expect.poll(() => it.adapter()?.refusal?.()).toContain('WECOM_BOT_SECRET');
    it.wecom.state.secret = SECRET;
    await expect.poll(() => it.adapter()?.refusal?.()).toBeUndefined();
    expect(it.wecom.state.live).toBeDefined();
    it.wecom.kick();
    await expect.poll(() => it.log.join()).toContain('another program has connected as this bot');
  });

  // Nobody else is let into the embedded database.
  test.skipIf(!inject('server'))('of two replicas one is connected; when it goes the other takes over', async () => {
    const it = await inWecom();
    const other = await it.another();
    await other.start(async () => {});
    expect(other.speaks?.()).toBe(false);
    expect(it.wecom.state.subscribed).toBe(1);
    await it.stop();
    await expect.poll(() => it.wecom.state.subscribed).toBe(2);
    expect(other.speaks?.()).toBe(true);
    await other.stop();
  });
});

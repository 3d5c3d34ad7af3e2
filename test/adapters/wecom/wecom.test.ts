import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openWecom } from '../../../src/app/ports/wecom.ts';
import { isInstalled } from '../../support/installed.ts';
import { houseWith } from '../../support/house.ts';
import { BOT, SECRET, standIn } from './standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';
const HERE = { platform: 'wecom', account: BOT };

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

  test('in a group what mentions it is heard, and answered there', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.says('lilei', '今天拜访了华为', { chat: 'wrSALES' });
    await it.settled(() => it.wecom.in('wrSALES')[0]);
    expect(it.wecom.in('wrSALES')[0]?.card?.main_title.title).toContain('新客户「华为」');
  });

  test('a voice message is a note by its transcript; a picture is politely refused', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.sends('lilei', { msgtype: 'voice', voice: { content: '拜访了立讯,王工说要扩产' } });
    await it.card(/新客户「立讯」/);
    it.wecom.sends('lilei', { msgtype: 'image', image: { url: 'http://127.0.0.1:1/x' } });
    expect(await it.told(/图片/)).toContain('看不了');
  });

  test('the picture of a card goes before it', async () => {
    const it = await inWecom();
    await it.binds();
    for (const words of ['新客户 华为', '华为 商机120万 报价阶段', '华为 新商机30万 谈判阶段']) await it.hears(words);
    it.wecom.says('lilei', '漏斗');
    await it.told(/商机 \(2\)/);
    expect(it.wecom.in('lilei').at(-2)?.file).toBe('touchbase.png');
  });

  test('a table that is handed over is imported', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.hands('lilei', '客户.csv', Buffer.from('客户,联系人\n华为,李总\n立讯,王工\n'));
    await it.card(/客户\.csv:2 行/);
    it.wecom.presses('lilei', '导入');
    await it.settled(() =>
      it.wecom
        .in('lilei')
        .find(
          (each) =>
            /导入了?.*2|2.*(?:新|导入)/.test(JSON.stringify(each)) && !JSON.stringify(each).includes('还没有导入'),
        ),
    );
    expect((await it.hears('华为')).join()).toContain('李总');
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

  test('it reminds by itself, in the chat that was used last', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.says('lilei', NOTE);
    await it.card(/新客户/);
    it.wecom.presses('lilei', '新建「华为」');
    await it.card(/✅ 华为/);
    await it.until('2026-11-23T09:30');
    const seen = () => it.wecom.in('lilei').map(({ text, card }) => text ?? card?.main_title.title ?? '');
    await it.settled(() => (seen().length > 1 ? true : undefined));
    expect(seen()[1]).toMatch(/跟进/);
  });

  test('the same delivery twice is one note, and words wait while the database is away', async () => {
    const it = await inWecom();
    await it.binds();
    it.ears.failures = 1;
    it.wecom.says('lilei', NOTE, { msgid: 'm1' });
    await it.card(/新客户/);
    it.wecom.says('lilei', NOTE, { msgid: 'm1' });
    it.wecom.says('lilei', '帮助');
    await it.told(/直接说话就行/);
    expect(it.wecom.in('lilei').filter(({ card }) => card?.main_title.title.includes('新客户'))).toHaveLength(1);
  });

  test.each([
    ['it was sent and the answer was lost: the card is there once', 'after'],
    ['it was never sent: the card comes with the next try', 'before'],
  ] as const)('%s', async (_what, lost) => {
    const it = await inWecom();
    await it.binds();
    it.wecom.faults.push({ cmd: 'aibot_send_msg', lost });
    it.wecom.says('lilei', NOTE);
    await it.card(/新客户/);
    await it.settled(() => (it.wecom.state.subscribed > 1 && it.wecom.state.live ? true : undefined));
    it.wecom.says('lilei', '帮助');
    await it.told(/直接说话就行/);
    expect(it.wecom.in('lilei').filter(({ card }) => card)).toHaveLength(1);
  });

  test('what was kept before a restart is answered after it, once', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.faults.push({ cmd: 'aibot_send_msg', errcode: 45_009 });
    it.wecom.says('lilei', NOTE);
    await it.settled(() => (it.wecom.faults.length ? undefined : true));
    await it.stop();
    expect(it.wecom.in('lilei')).toEqual([]);
    await it.start();
    await it.card(/新客户「华为」/);
    it.wecom.says('lilei', '帮助');
    await it.told(/直接说话就行/);
    expect(it.wecom.in('lilei').filter(({ card }) => card)).toHaveLength(1);
  });

  test('a lost answer of plain words says that they may come twice', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.faults.push({ cmd: 'aibot_send_msg', lost: 'after' });
    it.wecom.says('lilei', '帮助');
    expect(await it.told(/可能重复/)).toContain('直接说话就行');
  });

  test('what is said too fast is said later, and a connection that speaks for nobody is made anew', async () => {
    const it = await inWecom();
    await it.binds();
    it.wecom.faults.push({ cmd: 'aibot_send_msg', errcode: 45_009 });
    it.wecom.says('lilei', '帮助');
    await it.told(/直接说话就行/);
    it.wecom.says('lilei', '我的跟进');
    it.wecom.unsubscribe();
    await it.told(/跟进/);
    expect(it.wecom.state.subscribed).toBe(2);
  });

  test.each([
    ['the connection breaks', 'drop', 'the connection ended'],
    ['another program takes it', 'kick', 'another program has connected as this bot'],
  ] as const)('when %s it is there again, and says that words may be lost', async (_what, how, why) => {
    const it = await inWecom();
    await it.binds();
    it.wecom[how]();
    await expect.poll(() => it.wecom.state.live).toBeUndefined();
    it.pass({ minutes: 2 });
    expect(await it.told(/离线/)).toContain('请再发一次');
    expect(it.log.join()).toContain(why);
  });

  test('a secret that is not taken is named, and it works when that is mended', async () => {
    const it = await inWecom();
    await it.stop();
    it.wecom.state.secret = 'another';
    await it.start();
    await expect.poll(() => it.adapter()?.refusal?.()).toContain('WECOM_BOT_SECRET');
    it.wecom.state.secret = SECRET;
    await expect.poll(() => it.adapter()?.refusal?.()).toBeUndefined();
    expect(it.wecom.state.live).toBeDefined();
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

/** A team with WeCom switched on, behind the stand-in. */
async function inWecom() {
  const there = await standIn();
  const log: string[] = [];
  const state = { adapter: undefined as Awaited<ReturnType<typeof openWecom>> | undefined };
  const config = { bot: BOT, secret: SECRET, url: there.url };
  const it = await houseWith(
    HERE,
    async ({ store, workspace, now }) => {
      const open = () =>
        openWecom({ store, workspace, config, clock: now, log: (sentence) => void log.push(sentence) });
      state.adapter = await open();
      return state.adapter;
    },
    { seen: () => there.shown },
  );
  onTestFinished(there.close);
  await expect.poll(() => there.state.live).toBeDefined();
  const { settled } = it;
  const seen = new Set<unknown>();
  return {
    ...it,
    wecom: there,
    log,
    adapter: () => state.adapter,
    another: () => openWecom({ store: it.store, workspace: it.workspace, config, clock: it.now, log: () => {} }),
    /** The next plain words like these in 李雷’s chat. */
    told: (words: RegExp) =>
      settled(() => {
        const found = there.in('lilei').find((each) => !seen.has(each) && words.test(each.text ?? ''));
        if (found) seen.add(found);
        return found?.text;
      }),
    /** A card with this title, wherever it is by then. */
    card: (title: RegExp) =>
      settled(() => there.in('lilei').findLast(({ card }) => title.test(card?.main_title.title ?? ''))?.card),
    async binds() {
      const [told = ''] = await it.hears('验证码');
      const code = /\d{6}/.exec(told)?.[0] ?? '';
      there.says('lilei', `绑定 ${code}`);
      await settled(() => there.in('lilei')[0]);
      there.shown.length = 0;
    },
  };
}

import { describe, expect, inject, onTestFinished } from 'vitest';
import { dingtalk } from '../../../src/adapters/dingtalk/index.ts';
import { contract, type Rig } from '../../support/contract.ts';
import { isInstalled } from '../../support/installed.ts';
import { APP, SECRET, standIn, TEMPLATE, textOf } from './standin.ts';

// No database has a part in it: once is enough.
describe.skipIf(!isInstalled('dingtalk-stream') || inject('server'))('behind a connection', () => {
  for (const [name, template] of [['words', undefined] as const, ['cards', TEMPLATE] as const])
    contract(`DingTalk in ${name}`, async (): Promise<Rig> => {
      const there = await standIn();
      there.people.set('han', { name: '韩梅梅' });
      const state = { last: '', isHeard: false, isOver: false, isLeft: false, turn: Promise.withResolvers<'again'>() };
      const platform = dingtalk({
        settings: { app: APP, secret: SECRET, url: there.url, template },
        lead: async (wanted) => ({ lost: wanted, release: async () => {} }),
        register: { find: async () => undefined, keep: async () => {} },
        salt: 'tb',
        clock: Temporal.Now.instant,
        log(sentence) {
          if (sentence === 'DingTalk: connected') state.isHeard = true;
          if (sentence.includes('waits to be kept')) state.turn.resolve('again');
        },
      });
      const adapter = {
        ...platform,
        async start(hear: Parameters<typeof platform.start>[0]) {
          // What waits to be kept when a test is over need not wait any longer.
          await platform.start(async (message) => (state.isLeft ? undefined : hear(message)));
          await expect.poll(() => state.isHeard).toBe(true);
        },
        async stop() {
          state.isOver = true;
          await platform.stop();
        },
      };
      onTestFinished(async () => {
        state.isLeft = true;
        await platform.stop();
        await there.close();
      });
      const said = async (text: string, msgId: string) => {
        Object.assign(state, { last: msgId, turn: Promise.withResolvers<'again'>() });
        if (state.isOver) return 'again';
        return (await Promise.race([there.says('lilei', text, { msgId }), state.turn.promise])) ?? 'again';
      };
      return {
        adapter,
        account: APP,
        rooms: ['lilei', 'han'],
        says: (text) => said(text, crypto.randomUUID()),
        again: () => said('帮助', state.last),
        ...(template && { presses: () => there.taps('lilei', '撤销') }),
        noise: async () => there.raw('not JSON'),
        seen: (room) => there.in(room).map(textOf),
        refuse: () => void there.faults.push({ path: template ? 'card' : 'oToMessages', code: 'miss.robot' }),
        // What its Markdown brings to life, but for taps of our own.
        alive: /\]\((?!dtmd:\/\/dingtalkclient\/sendMessage\?content=[^)]*\))|<\/?\w+|\*\*|`|^#/m,
      };
    });
});

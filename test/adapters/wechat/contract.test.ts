import { describe, expect, inject, onTestFinished } from 'vitest';
import { wechaty } from '../../../src/adapters/wechat/wechaty/index.ts';
import { contract, type Rig } from '../../support/contract.ts';
import { isInstalled } from '../../support/installed.ts';

// No database has a part in it: once is enough.
describe.skipIf(!isInstalled('wechaty') || inject('server'))('behind a gateway', { timeout: 60_000 }, () => {
  contract('WeChat through wechaty', async (): Promise<Rig> => {
    const { gateway, TOKEN } = await import('./gateway.ts');
    const phone = await gateway();
    const state = { isIn: false, isOver: false, last: '', turn: Promise.withResolvers<'kept' | 'again'>() };
    const platform = wechaty({
      settings: {
        environment: {
          WECHATY_PUPPET: 'wechaty-puppet-service',
          WECHATY_PUPPET_SERVICE_TOKEN: TOKEN,
          WECHATY_PUPPET_SERVICE_ENDPOINT: phone.endpoint,
          WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
        },
        gateway: { host: '127.0.0.1', port: phone.port },
      },
      people: {
        known: async () => [],
        meet: async () => true,
        async aliasFor() {
          // Asked of whoever has been heard.
          state.turn.resolve('kept');
          return undefined;
        },
        invited: async () => false,
      },
      lead: async (wanted) => ({ lost: wanted, release: async () => {} }),
      ears: { last: async () => undefined, keep: async () => {} },
      tell: async () => {},
      clock: Temporal.Now.instant,
      log(sentence) {
        if (sentence === 'WeChat: logged in') state.isIn = true;
        if (sentence.includes('waits to be kept')) state.turn.resolve('again');
      },
    });
    const adapter = {
      ...platform,
      async start(...hear: Parameters<typeof platform.start>) {
        await platform.start(...hear);
        await expect.poll(() => state.isIn, { timeout: 50_000 }).toBe(true);
      },
      async stop() {
        state.isOver = true;
        await platform.stop();
      },
    };
    onTestFinished(async () => {
      await adapter.stop();
      await phone.close();
    });
    const tell = (what: Parameters<typeof phone.says>[0]) => {
      state.turn = Promise.withResolvers();
      state.last = phone.says(what);
      // A gateway keeps nothing for those who are away.
      return state.isOver ? ('again' as const) : state.turn.promise;
    };
    return {
      adapter,
      account: 'local',
      rooms: ['lilei', 'han'],
      says: async (text) => tell({ from: 'lilei', text }),
      again: async () => tell({ from: 'lilei', id: state.last }),
      async noise() {
        phone.says({ from: 'bot', text: '我自己说的' });
        phone.says({ from: 'han', room: '1@chatroom', text: '大家中午吃什么' });
      },
      seen: (room) => phone.sent.filter(({ to }) => to === room).map(({ text }) => text),
      // Plain text: nothing in it is alive.
      alive: /(?!)/,
    };
  });
});

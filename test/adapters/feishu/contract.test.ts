import { describe, expect, inject, onTestFinished } from 'vitest';
import { feishu } from '../../../src/adapters/feishu/index.ts';
import { contract, type Rig } from '../../support/contract.ts';
import { isInstalled } from '../../support/installed.ts';
import { APP, buttonsIn, SECRET, standIn, textOf } from './standin.ts';

// No database has a part in it: once is enough.
describe.skipIf(!isInstalled('@larksuiteoapi/node-sdk') || inject('server'))('behind a connection', () => {
  contract('Feishu', async (): Promise<Rig> => {
    const there = await standIn();
    there.people.set('ou_han', { name: '韩梅梅' });
    const state = { last: '', isHeard: false };
    const platform = feishu({
      settings: { app: APP, secret: SECRET, url: there.url },
      lead: async (wanted) => ({ lost: wanted, release: async () => {} }),
      register: { find: async () => undefined, keep: async () => {} },
      salt: 'tb',
      clock: Temporal.Now.instant,
      log(sentence) {
        if (sentence === 'Feishu: connected') state.isHeard = true;
      },
    });
    const adapter = {
      ...platform,
      async start(hear: Parameters<typeof platform.start>[0]) {
        await platform.start(hear);
        await expect.poll(() => state.isHeard).toBe(true);
      },
      async stop() {
        await platform.stop();
        await expect.poll(() => there.wires.size).toBe(0);
      },
    };
    onTestFinished(async () => {
      await platform.stop();
      await there.close();
    });
    const said = async (text: string, id: string) => {
      state.last = id;
      const ack = await there.says('ou_lilei', text, { id });
      return ack?.code === 200 ? ('kept' as const) : ('again' as const);
    };
    return {
      adapter,
      account: APP,
      rooms: ['ou_lilei', 'ou_han'],
      says: (text) => said(text, crypto.randomUUID()),
      again: () => said('帮助', state.last),
      async presses({ id, says }) {
        const card = there.shown.find((each) => each.id === id);
        const button = buttonsIn(card?.content ?? '{}').find(({ behaviors }) => behaviors[0]?.value.says === says);
        await there.presses('ou_lilei', button?.text.content ?? '');
      },
      async noise() {
        const event = { sender: { sender_id: { open_id: 'ou_bot' }, sender_type: 'app' } };
        await there.deliver('im.message.receive_v1', { event });
        await there.says('ou_lilei', '大家中午吃什么', { chat: 'oc_sales', mentions: [] });
      },
      // Only what it reads as markup can come to life.
      seen: (room) => there.in(room).map(({ content }) => (content.includes('"markdown"') ? content : textOf(content))),
      refuse: () => void there.faults.push({ path: 'im/v1/messages', code: 230_002 }),
      alive: /"tag":"markdown"/,
    };
  });
});

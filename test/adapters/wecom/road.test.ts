import { describe, expect } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { REPLICAS, road, type Road } from '../../support/roads.ts';
import { inWecom, textOf } from './house.ts';

const GROUP = 'wrSALES';

describe.skipIf(!isInstalled('@wecom/aibot-node-sdk'))('behind a connection', () => {
  road('WeCom', async (): Promise<Road> => {
    const it = await inWecom({ replicas: REPLICAS });
    await it.binds();
    const there = it.wecom;
    const send = 'aibot_send_msg';
    const goneBy = (ends: () => unknown) => async () => {
      ends();
      await expect.poll(() => there.state.live).toBeUndefined();
    };
    const state = { wanted: 0 };
    return {
      house: it,
      async says(text, { id } = {}) {
        // What is said while nobody is there is heard by nobody.
        await expect.poll(() => there.state.live && there.state.subscribed).toBeGreaterThanOrEqual(state.wanted);
        there.says('lilei', text, id ? { msgid: id } : {});
      },
      mentions: (text) => there.says('lilei', text, { chat: GROUP }),
      presses: (label) => there.presses('lilei', label),
      voice: {
        says: (words) => there.sends('lilei', { msgtype: 'voice', voice: { content: words } }),
        heard: /新客户「立讯」/,
      },
      hands: (name, bytes) => there.hands('lilei', name, bytes),
      seen: (where) => there.in(where === 'group' ? GROUP : 'lilei').map(textOf),
      changes: true,
      mayRepeat: false,
      lose: (lost) =>
        there.faults.push({ cmd: send, lost, when: async () => void (state.wanted = there.state.subscribed + 1) }),
      slows() {
        there.faults.push({ cmd: send, errcode: 45_009 });
        return () => !there.faults.length;
      },
      // The connection is there, and speaks for nobody.
      expires: () => there.faults.push({ cmd: send, errcode: 846_609 }),
      drops: goneBy(there.drop),
      kicks: goneBy(there.kick),
      connections: it.connections,
      isDeaf: true,
    };
  });
});

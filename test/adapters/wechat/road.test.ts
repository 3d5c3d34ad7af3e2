import { describe, expect } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { REPLICAS, road, type Road } from '../../support/roads.ts';
import { choose } from '../../support/digits.ts';
import { inTencent, LILEI } from './ilink.ts';

road('WeChat (iLink)', async (): Promise<Road> => {
  const it = await inTencent({ replicas: REPLICAS });
  await it.connects();
  const there = it.tencent;
  const seen = () => there.sent.map(({ text }) => text);
  return {
    house: it,
    says: (text, { id } = {}) => there.hears(LILEI, text, id ? { message_id: id } : {}),
    presses: (label) => there.hears(LILEI, choose(seen(), label)),
    voice: { says: (words) => there.hears(LILEI, { type: 3, voice_item: { text: words } }), heard: /新客户「立讯」/ },
    seen,
    changes: false,
    mayRepeat: true,
    isShut: true,
    lose: (drop) => there.faults.push({ drop }),
    slows() {
      there.faults.push({ ret: -1 });
      return () => !there.faults.length;
    },
    drops: there.drop,
    connections: () => there.polls.length,
  };
});

describe.skipIf(!isInstalled('wechaty'))('behind a gateway', () => {
  road(
    'WeChat (wechaty)',
    async (): Promise<Road> => {
      const { wechat } = await import('./wechaty.ts');
      const it = await wechat({ replicas: REPLICAS });
      await it.binds('lilei', '李雷');
      const { phone } = it;
      const seen = (to: string) => phone.sent.filter((each) => each.to === to).map(({ text }) => text);
      return {
        house: it,
        says: (text, { id } = {}) => phone.says({ from: 'lilei', text, ...(id && { id }) }),
        mentions: (text) => phone.says({ from: 'lilei', room: ROOM, text: `@小跟进\u2005${text}`, mentions: ['bot'] }),
        presses: (label) => phone.says({ from: 'lilei', text: choose(seen('lilei'), label) }),
        voice: { says: () => phone.says({ from: 'lilei', type: 'Audio' }), heard: /语音我听不懂/ },
        seen: (where) => seen(where === 'group' ? ROOM : 'lilei'),
        changes: false,
        mayRepeat: true,
        slows() {
          phone.faults.push('操作太频繁');
          return () => !phone.faults.length;
        },
        async drops() {
          await phone.shut();
          await expect.poll(() => it.log.at(-1)).toMatch(/trying to be there again/);
          await phone.open();
        },
        connections: it.logins,
        isDeaf: true,
      };
    },
    { loses: false },
  );
});

const ROOM = '1@chatroom';

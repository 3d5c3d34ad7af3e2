import { describe } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { REPLICAS, road, type Road } from '../../support/roads.ts';
import { inDingtalk, LILEI } from './house.ts';
import { GROUP, TEMPLATE } from './standin.ts';

describe.skipIf(!isInstalled('dingtalk-stream'))('behind a connection', () => {
  for (const [name, template, path] of [
    ['words', undefined, 'oTo'],
    ['cards', TEMPLATE, 'card/'],
  ] as const)
    road(`DingTalk, in ${name}`, async (): Promise<Road> => {
      const it = await inDingtalk({ template, replicas: REPLICAS });
      const there = it.ding;
      return {
        house: it,
        says: (text, { id } = {}) => there.says(LILEI, text, id ? { msgId: id } : {}),
        mentions: (text) => there.says(LILEI, text, { chat: GROUP }),
        presses: (label) => there.taps(LILEI, label),
        voice: {
          says: (words) => there.sends(LILEI, 'audio', { duration: 3_000, downloadCode: 'v', recognition: words }),
          heard: /新客户「立讯」/,
        },
        hands(fileName, bytes) {
          there.files.set('f1', bytes);
          return there.sends(LILEI, 'file', { downloadCode: 'f1', fileName });
        },
        seen: (where) => it.texts(where === 'group' ? GROUP : LILEI),
        changes: template !== undefined,
        mayRepeat: template === undefined,
        lose: (lost) => there.faults.push({ path, lost }),
        slows() {
          there.faults.push({ path, code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' });
          return () => !there.faults.length;
        },
        expires: there.expire,
        drops: there.drop,
        kicks: there.kick,
        connections: it.connections,
      };
    });
});

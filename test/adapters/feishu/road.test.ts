import { describe } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { REPLICAS, road, type Road } from '../../support/roads.ts';
import { inFeishu, LILEI } from './house.ts';

const GROUP = 'oc_sales';

describe.skipIf(!isInstalled('@larksuiteoapi/node-sdk'))('behind a connection', () => {
  road('Feishu', async (): Promise<Road> => {
    const it = await inFeishu({ replicas: REPLICAS });
    const there = it.feishu;
    const said = async (acknowledged: Promise<{ readonly code: number } | undefined>) =>
      (await acknowledged)?.code === 200 ? 'kept' : 'again';
    return {
      house: it,
      says: (text, { id } = {}) => said(there.says(LILEI, text, id ? { id } : {})),
      mentions: (text) => there.says(LILEI, text, { chat: GROUP }),
      presses: (label) => there.presses(LILEI, label),
      voice: { says: () => there.sends(LILEI, 'audio', { file_key: 'f', duration: 2_000 }), heard: /语音我听不懂/ },
      hands(name, bytes) {
        there.files.set('f1', bytes);
        return there.sends(LILEI, 'file', { file_key: 'f1', file_name: name });
      },
      seen: (where) => it.texts(where === 'group' ? GROUP : LILEI),
      changes: true,
      mayRepeat: false,
      lose: (lost) => there.faults.push({ path: 'im/v1/messages', lost }),
      slows() {
        there.faults.push({ path: 'im/v1/messages', code: 230_020 });
        return () => !there.faults.length;
      },
      expires: there.expire,
      drops: there.drop,
      kicks: there.kick,
      connections: it.connections,
    };
  });
});

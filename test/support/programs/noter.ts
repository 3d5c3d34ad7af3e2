/**
 * A bot to be killed: `noter PLACE FILE GENERATION`. Each line of its input is a message's number; `ack N` follows once it
 * is committed. It says things by appending them to a file, slowly, so that it can be caught in the act: `sending KEY`
 * comes before, `sent KEY` after. `drain` is answered by `drained` when nothing is left to say.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../../src/core/db/open.ts';
import { openAccount } from '../../../src/core/people/store/accounts.ts';
import { openApp } from '../../../src/app/app.ts';
import { openLog } from '../../../src/app/log.ts';
import type { Hear, Adapter } from '../../../src/core/contract/adapter.ts';

const [place = '', path = '', generation = '0'] = process.argv.slice(2);
/** On a server a dead process's lease has to end: each one lives a little later than the one before. */
const clock = () => Temporal.Now.instant().add({ seconds: place.startsWith('postgres') ? 31 * Number(generation) : 0 });
const store = await openStore(
  place.startsWith('postgres') ? { kind: 'server', url: place, connections: 4 } : { kind: 'folder', folder: place },
  clock,
);
const [known] = await store.all();
const workspace = known ?? (await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'zh', demo: false }));
await store.within({ workspace }, (tx) => openAccount(tx, { platform: 'test', account: 'a', meets: true }));

const file = openSync(path, 'a');
const ears: { hear?: Hear } = {};
const tell = (line: string) => process.stdout.write(`${line}\n`);
const platform: Adapter = {
  name: 'test',
  can: { buttons: false, edit: false, threads: false, push: true, maxChars: 8_000 },
  async start(hear) {
    ears.hear = hear;
  },
  async send({ key, unsure }) {
    tell(`sending ${key}`);
    await pause(Math.random() * 12);
    writeSync(file, `${key} ${unsure ? 'again' : 'once'}\n`);
    fsyncSync(file);
    await pause(Math.random() * 12);
    tell(`sent ${key}`);
    return { kind: 'sent', id: key };
  },
  stop: async () => closeSync(file),
};
const house = openApp({ store, adapters: [platform], log: openLog('error'), clock });
await house.start();

createInterface(process.stdin)
  .on('line', (line) => void act(line))
  .once('close', () => void house.stop());
// Whoever is killed cannot save what it compiled for the next one.
flushCompileCache();
tell('ready');

async function act(line: string) {
  if (line === 'drain') {
    await house.delivery.drain();
    tell('drained');
    return;
  }
  await ears.hear?.({
    id: line,
    platform: 'test',
    account: 'a',
    from: { id: 'li', name: '李雷', standing: 'member' },
    room: { id: 'dm', kind: 'direct' },
    text: `今天拜访了华为,谈了第${line}号方案,下周三跟进`,
    at: clock(),
  });
  tell(`ack ${line}`);
}

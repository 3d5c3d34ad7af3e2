/**
 * One of several processes that send what is due, by the clock that production has: `sender URL`. `sending KEY` comes before
 * each try, which ends when a line of its input says so; `looked` when nothing was left to take.
 */
import { tellChannelClosed } from '../../../src/core/people/teamChannel.ts';
import { createInterface } from 'node:readline';
import { deliver } from '../../../src/core/delivery/deliver.ts';
import { openStore } from '../../../src/core/db/open.ts';
import type { Adapter } from '../../../src/core/contract/adapter.ts';

const [url = ''] = process.argv.slice(2);
const store = await openStore({ kind: 'server', url, connections: 2 });
const tell = (line: string) => process.stdout.write(`${line}\n`);
const input = createInterface(process.stdin);
const platform: Adapter = {
  name: 'test',
  can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
  start: async () => {},
  stop: async () => {},
  async send({ key }) {
    tell(`sending ${key}`);
    await new Promise((resolve) => input.once('line', resolve));
    return { kind: 'sent', id: key };
  },
};
const delivery = deliver({
  store,
  adapters: [platform],
  clock: store.clock,
  unspoken: tellChannelClosed,
  log: () => {},
});
await delivery.drain();
tell('looked');

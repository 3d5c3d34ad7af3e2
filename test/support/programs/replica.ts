/**
 * One of several bots on one database: `replica URL ACCOUNT`. Each line of its input is something to do, answered by `did`
 * when it is done: `hear ID TEXT` hears one delivery, `remind AT` asks what is due at an instant. It sends into its output:
 * `sent KEY ROOM CARD`.
 */
import { tellChannelClosed } from '../../../src/core/people/teamChannel.ts';
import { createInterface } from 'node:readline';
import { bot } from '../../../src/core/bot/bot.ts';
import { commands } from '../../../src/core/commands.ts';
import { deliver } from '../../../src/core/delivery/deliver.ts';
import { openStore } from '../../../src/core/db/open.ts';
import { digest } from '../../../src/jobs/digest/digest.ts';
import { runJobs } from '../../../src/jobs/job.ts';
import { remind } from '../../../src/jobs/rhythm/remind.ts';
import type { Adapter } from '../../../src/core/contract/adapter.ts';

const [url = '', account = ''] = process.argv.slice(2);
const moment = { now: Temporal.Instant.from('2026-11-20T02:00:00Z') };
const clock = () => moment.now;
const store = await openStore({ kind: 'server', url, connections: 5 }, clock);
const tell = (line: string) => process.stdout.write(`${line}\n`);
const log = (error: unknown) => process.stderr.write(`${String(error)}\n`);

const platform: Adapter = {
  name: 'test',
  can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
  start: async () => {},
  stop: async () => {},
  async send({ key, room, card }) {
    tell(`sent ${key} ${room} ${JSON.stringify(card)}`);
    return { kind: 'sent', id: key };
  },
};
const delivery = deliver({
  store,
  adapters: [platform],
  clock,
  unspoken: tellChannelClosed,
  log: ({ error }) => log(error),
});
const { receive } = bot({ store, commands, clock, wake: delivery.wake, log: (_id, error) => log(error) });

createInterface(process.stdin)
  .on('line', (line) => void act(line))
  .once('close', () => void delivery.stop().then(() => store.close()));
tell('ready');

async function act(line: string) {
  const [what, first = '', ...rest] = line.split(' ');
  if (what === 'remind') {
    moment.now = Temporal.Instant.from(first);
    await runJobs({ store, jobs: [remind, digest], now: clock(), log: (_job, error) => log(error) });
  } else
    await receive({
      id: first,
      platform: 'test',
      account,
      from: { id: 'lilei' },
      room: { id: 'dm:lilei', kind: 'direct' },
      text: rest.join(' '),
      at: clock(),
    });
  await delivery.drain();
  tell('did');
}

/**
 * One of several bots that tell what is due, to be killed: `worker DATABASE PLATFORM`. The platform is a stand-in that is
 * spoken to over HTTP, and lets a key be looked up.
 */
import { deliver } from '../../src/core/delivery/deliver.ts';
import { openStore } from '../../src/core/db/open.ts';
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { remind } from '../../src/jobs/rhythm/remind.ts';
import type { Adapter } from '../../src/core/contract/adapter.ts';

const [url = '', platformUrl = ''] = process.argv.slice(2);
const store = await openStore({ kind: 'server', url, connections: 3 });
const platform: Adapter = {
  name: 'test',
  can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
  start: async () => {},
  stop: async () => {},
  async send({ key, room, unsure }) {
    const at = `${platformUrl}/${encodeURIComponent(room)}/${key}`;
    if (unsure && (await fetch(at)).ok) return { kind: 'sent', id: key };
    const answer = await fetch(at, { method: 'POST', signal: AbortSignal.timeout(2_000) });
    if (answer.status === 429) return { kind: 'later', seconds: Number(answer.headers.get('retry-after')) };
    if (!answer.ok) throw new Error(`the platform answers ${answer.status}`);
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
delivery.start();
process.stdout.write('ready\n');
for (;;) {
  await runJobs({ store, jobs: [remind], now: store.clock(), log: () => {} }).catch(() => {});
  delivery.wake();
  await new Promise((resolve) => setTimeout(resolve, 300));
}

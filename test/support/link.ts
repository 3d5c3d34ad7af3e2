/** A wire between the bot and the server of the tests, to be cut. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { inject, onTestFinished } from 'vitest';
import type { World } from './world.ts';

const server = inject('server');

/** Where the database of these tests is. */
export async function addressOf({ store }: Pick<World, 'store'>) {
  const [workspace] = await store.all();
  const [here] = await store.within({ workspace: workspace! }, (tx) =>
    tx.execute<{ name: string }>(sql`select current_database() as name`),
  );
  const url = new URL(server);
  url.pathname = `/${here?.name}`;
  return url.href;
}

/** Open, silent (nothing comes through and nothing ends), or shut. */
export async function openLink() {
  const sockets = new Set<Socket>();
  const target = new URL(server);
  const link = { state: 'open' as 'open' | 'silent' | 'shut', taken: 0 };
  const wire = createServer((near) => {
    link.taken += 1;
    if (link.state === 'shut') return near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => link.state === 'open' && to.write(bytes));
      from.on('close', () => link.state !== 'silent' && to.destroy());
      from.on('error', () => {});
    }
    return undefined;
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    wire.close();
  });
  return Object.assign(link, {
    drop: () => {
      for (const socket of sockets) socket.destroy();
    },
    async through(it: Pick<World, 'store'>) {
      const url = new URL(await addressOf(it));
      const address = wire.address();
      url.hostname = '127.0.0.1';
      url.port = String(typeof address === 'object' ? address?.port : '');
      return url.href;
    },
  });
}

export type Link = Awaited<ReturnType<typeof openLink>>;

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

/** Open, slow (each piece comes so many milliseconds late), silent (nothing comes through and nothing ends), or shut. */
export async function openLink({ to: address = server }: { readonly to?: string } = {}) {
  const sockets = new Set<Socket>();
  const target = new URL(address);
  const link = { state: 'open' as 'open' | 'silent' | 'shut', taken: 0, lag: 0 };
  const wire = createServer((near) => {
    link.taken += 1;
    if (link.state === 'shut') return near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (link.state !== 'open') return;
        if (link.lag) setTimeout(() => to.write(bytes), link.lag);
        else to.write(bytes);
      });
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
    /** An address of a database, through this link. */
    of(database: string) {
      const url = new URL(database);
      const own = wire.address();
      url.hostname = '127.0.0.1';
      url.port = String(typeof own === 'object' ? own?.port : '');
      return url.href;
    },
    async through(it: Pick<World, 'store'>) {
      return this.of(await addressOf(it));
    },
  });
}

export type Link = Awaited<ReturnType<typeof openLink>>;

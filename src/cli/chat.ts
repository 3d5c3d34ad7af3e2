import { parseArgs } from 'node:util';
import { terminal } from '../adapters/console/index.ts';
import type { Config } from '../config.ts';
import { openStore, type Store } from '../core/db/open.ts';
import { warmReader } from '../core/reader/read.ts';
import { colleaguesNamed } from '../core/people/store/colleagues.ts';
import { everyone, linkIdentity } from '../core/people/store/people.ts';
import { addRoom, closeRoom, openRoom } from '../core/people/store/rooms.ts';
import { setUp } from '../app/setup.ts';
import { openApp } from '../app/app.ts';
import { openILink } from '../app/ports/ilink.ts';
import { fault, openLog } from '../app/log.ts';

/** The bot in this terminal, or at the end of a pipe: `npm run chat -- --as NAME`. */
export async function run(config: Config, args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: { as: { type: 'string' } } });
  const store = await openStore(config.database);
  const { clock } = store;
  const { workspace } = await setUp(store, config);
  const as = await whoIs(store, { workspace, name: values.as }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  const ports = { settled: async () => {}, explain: async () => '' } as {
    settled: () => Promise<void>;
    explain: typeof house.explain;
  };
  const screen = terminal({
    input: process.stdin,
    output: process.stdout,
    as,
    prompt: `${as.name}> `,
    clock,
    explain: (message) => ports.explain(message),
    settled: () => ports.settled(),
  });
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const told = (sentence: string, error?: unknown) => log.warn(error === undefined ? {} : fault(error), sentence);
  const ilink = config.ilink && (await openILink({ store, config: config.ilink, clock, log: told }));
  const house = openApp({
    store,
    adapters: [screen, ilink].filter((adapter) => adapter !== undefined),
    done: (done) => ilink?.asked(done),
    log,
    clock,
    model: config.model,
    unhurried: process.stdin.isTTY,
  });
  Object.assign(ports, { settled: house.settled, explain: house.explain });

  process.once('SIGINT', () => void screen.stop()).once('SIGTERM', () => void screen.stop());
  await house.start();
  await store.within({ workspace }, (tx) => openRoom(tx, as.roomId));
  if (process.stdin.isTTY) setImmediate(warmReader);
  await screen.ended;
  await store.within({ workspace }, (tx) => closeRoom(tx, { ...HERE, external: `dm:${as.id}`, now: clock() }));
  await house.stop();
}

const HERE = { platform: 'console', account: 'local' };

/** Whoever holds the database may speak as anybody in it; in the demo as the first of the team, unless told otherwise. */
async function whoIs(store: Store, { workspace, name }: { workspace: number; name: string | undefined }) {
  return store.within({ workspace }, async (tx) => {
    const people = await everyone(tx);
    const [person, another] = name === undefined ? people.slice(0, 1) : await colleaguesNamed(tx, name);
    if (!person || another) {
      const names = people.map((each) => each.name).join(', ');
      throw new Error(
        names
          ? `who are you? say --as and one of: ${names}`
          : 'there is nobody yet: start it, and bind the first admin with the code it prints',
      );
    }
    const id = `person-${person.id}`;
    const roomId = await addRoom(tx, { ...HERE, external: `dm:${id}`, kind: 'direct', personId: person.id });
    await linkIdentity(tx, { ...HERE, external: id, personId: person.id, roomId });
    return { id, name: person.name, roomId };
  });
}

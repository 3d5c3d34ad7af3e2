/**
 * The two databases, met as one: PostgreSQL by address, or the embedded one by folder. Both speak PostgreSQL's protocol to
 * the same driver, so nothing above knows which it is.
 */
import { type EmbeddedPlace, openEmbedded } from './embedded/open.ts';
import { admitBackup } from './migrate.ts';
import { openServer, type ServerPlace } from './server/open.ts';
import type { Clock, Opening, Store } from './store.ts';

export type { Clock, Store } from './store.ts';

export type DatabaseLocation = ServerPlace | EmbeddedPlace;

/**
 * Opens the database and brings its tables up to date. Rejects with sentences that say what to do. `clock`: one of its own,
 * instead of the database's.
 */
export async function openStore(place: DatabaseLocation, clock?: Clock): Promise<Store> {
  return open(place, { clock });
}

/** The same of an empty one, with all that is in a backup. Where it is refused, nothing was changed. */
export async function restoreStore(place: DatabaseLocation, backup: string): Promise<Store> {
  const store = await open(place, { backup: await admitBackup(backup) });
  await store.analyze();
  return store;
}

async function open(place: DatabaseLocation, how: Opening) {
  return place.kind === 'server' ? openServer(place, how) : openEmbedded(place, how);
}

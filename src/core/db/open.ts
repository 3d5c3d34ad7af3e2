/**
 * The two databases, met as one: PostgreSQL by address, or the embedded one by folder. Both speak PostgreSQL's protocol to
 * the same driver, so nothing above knows which it is.
 */
import { type EmbeddedPlace, openEmbedded } from './embedded/open.ts';
import { openServer, type ServerPlace } from './server/open.ts';
import type { Clock, Store } from './store.ts';

export type { Clock, Store } from './store.ts';

export type DatabaseLocation = ServerPlace | EmbeddedPlace;

/**
 * Opens the database and brings its tables up to date. Rejects with sentences that say what to do. `clock`: one of its own,
 * instead of the database's.
 */
export async function openStore(place: DatabaseLocation, clock?: Clock): Promise<Store> {
  return place.kind === 'server' ? openServer(place, clock) : openEmbedded(place, clock ?? Temporal.Now.instant);
}

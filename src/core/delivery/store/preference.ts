/** On which platforms somebody can be reached, and where they want to be. */
import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { people } from '../../db/schema/people.ts';
import { rooms } from '../../db/schema/messages.ts';
import { routesOf } from './routes.ts';

/** The last used first. */
export async function platformsReaching(tx: Tx, personId: number): Promise<readonly string[]> {
  const roads = await routesOf(tx, { personId });
  if (!roads.length) return [];
  const found = await tx.select({ id: rooms.id, platform: rooms.platform }).from(rooms).where(inArray(rooms.id, roads));
  return roads.flatMap((id) => found.find((room) => room.id === id)?.platform ?? []);
}

export async function preferredPlatforms(tx: Tx, id: number): Promise<readonly string[]> {
  const [found] = await tx.select({ platforms: people.roads }).from(people).where(eq(people.id, id));
  return found?.platforms ?? [];
}

/** Null: wherever they were last. */
export async function preferPlatforms(
  tx: Tx,
  { id, platforms }: { readonly id: number; readonly platforms: readonly string[] | null },
) {
  await tx.update(people).set({ roads: platforms }).where(eq(people.id, id));
}

import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from './open.ts';
import { heard, rooms } from './schema.ts';
import type { Identity } from './people.ts';

/** Who, on their platform, said a message: the direct room it was said in stands for its only other member. */
export async function identityOf(tx: Tx, heardId: number): Promise<Identity> {
  const [said] = await tx
    .select({ platform: heard.platform, account: heard.account, external: heard.speaker })
    .from(heard)
    .where(eq(heard.id, heardId));
  return said!;
}

export async function teamRoom(tx: Tx, teamId: number) {
  const [room] = await tx
    .select()
    .from(rooms)
    .where(and(eq(rooms.teamId, teamId), isNotNull(rooms.teamId)));
  return room;
}

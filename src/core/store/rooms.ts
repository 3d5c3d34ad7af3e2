import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from './open.ts';
import { heard, identities, rooms } from './schema.ts';
import { findPerson, type Identity } from './people.ts';

/** Who of us said a message, and where. */
export async function saidBy(tx: Tx, heardId: number) {
  const [said] = await tx
    .select({ personId: heard.personId, roomId: heard.roomId })
    .from(heard)
    .where(eq(heard.id, heardId));
  const person = said?.personId == null ? undefined : await findPerson(tx, said.personId);
  return said && person && { person, roomId: said.roomId };
}

/** A person who comes back under another account of the same platform keeps their rooms there, and all that was said in them. */
export async function moveAccount(
  tx: Tx,
  { platform, external, to }: { readonly platform: string; readonly external: string; readonly to: string },
) {
  for (const table of [rooms, identities]) {
    const theirs = and(eq(table.platform, platform), eq(table.external, external));
    const there = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(theirs, eq(table.account, to)));
    if (there.length) continue;
    const [newest] = await tx.select({ id: table.id }).from(table).where(theirs).orderBy(desc(table.id)).limit(1);
    if (newest) await tx.update(table).set({ account: to }).where(eq(table.id, newest.id));
  }
}

/** Who, on their platform, said a message. */
export async function identityOf(tx: Tx, heardId: number): Promise<Identity> {
  const [said] = await tx
    .select({ platform: heard.platform, account: heard.account, external: heard.speaker })
    .from(heard)
    .where(eq(heard.id, heardId));
  return said!;
}

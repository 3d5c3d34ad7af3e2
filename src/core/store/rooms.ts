import { eq } from 'drizzle-orm';
import type { Tx } from './open.ts';
import { heard } from './schema.ts';
import type { Identity } from './people.ts';

/** Who, on their platform, said a message. */
export async function identityOf(tx: Tx, heardId: number): Promise<Identity> {
  const [said] = await tx
    .select({ platform: heard.platform, account: heard.account, external: heard.speaker })
    .from(heard)
    .where(eq(heard.id, heardId));
  return said!;
}

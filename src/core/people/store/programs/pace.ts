/** How often a token may call, over all replicas: each takes some calls at once, and counts them down by itself. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { tokens } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { tokenHash } from './tokens.ts';

export type Window = { readonly most: number; readonly seconds: number };

/** `granted`: how many of those asked for; `left`: how many are there for whoever asks next; `seconds`: until the window ends, one at least. */
export type Reserved = { readonly granted: number; readonly left: number; readonly seconds: number };

/** Undefined: no token that is good. That somebody has come with it is written down by the way. */
export async function reserveCalls(
  tx: Tx,
  {
    token,
    calls,
    window: { most, seconds },
    now,
  }: { readonly token: string; readonly calls: number; readonly window: Window; readonly now: Temporal.Instant },
): Promise<Reserved | undefined> {
  const isOpen = sql`coalesce(${tokens.callsUntil} > ${now.toString()}::timestamptz, false)`;
  const until = now.add({ seconds }).toString();
  const [row] = await tx
    .update(tokens)
    .set({
      usedAt: now,
      calls: sql`least(case when ${isOpen} then ${tokens.calls} else 0 end, ${most}::int) + ${calls}::int`,
      callsUntil: sql`case when ${isOpen} then ${tokens.callsUntil} else ${until}::timestamptz end`,
    })
    .where(and(eq(tokens.hash, tokenHash(token)), isNull(tokens.revokedAt), gt(tokens.expiresAt, now)))
    .returning({ calls: tokens.calls, until: tokens.callsUntil });
  if (!row?.until) return undefined;
  return {
    granted: Math.max(0, Math.min(calls, most - (row.calls - calls))),
    left: Math.max(0, most - row.calls),
    seconds: Math.max(1, Math.ceil(now.until(row.until).total('seconds'))),
  };
}

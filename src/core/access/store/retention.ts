import { and, isNotNull, lt, ne, notLike, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { audit } from '../../db/schema/audit.ts';
import { exports, files, imports } from '../../db/schema/transfers.ts';
import { wrongCodes } from '../../db/schema/people.ts';
import { heard, outbox } from '../../db/schema/messages.ts';

const WEEK = { hours: 7 * 24 };
const MONTH = { hours: 31 * 24 };

/**
 * Forgets what has served its purpose: the words of messages after a week (the notes made of them stay) and files too, what
 * was said and the keys of what was heard after a month, and of a change what the row was before.
 */
export async function deleteExpired(tx: Tx, now: Temporal.Instant) {
  await tx
    .update(heard)
    .set({ text: null })
    .where(and(lt(heard.createdAt, now.subtract(WEEK)), isNotNull(heard.text)));
  // The demo's story is found by its keys for as long as it is there.
  await tx.delete(heard).where(and(lt(heard.createdAt, now.subtract(MONTH)), notLike(heard.messageId, 'demo:%')));
  await tx.delete(wrongCodes).where(lt(wrongCodes.at, now.subtract(WEEK)));
  await tx.delete(files).where(lt(files.madeAt, now.subtract(WEEK)));
  await tx.delete(exports).where(lt(exports.createdAt, now.subtract(MONTH)));
  await tx.delete(imports).where(lt(imports.createdAt, now.subtract(MONTH)));
  await tx.delete(outbox).where(and(lt(outbox.createdAt, now.subtract(MONTH)), ne(outbox.state, 'due')));
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(
      and(
        lt(audit.at, now.subtract(MONTH)),
        ne(audit.action, 'export'),
        or(sql`${audit.before} is not null`, sql`${audit.after} is not null`),
      ),
    );
}

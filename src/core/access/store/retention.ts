import { and, isNotNull, lt, ne, notLike, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { audit } from '../../db/schema/audit.ts';
import { exports, files, imports } from '../../db/schema/transfers.ts';
import { wrongCodes } from '../../db/schema/people.ts';
import { forgetEndedSessions } from '../../people/store/web/sessions.ts';
import { daysKept } from './periods.ts';
import { heard, outbox, programCalls } from '../../db/schema/messages.ts';
import { webhookMessages } from '../../db/schema/doors/webhooks.ts';

const WEEK = { hours: 7 * 24 };
/** So long an answer is known by its idempotency key, and a program’s wish waits for a person. */
const DAY = { hours: 24 };

/**
 * Forgets what has served its purpose: the words of messages after a week (the notes made of them stay) and files too, what
 * was said and the keys of what was heard after a month, and of a change what the row was before; or as a company has said.
 */
export async function deleteExpired(tx: Tx, now: Temporal.Instant) {
  const kept = await daysKept(tx);
  const words = now.subtract({ hours: kept.words * 24 });
  const traces = now.subtract({ hours: kept.traces * 24 });
  await tx
    .update(heard)
    .set({ text: null })
    .where(and(lt(heard.createdAt, words), isNotNull(heard.text)));
  // The demo's story is found by its keys for as long as it is there.
  await tx.delete(heard).where(and(lt(heard.createdAt, traces), notLike(heard.messageId, 'demo:%')));
  await tx.delete(wrongCodes).where(lt(wrongCodes.at, now.subtract(WEEK)));
  await forgetEndedSessions(tx, { now });
  await tx.delete(programCalls).where(lt(programCalls.createdAt, now.subtract(DAY)));
  await tx.delete(files).where(lt(files.madeAt, words));
  await tx.delete(exports).where(lt(exports.createdAt, traces));
  await tx.delete(imports).where(lt(imports.createdAt, traces));
  await tx.delete(outbox).where(and(lt(outbox.createdAt, traces), ne(outbox.state, 'due')));
  await tx.delete(webhookMessages).where(and(lt(webhookMessages.at, traces), ne(webhookMessages.state, 'due')));
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(
      and(
        lt(audit.at, traces),
        ne(audit.action, 'export'),
        or(sql`${audit.before} is not null`, sql`${audit.after} is not null`),
      ),
    );
}

/** Which customers may be lost is told once a day, each once a month at most. */
import { lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { endangeredCustomers } from '../worth/store/mayLose.ts';
import { addRisks } from './store/messages.ts';
import { activeWebhooks, claimWebhook } from './store/webhooks.ts';

/** As the list of customers who may be lost has it: a quarter without a word, a deal lost in half a year. */
const SILENT = { days: 90 };
const LATELY = { days: 180 };
const MOST = 500;

export async function tellRisks(tx: Tx, now: Temporal.Instant) {
  const listening = (await activeWebhooks(tx)).filter(({ events }) => events.includes('customer.risk'));
  if (!listening.length) return;
  lookAs(tx, 'everything');
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const found = await endangeredCustomers(tx, {
    now,
    silentBefore: today.subtract(SILENT),
    lostSince: today.subtract(LATELY),
    currency: 'CNY',
    most: MOST,
  });
  const risks = found.map(({ id, value, complaints, silentSince, lostOn }) => ({
    id,
    signs: { lowScore: value !== null, openComplaints: complaints, silentSince, dealLostOn: lostOn },
  }));
  for (const { id } of listening) {
    // Replicas come at the same hour: the second finds what the first has added.
    await claimWebhook(tx, id);
    await addRisks(tx, { webhookId: id, risks, now });
  }
}

/**
 * Tells webhooks what has happened, until nothing is due: take under a lease, look up what it says, send, tick off. A message
 * whose sender died is sent again when its lease ends, with the same id: at least once. Each webhook has its own pace; while
 * one fails it is asked with one message every few minutes, and as soon as it answers, all that waits goes out. Of one customer's
 * messages the next waits for the one before.
 */
import type { OutsideAnswer, Outside } from '../core/contract/doors/outside.ts';
import type { Vault } from '../core/contract/doors/vault.ts';
import { background } from './background.ts';
import { lookAs } from '../core/db/session.ts';
import type { Store } from '../core/db/open.ts';
import type { Tx } from '../core/db/tx.ts';
import { sayToSetter, type WebhookNews } from '../core/webhooks/news.ts';
import { bodyOf } from '../core/webhooks/payload.ts';
import { restAfter, waitAfter } from '../core/webhooks/retry.ts';
import { signedHeads } from '../core/webhooks/signature.ts';
import {
  endMessages,
  hurryMessages,
  postponeMessage,
  releaseMessage,
  type TakenMessage,
  takeMessages,
  webhooksDue,
} from '../core/webhooks/store/messages.ts';
import {
  changeWebhook,
  claimTelling,
  claimWebhook,
  findWebhook,
  noteAnswered,
  type Webhook,
  webhookSeal,
} from '../core/webhooks/store/webhooks.ts';

/** Longer than an answer may take. */
const LEASE = { seconds: 60 };
const TOGETHER = 20;
/** Nothing that a receiver answers is of use here. */
const MAX_ANSWER = 65_536;
/** Whoever set it hears of it when it has failed for so long. */
const SILENCE = { hours: 1 };
const GONE = 410;

type Parts = {
  readonly store: Store;
  readonly outside: Outside;
  /** Without one there are no webhooks. */
  readonly vault: Vault | undefined;
  readonly clock: () => Temporal.Instant;
  /** Something may have to be said. */
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
};

type Round = { readonly workspace: number; readonly opener: Vault; readonly stopped: AbortSignal };
type Sending = TakenMessage & { readonly body: string };

export function webhookWorker({ store, outside, vault, clock, wake, fail }: Parts) {
  const loop = background({
    async work(stopped) {
      if (vault)
        for (const workspace of await store.pushing(clock())) await push({ workspace, opener: vault, stopped });
    },
    fail,
  });

  async function push({ workspace, ...how }: Round) {
    const due = await store.within({ workspace }, (tx) => webhooksDue(tx, clock()));
    await Promise.all(due.map((id) => serve(id, { workspace, ...how }).catch(fail)));
  }

  /** One webhook, until nothing of it is due or it fails. */
  async function serve(id: number, { workspace, opener, stopped }: Round) {
    while (!stopped.aborted) {
      const taken = await store.within({ workspace }, async (tx) => {
        const webhook = await findWebhook(tx, id);
        return webhook && { webhook, messages: await take(tx, webhook) };
      });
      if (!taken?.messages) return;
      const { webhook, messages } = taken;
      const secrets = secretsOf(webhook, { opener, now: clock() });
      const answers = await Promise.all(messages.map((message) => send(webhook, { message, secrets })));
      const isWell = await store.within({ workspace }, (tx) => settle(tx, { id, messages, answers }));
      wake();
      if (!isWell) return;
    }
  }

  /** Undefined: nothing is due. What there is nothing to say of any more ends here. */
  async function take(tx: Tx, webhook: Webhook): Promise<readonly Sending[] | undefined> {
    const now = clock();
    const isFailing = webhook.failures > 0;
    const taken = await takeMessages(tx, {
      webhookId: webhook.id,
      now,
      until: now.add(LEASE),
      most: isFailing ? 1 : TOGETHER,
      probe: isFailing,
    });
    if (!taken.length) return undefined;
    lookAs(tx, 'everything');
    const bodies: Sending[] = [];
    const empty: number[] = [];
    for (const message of taken) {
      const { event, subjectId, facts, at } = message;
      const body = await bodyOf(tx, { event, id: subjectId, facts, at, hasWords: webhook.hasWords });
      if (body === undefined) empty.push(message.id);
      else bodies.push({ ...message, body });
    }
    await endMessages(tx, { ids: empty, state: 'void' });
    return bodies;
  }

  async function send(
    { url }: Webhook,
    { message: { messageId: id, body }, secrets }: { readonly message: Sending; readonly secrets: readonly string[] },
  ): Promise<OutsideAnswer> {
    const headers = await signedHeads({ id, at: clock(), body, secrets });
    return outside.ask({ url, method: 'POST', headers, body, maxBytes: MAX_ANSWER });
  }

  /** Resolves to whether it goes on: something was taken well. */
  async function settle(
    tx: Tx,
    {
      id,
      messages,
      answers,
    }: { readonly id: number; readonly messages: readonly Sending[]; readonly answers: readonly OutsideAnswer[] },
  ): Promise<boolean> {
    const now = clock();
    const webhook = await claimWebhook(tx, id);
    if (webhook?.state !== 'active') return false;
    const all = messages.map((message, at) => ({ message, answer: answers[at] }));
    const well = all.filter(({ answer }) => isWell(answer));
    const ill = all.filter(({ answer }) => !isWell(answer));
    await endMessages(tx, { ids: well.map(({ message }) => message.id), state: 'sent', sentAt: now });
    const news: WebhookNews[] = [];
    for (const { message, answer } of ill) {
      if (!message.isDue) {
        await releaseMessage(tx, message.id);
        continue;
      }
      const isTest = message.event === 'webhook.test';
      const tries = message.tries + 1;
      const reason = reasonOf(answer);
      const wait = isTest ? undefined : waitAfter(tries, askedIn(answer));
      if (wait) await postponeMessage(tx, { id: message.id, tries, reason, dueAt: now.add(wait) });
      else await endMessages(tx, { ids: [message.id], state: isTest ? 'void' : 'dead', reason });
      if (isTest) news.push({ kind: 'testFailed', reason });
    }
    if (well.some(({ message }) => message.event === 'webhook.test')) news.push({ kind: 'testArrived' });
    if (well.length || !ill.length) {
      if (await noteAnswered(tx, id)) await hurryMessages(tx, { webhookId: id, now });
    } else {
      const reason = reasonOf(ill[0]?.answer);
      const isGone = ill.some(({ answer }) => answer?.kind === 'answered' && answer.status === GONE);
      const failures = webhook.failures + 1;
      const failingSince = webhook.failingSince ?? now;
      const freeAt = now.add(restAfter(failures, askedIn(ill[0]?.answer)));
      await changeWebhook(tx, { id, failures, failingSince, freeAt, ...(isGone && { state: 'stopped' }) });
      const isLong = Temporal.Instant.compare(failingSince.add(SILENCE), now) <= 0;
      if (isGone) news.push({ kind: 'gone' });
      else if (isLong && (await claimTelling(tx, { id, now })))
        news.push({ kind: 'failing', since: failingSince, reason });
    }
    for (const each of news) await sayToSetter(tx, { webhook, news: each, now });
    return well.length > 0 || !ill.length;
  }

  return loop;
}

function secretsOf(
  { url, secret, oldSecret, oldSecretUntil }: Webhook,
  { opener, now }: { readonly opener: Vault; readonly now: Temporal.Instant },
): readonly string[] {
  const isOldGood = oldSecretUntil !== null && Temporal.Instant.compare(oldSecretUntil, now) > 0;
  return [secret, ...(oldSecret !== null && isOldGood ? [oldSecret] : [])].map((sealed) =>
    opener.open(sealed, webhookSeal({ url })),
  );
}

function isWell(answer: OutsideAnswer | undefined) {
  return answer?.kind === 'answered' && answer.status >= 200 && answer.status < 300;
}

const reasonOf = (answer: OutsideAnswer | undefined) =>
  answer?.kind === 'answered' ? String(answer.status) : (answer?.why ?? 'unreachable');

const askedIn = (answer: OutsideAnswer | undefined) => (answer?.kind === 'answered' ? answer.retryAfter : undefined);

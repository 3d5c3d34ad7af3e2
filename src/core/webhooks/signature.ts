/** The heads that prove where a message comes from, by the Standard Webhooks specification. */
import { randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

export const newSigningSecret = () => `${PREFIX}${randomBytes(24).toString('base64')}`;

/** `secrets`: each signs, the new one first. */
export async function signedHeads({
  id,
  at,
  body,
  secrets,
}: {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly body: string;
  readonly secrets: readonly string[];
}): Promise<Readonly<Record<string, string>>> {
  const { Webhook } = await import('standardwebhooks');
  const when = new Date(at.epochMilliseconds);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.epochMilliseconds / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, when, body)).join(' '),
  };
}

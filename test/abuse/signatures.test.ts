/** Requests that are not signed as they say, at every door that is signed: refused, and nothing of them is kept. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { feedDoor } from '../../src/app/ports/doors/feeds.ts';
import { records } from '../../src/core/db/schema/doors/feeds.ts';
import { heard } from '../../src/core/db/schema/messages.ts';
import { slackHouse } from '../adapters/slack/support/house.ts';
import { SIGNING_SECRET } from '../adapters/slack/support/standin.ts';
import { testVault, world } from '../support/world.ts';

/** What is done to a request that was signed as it should be; `{s}` is its signature and `{b}` its body. */
type Tampering = {
  readonly kind: string;
  readonly secret?: string;
  /** Seconds from now. */
  readonly skew?: number;
  readonly body?: string;
  readonly without?: 'signature' | 'timestamp';
  readonly timestamp?: string;
  readonly signature?: string;
};

const TAMPERINGS = readFileSync(new URL('signatures.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Tampering);

type Door = {
  readonly secret: string;
  readonly body: string;
  /** Seconds since 1970, by the clock of this door. */
  readonly now: number;
  sign(body: string, how: { readonly at: number; readonly secret: string }): string;
  /** Resolves to the status of the answer. */
  send(
    body: string,
    signed: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  ): Promise<number>;
  /** How much has been kept. */
  kept(): Promise<number>;
};

test.each([
  ['Slack', slackDoor],
  ['a feed', feedsDoor],
] as const)('%s: what is not signed as it should be is refused, and what is comes in, once', async (_name, open) => {
  const door = await open();
  const taken: string[] = [];
  for (const tampering of TAMPERINGS) {
    const { body, ...signed } = tampered(door, tampering);
    const status = await door.send(body, signed);
    if (status !== 401) taken.push(`${JSON.stringify(tampering)}: ${status}`);
  }
  expect(taken).toEqual([]);
  expect(await door.kept()).toBe(0);
  const { body, ...signed } = tampered(door, { kind: 'as it should be' });
  for (let times = 0; times < 2; times += 1) expect(await door.send(body, signed)).toBe(200);
  expect(await door.kept()).toBe(1);
});

function tampered(door: Door, { secret = door.secret, skew = 0, without, ...change }: Tampering) {
  const at = door.now + skew;
  const own = door.sign(door.body, { at, secret });
  const filled = (form: string) =>
    form
      .replaceAll('{b}', () => door.body)
      .replaceAll('{s}', own)
      .replaceAll('{cut}', own.slice(0, -1))
      .replaceAll('{upper}', own.toUpperCase())
      .replaceAll('{reversed}', own.split('').toReversed().join(''));
  return {
    body: filled(change.body ?? '{b}'),
    timestamp: without === 'timestamp' ? undefined : (change.timestamp ?? String(at)),
    signature: without === 'signature' ? undefined : filled(change.signature ?? '{s}'),
  };
}

/** The heads that have something in them. */
const headers = (all: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

async function slackDoor(): Promise<Door> {
  const it = await slackHouse();
  return {
    secret: SIGNING_SECRET,
    body: JSON.stringify(it.event(it.spoken('U1', '今天拜访了华为'))),
    now: Math.floor(it.clock.now.epochMilliseconds / 1000),
    sign: (body, { at, secret }) => `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
    async send(body, { timestamp, signature }) {
      const request = new Request('http://touchbase.test/slack/events', {
        method: 'POST',
        body,
        headers: headers({
          'content-type': 'application/json',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        }),
      });
      return (await it.adapter.answer(request)).status;
    },
    kept: async () => (await it.sql((tx) => tx.select().from(heard))).length,
  };
}

async function feedsDoor(): Promise<Door> {
  const it = await world();
  const name = `erp-${it.workspace}`;
  const [card = ''] = await it.as('boss').hears(`connect feed ${name} with kingdee`);
  const door = feedDoor({ store: it.store, vault: testVault, wake: () => {} });
  return {
    secret: /whsec_(\S+)/.exec(card)?.[1] ?? '',
    body: JSON.stringify([{ 单据编号: 'SO-1', 客户: '立讯', 日期: '2026-11-19', 价税合计: '1,200.50' }]),
    now: Math.floor(Date.now() / 1000),
    sign: (body, { at, secret }) => new Webhook(secret).sign('a', new Date(at * 1000), body),
    async send(body, { timestamp, signature }) {
      const request = new Request(`http://touchbase.test/in/${name}`, {
        method: 'POST',
        body,
        headers: headers({
          'content-type': 'application/json',
          'webhook-id': 'a',
          'webhook-timestamp': timestamp,
          'webhook-signature': signature,
        }),
      });
      return (await door(request, name)).status;
    },
    kept: async () => (await it.sql((tx) => tx.select().from(records))).length,
  };
}

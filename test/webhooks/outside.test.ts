/** Addresses that people give lead nowhere within the firm's own network, however they are written. */
import { expect, test } from 'vitest';
import { outside } from '../../src/adapters/outside/index.ts';
import { outsideAddress } from '../../src/core/webhooks/address.ts';
import { corpus } from '../abuse/sinks.ts';
import { openReceiver } from '../support/receiver.ts';

const shut = outside({ allowPrivate: false });
const open = outside({ allowPrivate: true, patience: 500 });
const ask = (url: string, by = shut) => by.ask({ url, method: 'GET', maxBytes: 1_000 });

test.each(corpus('addresses').map(({ input }) => input))('not %s', async (host) => {
  const answer = await ask(`https://${host}:8443/hook`);
  // What no name server here knows is not reached either.
  const why = /ip6|\.$/.test(host) ? /^(?:private|unreachable)$/ : /^private$/;
  expect(answer).toEqual({ kind: 'failed', why: expect.stringMatching(why) });
});

test('without TLS only where the own network is allowed; where it is sent elsewhere it does not go; nothing is read without end', async () => {
  const { url, state, got } = await openReceiver();
  expect(await ask(url)).toEqual({ kind: 'failed', why: 'insecure' });
  expect(got).toEqual([]);
  expect(await ask(url, open)).toMatchObject({ kind: 'answered', status: 200, text: 'ok' });
  state.answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  expect(await ask(url, open)).toEqual({ kind: 'failed', why: 'redirect' });
  state.answer = (_, response) => response.end('x'.repeat(2_000));
  expect(await ask(url, open)).toEqual({ kind: 'failed', why: 'too_long' });
  state.answer = () => {};
  expect(await ask(url, open)).toEqual({ kind: 'failed', why: 'timeout' });
});

test('what may be an address', () => {
  expect(outsideAddress('https://erp.example.com/hook?a=B')).toBe('https://erp.example.com/hook?a=B');
  expect(outsideAddress('webcal://cal.example.com/x.ics')).toBe('https://cal.example.com/x.ics');
  for (const none of [
    'ftp://example.com',
    'https://a:b@example.com',
    'example.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])
    expect(outsideAddress(none)).toBeUndefined();
});

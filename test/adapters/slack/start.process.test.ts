import { expect, test } from 'vitest';
import { bareSlack } from './support/bare.ts';
import * as sent from './support/payloads.ts';
import { APP_TOKEN, type Call, type Ending } from './support/standin.ts';

const refused =
  (wanted: string, error: string) =>
  ({ method }: Call) =>
    method === wanted ? { error } : undefined;
const lost = () => ({ lost: 'before' }) as const;

test.for<[string, (call: Call) => Ending | undefined, RegExp]>([
  ['a wrong token', refused('auth.test', 'invalid_auth'), /refuses SLACK_BOT_TOKEN \(invalid_auth\).*copy/],
  [
    'a wrong app token',
    refused('apps.connections.open', 'invalid_auth'),
    /refuses SLACK_APP_TOKEN \(invalid_auth\).*make/,
  ],
  ['a Slack that is away', lost, /Slack does not answer.*trying again/],
])('%s at the start is named; it goes on trying, and works when that is mended', async ([, trouble, sentence]) => {
  const it = await begin();
  it.slack.state.trouble = trouble;
  await it.adapter.start(async (message) => void it.heard.push(message.text));
  await expect.poll(() => it.log.join('\n')).toMatch(sentence);
  it.slack.state.trouble = () => undefined;
  await expect.poll(() => it.slack.state.wires.length, { timeout: 5_000 }).toBe(1);
  expect(await it.slack.tell(sent.direct_message, 'events_api')).toEqual({});
  expect(it.heard).toEqual(['今天和华为李总通了电话']);
});

test('an installation in a whole organization is refused, with what to do instead', async () => {
  const it = await begin();
  it.slack.state.isOrganization = true;
  await it.adapter.start(async () => {});
  await expect.poll(() => it.log.join('\n')).toMatch(/whole organization: install the app in a single workspace/);
});

test('what is due while Slack has not yet named our team waits a moment, and is said when it is named just then', async () => {
  const named = Promise.withResolvers<undefined>();
  const it = await begin({ find: () => named.promise });
  const line = {
    key: '1',
    account: 'T1',
    room: 'D1',
    locale: 'en',
    text: 'Hi',
    card: { title: 'Hi' },
    unsure: false,
  } as const;
  const early = await bareSlack({ appToken: APP_TOKEN });
  expect(await early.adapter.send(line)).toEqual({ kind: 'later', seconds: 2 });
  const sent = it.adapter.send(line);
  await it.adapter.start(async () => {});
  await expect.poll(() => it.log.join('\n')).toMatch(/connected to/);
  named.resolve(undefined);
  expect(await sent).toMatchObject({ kind: 'sent' });
});

test('when Slack renews a connection the next is there at once', async () => {
  const it = await begin();
  await it.adapter.start(async (message) => void it.heard.push(message.text));
  await expect.poll(() => it.slack.state.wires.length).toBe(1);
  const [old] = it.slack.state.wires;
  const began = performance.now();
  old!.say({ type: 'disconnect', reason: 'refresh_requested' });
  await expect.poll(() => it.slack.state.wires.filter((each) => each !== old).length, { interval: 10 }).toBe(1);
  expect(performance.now() - began).toBeLessThan(1_000);
  await expect.poll(() => it.slack.tell(sent.direct_message, 'events_api')).toEqual({});
});

async function begin(parts: Parameters<typeof bareSlack>[0] = {}) {
  const { adapter, there, log } = await bareSlack({ appToken: APP_TOKEN, ...parts });
  const heard: string[] = [];
  return { adapter, slack: there, log, heard };
}

import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { start } from '../../support/child.ts';
import { unpacked } from '../../support/folders.ts';
import * as sent from './support/payloads.ts';
import { APP_TOKEN, SIGNING_SECRET, standIn } from './support/standin.ts';
import { makeDatabase } from '../../support/world.ts';

const server = inject('server');
/** A restart takes seconds, and far more on a busy machine. */
const PATIENCE = 150_000;

test.for([
  ['before its answer reached Slack', 'before', 'HTTP'],
  ['when Slack had its answer', 'after', 'Socket Mode'],
] as const)(
  'killed after the acknowledgement and %s, it answers after the restart, once (%s, %s)',
  { timeout: 2 * PATIENCE },
  async ([, lost, mode]) => {
    const place = await makePlace();
    const slack = await standIn(Temporal.Now.instant, 'T1');
    onTestFinished(slack.close);
    slack.state.patience = PATIENCE;
    const live = async () => {
      const bot = start('slackbot', [place.at, slack.apiUrl, APP_TOKEN, SIGNING_SECRET]);
      onTestFinished(() => void bot.kill());
      const url = (await bot.hears(/^Touchbase is at /))?.split(' ').at(-1) ?? '';
      await expect.poll(() => slack.state.wires.length, { timeout: PATIENCE }).toBe(1);
      const tell = async (body: object) => {
        if (mode === 'Socket Mode') return (await slack.tell(body, 'events_api')) !== undefined;
        const { headers, ...request } = slack.request(body);
        const raw = JSON.stringify(body);
        return (await fetch(new URL('/slack/events', url), { ...request, method: 'POST', headers, body: raw })).ok;
      };
      return { ...bot, tell };
    };

    const victim = await live();
    const state = { alive: true };
    const acknowledged = Promise.withResolvers<boolean>();
    slack.state.trouble = ({ method }) => {
      if (method !== 'chat.postMessage' || !state.alive) return undefined;
      state.alive = false;
      return { lost, when: acknowledged.promise.then(victim.kill) };
    };
    acknowledged.resolve(await victim.tell(sent.direct_message));
    expect(await acknowledged.promise).toBe(true);
    await victim.over;
    await place.later();

    const heir = await live();
    const answers = () => slack.state.messages.map(({ text }) => text);
    await expect.poll(answers, { timeout: PATIENCE }).toEqual([expect.stringContaining('新客户「华为」?')]);
    const event = { ...sent.direct_message.event, text: '帮助', ts: '1795140009.000100' };
    expect(await heir.tell({ ...sent.direct_message, event_id: 'Ev9', event })).toBe(true);
    await expect.poll(answers, { timeout: PATIENCE }).toHaveLength(2);
    expect(answers()[1]).toContain('直接说话就行');
  },
);

/** On a server nobody else knows that the taker is dead: its lease has to end, which `later` brings about. */
async function makePlace() {
  if (server) {
    const { url, drop } = await makeDatabase(server);
    onTestFinished(drop);
    const later = async () => {
      const operator = postgres(url, { max: 1, onnotice: () => {} });
      await operator`select set_config('app.workspace', id::text, false) from all_workspaces() id`;
      const [line] = await operator`update outbox set due_at = now() where state = 'due' returning id`;
      if (!line) throw new Error('nothing was in hand');
      await operator.end();
    };
    return { at: url, later };
  }
  return { at: unpacked(), later: async () => {} };
}

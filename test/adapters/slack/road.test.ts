import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { openSlack } from '../../../src/app/ports/slack.ts';
import { houseWith } from '../../support/house.ts';
import { REPLICAS, road, type Road } from '../../support/roads.ts';
import * as sent from './support/payloads.ts';
import { APP_TOKEN, BOT, pressOf, standIn, TOKEN } from './support/standin.ts';

const DIRECT = 'D-U1';
const CHANNEL = 'C1';

road('Slack', async (): Promise<Road> => {
  const team = `T${randomUUID()}`;
  const state = { opened: 0, stamps: 0, now: () => Temporal.Now.instant() };
  const there = await standIn(() => state.now(), team);
  // What is not acknowledged is told once more, and soon.
  there.state.patience = 500;
  const key = 'a key of thirty-two characters, at least';
  const tokens = { token: TOKEN, appToken: APP_TOKEN, signingSecret: undefined, oauth: undefined };
  const config = {
    zone: 'Asia/Shanghai',
    locale: 'zh',
    slack: { ...tokens, apiUrl: there.apiUrl, publicUrl: undefined, key },
  } as const;
  const it = await houseWith(
    { platform: 'slack', account: team },
    ({ store, workspace, now }) => {
      state.now = now;
      return openSlack({ store, workspace, clock: now, config, log: () => {} });
    },
    { seen: () => there.state.messages, replicas: REPLICAS },
  );
  onTestFinished(there.close);
  await expect.poll(() => there.state.wires.length).toBe(REPLICAS);

  /** As long as it is not acknowledged Slack tells it again. */
  const tell = async (body: object, type: 'events_api' | 'interactive') =>
    await expect.poll(() => there.tell(body, type)).toBeDefined();
  const spoken = (event: object, id: string) => {
    const authorizations = [{ team_id: team, user_id: BOT, is_bot: true }];
    const ts = `${Math.floor(it.now().epochMilliseconds / 1000)}.${String((state.stamps += 1)).padStart(6, '0')}`;
    const said = { ...sent.direct_message.event, user: 'U1', channel: DIRECT, ts, ...event };
    return tell({ ...sent.direct_message, team_id: team, authorizations, event_id: id, event: said }, 'events_api');
  };
  await spoken({ type: 'app_home_opened', tab: 'home' }, randomUUID());

  return {
    house: it,
    says: (text, { id = randomUUID() } = {}) => spoken({ text }, id),
    mentions: (text) =>
      spoken(
        { type: 'app_mention', channel: CHANNEL, channel_type: undefined, text: `<@${BOT}> ${text}` },
        randomUUID(),
      ),
    presses(label) {
      const message = there.state.messages.findLast(({ blocks }) => pressOf(blocks, label));
      const action = message && pressOf(message.blocks, label);
      if (!message || !action) throw new Error(`there is nothing to press: «${label}»`);
      const container = { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false };
      const body = {
        ...sent.pressed,
        user: { id: 'U1' },
        team: { id: team },
        trigger_id: randomUUID(),
        container,
        message,
      };
      return tell({ ...body, actions: [{ ...action, action_ts: randomUUID() }] }, 'interactive');
    },
    voice: {
      says: (words) =>
        spoken(
          {
            text: '',
            subtype: 'file_share',
            files: [
              { id: 'F9', mimetype: 'audio/mp4', transcription: { status: 'complete', preview: { content: words } } },
            ],
          },
          randomUUID(),
        ),
      heard: /新客户「立讯」/,
    },
    hands(name, bytes) {
      there.state.files.push({ name, bytes, channel: undefined });
      const url = `${there.apiUrl.replace('/api/', '/download/')}${there.state.files.length}`;
      return spoken(
        {
          text: '',
          subtype: 'file_share',
          files: [{ id: 'F8', name, mimetype: 'text/csv', url_private_download: url }],
        },
        randomUUID(),
      );
    },
    seen: (where) =>
      there.state.messages
        .filter(({ channel }) => channel === (where === 'group' ? CHANNEL : DIRECT))
        .map(({ text }) => text),
    changes: true,
    mayRepeat: false,
    lose(lost) {
      const state = { isLost: false };
      there.state.trouble = ({ method }) => {
        if (method !== 'chat.postMessage' || state.isLost) return undefined;
        state.isLost = true;
        return { lost };
      };
    },
    slows() {
      const state = { isSlow: false };
      there.state.trouble = ({ method }) => {
        if (method !== 'chat.postMessage' || state.isSlow) return undefined;
        state.isSlow = true;
        return { retryAfter: 3 };
      };
      return () => state.isSlow;
    },
    drops() {
      for (const each of there.state.wires) each.hangUp();
    },
    // A connection more takes some of what is told, and ours are still there.
    connections: () => there.calls.filter(({ method }) => method === 'apps.connections.open').length,
  };
});

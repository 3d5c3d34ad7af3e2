/**
 * WeCom, by its smart bot: one connection of our own, which everything comes and goes by.
 *
 * WeCom acknowledges nothing and keeps nothing: what it tells is kept here until it is committed, and whoever may have
 * written while nobody listened is told so.
 */
import type { Frame, WSClient } from '@wecom/aibot-node-sdk';
import { z } from 'zod';
import { connection, type Lead } from '../shared/connection.ts';
import { type Ears, type Gap, hearing } from '../shared/ears.ts';
import { keeping } from '../shared/keeping.ts';
import { parse, PLATFORM, type Told } from './parse.ts';
import { clicks, say } from './send.ts';
import { refusalIn, session, type Settings } from './session.ts';
import type { Attachment } from '../../core/contract/message.ts';
import type { Adapter, Hear } from '../../core/contract/adapter.ts';

export type { Settings } from './session.ts';
export type { Ears, Gap } from '../shared/ears.ts';

export type Parts = {
  readonly settings: Settings;
  readonly lead: Lead;
  readonly ears: Ears;
  /** Told to those whom it may concern. */
  readonly missed: (gap: Gap) => Promise<void>;
  /** What somebody who has opened the chat reads first; undefined: we know each other. */
  readonly greet: (user: string) => Promise<string | undefined>;
  /** Begins the ids of our cards, and is of this database only. */
  readonly salt: string;
  readonly clock: () => Temporal.Instant;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

const AWAY = 15;

export function wecom({ settings, lead, ears, missed, greet, salt, clock, log }: Parts): Adapter {
  const state = {
    client: undefined as WSClient | undefined,
    end: (_why: string) => {},
    hear: undefined as Hear | undefined,
  };
  const kept = keeping((error) => log('a message of WeCom waits to be kept', error));
  const pressed = clicks();
  const gap = hearing({
    ears,
    missed: (since) =>
      void missed(since).catch((error: unknown) => log('nobody could be told that WeCom was not heard', error)),
    clock,
    log,
  });
  const line = connection({
    lead,
    begin: gap.begin,
    broken: (why) => log(`WeCom: ${why}; connecting again`),
    async session(till) {
      const pulse = setInterval(() => state.client && gap.alive(), PULSE);
      const why = await session({ settings, opened, told, till });
      clearInterval(pulse);
      state.client = undefined;
      gap.closed();
      return why;
    },
  });

  function opened(client: WSClient, end: (why: string) => void) {
    log('WeCom: connected');
    line.well();
    Object.assign(state, { client, end });
    gap.opened();
  }

  function told(frame: Frame, client: WSClient) {
    gap.alive();
    const heard = parse(frame.body, { account: settings.bot, now: clock() });
    if (heard?.kind === 'entered')
      void welcome(frame, { user: heard.user, client }).catch((error: unknown) =>
        log('somebody was not greeted in WeCom', error),
      );
    if (heard?.kind === 'words') void take(heard, { frame, client });
  }

  async function take(
    { message, file }: Told & { kind: 'words' },
    { frame, client }: { frame: Frame; client: WSClient },
  ) {
    const { hear } = state;
    if (!hear) return;
    if (message.pressed !== undefined) pressed.keep(message.pressed, frame);
    const handed = file && (await handedOver(file, client));
    kept.keep(handed ? { ...message, text: '', files: [handed] } : message, hear);
  }

  /** Its name comes with its bytes only, and its address lives for minutes. */
  async function handedOver(
    { url, aeskey }: NonNullable<(Told & { kind: 'words' })['file']>,
    client: WSClient,
  ): Promise<Attachment | undefined> {
    try {
      const { buffer, filename = '' } = await client.downloadFile(url, aeskey);
      return { name: filename, size: buffer.length, read: async () => buffer };
    } catch (error) {
      log('a file of WeCom could not be fetched', error);
      return undefined;
    }
  }

  async function welcome(frame: Frame, { user, client }: { user: string; client: WSClient }) {
    const words = await greet(user);
    if (words === undefined) return;
    await client
      .replyWelcome(frame, { msgtype: 'text', text: { content: words } })
      .catch((error: unknown) => log(`WeCom did not take a greeting (${codeOf(error) ?? 'no answer'})`));
  }

  return {
    name: PLATFORM,
    can: {
      buttons: true,
      edit: 'pressed',
      threads: false,
      push: true,
      files: true,
      pictures: true,
      maxChars: 6_000,
      short: true,
      pace: 2,
    },
    speaks: line.leads,
    refusal: () => refusalIn(line.why()),

    async start(hear) {
      state.hear = hear;
      line.start((error) => log('WeCom is no longer heard', error));
    },

    async send(told) {
      const { client } = state;
      if (!client) return { kind: 'later', seconds: AWAY, away: true };
      const unsubscribed = () => state.end('the connection speaks for nobody (846609)');
      return say(told, { client, clicks: pressed, salt, unsubscribed });
    },

    async stop() {
      await line.stop();
      await kept.stop();
    },
  };
}

const PULSE = 20_000;
const codeOf = (error: unknown) => z.object({ errcode: z.number() }).safeParse(error).data?.errcode;

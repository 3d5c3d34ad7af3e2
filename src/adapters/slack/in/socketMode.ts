/**
 * Slack through a connection of our own, for those without a public address. Slack renews it several times a day; the
 * next one is opened at once, and what could not be kept is not acknowledged, so that Slack sends it again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import { durably } from './bolt.ts';
import { patiently } from '../../shared/retry.ts';
import { errorOf } from '../out/errors.ts';

type Parts = {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly log: (sentence: string, error?: unknown) => void;
};

export type SocketMode = Receiver & { isOpen(): boolean; refusal(): string | undefined };

export function socketReceiver({ appToken, clientOptions, log }: Parts): SocketMode {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    logger: silent,
    async processEventErrorHandler({ error }) {
      log('Slack is to send that again', error);
      return false;
    },
  });
  const { client } = receiver;
  const ending = new AbortController();
  const state = { opening: false, open: false, refusal: undefined as string | undefined };

  const connect = async () => {
    if (state.opening || ending.signal.aborted) return;
    state.opening = true;
    await patiently(() => client.start().then(() => (state.refusal = undefined)), {
      signal: ending.signal,
      told: (error, seconds) => {
        const why = errorOf(error);
        state.refusal = why;
        const hint = why
          ? `Slack refuses SLACK_APP_TOKEN (${why}): make an app-level token with connections:write`
          : 'Slack does not open a connection';
        log(`${hint}; trying again in ${seconds} s`, error);
      },
    });
    state.opening = false;
    state.open = !ending.signal.aborted;
  };

  client.on('disconnected', () => {
    state.open = false;
    void connect();
  });

  return {
    init(app) {
      const processEvent: typeof app.processEvent = async ({ ack, ...event }) => ack(await durably(app, event));
      receiver.init(
        new Proxy(app, { get: (of, key) => (key === 'processEvent' ? processEvent : Reflect.get(of, key)) }),
      );
    },
    start: connect,
    isOpen: () => state.open,
    refusal: () => state.refusal,
    async stop() {
      ending.abort();
      // A connection that is already dead never says that it is closed.
      await Promise.race([client.disconnect(), sleep(2_000, undefined, { ref: false })]);
    },
  };
}

/** What the library has to say holds what people typed. */
export const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  // The library asks, to spare itself the composing of what it would not write.
  getLevel: () => 'error' as never,
  setName: () => {},
};

/**
 * One stretch of being connected to DingTalk. Its SDK prints to the console, dies of a frame that is no JSON, and tries a
 * wrong secret for ever in silence: so the socket and the loop that begins anew are ours, and the frames are the SDK’s.
 */
import type { Frame } from 'dingtalk-stream';
import type { Settings } from './api.ts';

/** What people write, and the buttons that they press. */
export const WORDS = '/v1.0/im/bot/messages/get';
export const PRESS = '/v1.0/card/instances/callback';

type Parts = {
  readonly settings: Settings;
  readonly endpoint: (subscriptions: readonly object[]) => Promise<string>;
  readonly opened: () => void;
  /** `acknowledge` when it is kept. */
  readonly told: (frame: Frame, acknowledge: () => void) => void;
  readonly till: AbortSignal;
};

/** DingTalk pings two or three times a minute. */
const SILENCE = 90_000;
const HANDSHAKE = 15_000;

/** Resolves to why it ended. */
export async function session({ settings, endpoint, opened, told, till }: Parts): Promise<string> {
  const { DWClient } = await import('dingtalk-stream');
  const over = Promise.withResolvers<string>();
  const silence = { timer: setTimeout(() => over.resolve('DingTalk does not answer'), HANDSHAKE) };

  class Line extends DWClient {
    override async getEndpoint() {
      this.dw_url = await endpoint(this.getConfig().subscriptions);
      return this;
    }

    open() {
      const socket = new WebSocket(this.dw_url ?? '');
      this.socket = socket;
      socket.addEventListener('message', ({ data }) => this.onDownStream(String(data)));
      socket.addEventListener('close', () => over.resolve('the connection ended'));
      socket.addEventListener('error', () => over.resolve('the connection broke'));
    }

    override onDownStream(bytes: string) {
      clearTimeout(silence.timer);
      silence.timer = setTimeout(() => over.resolve('DingTalk is silent'), SILENCE);
      try {
        super.onDownStream(bytes);
      } catch {
        // Nothing that could be read.
      }
    }

    override onSystem(frame: Frame) {
      super.onSystem(frame);
      const { topic } = frame.headers;
      if (topic === 'REGISTERED') opened();
      // From here on nothing comes by this one, though it stays open for some seconds more.
      if (topic === 'disconnect') over.resolve(MOVED);
    }

    override onEvent(frame: Frame) {
      told(frame, () => this.send(frame.headers.messageId, { status: 'SUCCESS' }));
    }

    close() {
      this.socket?.close();
    }
  }

  const line = new Line({ clientId: settings.app, clientSecret: settings.secret, autoReconnect: false });
  for (const topic of [WORDS, PRESS])
    line.registerCallbackListener(topic, (frame) =>
      told(frame, () => line.send(frame.headers.messageId, { response: {} })),
    );
  const leave = () => over.resolve('no longer wanted');
  till.addEventListener('abort', leave, { once: true });
  try {
    await line.getEndpoint();
    if (till.aborted) leave();
    else line.open();
    return await over.promise;
  } finally {
    clearTimeout(silence.timer);
    till.removeEventListener('abort', leave);
    line.close();
  }
}

/** DingTalk’s own way of moving us to another of its machines, several times a day. */
export const MOVED = 'DingTalk moves the connection';

/** What somebody has to mend: nobody is let in with these. */
export const refusalIn = (why: string) =>
  /\((?:authFailed|invalidClientIdOrSecret|401)\)/.test(why)
    ? 'DingTalk does not take DINGTALK_CLIENT_ID or DINGTALK_CLIENT_SECRET'
    : undefined;

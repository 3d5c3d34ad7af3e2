/**
 * One stretch of being connected to WeCom. The SDK is told to give up at once: another connection in its place ends it for
 * good, so whoever begins anew is the one loop that does so for every reason.
 */
import type { Frame, WSClient } from '@wecom/aibot-node-sdk';

export type Settings = { readonly bot: string; readonly secret: string; readonly url: string };

export const KICKED = 'another program has connected as this bot';
/** By Tencent’s own words: a wrong id, a wrong secret. */
const REFUSED = /\((?:code: )?(?:93019|853000)\)/;
const MUTE = 15_000;

type Parts = {
  readonly settings: Settings;
  readonly opened: (client: WSClient, end: (why: string) => void) => void;
  readonly told: (frame: Frame, client: WSClient) => void;
  readonly till: AbortSignal;
};

/** Resolves to why it ended. */
export async function session({ settings, opened, told, till }: Parts): Promise<string> {
  const { WSClient } = await import('@wecom/aibot-node-sdk');
  const over = Promise.withResolvers<string>();
  const end = over.resolve;
  const client = new WSClient({
    botId: settings.bot,
    secret: settings.secret,
    wsUrl: settings.url,
    maxReconnectAttempts: 0,
    maxAuthFailureAttempts: 0,
    // It would print what people wrote.
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const mute = setTimeout(() => end('WeCom does not answer'), MUTE);
  client
    .on('authenticated', () => {
      clearTimeout(mute);
      opened(client, end);
    })
    .on('message', (frame) => told(frame, client))
    .on('event', (frame) => told(frame, client))
    .on('event.disconnected_event', () => end(KICKED))
    .on('error', ({ message }) => end(message))
    .on('disconnected', (why) => end(`the connection ended (${why})`));
  const leave = () => end('no longer wanted');
  till.addEventListener('abort', leave, { once: true });
  if (!till.aborted) client.connect();
  else leave();
  const why = await over.promise;
  clearTimeout(mute);
  till.removeEventListener('abort', leave);
  client.disconnect();
  return why;
}

/** What somebody has to mend: nobody is let in with these. */
export const refusalIn = (why: string) =>
  REFUSED.test(why) ? 'WeCom does not take WECOM_BOT_ID or WECOM_BOT_SECRET' : why === KICKED ? KICKED : undefined;

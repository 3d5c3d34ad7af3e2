/** One stretch of being connected to Feishu. Its SDK waits for minutes before it comes back, so the loop that begins anew is ours. */
import type { Settings } from './api.ts';

/** An app’s events, of which each is acknowledged when its handler has kept it. */
export type Handlers = Readonly<Record<string, (event: unknown) => Promise<void>>>;

type Parts = {
  readonly settings: Settings;
  readonly handlers: Handlers;
  readonly opened: () => void;
  readonly till: AbortSignal;
};

/** In seconds, and shorter than Feishu’s pings are apart: each of them begins the wait anew. */
const PONG = 10;
const HANDSHAKE = 15_000;

/** Resolves to why it ended. */
export async function session({ settings, handlers, opened, till }: Parts): Promise<string> {
  const { EventDispatcher, WSClient } = await import('@larksuiteoapi/node-sdk');
  const over = Promise.withResolvers<string>();
  const client = new WSClient({
    appId: settings.app,
    appSecret: settings.secret,
    domain: settings.url,
    logger: SILENT,
    wsConfig: { pingTimeout: PONG },
    handshakeTimeoutMs: HANDSHAKE,
    onReady: opened,
    onReconnecting: () => over.resolve('the connection ended'),
    onError: ({ message }) => over.resolve(message),
  });
  const leave = () => over.resolve('no longer wanted');
  till.addEventListener('abort', leave, { once: true });
  if (till.aborted) leave();
  else
    client
      .start({ eventDispatcher: new EventDispatcher({ logger: SILENT }).register(handlers) })
      .catch((error: unknown) => over.resolve(error instanceof Error ? error.message : 'Feishu does not answer'));
  const why = await over.promise;
  till.removeEventListener('abort', leave);
  client.close({ force: true });
  return why;
}

/** It would print what people wrote, and the secret of a request that failed. */
const SILENT = { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What somebody has to mend: nobody is let in with these. */
export const refusalIn = (why: string) =>
  /(?:code=|\()(?:514|403|10014|1000040345)\b/.test(why)
    ? 'Feishu does not take FEISHU_APP_ID or FEISHU_APP_SECRET'
    : undefined;

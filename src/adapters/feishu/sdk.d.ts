/** What we use of Feishu’s SDK: its long connection. Its own declarations are seventeen megabytes of all that Feishu has. */
declare module '@larksuiteoapi/node-sdk' {
  type Note = (...words: unknown[]) => void;
  type Logger = { readonly [level in 'trace' | 'debug' | 'info' | 'warn' | 'error']: Note };

  export class EventDispatcher {
    constructor(options: { readonly logger: Logger });
    register(handlers: Readonly<Record<string, (event: unknown) => Promise<void>>>): this;
  }

  export class WSClient {
    constructor(options: {
      readonly appId: string;
      readonly appSecret: string;
      readonly domain: string;
      readonly logger: Logger;
      readonly wsConfig: { readonly pingTimeout: number };
      readonly handshakeTimeoutMs: number;
      readonly onReady: () => void;
      readonly onReconnecting: () => void;
      readonly onError: (error: Error) => void;
    });
    start(options: { readonly eventDispatcher: EventDispatcher }): Promise<void>;
    close(options: { readonly force: boolean }): void;
  }
}

/** What we use of DingTalk’s SDK. Its own declarations need those of `ws`, and call a frame’s data anything. */
declare module 'dingtalk-stream' {
  export type Frame = {
    readonly type: string;
    readonly headers: { readonly messageId: string; readonly topic: string; readonly eventType?: string };
    readonly data: string;
  };

  export class DWClient {
    protected dw_url?: string;
    protected socket?: { send(words: string): void; close(): void };
    constructor(options: { readonly clientId: string; readonly clientSecret: string; readonly autoReconnect: boolean });
    registerCallbackListener(topic: string, told: (frame: Frame) => void): this;
    getConfig(): { readonly subscriptions: readonly object[] };
    getEndpoint(): Promise<this>;
    onDownStream(bytes: string): void;
    onSystem(frame: Frame): void;
    onEvent(frame: Frame): void;
    send(messageId: string, answer: object): void;
  }
}
